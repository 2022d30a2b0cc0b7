using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <summary>
/// The order of a derivative's factors: sizes, scalars, then the chain from the output to the input, then what was only read. A sum over
/// everything comes last, where it needs no brackets.
/// </summary>
internal static class ChainOrder
{
    public static IEnumerable<Factor> Sort(Vocabulary words, IReadOnlyList<Factor> factors)
    {
        var mixed = factors.Any(f => !f.Base.FreeIndices.IsEmpty);
        return factors
            .OrderBy(f => f.Base is Extent ? 0 : 1)
            .ThenBy(f => mixed && f.Base.FreeIndices.IsEmpty ? (f.Base is Reduce ? 2 : 0) : 1)
            .ThenBy(f => -Position(words, f.Base))
            .ThenBy(f => f.Base is Read && !mixed ? 0 : 1)
            .ThenBy(f => -Tensors(f.Base).Count)
            .ThenBy(f => f.Base is Read ? 0 : 1);
    }

    /// <summary>What stands below a line: sizes before what is computed.</summary>
    public static IReadOnlyList<Factor> Below(IReadOnlyList<Factor> factors) => [.. factors.OrderBy(f => f.Base is Extent ? 0 : 1)];

    /// <summary>How close to the output an expression stands: where the latest definition that it reads does.</summary>
    public static int Position(Vocabulary words, Expr expr) => Tensors(expr).Select(words.OrderOf).DefaultIfEmpty(-1).Max();

    private static HashSet<Tensor> Tensors(Expr expr) => [.. ExprSearch.OperandsFirst(expr).OfType<Read>().Select(r => r.Tensor)];
}
