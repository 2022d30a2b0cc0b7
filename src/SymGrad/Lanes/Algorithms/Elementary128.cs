using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes.Algorithms;

/// <summary>The exponential, the logarithm and what is closest to them, of 2 doubles.</summary>
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
internal static class Elementary128
{
    private const double InverseLogTwo = 1.4426950408889634;
    private const double LogTwoHead = 0.6931471805582987;
    private const double LogTwoRest = 1.6465949582897082e-12;

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Exp(Vector128<double> x)
    {
        var r = Reduce(Vector128.MinNative(Vector128.Create(710.0), Vector128.MaxNative(Vector128.Create(-746.0), x)), out var k);
        return Scale(Vector128.Create(1.0) + ExpMinusOneReduced(r), k);
    }

    /// <summary>2ˣ.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<double> Exp2(Vector128<double> x)
    {
        var bounded = Vector128.MinNative(Vector128.Create(1025.0), Vector128.MaxNative(Vector128.Create(-1076.0), x));
        var k = Vector128.Round(bounded);
        return Scale(Vector128.Create(1.0) + ExpMinusOneReduced((bounded - k) * Vector128.Create(0.6931471805599453)), k);
    }

    /// <summary>eˣ − 1 = 2ᵏ((eʳ − 1) + (1 − 2⁻ᵏ)), which is eʳ − 1 itself where k = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Expm1(Vector128<double> x)
    {
        var r = Reduce(Vector128.MinNative(Vector128.Create(710.0), Vector128.MaxNative(Vector128.Create(-40.0), x)), out var k);
        return Scale(ExpMinusOneReduced(r) + (Vector128.Create(1.0) - Scale(Vector128.Create(1.0), -k)), k);
    }

    /// <summary>tanh x = −e/(2 + e) with e = exp(−2|x|) − 1, which keeps all figures near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Tanh(Vector128<double> x)
    {
        var r = Reduce(Vector128.MaxNative(Vector128.Create(-80.0), Vector128.Abs(x) * Vector128.Create(-2.0)), out var k);
        var power = PowerOfTwo(k);
        var e = Vector128.MultiplyAddEstimate(power, ExpMinusOneReduced(r), power - Vector128.Create(1.0));
        return Vector128.CopySign(e / (Vector128.Create(2.0) + e), x);
    }

    /// <summary>σ(x) = 1/(1 + exp(−x)); below −709, where it is subnormal, 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Sigmoid(Vector128<double> x) => Vector128.Create(1.0) / (Vector128.Create(1.0) + Exp(-x));

    /// <summary>ln(1 + exp x) = max(x, 0) + ln(1 + exp(−|x|)).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<double> Softplus(Vector128<double> x)
        => Vector128.MaxNative(Vector128.Create(0.0), x) + LogOfOnePlus(Exp(-Vector128.Abs(x)));

    /// <summary>ln cosh x: near 0 of 1 + t²/(2(1 + t)) with t = exp(−|x|) − 1, beyond of exp(|x|)(1 + exp(−2|x|))/2.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<double> LogCosh(Vector128<double> x)
    {
        var size = Vector128.Abs(x);
        var isNear = Vector128.LessThanOrEqual(size, Vector128.Create(1.0));
        var t = Expm1(-size);
        var inLog = Vector128.ConditionalSelect(isNear, t * t / (Vector128.Create(2.0) * (Vector128.Create(1.0) + t)), Exp(size * Vector128.Create(-2.0)));
        var log = LogOfOnePlus(inLog);
        return Vector128.ConditionalSelect(isNear, log, size + (log - Vector128.Create(0.6931471805599453)));
    }

    /// <summary>ln x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Log(Vector128<double> x) => Completed(x, LogReduced(Decompose(x, out var k), k));

    /// <summary>log₂ x = k + log₂(1 + f), exact at powers of 2.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<double> Log2(Vector128<double> x)
        => Completed(x, Vector128.MultiplyAddEstimate(LogReduced(Decompose(x, out var k), Vector128<double>.Zero), Vector128.Create(InverseLogTwo), k));

    /// <summary>ln(1 + x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Log1p(Vector128<double> x)
        => Completed(Vector128.Create(1.0) + x, LogOfOnePlus(x));

    /// <summary>r and k of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Reduce(Vector128<double> x, out Vector128<double> k)
    {
        k = Vector128.Round(x * Vector128.Create(InverseLogTwo));
        return Vector128.MultiplyAddEstimate(k, Vector128.Create(-LogTwoRest), Vector128.MultiplyAddEstimate(k, Vector128.Create(-LogTwoHead), x));
    }

