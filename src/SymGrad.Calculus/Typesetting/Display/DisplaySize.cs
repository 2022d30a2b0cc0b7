using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>How much a reader has to take in: the symbols of an expression, written out as a tree, and how often it reads what.</summary>
internal static class DisplaySize
{
    /// <summary>More than any page holds; sizes stop growing here, since a shared expression can be exponentially large on paper.</summary>
    public const int Unreadable = 1_000_000;

    /// <summary>The symbols of <paramref name="expr"/>, a read counting as <paramref name="sizeOf"/> says.</summary>
    public static int Of(Expr expr, Func<Tensor, int> sizeOf)
    {
        var sizes = new Dictionary<Expr, int>();
        foreach (var node in ExprSearch.OperandsFirst(expr))
        {
            long size = node switch
            {
                Read r => sizeOf(r.Tensor),
                Sum s => Coefficients(s),
                Reduce => 2,
                Apply or Select => 1,
                Compare or Logic or Product or Verbatim => 0,
                _ => 1,
            };
            foreach (var operand in Shown(node))
            {
                size += sizes[operand];
            }

            sizes[node] = (int)Math.Min(size, Unreadable);
        }

        return sizes[expr];
    }

    /// <summary>How many times each tensor appears on paper.</summary>
    public static IReadOnlyDictionary<Tensor, int> Occurrences(Expr expr)
    {
        var nodes = ExprSearch.OperandsFirst(expr);
        var times = new Dictionary<Expr, int> { [expr] = 1 };
        var reads = new Dictionary<Tensor, int>();
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            var count = times.TryGetValue(nodes[i], out var known) ? known : 0;
            if (nodes[i] is Read read)
            {
                reads[read.Tensor] = Math.Min(Unreadable, count + (reads.TryGetValue(read.Tensor, out var before) ? before : 0));
            }

            foreach (var operand in nodes[i].Operands)
            {
                times[operand] = Math.Min(Unreadable, count + (times.TryGetValue(operand, out var others) ? others : 0));
            }
        }

        return reads;
    }

    /// <summary>How deep reductions stand in each other, a read counting as <paramref name="nestingOf"/> says.</summary>
    public static int Nesting(Expr expr, Func<Tensor, int> nestingOf)
    {
        var depths = new Dictionary<Expr, int>();
        foreach (var node in ExprSearch.OperandsFirst(expr))
        {
            var inner = node is Read r ? nestingOf(r.Tensor) : 0;
            foreach (var operand in Shown(node))
            {
                inner = Math.Max(inner, depths[operand]);
            }

            depths[node] = inner + (node is Reduce { Operation: ReductionKind.Sum or ReductionKind.Product } ? 1 : 0);
        }

        return depths[expr];
    }

    private static int Coefficients(Sum sum)
    {
        var count = sum.Constant.IsZero ? 0 : 1;
        foreach (var term in sum.Terms)
        {
            count += term.Coefficient.IsOne || (-term.Coefficient).IsOne ? 0 : 1;
        }

        return count;
    }

    // Subscripts and bounds are small print.
    private static IReadOnlyList<Expr> Shown(Expr node) => node switch
    {
        Read => [],
        Reduce r => [r.Body],
        _ => node.Operands,
    };
}
