using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <summary>Comparisons of real numbers, solved for the one quantity that both sides hold: 0.01 x &lt; x is 0 &lt; x, 0 &lt; 1 − t is t &lt; 1.</summary>
internal static class RealBounds
{
    public static Compare? Solve(ExprPool pool, Compare compare)
    {
        if ((compare.Left.Kind != ValueKind.Real && compare.Right.Kind != ValueKind.Real) || pool.Subtract(compare.Right, compare.Left) is not Sum { Terms.Count: 1 } gap || gap.Terms[0].Value is not Read read)
        {
            return null;
        }

        // right − left = c·x + k.
        var bound = pool.Number(-gap.Constant / gap.Terms[0].Coefficient);
        return (gap.Terms[0].Coefficient.Sign > 0 ? pool.Compare(compare.Relation, bound, read) : pool.Compare(compare.Relation, read, bound)) as Compare;
    }
}
