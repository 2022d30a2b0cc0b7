using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SymGrad.Kernels;

namespace SymGrad.Lanes;

/// <content>What kernels ask of it.</content>
public readonly unsafe partial struct Lane128<T> : IKernelLane<Lane128<T>, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane128<T> IKernelLane<Lane128<T>, T>.Load(T* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane128<T>, T>.Store(T* destination, Lane128<T> value) => value.vector.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane128<T> IKernelLane<Lane128<T>, T>.First(int count) => typeof(T) == typeof(double)
        ? new(Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>())
        : new(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane128<T> IKernelLane<Lane128<T>, T>.Load(T* source, Lane128<T> mask)
    {
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(double)
                ? new(Avx.MaskLoad((double*)source, mask.vector.AsDouble()).As<double, T>())
                : new(Avx.MaskLoad((float*)source, mask.vector.AsSingle()).As<float, T>());
        }

        var value = Vector128<T>.Zero;
        for (var i = 0; i < Count && mask.vector[i] != T.Zero; i++)
        {
            value = value.WithElement(i, source[i]);
        }

        return new(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane128<T>, T>.Store(T* destination, Lane128<T> mask, Lane128<T> value)
    {
        // A masked store costs some processors dozens of cycles.
        if (Vector128.AllWhereAllBitsSet(mask.vector))
        {
            value.vector.Store(destination);
            return;
        }

        if (Avx.IsSupported)
        {
            if (typeof(T) == typeof(double))
            {
                Avx.MaskStore((double*)destination, mask.vector.AsDouble(), value.vector.AsDouble());
            }
            else
            {
                Avx.MaskStore((float*)destination, mask.vector.AsSingle(), value.vector.AsSingle());
            }

            return;
        }

        // A mask is all ones, NaN as a number, where it holds.
        for (var i = 0; i < Count && mask.vector[i] != T.Zero; i++)
        {
            destination[i] = value.vector[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane128<T>, T>.StoreSums(T* destination, Lane128<T> a, Lane128<T> b, Lane128<T> c, Lane128<T> d, T alpha, T* plus)
    {
        SumEnd.Write(destination, Sum(a), alpha, plus);
        SumEnd.Write(destination + 1, Sum(b), alpha, SumEnd.At(plus, 1));
        SumEnd.Write(destination + 2, Sum(c), alpha, SumEnd.At(plus, 2));
        SumEnd.Write(destination + 3, Sum(d), alpha, SumEnd.At(plus, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane128<T>, T>.StoreSums(T* destination, Lane128<T> a, Lane128<T> b, Lane128<T> c, Lane128<T> d, Lane128<T> e, Lane128<T> f, Lane128<T> g, Lane128<T> h, T alpha, T* plus)
        {
        SumEnd.Write(destination, a, b, c, d, alpha, plus);
        SumEnd.Write(destination + 4, e, f, g, h, alpha, SumEnd.At(plus, 4));
    }
}
