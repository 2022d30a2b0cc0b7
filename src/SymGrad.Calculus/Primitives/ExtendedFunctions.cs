using SymGrad.Calculus.Arithmetic;
using static SymGrad.Calculus.Arithmetic.Extended;

namespace SymGrad.Calculus.Primitives;

/// <summary>Primitives in extended precision that are short formulas of <see cref="Extended"/>'s own functions.</summary>
internal static class ExtendedFunctions
{
    private static readonly Extended SqrtTwo = Sqrt(2);
    private static readonly Extended SqrtTwoPi = Sqrt(2 * Extended.Pi);

    internal static Extended Sign(Extended x) => x.IsNaN ? x : x.Sign;

    internal static Extended Relu(Extended x) => Max(x, Zero);

    internal static Extended LeakyRelu(Extended x, Extended slope) => x > Zero ? x : slope * x;

    internal static Extended Elu(Extended x, Extended alpha) => x > Zero ? x : alpha * Expm1(x);

    internal static Extended Silu(Extended x) => x == NegativeInfinity ? Zero : x * Sigmoid(x);

    internal static Extended Gelu(Extended x) => x == NegativeInfinity ? Zero : x * NormalCdf(x);

    /// <summary>Φ(x) = erfc(−x/√2)/2.</summary>
    internal static Extended NormalCdf(Extended x) => ScaleB(Erfc(-x / SqrtTwo), -1);

    /// <summary>φ(x) = exp(−x²/2)/√(2π).</summary>
    internal static Extended NormalPdf(Extended x) => Exp(ScaleB(-x * x, -1)) / SqrtTwoPi;

    internal static Extended Polygamma(Extended order, Extended x) => Extended.Polygamma((int)(double)order, x);

    internal static Extended OfTerms(Extended x) => x == NegativeInfinity ? Zero : x;

    internal static Extended Shift(Extended x) => x.IsFinite ? x : Zero;

    internal static Extended SechSquared(Extended x, Extended tanh)
    {
        var e = Exp(ScaleB(x > Zero ? -x : x, 1));
        return ScaleB(e, 2) / ((One + e) * (One + e));
    }

    internal static Extended XLogY(Extended x, Extended y) => x.IsZero ? Zero : x * Log(y);

    internal static Extended Weighted(Extended w, Extended e) => w.IsZero ? Zero : w * e;
}
