using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace SymGrad.Calculus.Primitives;

/// <summary>Every primitive function, one row each. A rule may use the function's own value y.</summary>
public static partial class PrimitiveTable
{
    private static readonly Dictionary<string, Primitive> ByMethod;

    [SuppressMessage("Performance", "CA1810", Justification = "The rows stand in several files; only a static constructor runs after the initialisers of all.")]
    static PrimitiveTable()
    {
        Rows = Numbered(
        [
            Exp, Log, Log1p, Expm1, Exp2, Log2, Log10, Sqrt, Cbrt,
            Sin, Cos, Tan, Asin, Acos, Atan, Sinh, Cosh, Tanh, Asinh, Acosh, Atanh,
            Sigmoid, Softplus, LogCosh, Relu, LeakyRelu, Elu, Gelu, Silu,
            Erf, Erfc, NormalCdf, NormalPdf, LogGamma, Digamma, Polygamma,
            Abs, Sign, Max, Min, Pow, Atan2, Hypot, XLogY, NormRoot, OfTerms, Shift, Difference, Weighted, SigmoidComplement, SechSquared,
            IntegerDivide, IntegerRemainder, IntegerMax, IntegerMin, CountOfTerms, CeilingRoot,
        ]);
        ByMethod = Rows.SelectMany(row => row.Methods, (row, method) => (row, method)).ToDictionary(p => p.method, p => p.row, StringComparer.Ordinal);
    }

    /// <summary>The rows, in the order of their groups.</summary>
    public static IReadOnlyList<Primitive> Rows { get; }

    /// <summary>The primitive that a C# method means, by <c>Namespace.Type.Method</c>; null when it is none of the table.</summary>
    public static Primitive? Find(string method) => ByMethod.TryGetValue(method, out var row) ? row : null;
}
