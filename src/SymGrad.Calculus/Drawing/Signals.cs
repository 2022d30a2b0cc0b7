using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Drawing;

/// <summary>
/// Which reads are nodes and which weigh others: in a product what is computed, or handed on, is a node, and parameters weigh it. Of
/// parameters alone that of the lowest rank is the node: of W·x it is x.
/// </summary>
internal sealed class Signals(Tensor? state)
{
    /// <summary>The factors of a product that lead to nodes, by position; the others weigh them.</summary>
    public IReadOnlyList<int> Of(Product product)
    {
        var all = Enumerable.Range(0, product.Factors.Count).Where(k => Reads(product.Factors[k].Base).Any()).ToList();
        var computed = all.Where(k => Reads(product.Factors[k].Base).Any(IsComputed)).ToList();
        return computed.Count > 0 ? computed
            : [.. all.OrderBy(k => product.Factors[k].Exponent < 0).ThenBy(k => Reads(product.Factors[k].Base).Min(t => t.Rank)).ThenByDescending(k => k).Take(1)];
    }

    private bool IsComputed(Tensor tensor) => !tensor.IsParameter || tensor == state;

    private static IEnumerable<Tensor> Reads(Expr expr) => expr.Nodes().OfType<Read>().Where(r => r.Tensor.Kind == ValueKind.Real).Select(r => r.Tensor);
}
