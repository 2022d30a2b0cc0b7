using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Evaluation.Enclosures;

/// <summary>
/// Intervals that hold all values of scalar definitions while one parameter runs over an interval: interval arithmetic with what the
/// table of primitives knows of their courses. Where something is not known, every number is possible.
/// </summary>
public sealed class Enclosure
{
    private readonly IReadOnlyDictionary<Tensor, Expr> _bodies;
    private readonly Tensor _variable;
    private readonly Inputs _others;
    private readonly Interval _over;
    private readonly Dictionary<Expr, Interval> _known = [];

    /// <param name="bodies">The bodies of the definitions that are read.</param>
    /// <param name="variable">The scalar parameter that runs.</param>
    /// <param name="over">What it runs over.</param>
    /// <param name="others">The values of all other parameters.</param>
    public Enclosure(IReadOnlyDictionary<Tensor, Expr> bodies, Tensor variable, Interval over, Inputs others) =>
        (_bodies, _variable, _over, _others) = (bodies, variable, over, others);

    /// <summary>Whether what was enclosed so far has neither jumps nor poles there.</summary>
    public bool IsContinuous { get; private set; } = true;

    /// <summary>Whether what was enclosed so far is known to have a value everywhere there.</summary>
    public bool IsDefined { get; private set; } = true;

    /// <summary>The values of a scalar definition; an interval that holds at least those.</summary>
    public Interval Of(Tensor tensor) => Of(_bodies[tensor]);

    private Interval Of(Expr expr)
    {
        if (!_known.TryGetValue(expr, out var interval))
        {
            _known[expr] = interval = Compute(expr);
        }

        return interval;
    }

    private Interval Compute(Expr expr) => expr switch
    {
        Number n => Interval.Point(n.Value.ToDouble()),
        Constant { Name: NamedConstant.Pi } => Interval.Point(Math.PI),
        Constant { Name: NamedConstant.E } => Interval.Point(Math.E),
        Read read when read.Tensor == _variable => _over,
        Read { Indices.Count: 0 } read when _bodies.TryGetValue(read.Tensor, out var body) => Of(body),
        Read { Indices.Count: 0, Tensor.IsParameter: true } read => Interval.Point(read.Tensor.Kind == ValueKind.Real ? _others.InDouble(read.Tensor).Scalar : _others.InIntegers(read.Tensor).Scalar),
        Sum sum => sum.Terms.Aggregate(Interval.Point(sum.Constant.ToDouble()), (total, term) => total + (Interval.Point(term.Coefficient.ToDouble()) * Of(term.Value))),
        Product product => product.Factors.Aggregate(Interval.Point(1), (total, factor) => total * Power(Of(factor.Base), factor.Exponent)),
        Apply { Primitive.Course: { } course } apply => Of(apply, course),
        Select select => Holds(select.Condition) switch
        {
            true => Of(select.Then),
            false => Of(select.Otherwise),
            null => Broken(Of(select.Then).Hull(Of(select.Otherwise))),
        },
        _ => Undefined(Interval.Reals),
    };

    private Interval Undefined(Interval interval)
    {
        IsDefined = false;
        return Broken(interval);
    }

    private Interval Broken(Interval interval)
    {
        IsContinuous = false;
        return interval;
    }

    private Interval Power(Interval values, int exponent) => exponent < 0 && values.Lower.Value <= 0 && values.Upper.Value >= 0 ? Undefined(values.Power(exponent)) : values.Power(exponent);

    /// <summary>Extremes at the ends and turning points of what the arguments run over.</summary>
    private Interval Of(Apply apply, Course course)
    {
        var (values, domains) = (Of(course.Values), apply.Primitive.Domains);
        var arguments = new List<IReadOnlyList<End>>();
        for (var k = 0; k < apply.Arguments.Count; k++)
        {
            if (Of(apply.Arguments[k]).Meet(Of(domains[k])) is not { } argument)
            {
                return Undefined(values);
            }

            IsDefined &= argument == Of(apply.Arguments[k]);
            if ((k == 0 ? course.TurningBetween(argument.Lower.Value, argument.Upper.Value) : []) is not { } turning)
            {
                return Broken(values);
            }


            arguments.Add([argument.Lower, argument.Upper, .. turning.Select(t => new End(t, false))]);
        }

        var ends = arguments.Count == 1
            ? arguments[0].Select(x => At(apply.Primitive, course, x))
            : arguments[0].SelectMany(x => arguments[1].Select(y => At(apply.Primitive, course, x, y)));
        var list = ends.ToList();
        IsContinuous &= !course.Jumps;

        // Nothing in common with all values has what is rounded to a bound that is not attained.
        return list.Exists(e => double.IsNaN(e.Value)) ? values : Interval.Of(list).Meet(values) ?? Interval.Of(list);
    }

    private static End At(Primitive primitive, Course course, params End[] arguments)
    {
        var value = primitive.Value.InDouble([.. arguments.Select(a => a.Value)]);
        return new(value, arguments.Any(a => a.IsOpen) || !course.Values.Contains(value));
    }

    private static Interval Of(Domain domain) => new(new(domain.Lower, !domain.IncludesLower), new(domain.Upper, !domain.IncludesUpper));

    /// <summary>Whether a condition holds everywhere, nowhere, or neither.</summary>
    private bool? Holds(Expr condition) => condition switch
    {
        Compare { Left.Kind: ValueKind.Real or ValueKind.Integer } compare => Holds(compare.Relation, Of(compare.Left), Of(compare.Right)),
        Logic { Connective: Connective.Not } not => !Holds(not.Operands[0]),
        Logic { Connective: Connective.And } all => all.Operands.Select(Holds).Aggregate((bool?)true, (x, y) => x & y),
        Logic any => any.Operands.Select(Holds).Aggregate((bool?)false, (x, y) => x | y),
        _ => null,
    };

    private static bool? Holds(Relation relation, Interval left, Interval right) => relation switch
    {
        Relation.Less => IsBelow(left, right, orEqual: false) ? true : IsBelow(right, left, orEqual: true) ? false : null,
        Relation.LessOrEqual => IsBelow(left, right, orEqual: true) ? true : IsBelow(right, left, orEqual: false) ? false : null,
        Relation.Equal => IsBelow(left, right, orEqual: false) || IsBelow(right, left, orEqual: false) ? false : null,
        _ => IsBelow(left, right, orEqual: false) || IsBelow(right, left, orEqual: false) ? true : null,
    };

    private static bool IsBelow(Interval left, Interval right, bool orEqual) =>
        left.Upper.Value < right.Lower.Value || (left.Upper.Value <= right.Lower.Value && (orEqual || left.Upper.IsOpen || right.Lower.IsOpen));
}