    /// <summary>eʳ − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ExpMinusOneReduced(Vector128<double> r)
    {
        var p = Vector128.Create(2.510038549551032e-08);
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(2.7620088445409746e-07));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(2.7557268459997064e-06));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(2.4801521295954376e-05));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(0.00019841269863053618));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(0.0013888888917213717));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(0.008333333333330062));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(0.04166666666662413));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(0.16666666666666669));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(0.5));
        return Vector128.MultiplyAddEstimate(r * r, p, r);
    }

    /// <summary>x·2ᵏ for |x| ≤ 2, in two steps, so that neither power overflows and only the second product rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Scale(Vector128<double> x, Vector128<double> k)
    {
        var first = Vector128.Round(k * Vector128.Create(0.5));
        return x * PowerOfTwo(first) * PowerOfTwo(k - first);
    }

    /// <summary>2ᵏ of a normal result, by way of the sum 2⁵² + bias + k, whose last bits are the biased exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> PowerOfTwo(Vector128<double> k)
        => Vector128.ShiftLeft((k + Vector128.Create(4503599627370496.0 + 1023)).AsUInt64(), 52).AsDouble();

    /// <summary>k·ln 2 + ln(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LogReduced(Vector128<double> f, Vector128<double> k)
    {
        var s = f / (Vector128.Create(2.0) + f);
        var z = s * s;
        var halfSquare = Vector128.Create(0.5) * f * f;
        var p = Vector128.Create(0.14617807153417325);
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(0.15331611722055008));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(0.1818289243253687));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(0.22222211089379496));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(0.28571428626253836));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(0.3999999999989889));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(0.666666666666667));
        var rest = Vector128.MultiplyAddEstimate(s, Vector128.MultiplyAddEstimate(p, z, halfSquare), k * Vector128.Create(LogTwoRest));
        return Vector128.MultiplyAddEstimate(k, Vector128.Create(LogTwoHead), f - (halfSquare - rest));
    }

    /// <summary>f and k of any x &gt; 0; a subnormal x is scaled first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Decompose(Vector128<double> x, out Vector128<double> k)
    {
        var isSubnormal = Vector128.LessThan(x, Vector128.Create(2.2250738585072014e-308));
        var significand = Significand(Vector128.ConditionalSelect(isSubnormal, x * Vector128.Create(18014398509481984.0), x), out k);
        k -= isSubnormal & Vector128.Create(54.0);
        return significand - Vector128.Create(1.0);
    }

    /// <summary>The significand between √½ and √2, and the exponent. Bits above those of √½ carry into the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Significand(Vector128<double> x, out Vector128<double> k)
    {
        var bits = x.AsUInt64() - Vector128.Create(0x3FE6A09E667F3BCDUL);
        var biased = Vector128.ShiftRightLogical(bits + Vector128.Create(1023UL << 52), 52);
        k = (Vector128.Create(0x4330000000000000UL) | biased).AsDouble() - Vector128.Create(4503599627370496.0 + 1023);
        return ((Vector128.Create(0x000FFFFFFFFFFFFFUL) & bits) + Vector128.Create(0x3FE6A09E667F3BCDUL)).AsDouble();
    }

    /// <summary>A logarithm of x, put right outside 0 &lt; x &lt; ∞: −∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Completed(Vector128<double> x, Vector128<double> logarithm)
    {
        var isInside = Vector128.GreaterThan(x, Vector128<double>.Zero) & Vector128.LessThan(x, Vector128.Create(double.PositiveInfinity));
        var nonPositive = Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<double>.Zero), Vector128.Create(double.NegativeInfinity), Vector128.Create(double.NaN));
        return Vector128.ConditionalSelect(isInside, logarithm, Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x, Vector128<double>.Zero), nonPositive, x));
    }

    /// <summary>ln(1 + x) for −1 &lt; x &lt; ∞: f = 2⁻ᵏ(1 + x) − 1 = 2⁻ᵏx − (1 − 2⁻ᵏ) rounds once; beyond 2⁵³, where 1 + x is x, it is that of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LogOfOnePlus(Vector128<double> x)
    {
        var significand = Significand(Vector128.Create(1.0) + x, out var k);
        var power = PowerOfTwo(-k);
        var f = Vector128.MultiplyAddEstimate(power, x, power - Vector128.Create(1.0));
        return LogReduced(Vector128.ConditionalSelect(Vector128.LessThan(k, Vector128.Create(60.0)), f, significand - Vector128.Create(1.0)), k);
    }
}
