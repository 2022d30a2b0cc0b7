using System.Numerics;
using SymGrad.Lanes;

namespace SymGrad.Tests.Lanes;

/// <summary>What is asked of every lane; <see cref="Run"/> asks the scalar lane and each that the machine computes with.</summary>
internal interface ILaneCheck
{
    void Check<L, T>()
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

internal static class Widths
{
    internal static void Run(ILaneCheck check)
    {
        Of<double>(check);
        Of<float>(check);
    }

    /// <summary>Vectors are right, though slow, on machines without their registers too: all widths are asked.</summary>
    internal static void Of<T>(ILaneCheck check)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        check.Check<Lane512<T>, T>();
        check.Check<Lane256<T>, T>();
        check.Check<Lane128<T>, T>();
        check.Check<LaneScalar<T>, T>();
    }

    /// <summary>A function of each number of an array whose length every lane divides.</summary>
    internal static T[] Map<L, T>(T[] x, Func<L, L> function)
        where L : struct, ILane<L, T>
        where T : unmanaged
    {
        var result = new T[x.Length];
        for (var i = 0; i < x.Length; i += L.Count)
        {
            L.Store(result, i, function(L.Load(x, i)));
        }

        return result;
    }
}
