using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Emission;

/// <summary>
/// Which subexpressions of some code get a variable: those used more than once. Fusing definitions into a loop shares nodes, and
/// printing a shared node at each use would grow exponentially with the depth of sharing.
/// </summary>
internal static class Bindings
{
    /// <summary>The nodes to name, operands before their users.</summary>
    /// <param name="roots">The expressions of one piece of straight-line code.</param>
    /// <param name="isKnown">What has a name already and is not looked into.</param>
    /// <param name="onLanes">Whether both branches of a selection run in any case, as they do on lanes.</param>
    public static IReadOnlyList<Expr> Shared(IEnumerable<Expr> roots, Func<Expr, bool> isKnown, bool onLanes = false)
    {
        roots = [.. roots];
        var runs = Running(roots);
        var uses = new Dictionary<Expr, int>();
        var order = new List<Expr>();
        foreach (var root in roots)
        {
            Visit(root, uses, order, isKnown);
        }

        return [.. order.Where(e => uses[e] > 1 && IsWorthNaming(e) && (onLanes || runs.Contains(e) || ReadsNoElement(e)))];
    }

    /// <summary>All nodes down to what is known, operands before their users.</summary>
    public static IReadOnlyList<Expr> InOrder(IEnumerable<Expr> roots, Func<Expr, bool> isKnown)
    {
        var order = new List<Expr>();
        var uses = new Dictionary<Expr, int>();
        foreach (var root in roots)
        {
            Visit(root, uses, order, isKnown);
        }

        return order;
    }

    /// <summary>The largest subexpressions that a loop over <paramref name="index"/> leaves unchanged and that compute something.</summary>
    public static IReadOnlyList<Expr> Invariant(IEnumerable<Expr> roots, IndexVariable index, Func<Expr, bool> isKnown)
    {
        roots = [.. roots];
        var runs = Running(roots);
        bool Stops(Expr node) => isKnown(node) || node.Kind != ValueKind.Real || !node.DependsOn(index);
        return [.. ExprSearch.Nodes(roots, Stops).Where(e => e.Kind == ValueKind.Real && !isKnown(e) && !e.DependsOn(index) && IsWorthNaming(e) && ((runs.Contains(e) && CanRunEarly(e)) || ReadsNoElement(e)))];
    }

    private static void Visit(Expr root, Dictionary<Expr, int> uses, List<Expr> order, Func<Expr, bool> isKnown)
    {
        var stack = new Stack<(Expr Node, bool Done)>();
        stack.Push((root, false));
        while (stack.Count > 0)
        {
            var (node, done) = stack.Pop();
            if (done)
            {
                order.Add(node);
                continue;
            }

            if (isKnown(node))
            {
                continue;
            }

            if (uses.TryGetValue(node, out var count))
            {
                uses[node] = count + 1;
                continue;
            }

            uses.Add(node, 1);
            stack.Push((node, true));
            if (node is Product product)
            {
                foreach (var factor in product.Factors.Reverse())
                {
                    stack.Push((factor.Base, false));

                    // A power written out uses its base again.
                    if (Math.Abs(factor.Exponent) > 1)
                    {
                        stack.Push((factor.Base, false));
                    }
                }

                continue;
            }

            if (node is not Read)
            {
                for (var k = node.Operands.Count - 1; k >= 0; k--)
                {
                    stack.Push((node.Operands[k], false));
                }
            }
        }
    }

    private static bool IsWorthNaming(Expr expr) => expr is Apply or CustomCall or Sum or Product or Select && expr.Kind == ValueKind.Real || expr is Read { Kind: ValueKind.Real, Indices.Count: > 0 };

    /// <summary>What runs in any case: not what only a branch of a selection needs, or a condition after another, whose elements may lie outside their array.</summary>
    private static HashSet<Expr> Running(IEnumerable<Expr> roots)
    {
        var running = new HashSet<Expr>();
        var stack = new Stack<Expr>(roots);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (running.Add(node))
            {
                foreach (var operand in node switch
                {
                    Select select => [select.Condition],
                    Logic { Connective: not Connective.Not } logic => ScalarPrinter.InOrder(logic).Take(1),
                    _ => node.Operands,
                })
                {
                    stack.Push(operand);
                }
            }
        }

        return running;
    }

    private static bool ReadsNoElement(Expr expr) => expr.Nodes().OfType<Read>().All(r => r.Indices.Count == 0);

    /// <summary>Whether evaluating an expression ahead of a branch can do no harm: all that it reads is there in any case.</summary>
    private static bool CanRunEarly(Expr expr) => expr.Nodes().OfType<Read>().All(r => r.Indices.All(i => i is IndexVariable or Number));
}
