using System.Runtime.CompilerServices;
using SymGrad.Kernels;

namespace SymGrad.Lanes;

/// <content>What kernels ask of it.</content>
public readonly unsafe partial struct LaneScalar<T> : IKernelLane<LaneScalar<T>, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static LaneScalar<T> IKernelLane<LaneScalar<T>, T>.Load(T* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<LaneScalar<T>, T>.Store(T* destination, LaneScalar<T> value) => *destination = value.number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static LaneScalar<T> IKernelLane<LaneScalar<T>, T>.First(int count) => Mask(count > 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static LaneScalar<T> IKernelLane<LaneScalar<T>, T>.Load(T* source, LaneScalar<T> mask) => mask.Holds ? new(*source) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<LaneScalar<T>, T>.Store(T* destination, LaneScalar<T> mask, LaneScalar<T> value)
    {
        if (mask.Holds)
        {
            *destination = value.number;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<LaneScalar<T>, T>.StoreSums(T* destination, LaneScalar<T> a, LaneScalar<T> b, LaneScalar<T> c, LaneScalar<T> d, T alpha, T* plus)
    {
        SumEnd.Write(destination, a.number, alpha, plus);
        SumEnd.Write(destination + 1, b.number, alpha, SumEnd.At(plus, 1));
        SumEnd.Write(destination + 2, c.number, alpha, SumEnd.At(plus, 2));
        SumEnd.Write(destination + 3, d.number, alpha, SumEnd.At(plus, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<LaneScalar<T>, T>.StoreSums(T* destination, LaneScalar<T> a, LaneScalar<T> b, LaneScalar<T> c, LaneScalar<T> d, LaneScalar<T> e, LaneScalar<T> f, LaneScalar<T> g, LaneScalar<T> h, T alpha, T* plus)
        {
        SumEnd.Write(destination, a, b, c, d, alpha, plus);
        SumEnd.Write(destination + 4, e, f, g, h, alpha, SumEnd.At(plus, 4));
    }
}
