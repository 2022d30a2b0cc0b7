using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// A reader's loops run a number of rounds that is not negative; what C# does for a negative count is not written, but the convention that there is none is.
/// </summary>
internal sealed class ForwardCounts : ExprRewriter
{
    private readonly HashSet<Expr> _counts;
    private readonly HashSet<Expr> _assumed = [];

    public ForwardCounts(ExprPool pool, IEnumerable<Definition> definitions, DemandedSteps steps)
        : base(pool) =>
        _counts = [.. ExprSearch.OperandsFirst(definitions.SelectMany(d => d.Target.Extents).Select(steps.Visit)).Where(IsCount)];

    /// <summary>The counts of which something was taken for granted.</summary>
    public IEnumerable<Expr> Assumed => _assumed;

    private static bool IsCount(Expr expr) => expr is Read { Tensor.IsParameter: true, Indices.Count: 0 } || (expr is Apply apply && apply.Primitive == PrimitiveTable.IntegerDivide);

    protected override Expr After(Expr expr)
    {
        if (expr is Apply most && most.Primitive == PrimitiveTable.IntegerMax && most.Arguments.Contains(Pool.Zero) && most.Arguments.FirstOrDefault(_counts.Contains) is { } counted)
        {
            _assumed.Add(counted);
            return counted;
        }

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
        if (!_counts.Contains(value))
        {
            return expr;
        }

        var least = compare.Relation == Relation.Less ? Rational.One : Rational.Zero;
        var decided = coefficient.Sign > 0 && constant >= least ? Pool.True
            : coefficient.Sign < 0 && constant < least ? Pool.False
            : null;
        if (decided is not null)
        {
            _assumed.Add(value);
        }

        return decided ?? expr;
    }
}
