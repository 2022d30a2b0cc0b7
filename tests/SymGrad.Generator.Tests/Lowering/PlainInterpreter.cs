using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>
/// Evaluates a model as lowering leaves it, in double; slow and plain, to be compared with C#. An element is computed when it is read,
/// so that definitions may read each other.
/// </summary>
internal sealed class PlainInterpreter
{
    private readonly Dictionary<Tensor, Definition> definitions;
    private readonly Dictionary<Tensor, Array> arguments = [];
    private readonly Dictionary<Tensor, int[]> extents = [];
    private readonly Dictionary<(Tensor Tensor, string Place), double> elements = [];
    private Dictionary<int, long> indices = [];

    private PlainInterpreter(Calculus.Models.Model model) => definitions = model.Definitions.ToDictionary(d => d.Target);

    /// <summary>The model's value; arguments are numbers or arrays with the rank of their parameters.</summary>
    public static double Value(Calculus.Models.Model model, IReadOnlyList<object> arguments)
    {
        var run = new PlainInterpreter(model);
        for (var i = 0; i < arguments.Count; i++)
        {
            run.arguments[model.Parameters[i].Tensor] = Elements(arguments[i]);
        }

        return run.Element(model.Value.Target, []);
    }

    private static Array Elements(object argument)
    {
        if (argument is Array array)
        {
            return array;
        }

        var scalar = Array.CreateInstance(typeof(double), [1]);
        scalar.SetValue(Convert.ToDouble(argument, null), 0);
        return scalar;
    }

    private double Element(Tensor tensor, int[] at)
    {
        if (arguments.TryGetValue(tensor, out var argument))
        {
            return Convert.ToDouble(argument.GetValue(at.Length == 0 ? [0] : at), null);
        }

        var sizes = extents.TryGetValue(tensor, out var known) ? known : extents[tensor] = [.. tensor.Extents.Select(e => (int)Evaluate(e))];
        if (at.Zip(sizes, (i, n) => i < 0 || i >= n).Any(outside => outside))
        {
            throw new InvalidOperationException($"{tensor.Name}[{string.Join(", ", at)}] is outside of [{string.Join(", ", sizes)}].");
        }

        var key = (tensor, string.Join(',', at));
        if (!elements.TryGetValue(key, out var value))
        {
            var outer = indices;
            indices = at.Select((i, axis) => (axis, (long)i)).ToDictionary(p => p.axis, p => p.Item2);
            elements[key] = double.NaN;
            elements[key] = value = Evaluate(definitions[tensor].Body);
            indices = outer;
        }

        return value;
    }

    private double Evaluate(Expr expr) => expr switch
    {
        Number n => n.Value.ToDouble(),
        Constant c => c.Name switch { NamedConstant.Pi => Math.PI, NamedConstant.E => Math.E, NamedConstant.NaN => double.NaN, _ => double.PositiveInfinity },
        IndexVariable i => indices[i.Key],
        Extent e => arguments[e.Tensor].GetLength(e.Axis),
        Read r => Element(r.Tensor, [.. r.Indices.Select(i => checked((int)Evaluate(i)))]),
        Sum s => s.Terms.Aggregate(s.Constant.ToDouble(), (sum, t) => sum + (t.Coefficient.ToDouble() * Evaluate(t.Value))),
        Product p => p.Factors.Aggregate(1.0, (product, f) => product * Math.Pow(Evaluate(f.Base), f.Exponent)),
        Apply a => PlainPrimitives.Apply(a.Primitive.Name, [.. a.Arguments.Select(Evaluate)]),
        Select s => Holds(s.Condition) ? Evaluate(s.Then) : Evaluate(s.Otherwise),
        Reduce r => Fold(r),
        _ => throw new InvalidOperationException($"No number: {expr}"),
    };

    private bool Holds(Expr expr) => expr switch
    {
        Compare { Relation: Relation.Equal } c => Evaluate(c.Left).CompareTo(Evaluate(c.Right)) == 0,
        Compare { Relation: Relation.NotEqual } c => Evaluate(c.Left).CompareTo(Evaluate(c.Right)) != 0,
        Compare { Relation: Relation.Less } c => Evaluate(c.Left) < Evaluate(c.Right),
        Compare c => Evaluate(c.Left) <= Evaluate(c.Right),
        Logic { Connective: Connective.And } l => l.Operands.All(Holds),
        Logic { Connective: Connective.Or } l => l.Operands.Any(Holds),
        Logic l => !Holds(l.Operands[0]),
        _ => throw new InvalidOperationException($"No condition: {expr}"),
    };

    private double Fold(Reduce reduce)
    {
        var key = -reduce.BinderHeight;
        var (lower, upper) = ((long)Evaluate(reduce.Lower), (long)Evaluate(reduce.Upper));
        var outer = indices.TryGetValue(key, out var value) ? value : (long?)null;
        var terms = new List<double>();
        for (var i = lower; i < upper; i++)
        {
            indices[key] = i;
            terms.Add(Evaluate(reduce.Body));
        }

        if (outer is { } previous)
        {
            indices[key] = previous;
        }

        return reduce.Operation switch
        {
            ReductionKind.Sum => terms.Sum(),
            ReductionKind.Product => terms.Aggregate(1.0, (a, b) => a * b),
            ReductionKind.Max => terms.Max(),
            ReductionKind.Min => terms.Min(),
            _ => terms.Max() is var top && terms.Count > 0 ? top + Math.Log(terms.Sum(t => Math.Exp(t - top))) : double.NegativeInfinity,
        };
    }
}
