using System.Runtime.CompilerServices;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes.Algorithms;

/// <summary>arsinh x = ln(1 + y + y²/(1 + √(y² + 1))) with y = |x|; above 1e17 it is ln 2y.</summary>
internal readonly struct Asinh : IUnary
{
    public static double Of(double x) => Hyperbolics.Asinh(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.Abs(x);
        var isLarge = L.GreaterThan(y, L.Of(1e17));
        var argument = L.Select(isLarge, y, y + (y * y / (L.Of(1) + L.Sqrt((y * y) + L.Of(1)))));
        var logarithm = L.Log1p(argument);
        return L.CopySign(L.Select(isLarge, logarithm + L.Of(0.6931471805599453), logarithm), x);
    }
}

/// <summary>arcosh x = ln(1 + t + √(t(t + 2))) with t = x − 1; above 1e17 it is ln 2x.</summary>
internal readonly struct Acosh : IUnary
{
    public static double Of(double x) => Hyperbolics.Acosh(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var t = x - L.Of(1);
        var isLarge = L.GreaterThan(x, L.Of(1e17));
        var argument = L.Select(isLarge, x, L.Select(L.LessThan(t, L.Of(0)), L.Of(double.NaN), t + L.Sqrt(t * (t + L.Of(2)))));
        var logarithm = L.Log1p(argument);
        return L.Select(isLarge, logarithm + L.Of(0.6931471805599453), logarithm);
    }
}

/// <summary>artanh x = ½ ln(1 + 2y/(1 − y)) with y = |x|.</summary>
internal readonly struct Atanh : IUnary
{
    public static double Of(double x) => Hyperbolics.Atanh(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.Abs(x);
        return L.CopySign(L.Of(0.5) * L.Log1p(L.Of(2) * y / (L.Of(1) - y)), x);
    }
}
