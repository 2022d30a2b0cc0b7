using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// A reader's loops run a number of rounds that is not negative; what C# does for a negative count is not written, but the convention that there is none is.
/// </summary>
internal sealed class ForwardCounts : ExprRewriter
{
    private readonly HashSet<Tensor> _counts;
    private readonly HashSet<Tensor> _assumed = [];

    public ForwardCounts(ExprPool pool, IEnumerable<Definition> definitions)
        : base(pool) =>
        _counts = [.. ExprSearch.OperandsFirst(definitions.SelectMany(d => d.Target.Extents)).OfType<Read>().Select(r => r.Tensor).Where(t => t is { IsParameter: true, Rank: 0 })];

    /// <summary>The counts of which something was taken for granted.</summary>
    public IEnumerable<Tensor> Assumed => _assumed;

    protected override Expr After(Expr expr)
    {
        if (expr is not Compare { Left.Kind: ValueKind.Integer, Relation: Relation.Less or Relation.LessOrEqual } compare || _counts.Count == 0)
        {
            return expr;
        }

        // right − left = ±count + k.
        var (coefficient, value, constant) = Pool.Subtract(compare.Right, compare.Left) switch
        {
            Sum { Terms.Count: 1 } sum => (sum.Terms[0].Coefficient, sum.Terms[0].Value, sum.Constant),
            var other => (Rational.One, other, Rational.Zero),
        };
        if (value is not Read { Indices.Count: 0 } read || !_counts.Contains(read.Tensor))
        {
            return expr;
        }

        var least = compare.Relation == Relation.Less ? Rational.One : Rational.Zero;
        var decided = coefficient.Sign > 0 && constant >= least ? Pool.True
            : coefficient.Sign < 0 && constant < least ? Pool.False
            : null;
        if (decided is not null)
        {
            _assumed.Add(read.Tensor);
        }

        return decided ?? expr;
    }
}
