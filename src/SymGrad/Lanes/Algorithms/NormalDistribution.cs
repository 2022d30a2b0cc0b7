using System.Runtime.CompilerServices;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes.Algorithms;

/// <summary>Φ(x) = erfc(−x/√2)/2.</summary>
internal readonly struct NormalCdf : IUnary
{
    public static double Of(double x) => Gaussian.NormalCdf(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var bounded = L.AtMost(L.Abs(x), L.Of(39.5));
        var y = bounded * L.Of(0.7071067811865476);
        var isFar = L.GreaterThan(y, L.Of(Gaussian.Threshold));
        var near = L.FusedMultiplyAdd(L.Of(0.5), ErrorFunction.NearZero(L.CopySign(y, x)), L.Of(0.5));
        if (!L.Any(isFar))
        {
            return near;
        }

        var rest = L.Of(0.5) * ErrorFunction.ExpOfSquare(bounded, L.Of(-0.5)) * ErrorFunction.ScaledComplement(y);
        return L.Select(isFar, L.Select(L.LessThan(x, L.Of(0)), rest, L.Of(1) - rest), near);
    }
}

/// <summary>φ(x) = exp(−x²/2)/√(2π).</summary>
internal readonly struct NormalPdf : IUnary
{
    public static double Of(double x) => Gaussian.NormalPdf(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Of(0.3989422804014327) * ErrorFunction.ExpOfSquare(L.AtMost(L.Abs(x), L.Of(39.5)), L.Of(-0.5));
}

/// <summary>x·Φ(x), whose limit at −∞ is 0.</summary>
internal readonly struct Gelu : IUnary
{
    public static double Of(double x) => Gaussian.Gelu(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var bounded = L.AtLeast(x, L.Of(-40));
        return bounded * L.NormalCdf(bounded);
    }
}
