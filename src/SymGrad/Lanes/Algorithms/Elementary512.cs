using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymGrad.Lanes.Algorithms;

/// <summary>The exponential, the logarithm and what is closest to them, of 8 doubles.</summary>
/// <remarks>
/// Written on the register itself, once for each width: the compiler inlines a function into a loop at the cost of one
/// call, where a function made of a lane's operators costs a call for each and soon exhausts what a loop may inline.
/// <para>
/// Exponential: x = k·ln 2 + r with |r| ≤ ½ ln 2, so that eˣ = 2ᵏ·eʳ; (eʳ − 1 − r)/r² is interpolated at Chebyshev nodes
/// with an error of 1e-16. The head of ln 2 has 33 bits, so that its product with k is exact.
/// </para>
/// <para>
/// Logarithm: x = 2ᵏ(1 + f) with 1 + f between √½ and √2, and s = f/(2 + f), so that
/// ln(1 + f) = 2 artanh s = f − (f²/2 − s(f²/2 + R(s²))), which keeps the leading term f exact; R is interpolated at
/// Chebyshev nodes with an error of 3e-16·s².
/// </para>
/// </remarks>
internal static class Elementary512
{
    private const double InverseLogTwo = 1.4426950408889634;
    private const double LogTwoHead = 0.6931471805582987;
    private const double LogTwoRest = 1.6465949582897082e-12;

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Exp(Vector512<double> x)
    {
        var r = Reduce(Vector512.MinNative(Vector512.Create(710.0), Vector512.MaxNative(Vector512.Create(-746.0), x)), out var k);
        return Scale(Vector512.Create(1.0) + ExpMinusOneReduced(r), k);
    }

    /// <summary>2ˣ.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<double> Exp2(Vector512<double> x)
    {
        var bounded = Vector512.MinNative(Vector512.Create(1025.0), Vector512.MaxNative(Vector512.Create(-1076.0), x));
        var k = Vector512.Round(bounded);
        return Scale(Vector512.Create(1.0) + ExpMinusOneReduced((bounded - k) * Vector512.Create(0.6931471805599453)), k);
    }

    /// <summary>eˣ − 1 = 2ᵏ((eʳ − 1) + (1 − 2⁻ᵏ)), which is eʳ − 1 itself where k = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Expm1(Vector512<double> x)
    {
        var r = Reduce(Vector512.MinNative(Vector512.Create(710.0), Vector512.MaxNative(Vector512.Create(-40.0), x)), out var k);
        return Scale(ExpMinusOneReduced(r) + (Vector512.Create(1.0) - Scale(Vector512.Create(1.0), -k)), k);
    }

    /// <summary>tanh x = −e/(2 + e) with e = exp(−2|x|) − 1, which keeps all figures near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Tanh(Vector512<double> x)
    {
        var r = Reduce(Vector512.MaxNative(Vector512.Create(-80.0), Vector512.Abs(x) * Vector512.Create(-2.0)), out var k);
        var power = PowerOfTwo(k);
        var e = Vector512.MultiplyAddEstimate(power, ExpMinusOneReduced(r), power - Vector512.Create(1.0));
        return Vector512.CopySign(e / (Vector512.Create(2.0) + e), x);
    }

    /// <summary>σ(x) = 1/(1 + exp(−x)); below −709, where it is subnormal, 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Sigmoid(Vector512<double> x) => Vector512.Create(1.0) / (Vector512.Create(1.0) + Exp(-x));

    /// <summary>ln(1 + exp x) = max(x, 0) + ln(1 + exp(−|x|)).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<double> Softplus(Vector512<double> x)
        => Vector512.MaxNative(Vector512.Create(0.0), x) + LogOfOnePlus(Exp(-Vector512.Abs(x)));

    /// <summary>ln cosh x: near 0 of 1 + t²/(2(1 + t)) with t = exp(−|x|) − 1, beyond of exp(|x|)(1 + exp(−2|x|))/2.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<double> LogCosh(Vector512<double> x)
    {
        var size = Vector512.Abs(x);
        var isNear = Vector512.LessThanOrEqual(size, Vector512.Create(1.0));
        var t = Expm1(-size);
        var inLog = Vector512.ConditionalSelect(isNear, t * t / (Vector512.Create(2.0) * (Vector512.Create(1.0) + t)), Exp(size * Vector512.Create(-2.0)));
        var log = LogOfOnePlus(inLog);
        return Vector512.ConditionalSelect(isNear, log, size + (log - Vector512.Create(0.6931471805599453)));
    }

    /// <summary>ln x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Log(Vector512<double> x) => Completed(x, LogReduced(Decompose(x, out var k), k));

    /// <summary>log₂ x = k + log₂(1 + f), exact at powers of 2.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<double> Log2(Vector512<double> x)
        => Completed(x, Vector512.MultiplyAddEstimate(LogReduced(Decompose(x, out var k), Vector512<double>.Zero), Vector512.Create(InverseLogTwo), k));

