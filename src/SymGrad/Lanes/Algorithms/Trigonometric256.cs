using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes.Algorithms;

/// <summary>Sine and cosine of 4 doubles.</summary>
/// <remarks>
/// x = k·π/2 + r with |r| ≤ π/4. π/2 stands in three parts, the first two of 33 bits, so that their products with k are
/// exact up to |k| = 2²⁰; larger angles are left to the scalar functions. (sin r − r)/r³ and (cos r − 1 + r²/2)/r⁴ are
/// interpolated at Chebyshev nodes, with errors of 2e-17 and 1e-18.
/// </remarks>
internal static class Trigonometric256
{
    /// <summary>sin x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector256<double> Sin(Vector256<double> x)
        => IsLarge(x) ? PerElement.Unary<Sin, Lane256<double>>(new(x)).Register : OfReduced(x, 0.0);

    /// <summary>cos x = sin(x + π/2).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector256<double> Cos(Vector256<double> x)
        => IsLarge(x) ? PerElement.Unary<Cos, Lane256<double>>(new(x)).Register : OfReduced(x, 1.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLarge(Vector256<double> x) => Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(1e6));

    /// <summary>sin(x + turns·π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OfReduced(Vector256<double> x, double turns)
    {
        var k = Vector256.Round(x * Vector256.Create(0.6366197723675814));
        var r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-1.5707963267341256), x);
        r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-6.077100506303966e-11), r);
        r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-2.0222662487959506e-21), r);
        var z = r * r;
        var p = Vector256.Create(1.5918115263265974e-10);
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(-2.505113165023518e-08));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(2.7557316101617874e-06));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(-0.00019841269836756774));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(0.008333333333330948));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(-0.16666666666666666));
        var sin = Vector256.MultiplyAddEstimate(r * z, p, r);
        var q = Vector256.Create(-1.1382623647474604e-11);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.087614614655861e-09));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-2.7557317271145144e-07));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.480158729876456e-05));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0013888888888887398));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.041666666666666664));
        var cos = Vector256.MultiplyAddEstimate(z * z, q, Vector256.MultiplyAddEstimate(Vector256.Create(-0.5), z, Vector256.Create(1.0)));

        // The two last bits of k + turns: an odd one takes the cosine, the second changes the sign.
        var quadrant = (k + Vector256.Create(turns + 6755399441055744.0)).AsUInt64();
        var isOdd = Vector256.Equals(quadrant & Vector256.Create(1UL), Vector256.Create(1UL)).AsDouble();
        var sign = Vector256.ShiftLeft(quadrant & Vector256.Create(2UL), 62).AsDouble();
        return Vector256.ConditionalSelect(isOdd, cos, sin) ^ sign;
    }
}
