using System.Runtime.CompilerServices;

namespace SymGrad.Lanes.Algorithms;

/// <summary>log₁₀ x.</summary>
internal readonly struct Log10 : IUnary
{
    public static double Of(double x) => Math.Log10(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Log(x) * L.Of(0.4342944819032518);
}

/// <summary>∛x, by the logarithm and one Newton step.</summary>
internal readonly struct Cbrt : IUnary
{
    public static double Of(double x) => Math.Cbrt(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.Abs(x);
        var root = L.Exp(L.Log(y) * L.Of(1.0 / 3));
        root -= (root - (y / root / root)) * L.Of(1.0 / 3);
        var isOrdinary = L.And(L.GreaterThan(y, L.Of(0)), L.LessThan(y, L.Of(double.PositiveInfinity)));
        return L.Select(isOrdinary, L.CopySign(root, x), x);
    }
}

/// <summary>xʸ.</summary>
internal readonly struct Pow : IBinary
{
    public static double Of(double x, double y) => Math.Pow(x, y);
}

/// <summary>√(x² + y²).</summary>
internal readonly struct Hypot : IBinary
{
    public static double Of(double x, double y) => double.Hypot(x, y);
}

/// <summary>The angle of the point (second, first) from the first axis.</summary>
internal readonly struct Atan2 : IBinary
{
    public static double Of(double x, double y) => Math.Atan2(x, y);
}
