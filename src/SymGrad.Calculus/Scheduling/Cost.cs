using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>A rough count of multiplications, by which storing is weighed against computing again.</summary>
internal static class Cost
{
    public static int Of(Expr expr)
    {
        var total = 0;
        foreach (var node in expr.Nodes())
        {
            total += node switch
            {
                Apply apply => apply.Primitive.Cost,
                Product product => product.Factors.Sum(f => f.Exponent < 0 ? 4 : f.Exponent) - 1,
                Sum sum => sum.Terms.Count,
                Reduce or MatrixFunction or CustomCall => 1000,
                Select => 2,
                _ => 0,
            };
            if (total >= 1000)
            {
                break;
            }
        }

        return total;
    }
}
