using System.Runtime.CompilerServices;

namespace SymGrad.Lanes.Algorithms;

/// <summary>tan x = sin x/cos x.</summary>
internal readonly struct Tan : IUnary
{
    public static double Of(double x) => Math.Tan(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Sin(x) / L.Cos(x);
}
