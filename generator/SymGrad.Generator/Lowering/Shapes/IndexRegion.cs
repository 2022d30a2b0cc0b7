using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Scheduling;
using SymGrad.Generator.Lowering.Functions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>
/// The rounds in which something is read: the ranges of its indices, and of the loops inside, without the rounds in which one of these is
/// empty. Over it the least and the greatest value of an index are found at its corners.
/// </summary>
internal sealed class IndexRegion
{
    private readonly ExprPool _pool;
    private readonly Func<Expr, Expr> _resolve;

    /// <summary>The ranges from outer to inner; an inner one may depend on outer indices.</summary>
    private readonly List<(IndexVariable Index, Expr Lower, Expr Upper)> _ranges = [];

    private IndexRegion(ExprPool pool, Func<Expr, Expr> resolve) => (_pool, _resolve) = (pool, resolve);

    /// <summary>The region of a read; null where the rounds that hold something cannot be told from the bounds.</summary>
    public static IndexRegion? Of(ExprPool pool, Func<Expr, Expr> resolve, Expr index, IReadOnlyList<IndexVariable> around)
    {
        var region = new IndexRegion(pool, resolve);
        var all = around.Concat(OpenIndices(index)).Distinct().OrderBy(i => i.Position).ToList();
        foreach (var variable in index.FreeIndices.IsEmpty ? all : Related(all, index, resolve))
        {
            region._ranges.Add((variable, resolve(variable.Lower!), resolve(variable.Upper!)));
        }

        return region.Tighten() ? region : null;
    }

    /// <summary>That there is a round at all.</summary>
    public Expr Runs => _pool.And([.. _ranges.Where(r => _pool.Subtract(r.Upper, r.Lower).FreeIndices.IsEmpty).Select(r => r.Upper.FreeIndices.IsEmpty
        ? _pool.Compare(Relation.Less, r.Lower, r.Upper)
        : _pool.Compare(Relation.Less, _pool.Zero, _pool.Subtract(r.Upper, r.Lower)))]);

    /// <summary>Whether there is a round for every argument, as of i in 0 ≤ i ≤ n.</summary>
    public bool RunsForCertain => ReferenceEquals(Runs, _pool.True) || _ranges.All(r => Natural.IsCertain(_pool, _pool.Subtract(_pool.Subtract(r.Upper, r.Lower), _pool.One)));

    /// <summary>Whether what is greatest is no more than 0 where there is no round, as of i in 0 ≤ i &lt; n: then n elements may be demanded in any case.</summary>
    public bool IsHarmlessWhenEmpty(Expr index) => index switch
    {
        IndexVariable variable => StartsAtZero(variable),
        Sum { Constant.Sign: <= 0, Terms.Count: 1 } s => s.Terms[0] is { Value: IndexVariable variable, Coefficient.IsOne: true } && StartsAtZero(variable),
        _ => _ranges.Count == 0,
    };

    /// <summary>The greatest value; null when it is not at a corner that can be told.</summary>
    public Expr? Greatest(Expr expr) => Corner(expr, greatest: true);

    /// <summary>The least value; null when it is not at a corner that can be told.</summary>
    public Expr? Least(Expr expr) => Corner(expr, greatest: false);

    // That for j < i the outer index begins at 1 is not asked: a condition on the demand would be a condition in every formula.
    private bool StartsAtZero(IndexVariable variable) => _resolve(variable.Lower!) is Number { Value.Sign: <= 0 };

    /// <summary>The indices of an expression, those that bound them, and the loops inside whose ranges they bound.</summary>
    private static IEnumerable<IndexVariable> Related(List<IndexVariable> all, Expr index, Func<Expr, Expr> resolve)
    {
        var related = new HashSet<IndexVariable>(OpenIndices(index));
        for (var count = 0; count != related.Count;)
        {
            count = related.Count;
            foreach (var variable in all)
            {
                var bounds = OpenIndices(resolve(variable.Lower!)).Concat(OpenIndices(resolve(variable.Upper!))).ToList();
                if (related.Contains(variable) || bounds.Exists(related.Contains))
                {
                    related.Add(variable);
                    related.UnionWith(bounds);
                }
            }
        }

        return related.OrderBy(i => i.Position);
    }

