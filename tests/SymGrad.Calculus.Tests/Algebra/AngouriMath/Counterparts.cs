using AngouriMath;
using SymGrad.Calculus.Primitives;
using static AngouriMath.MathS;

namespace SymGrad.Calculus.Tests.Algebra.AngouriMath;

/// <summary>
/// Every primitive's definition in AngouriMath's terms, as far as it has some: the oracle's side. Unlike the algebra's own map
/// it expands tanh, σ and softplus, since here only the numbers count.
/// </summary>
internal static class Counterparts
{
    private static readonly Dictionary<Primitive, Func<Entity[], Entity>> Rows = new()
    {
        [PrimitiveTable.Exp] = x => e.Pow(x[0]),
        [PrimitiveTable.Exp2] = x => ((Entity)2).Pow(x[0]),
        [PrimitiveTable.Expm1] = x => e.Pow(x[0]) - 1,
        [PrimitiveTable.Log] = x => Ln(x[0]),
        [PrimitiveTable.Log1p] = x => Ln(1 + x[0]),
        [PrimitiveTable.Log2] = x => Log(2, x[0]),
        [PrimitiveTable.Log10] = x => Log(10, x[0]),
        [PrimitiveTable.Sqrt] = x => Sqrt(x[0]),
        [PrimitiveTable.NormRoot] = x => Sqrt(x[0]),
        [PrimitiveTable.Sin] = x => Sin(x[0]),
        [PrimitiveTable.Cos] = x => Cos(x[0]),
        [PrimitiveTable.Tan] = x => Tan(x[0]),
        [PrimitiveTable.Asin] = x => Arcsin(x[0]),
        [PrimitiveTable.Acos] = x => Arccos(x[0]),
        [PrimitiveTable.Atan] = x => Arctan(x[0]),
        [PrimitiveTable.Sinh] = x => (e.Pow(x[0]) - e.Pow(-x[0])) / 2,
        [PrimitiveTable.Cosh] = x => (e.Pow(x[0]) + e.Pow(-x[0])) / 2,
        [PrimitiveTable.Tanh] = x => (e.Pow(2 * x[0]) - 1) / (e.Pow(2 * x[0]) + 1),
        [PrimitiveTable.Asinh] = x => Ln(x[0] + Sqrt(x[0].Pow(2) + 1)),
        [PrimitiveTable.Acosh] = x => Ln(x[0] + Sqrt(x[0].Pow(2) - 1)),
        [PrimitiveTable.Atanh] = x => Ln((1 + x[0]) / (1 - x[0])) / 2,
        [PrimitiveTable.Sigmoid] = x => 1 / (1 + e.Pow(-x[0])),
        [PrimitiveTable.Softplus] = x => Ln(1 + e.Pow(x[0])),
        [PrimitiveTable.LogCosh] = x => Ln((e.Pow(x[0]) + e.Pow(-x[0])) / 2),
        [PrimitiveTable.Silu] = x => x[0] / (1 + e.Pow(-x[0])),
        [PrimitiveTable.NormalPdf] = x => e.Pow(-x[0].Pow(2) / 2) / Sqrt(2 * pi),
        [PrimitiveTable.Relu] = x => Positive(x[0]),
        [PrimitiveTable.LeakyRelu] = x => Positive(x[0]) - (x[1] * Positive(-x[0])),
        [PrimitiveTable.Elu] = x => Positive(x[0]) + (x[1] * (e.Pow(-Positive(-x[0])) - 1)),
        [PrimitiveTable.Abs] = x => Abs(x[0]),
        [PrimitiveTable.Max] = x => (x[0] + x[1] + Abs(x[0] - x[1])) / 2,
        [PrimitiveTable.Min] = x => (x[0] + x[1] - Abs(x[0] - x[1])) / 2,
        [PrimitiveTable.Pow] = x => x[0].Pow(x[1]),
        [PrimitiveTable.Hypot] = x => Sqrt(x[0].Pow(2) + x[1].Pow(2)),
        [PrimitiveTable.XLogY] = x => x[0] * Ln(x[1]),
        [PrimitiveTable.OfTerms] = x => x[0],
        [PrimitiveTable.Difference] = x => x[0] - x[1],
        [PrimitiveTable.SigmoidComplement] = x => 1 / (1 + e.Pow(x[0])),
        [PrimitiveTable.SechSquared] = x => 4 / (e.Pow(x[0]) + e.Pow(-x[0])).Pow(2),
    };

    /// <summary>The counterpart; null where AngouriMath has none and differences must judge.</summary>
    public static Func<Entity[], Entity>? Of(Primitive primitive) => Rows.TryGetValue(primitive, out var row) ? row : null;

    private static Entity Positive(Entity x) => (x + Abs(x)) / 2;
}
