using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>What definitions say as their author wrote it, where their normal form is what is computed with.</summary>
internal static class WrittenBodies
{
    /// <summary>For each definition its body as it was written; null where that is not the same.</summary>
    /// <param name="pool">Makes the bodies.</param>
    /// <param name="written">The same source, lowered with its operators kept.</param>
    /// <param name="parameters">The parameters of <paramref name="definitions"/>, in the order of those of <paramref name="written"/>.</param>
    /// <param name="definitions">The definitions in normal form, in the order of those of <paramref name="written"/>.</param>
    /// <param name="extent">The size of a parameter along an axis.</param>
    public static IReadOnlyList<Expr?> Of(ExprPool pool, Model written, IReadOnlyList<Tensor> parameters, IReadOnlyList<Definition> definitions, Func<int, int, Expr> extent)
    {
        var positions = written.Parameters.Select((p, k) => (p.Tensor, k)).ToDictionary(p => p.Tensor, p => p.k);
        var names = written.Parameters.Zip(parameters, (w, shared) => (w.Tensor, shared))
            .Concat(written.Definitions.Zip(definitions, (w, d) => (w.Target, d.Target))).ToDictionary(p => p.Item1, p => p.Item2);
        var (transplant, normal) = (new Transplant(pool, names, (tensor, axis) => extent(positions[tensor], axis)), new Verbatim.Normal(pool));
        return [.. written.Definitions.Select(w => transplant.Of(w.Body)).Zip(definitions, (body, d) => ReferenceEquals(normal.Visit(body), d.Body) ? body : null)];
    }
}
