using System.Runtime.CompilerServices;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes.Algorithms;

/// <summary>x·σ(x), whose limit at −∞ is 0.</summary>
internal readonly struct Silu : IUnary
{
    public static double Of(double x) => Exponentials.Silu(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var bounded = L.AtLeast(x, L.Of(-1000));
        return bounded * L.Sigmoid(bounded);
    }
}
