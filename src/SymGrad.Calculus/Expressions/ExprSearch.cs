using System.Linq;

namespace SymGrad.Calculus.Expressions;

/// <summary>Walks over expressions that visit each shared node once.</summary>
public static class ExprSearch
{
    /// <summary>All distinct nodes, users before operands. Where <paramref name="stop"/> holds, the walk does not look below.</summary>
    public static IEnumerable<Expr> Nodes(IEnumerable<Expr> roots, Func<Expr, bool>? stop = null) =>
        Followed(roots, stop is null ? node => node.Operands : node => stop(node) ? [] : node.Operands);

    /// <summary>All distinct nodes that are met where below each node <paramref name="below"/> says where to go on, users before what they lead to.</summary>
    public static IEnumerable<Expr> Followed(IEnumerable<Expr> roots, Func<Expr, IReadOnlyList<Expr>> below)
    {
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>(roots.Reverse());
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            yield return node;
            var next = below(node);
            for (var k = next.Count - 1; k >= 0; k--)
            {
                stack.Push(next[k]);
            }
        }
    }

    /// <summary>All distinct nodes, operands before what uses them.</summary>
    public static IReadOnlyList<Expr> OperandsFirst(IEnumerable<Expr> roots)
    {
        var order = new List<Expr>();
        var seen = new HashSet<Expr>();
        var pending = new Stack<(Expr Node, bool IsEntered)>();
        foreach (var root in roots)
        {
            pending.Push((root, false));
            while (pending.Count > 0)
            {
                var (node, isEntered) = pending.Pop();
                if (isEntered)
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

    /// <inheritdoc cref="OperandsFirst(IEnumerable{Expr})"/>
    public static IReadOnlyList<Expr> OperandsFirst(Expr root) => OperandsFirst([root]);

    /// <summary>All distinct nodes of one expression.</summary>
    public static IEnumerable<Expr> Nodes(this Expr root) => Nodes([root]);

    /// <summary>Whether the expression reads the tensor.</summary>
    public static bool Reads(this Expr root, Tensor tensor) => root.Nodes().Any(n => n is Read read && read.Tensor == tensor);

    /// <summary>Whether a definition's body is one kernel call for each element, row or matrix: a reduction that is no sum, a function of a matrix.</summary>
    public static bool IsOneCall(this Expr body) => body is Reduce { Operation: not ReductionKind.Sum } or MatrixFunction or Select { IsGuard: true, Then: MatrixFunction };

    /// <summary>Whether the expression reads elements of arrays, not just numbers.</summary>
    public static bool ReadsElements(this Expr root) => root.Nodes().Any(n => n is Read { Indices.Count: > 0 });
}
