using System.Runtime.CompilerServices;

namespace SymGrad.Lanes.Algorithms;

/// <summary>arcsin t for 0 ≤ t ≤ ½, by interpolation of (arcsin t − t)/t³ at Chebyshev nodes with an error of 2e-16.</summary>
internal static class InverseTrigonometric
{
    internal const double HalfPi = 1.5707963267948966;
    internal const double HalfPiRest = 6.123233995736766e-17;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static L AsinReduced<L>(L t, L z)
        where L : struct, ILane<L, double>
    {
        var p = L.Of(0.028169218060881414);
        p = L.FusedMultiplyAdd(p, z, L.Of(-0.010749050339697808));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.01603551434914882));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.0078029494773533175));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.011875494382636922));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.013929652902326633));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.017355259955786323));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.02237204763174451));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.03038194736709848));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.044642857103423646));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.07500000000020764));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.1666666666666665));
        return L.FusedMultiplyAdd(t * z, p, t);
    }
}

/// <summary>arcsin x, above ½ as π/2 − 2 arcsin √((1 − x)/2).</summary>
internal readonly struct Asin : IUnary
{
    public static double Of(double x) => Math.Asin(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.Abs(x);
        var isLarge = L.GreaterThan(y, L.Of(0.5));
        var z = L.Select(isLarge, L.Of(0.5) * (L.Of(1) - y), y * y);
        var t = L.Select(isLarge, L.Sqrt(z), y);
        var angle = InverseTrigonometric.AsinReduced(t, z);
        var complement = L.Of(InverseTrigonometric.HalfPi) - ((L.Of(2) * angle) - L.Of(InverseTrigonometric.HalfPiRest));
        return L.CopySign(L.Select(isLarge, complement, angle), x);
    }
}

/// <summary>arccos x = 2 arcsin √((1 − x)/2) above ½, π/2 − arcsin x between, π − arccos(−x) below −½.</summary>
internal readonly struct Acos : IUnary
{
    public static double Of(double x) => Math.Acos(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.Abs(x);
        var isLarge = L.GreaterThan(y, L.Of(0.5));
        var z = L.Select(isLarge, L.Of(0.5) * (L.Of(1) - y), y * y);
        var t = L.Select(isLarge, L.Sqrt(z), y);
        var angle = InverseTrigonometric.AsinReduced(t, z);
        var halfPi = L.Of(InverseTrigonometric.HalfPi);
        var rest = L.Of(InverseTrigonometric.HalfPiRest);
        var twice = L.Of(2) * angle;
        var isNegative = L.LessThan(x, L.Of(0));
        var far = L.Select(isNegative, L.Of(2) * (halfPi - (angle - rest)), twice);
        var near = halfPi - (L.CopySign(angle, x) - rest);
        return L.Select(isLarge, far, near);
    }
}

/// <summary>arctan x, with |x| reduced to at most tan(π/8) by arctan y = π/4 + arctan((y − 1)/(y + 1)) = π/2 − arctan(1/y).</summary>
internal readonly struct Atan : IUnary
{
    public static double Of(double x) => Math.Atan(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.Abs(x);
        var one = L.Of(1);
        var isMiddle = L.GreaterThan(y, L.Of(0.41421356237309503));
        var isFar = L.GreaterThan(y, L.Of(2.414213562373095));
        var numerator = L.Select(isFar, L.Of(-1), L.Select(isMiddle, y - one, y));
        var denominator = L.Select(isFar, y, L.Select(isMiddle, y + one, one));
        var offset = L.Select(isFar, L.Of(InverseTrigonometric.HalfPi), L.Select(isMiddle, L.Of(0.5 * InverseTrigonometric.HalfPi), L.Of(0)));
        var rest = L.Select(isFar, L.Of(InverseTrigonometric.HalfPiRest), L.Select(isMiddle, L.Of(0.5 * InverseTrigonometric.HalfPiRest), L.Of(0)));
        var t = numerator / denominator;
        var z = t * t;
        var p = L.Of(-0.019175404711104935);
        p = L.FusedMultiplyAdd(p, z, L.Of(0.03923044778479309));
        p = L.FusedMultiplyAdd(p, z, L.Of(-0.050854078345894844));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.05858140904866328));
        p = L.FusedMultiplyAdd(p, z, L.Of(-0.06664510525508936));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.07692183125376892));
        p = L.FusedMultiplyAdd(p, z, L.Of(-0.0909090457530649));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.11111111015187018));
        p = L.FusedMultiplyAdd(p, z, L.Of(-0.14285714284665682));
        p = L.FusedMultiplyAdd(p, z, L.Of(0.19999999999995516));
        p = L.FusedMultiplyAdd(p, z, L.Of(-0.3333333333333333));
        return L.CopySign(offset + (L.FusedMultiplyAdd(t * z, p, t) + rest), x);
    }
}
