using System.Linq;
using System.Numerics;
using AngouriMath;
using PeterO.Numbers;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using static AngouriMath.Entity;

namespace SymGrad.Calculus.Algebra.AngouriMath;

/// <summary>
/// AngouriMath's trees as expressions. Conditions under which a result holds are kept apart from it; what has no counterpart (complex and undefined numbers,
/// unevaluated derivatives, sets) is refused with its reason, and nothing of the result is used then.
/// </summary>
/// <param name="pool">Where expressions are made.</param>
/// <param name="parts">What the variables stand for.</param>
/// <param name="known">An expression whose value has a name, so that (eᵘ)' reads eᵘ and (√u)' reads √u instead of computing them again.</param>
internal sealed class Reading(ExprPool pool, IReadOnlyList<(Variable Name, Expr Part)> parts, (Expr Node, Expr Value)? known = null)
{
    private readonly Dictionary<string, Expr> _parts = parts.ToDictionary(p => p.Name.Name, p => p.Part, StringComparer.Ordinal);
    private readonly List<Expr> _conditions = [];

    /// <summary>Why the tree has no counterpart; null where it has one.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Where AngouriMath vouches for the result.</summary>
    public Expr Condition => pool.And(_conditions);

    /// <summary>The result, if AngouriMath vouches for it wherever the given tree has a value; null, with the reason in <see cref="Refusal"/>, otherwise.</summary>
    public Expr? Of(Entity entity, Entity whereDefined)
    {
        var result = Of(entity);
        if (Refusal is null && !ReferenceEquals(Condition, pool.True))
        {
            var defined = Domain(whereDefined);
            Refusal = ReferenceEquals(pool.And(defined, Condition), defined) ? null : $"holds only where {Condition}: {entity}";
        }

        return Refusal is null ? result : null;
    }

    public Expr Of(Entity entity) => Named(entity switch
    {
        Entity.Number.Rational rational => pool.Number(Of(rational.ERational)),
        Variable { Name: "e" } => pool.Constant(NamedConstant.E),
        Variable { Name: "pi" } => pool.Constant(NamedConstant.Pi),
        Variable variable => _parts.TryGetValue(variable.Name, out var part) ? part : Refuse(entity),
        Sumf(var a, var b) => pool.Add(Of(a), Of(b)),
        Minusf(var a, var b) => pool.Subtract(Of(a), Of(b)),
        Mulf(var a, var b) => pool.Multiply(Of(a), Of(b)),
        Divf(var a, var b) => pool.Divide(Of(a), Of(b)),
        Powf(var a, var b) => Power(a, b),
        Logf(Variable { Name: "e" }, var x) => Apply(PrimitiveTable.Log, x),
        Logf(var b, var x) => pool.Divide(Apply(PrimitiveTable.Log, x), Apply(PrimitiveTable.Log, b)),
        Sinf(var x) => Apply(PrimitiveTable.Sin, x),
        Cosf(var x) => Apply(PrimitiveTable.Cos, x),
        Tanf(var x) => Apply(PrimitiveTable.Tan, x),
        Cotanf(var x) => pool.Power(Apply(PrimitiveTable.Tan, x), -1),
        Secantf(var x) => pool.Power(Apply(PrimitiveTable.Cos, x), -1),
        Cosecantf(var x) => pool.Power(Apply(PrimitiveTable.Sin, x), -1),
        Arcsinf(var x) => Apply(PrimitiveTable.Asin, x),
        Arccosf(var x) => Apply(PrimitiveTable.Acos, x),
        Arctanf(var x) => Apply(PrimitiveTable.Atan, x),
        Absf(var x) => Apply(PrimitiveTable.Abs, x),
        Signumf(var x) => Apply(PrimitiveTable.Sign, x),
        Providedf(var x, var condition) => Under(condition, x),
        Piecewise piecewise => Cases(piecewise),
        _ => Refuse(entity),
    });

    private Expr Apply(Primitive primitive, Entity argument) => Named(pool.Apply(primitive, Of(argument)));

    private Expr Named(Expr expr) => known is { } own && ReferenceEquals(expr, own.Node) ? own.Value : expr;

    /// <summary>e^x, integer powers, roots of squares, 2^x; otherwise the real power, for a base that is not negative.</summary>
    private Expr Power(Entity @base, Entity exponent) => (@base, exponent) switch
    {
        (Variable { Name: "e" }, _) => Apply(PrimitiveTable.Exp, exponent),
        (_, Entity.Number.Integer n) when n.EInteger.CanFitInInt32() => pool.Power(Of(@base), n.EInteger.ToInt32Checked()),
        (_, Entity.Number.Rational r) when r.ERational.Denominator.Equals(EInteger.FromInt32(2)) && r.ERational.Numerator.CanFitInInt32() =>
            pool.Power(Apply(PrimitiveTable.Sqrt, @base), r.ERational.Numerator.ToInt32Checked()),
        (Entity.Number.Integer two, _) when two.EInteger.Equals(EInteger.FromInt32(2)) => Apply(PrimitiveTable.Exp2, exponent),
        _ => pool.Apply(PrimitiveTable.Pow, Of(@base), Of(exponent)),
    };

    /// <summary>Where a tree has a value, as far as that can be told.</summary>
    private Expr Domain(Entity entity)
    {
        var reading = new Reading(pool, parts);
        var condition = reading.Where(entity.DomainCondition);
        return reading.Refusal is null ? pool.And([condition, .. reading._conditions]) : pool.True;
    }

    private Expr Under(Entity condition, Entity value)
    {
        _conditions.Add(Where(condition));
        return Of(value);
    }

    /// <summary>The first case that holds; behind the last one nothing is defined, so it needs no condition of its own.</summary>
    private Expr Cases(Piecewise piecewise)
    {
        var cases = piecewise.Cases.Select(c => (Value: Of(c.Expression), Condition: Where(c.Predicate))).ToList();
        _conditions.Add(pool.Or([.. cases.Select(c => c.Condition)]));
        return cases.Take(cases.Count - 1).Reverse().Aggregate(cases[cases.Count - 1].Value, (rest, c) => pool.Select(c.Condition, c.Value, rest));
    }

    private Expr Where(Entity condition) => condition switch
    {
        Entity.Boolean(var value) => value ? pool.True : pool.False,
        Notf(var a) => pool.Not(Where(a)),
        Andf(var a, var b) => pool.And(Where(a), Where(b)),
        Orf(var a, var b) => pool.Or(Where(a), Where(b)),
        Equalsf(var a, var b) => pool.Compare(Relation.Equal, Of(a), Of(b)),
        Lessf(var a, var b) => pool.Compare(Relation.Less, Of(a), Of(b)),
        Greaterf(var a, var b) => pool.Compare(Relation.Less, Of(b), Of(a)),
        LessOrEqualf(var a, var b) => pool.Compare(Relation.LessOrEqual, Of(a), Of(b)),
        GreaterOrEqualf(var a, var b) => pool.Compare(Relation.LessOrEqual, Of(b), Of(a)),
        _ => Refuse(condition),
    };

    private Expr Refuse(Entity entity)
    {
        Refusal ??= $"{entity.GetType().Name} has no counterpart: {entity}";
        return pool.Zero;
    }

    private static Rational Of(ERational value) => new(Of(value.Numerator), Of(value.Denominator));

    private static BigInteger Of(EInteger value) => new(value.ToBytes(littleEndian: true));
}
