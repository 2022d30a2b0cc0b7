using System.Runtime.CompilerServices;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes.Algorithms;

/// <summary>ln|Γ(x)|.</summary>
internal readonly struct LogGamma : IUnary
{
    public static double Of(double x) => GammaFunction.LogGamma(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => PerElement.Unary<LogGamma, L>(x);
}

/// <summary>ψ(x).</summary>
internal readonly struct Digamma : IUnary
{
    public static double Of(double x) => DigammaFunction.Digamma(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => PerElement.Unary<Digamma, L>(x);
}
