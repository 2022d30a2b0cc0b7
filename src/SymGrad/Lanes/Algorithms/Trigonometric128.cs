using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes.Algorithms;

/// <summary>Sine and cosine of 2 doubles.</summary>
/// <remarks>
/// x = k·π/2 + r with |r| ≤ π/4. π/2 stands in three parts, the first two of 33 bits, so that their products with k are
/// exact up to |k| = 2²⁰; larger angles are left to the scalar functions. (sin r − r)/r³ and (cos r − 1 + r²/2)/r⁴ are
/// interpolated at Chebyshev nodes, with errors of 2e-17 and 1e-18.
/// </remarks>
internal static class Trigonometric128
{
    /// <summary>sin x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<double> Sin(Vector128<double> x)
        => IsLarge(x) ? PerElement.Unary<Sin, Lane128<double>>(new(x)).Register : OfReduced(x, 0.0);

    /// <summary>cos x = sin(x + π/2).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<double> Cos(Vector128<double> x)
        => IsLarge(x) ? PerElement.Unary<Cos, Lane128<double>>(new(x)).Register : OfReduced(x, 1.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLarge(Vector128<double> x) => Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(1e6));

    /// <summary>sin(x + turns·π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> OfReduced(Vector128<double> x, double turns)
    {
        var k = Vector128.Round(x * Vector128.Create(0.6366197723675814));
        var r = Vector128.MultiplyAddEstimate(k, Vector128.Create(-1.5707963267341256), x);
        r = Vector128.MultiplyAddEstimate(k, Vector128.Create(-6.077100506303966e-11), r);
        r = Vector128.MultiplyAddEstimate(k, Vector128.Create(-2.0222662487959506e-21), r);
        var z = r * r;
        var p = Vector128.Create(1.5918115263265974e-10);
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(-2.505113165023518e-08));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(2.7557316101617874e-06));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(-0.00019841269836756774));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(0.008333333333330948));
        p = Vector128.MultiplyAddEstimate(p, z, Vector128.Create(-0.16666666666666666));
        var sin = Vector128.MultiplyAddEstimate(r * z, p, r);
        var q = Vector128.Create(-1.1382623647474604e-11);
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(2.087614614655861e-09));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(-2.7557317271145144e-07));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(2.480158729876456e-05));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(-0.0013888888888887398));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(0.041666666666666664));
        var cos = Vector128.MultiplyAddEstimate(z * z, q, Vector128.MultiplyAddEstimate(Vector128.Create(-0.5), z, Vector128.Create(1.0)));

        // The two last bits of k + turns: an odd one takes the cosine, the second changes the sign.
        var quadrant = (k + Vector128.Create(turns + 6755399441055744.0)).AsUInt64();
        var isOdd = Vector128.Equals(quadrant & Vector128.Create(1UL), Vector128.Create(1UL)).AsDouble();
        var sign = Vector128.ShiftLeft(quadrant & Vector128.Create(2UL), 62).AsDouble();
        return Vector128.ConditionalSelect(isOdd, cos, sin) ^ sign;
    }
}
