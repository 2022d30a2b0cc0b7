using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>A rough count of multiplications, by which storing is weighed against computing again.</summary>
internal static class Cost
{
    public static int Of(Expr expr)
    {
        var total = 0;
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>();
        stack.Push(expr);
        while (stack.Count > 0 && total < 1000)
        {
            var node = stack.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            total += node switch
            {
                Apply apply => apply.Primitive.Cost,
                Product product => product.Factors.Sum(f => f.Exponent < 0 ? 4 : f.Exponent) - 1,
                Sum sum => sum.Terms.Count,
                Reduce => 1000,
                Select => 2,
                _ => 0,
            };
            foreach (var operand in node.Operands)
            {
                stack.Push(operand);
            }
        }

        return total;
    }
}
