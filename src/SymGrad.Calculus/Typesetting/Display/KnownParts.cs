using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// Reads what has a name wherever it is written out: whole expressions, and sums and products that hold all terms or factors of a known one,
/// whichever indices stand for its axes.
/// </summary>
internal sealed class KnownParts : ExprRewriter
{
    // The orders of so many indices are tried.
    private const int MostIndices = 3;

    private readonly Dictionary<Expr, Tensor> _whole = [];
    private readonly List<(Tensor Target, Expr Body)> _parts = [];
    private readonly Verbatim.Normal _normal;

    /// <param name="pool">Makes the expressions.</param>
    /// <param name="known">Names with what they stand for over their axes; of two with one body the first counts.</param>
    public KnownParts(ExprPool pool, IEnumerable<(Tensor Target, Expr Body)> known)
        : base(pool)
    {
        _normal = new(pool);
        foreach (var (target, body) in known)
        {
            if (body is Read or Number or Constant or Extent or Sum { IsScaled: true, OnlyTerm.Value: Read } || target.Rank > MostIndices || _whole.ContainsKey(body))
            {
                continue;
            }

            _whole.Add(body, target);
            if (body is Sum { IsScaled: false } or Product { Factors.Count: > 1 })
            {
                _parts.Add((target, body));
            }
        }

        _parts = [.. _parts.OrderByDescending(p => p.Body.Operands.Count)];
    }

    public bool IsEmpty => _whole.Count == 0;

    protected override Expr? Before(Expr expr)
    {
        if (!IsCandidate(expr))
        {
            return null;
        }

        // What was written as a product or quotient stays one.
        var open = Open(expr);
        return expr is Verbatim { Operation: VerbatimOperation.Multiply or VerbatimOperation.Divide } ? null : Whole(expr, open) ?? expr switch
        {
            Sum { IsScaled: false } sum => Parts<Sum>(open).Select(p => OfSum(sum, p.Target, p.Body, p.At)).FirstOrDefault(e => e is not null),
            Product product => Parts<Product>(open).Select(p => OfProduct(product, p.Target, p.Body, p.At)).FirstOrDefault(e => e is not null),
            Apply apply when apply.Primitive == PrimitiveTable.Max && apply.Arguments.Any(IsZero) => Visit(Pool.Apply(PrimitiveTable.Relu, apply.Arguments.First(a => !IsZero(a)))) as Read,
            _ => null,
        };
    }

    protected override Expr After(Expr expr) => IsCandidate(expr) && expr is not Verbatim ? Whole(expr, Open(expr)) ?? expr : expr;

    private static bool IsZero(Expr expr) => expr is Number { Value.IsZero: true };

    private static bool IsCandidate(Expr expr) => expr.Operands.Count > 0 && expr.Kind == ValueKind.Real && expr is not Read;

    private static List<IndexVariable> Open(Expr expr) => [.. expr.Nodes().OfType<IndexVariable>().Where(i => i.Scope != IndexScope.Bound).Distinct()];

    private Expr? Whole(Expr expr, List<IndexVariable> open)
    {
        if (open.Count > MostIndices)
        {
            return null;
        }

        var normal = _normal.Visit(expr);
        return Arrangements(open, open.Count).Select(at => _whole.TryGetValue(Pool.Positional(normal, at), out var target) && target.Rank == at.Count ? Pool.Read(target, [.. at]) : null).FirstOrDefault(e => e is not null);
    }

    /// <summary>The known sums, or products, at each choice of indices for their axes.</summary>
    private IEnumerable<(Tensor Target, T Body, IReadOnlyList<IndexVariable> At)> Parts<T>(List<IndexVariable> open)
        where T : Expr => from part in _parts
                          where part.Body is T
                          from at in Arrangements(open, part.Target.Rank)
                          select (part.Target, (T)Pool.Instantiate(part.Body, [.. at]), at);

    /// <summary>A sum that holds all terms of a known one, or their opposites.</summary>
    private Expr? OfSum(Sum sum, Tensor target, Sum part, IReadOnlyList<IndexVariable> at)
    {
        Rational? Coefficient(Expr value) => sum.Terms.Where(t => ReferenceEquals(t.Value, value)).Select(t => (Rational?)t.Coefficient).FirstOrDefault();
        var scale = Coefficient(part.Terms[0].Value) / part.Terms[0].Coefficient;
        return scale is { } s && Rational.Abs(s).IsOne && part.Terms.All(t => Coefficient(t.Value) == s * t.Coefficient) && (part.Constant.IsZero || sum.Constant == s * part.Constant)
            ? Pool.Add(Pool.Scale(s, Pool.Read(target, [.. at])), Visit(Pool.Subtract(sum, Pool.Scale(s, part))))
            : null;
    }

    /// <summary>A product that holds all factors of a known one.</summary>
    private Expr? OfProduct(Product product, Tensor target, Product part, IReadOnlyList<IndexVariable> at) =>
        part.Factors.All(f => product.Factors.Any(g => ReferenceEquals(g.Base, f.Base) && (f.Exponent > 0 ? g.Exponent >= f.Exponent : g.Exponent <= f.Exponent)))
            ? Pool.Multiply(Pool.Read(target, [.. at]), Visit(Pool.Divide(product, part)))
            : null;

    /// <summary>The ways to take so many indices in order.</summary>
    private static IEnumerable<IReadOnlyList<IndexVariable>> Arrangements(List<IndexVariable> indices, int count) => count == 0 ? [[]]
        : count > indices.Count ? []
        : Arrangements(indices, count - 1).SelectMany(a => indices.Where(i => !a.Contains(i)), (a, i) => (IReadOnlyList<IndexVariable>)[.. a, i]);
}