    /// <summary>ln(1 + x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Log1p(Vector512<double> x)
        => Completed(Vector512.Create(1.0) + x, LogOfOnePlus(x));

    /// <summary>r and k of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Reduce(Vector512<double> x, out Vector512<double> k)
    {
        k = Vector512.Round(x * Vector512.Create(InverseLogTwo));
        return Vector512.MultiplyAddEstimate(k, Vector512.Create(-LogTwoRest), Vector512.MultiplyAddEstimate(k, Vector512.Create(-LogTwoHead), x));
    }

    /// <summary>eʳ − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpMinusOneReduced(Vector512<double> r)
    {
        var p = Vector512.Create(2.510038549551032e-08);
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2.7620088445409746e-07));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2.7557268459997064e-06));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2.4801521295954376e-05));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.00019841269863053618));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.0013888888917213717));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.008333333333330062));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.04166666666662413));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.16666666666666669));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.5));
        return Vector512.MultiplyAddEstimate(r * r, p, r);
    }

    /// <summary>x·2ᵏ for |x| ≤ 2, in one instruction or in two steps, so that neither power overflows and only the second product rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scale(Vector512<double> x, Vector512<double> k)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(x, k);
        }

        var first = Vector512.Round(k * Vector512.Create(0.5));
        return x * PowerOfTwo(first) * PowerOfTwo(k - first);
    }

    /// <summary>2ᵏ of a normal result, by way of the sum 2⁵² + bias + k, whose last bits are the biased exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerOfTwo(Vector512<double> k)
        => Vector512.ShiftLeft((k + Vector512.Create(4503599627370496.0 + 1023)).AsUInt64(), 52).AsDouble();

    /// <summary>k·ln 2 + ln(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogReduced(Vector512<double> f, Vector512<double> k)
    {
        var s = f / (Vector512.Create(2.0) + f);
        var z = s * s;
        var halfSquare = Vector512.Create(0.5) * f * f;
        var p = Vector512.Create(0.14617807153417325);
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(0.15331611722055008));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(0.1818289243253687));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(0.22222211089379496));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(0.28571428626253836));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(0.3999999999989889));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(0.666666666666667));
        var rest = Vector512.MultiplyAddEstimate(s, Vector512.MultiplyAddEstimate(p, z, halfSquare), k * Vector512.Create(LogTwoRest));
        return Vector512.MultiplyAddEstimate(k, Vector512.Create(LogTwoHead), f - (halfSquare - rest));
    }

    /// <summary>f and k of any x &gt; 0; a subnormal x is scaled first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Decompose(Vector512<double> x, out Vector512<double> k)
    {
        var isSubnormal = Vector512.LessThan(x, Vector512.Create(2.2250738585072014e-308));
        var significand = Significand(Vector512.ConditionalSelect(isSubnormal, x * Vector512.Create(18014398509481984.0), x), out k);
        k -= isSubnormal & Vector512.Create(54.0);
        return significand - Vector512.Create(1.0);
    }

    /// <summary>The significand between √½ and √2, and the exponent. Bits above those of √½ carry into the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Significand(Vector512<double> x, out Vector512<double> k)
    {
        var bits = x.AsUInt64() - Vector512.Create(0x3FE6A09E667F3BCDUL);
        var biased = Vector512.ShiftRightLogical(bits + Vector512.Create(1023UL << 52), 52);
        k = (Vector512.Create(0x4330000000000000UL) | biased).AsDouble() - Vector512.Create(4503599627370496.0 + 1023);
        return ((Vector512.Create(0x000FFFFFFFFFFFFFUL) & bits) + Vector512.Create(0x3FE6A09E667F3BCDUL)).AsDouble();
    }

    /// <summary>A logarithm of x, put right outside 0 &lt; x &lt; ∞: −∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Completed(Vector512<double> x, Vector512<double> logarithm)
    {
        if (Avx512F.IsSupported)
        {
            // A response for each class of x: NaN, NaN, 0, 1, −∞, ∞, x < 0, x > 0.
            return Avx512F.Fixup(logarithm, x, Vector512.Create(0x0353_0422L), 0);
        }

        var isInside = Vector512.GreaterThan(x, Vector512<double>.Zero) & Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity));
        var nonPositive = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), Vector512.Create(double.NaN));
        return Vector512.ConditionalSelect(isInside, logarithm, Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<double>.Zero), nonPositive, x));
    }

    /// <summary>ln(1 + x) for −1 &lt; x &lt; ∞: f = 2⁻ᵏ(1 + x) − 1 = 2⁻ᵏx − (1 − 2⁻ᵏ) rounds once; beyond 2⁵³, where 1 + x is x, it is that of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogOfOnePlus(Vector512<double> x)
    {
        var significand = Significand(Vector512.Create(1.0) + x, out var k);
        var power = PowerOfTwo(-k);
        var f = Vector512.MultiplyAddEstimate(power, x, power - Vector512.Create(1.0));
        return LogReduced(Vector512.ConditionalSelect(Vector512.LessThan(k, Vector512.Create(60.0)), f, significand - Vector512.Create(1.0)), k);
    }
}
