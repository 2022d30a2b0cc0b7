using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>Walks expressions without recursion, each shared node once.</summary>
internal static class Traversal
{
    /// <summary>Every distinct node, operands before what uses them.</summary>
    public static IReadOnlyList<Expr> Nodes(IEnumerable<Expr> roots)
    {
        var order = new List<Expr>();
        var seen = new HashSet<Expr>();
        var pending = new Stack<(Expr Node, bool Entered)>();
        foreach (var root in roots)
        {
            pending.Push((root, false));
            while (pending.Count > 0)
            {
                var (node, entered) = pending.Pop();
                if (entered)
                {
                    order.Add(node);
                }
                else if (seen.Add(node))
                {
                    pending.Push((node, true));
                    for (var i = node.Operands.Count - 1; i >= 0; i--)
                    {
                        pending.Push((node.Operands[i], false));
                    }
                }
            }
        }

        return order;
    }

    public static IReadOnlyList<Expr> Nodes(Expr root) => Nodes([root]);
}
