using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>A rough count of multiplications, by which storing is weighed against computing again. What depends on no index is computed once, before the loop.</summary>
internal static class Cost
{
    public static int Of(Expr expr)
    {
        var total = 0;
        foreach (var node in ExprSearch.Nodes([expr], e => e.FreeIndices.IsEmpty))
        {
            total += node switch
            {
                { FreeIndices.IsEmpty: true, BinderHeight: 0 } when !node.Nodes().Any(n => n is Reduce or MatrixFunction) => 0,
                Apply apply => apply.Primitive.Cost,
                Product product => Multiplications(product),
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

    private static int Multiplications(Product product)
    {
        var own = product.Factors.Where(f => !f.Base.FreeIndices.IsEmpty).ToList();
        return own.Sum(f => f.Exponent < 0 ? 4 : f.Exponent) - (own.Count == product.Factors.Count ? 1 : 0);
    }
}
