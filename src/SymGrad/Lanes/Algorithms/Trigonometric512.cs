using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes.Algorithms;

/// <summary>Sine and cosine of 8 doubles.</summary>
/// <remarks>
/// x = k·π/2 + r with |r| ≤ π/4. π/2 stands in three parts, the first two of 33 bits, so that their products with k are
/// exact up to |k| = 2²⁰; larger angles are left to the scalar functions. (sin r − r)/r³ and (cos r − 1 + r²/2)/r⁴ are
/// interpolated at Chebyshev nodes, with errors of 2e-17 and 1e-18.
/// </remarks>
internal static class Trigonometric512
{
    /// <summary>sin x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<double> Sin(Vector512<double> x)
        => IsLarge(x) ? PerElement.Unary<Sin, Lane512<double>>(new(x)).Register : OfReduced(x, 0.0);

    /// <summary>cos x = sin(x + π/2).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<double> Cos(Vector512<double> x)
        => IsLarge(x) ? PerElement.Unary<Cos, Lane512<double>>(new(x)).Register : OfReduced(x, 1.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLarge(Vector512<double> x) => Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(1e6));

    /// <summary>sin(x + turns·π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> OfReduced(Vector512<double> x, double turns)
    {
        var k = Vector512.Round(x * Vector512.Create(0.6366197723675814));
        var r = Vector512.MultiplyAddEstimate(k, Vector512.Create(-1.5707963267341256), x);
        r = Vector512.MultiplyAddEstimate(k, Vector512.Create(-6.077100506303966e-11), r);
        r = Vector512.MultiplyAddEstimate(k, Vector512.Create(-2.0222662487959506e-21), r);
        var z = r * r;
        var p = Vector512.Create(1.5918115263265974e-10);
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(-2.505113165023518e-08));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(2.7557316101617874e-06));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(-0.00019841269836756774));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(0.008333333333330948));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(-0.16666666666666666));
        var sin = Vector512.MultiplyAddEstimate(r * z, p, r);
        var q = Vector512.Create(-1.1382623647474604e-11);
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(2.087614614655861e-09));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(-2.7557317271145144e-07));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(2.480158729876456e-05));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(-0.0013888888888887398));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(0.041666666666666664));
        var cos = Vector512.MultiplyAddEstimate(z * z, q, Vector512.MultiplyAddEstimate(Vector512.Create(-0.5), z, Vector512.Create(1.0)));

        // The two last bits of k + turns: an odd one takes the cosine, the second changes the sign.
        var quadrant = (k + Vector512.Create(turns + 6755399441055744.0)).AsUInt64();
        var isOdd = Vector512.Equals(quadrant & Vector512.Create(1UL), Vector512.Create(1UL)).AsDouble();
        var sign = Vector512.ShiftLeft(quadrant & Vector512.Create(2UL), 62).AsDouble();
        return Vector512.ConditionalSelect(isOdd, cos, sin) ^ sign;
    }
}