    /// <summary>A range that depends on an outer index leaves that index only the values for which it is not empty.</summary>
    private bool Tighten()
    {
        for (var k = _ranges.Count - 1; k >= 0; k--)
        {
            var slack = _pool.Subtract(_pool.Subtract(_ranges[k].Upper, _ranges[k].Lower), _pool.One);
            if (OpenIndices(slack).OrderByDescending(i => i.Position).FirstOrDefault() is not { } outer)
            {
                continue;
            }

            if (Affine.Solve(_pool, slack, outer, _pool.Zero) is not { } root)
            {
                return false;
            }

            var at = _ranges.FindIndex(r => r.Index == outer);
            if (at < 0)
            {
                return false;
            }

            var rises = !_pool.Subtract(slack, outer).DependsOn(outer);
            var (index, lower, upper) = _ranges[at];
            _ranges[at] = rises
                ? (index, IntegerArithmetic.Max(_pool, lower, root), upper)
                : (index, lower, IntegerArithmetic.Min(_pool, upper, _pool.Add(root, _pool.One)));
        }

        return true;
    }

    private Expr? Corner(Expr expr, bool greatest) => IndexPolynomial.Of(_pool, _resolve(expr)) is { } polynomial ? Corner(polynomial, greatest, difference: null)?.Expr : null;

    /// <param name="polynomial">What is least or greatest.</param>
    /// <param name="greatest">Which of the two is asked for.</param>
    /// <param name="difference">The index whose differences it gives: the last value has none.</param>
    private IndexPolynomial? Corner(IndexPolynomial polynomial, bool greatest, IndexVariable? difference)
    {
        for (var k = _ranges.Count - 1; k >= 0; k--)
        {
            var (index, lower, upper) = _ranges[k];
            if (!polynomial.Expr.DependsOn(index))
            {
                continue;
            }

            var step = polynomial.Difference(index);
            var rises = step is not null && Corner(step, greatest: false, index) is { } least && IsNeverNegative(least);
            if (step is null || (!rises && !(Corner(step, greatest: true, index) is { } most && IsNeverNegative(most.Negated()))))
            {
                return null;
            }

            var last = _pool.Subtract(upper, _pool.Number(index == difference ? 2 : 1));
            if (polynomial.At(index, rises == greatest ? last : lower) is not { } next)
            {
                return null;
            }

            polynomial = next;
        }

        return polynomial;
    }

    private bool IsNeverNegative(IndexPolynomial polynomial)
    {
        var floor = Rational.Zero;
        foreach (var (coefficient, value) in polynomial.Terms)
        {
            if (value is not Number && (coefficient.Sign < 0 || Floor(value) is null))
            {
                return false;
            }

            floor += coefficient * new Rational(Floor(value)!.Value);
        }

        return floor.Sign >= 0;
    }

    /// <summary>Extents are never negative; where there is a round, the end of a range that begins at 0 is at least 1.</summary>
    private int? Floor(Expr monomial) => monomial switch
    {
        Number => 1,
        Product product => product.Factors.Select(f => Floor(f.Base)).Aggregate((int?)1, (x, y) => x * y),
        _ when _ranges.Exists(r => r.Lower is Number { Value.Sign: >= 0 } && ReferenceEquals(r.Upper, monomial)) => 1,
        Extent => 0,
        _ => null,
    };

    private static IEnumerable<IndexVariable> OpenIndices(Expr expr) =>
        expr is IndexVariable index ? [index] : expr.Operands.Where(o => !o.FreeIndices.IsEmpty).SelectMany(OpenIndices).Distinct();
}
