using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SymGrad.Kernels;

namespace SymGrad.Lanes;

/// <content>What kernels ask of it.</content>
public readonly unsafe partial struct Lane512<T> : IKernelLane<Lane512<T>, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane512<T> IKernelLane<Lane512<T>, T>.Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane512<T>, T>.Store(T* destination, Lane512<T> value) => value.vector.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane512<T> IKernelLane<Lane512<T>, T>.First(int count) => typeof(T) == typeof(double)
        ? new(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>())
        : new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane512<T> IKernelLane<Lane512<T>, T>.Load(T* source, Lane512<T> mask)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(double)
                ? new(Avx512F.MaskLoad((double*)source, mask.vector.AsDouble(), Vector512<double>.Zero).As<double, T>())
                : new(Avx512F.MaskLoad((float*)source, mask.vector.AsSingle(), Vector512<float>.Zero).As<float, T>());
        }

        var value = Vector512<T>.Zero;
        for (var i = 0; i < Count && mask.vector[i] != T.Zero; i++)
        {
            value = value.WithElement(i, source[i]);
        }

        return new(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane512<T>, T>.Store(T* destination, Lane512<T> mask, Lane512<T> value)
    {
        // A masked store costs some processors dozens of cycles.
        if (Vector512.AllWhereAllBitsSet(mask.vector))
        {
            value.vector.Store(destination);
            return;
        }

        if (Avx512F.IsSupported)
        {
            if (typeof(T) == typeof(double))
            {
                Avx512F.MaskStore((double*)destination, mask.vector.AsDouble(), value.vector.AsDouble());
            }
            else
            {
                Avx512F.MaskStore((float*)destination, mask.vector.AsSingle(), value.vector.AsSingle());
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
    static void IKernelLane<Lane512<T>, T>.StoreSums(T* destination, Lane512<T> a, Lane512<T> b, Lane512<T> c, Lane512<T> d, T alpha, T* plus)
    {
        Lane256<T>.StoreSums(destination, Halved(a), Halved(b), Halved(c), Halved(d), alpha, plus);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane256<T> Halved(Lane512<T> a) => new(a.vector.GetLower() + a.vector.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane512<T>, T>.StoreSums(T* destination, Lane512<T> a, Lane512<T> b, Lane512<T> c, Lane512<T> d, Lane512<T> e, Lane512<T> f, Lane512<T> g, Lane512<T> h, T alpha, T* plus)
    {
        if (typeof(T) == typeof(double) && Avx512F.IsSupported)
        {
            // Pairs within each quarter; then quarters are exchanged and added, twice.
            var ab = Pairs(a, b);
            var cd = Pairs(c, d);
            var ef = Pairs(e, f);
            var gh = Pairs(g, h);
            var sums = Quarters(Quarters(ab, cd), Quarters(ef, gh)) * Vector512.Create(double.CreateTruncating(alpha));
            (plus is null ? sums : Vector512.Load((double*)plus) + sums).Store((double*)destination);
            return;
        }

        SumEnd.Write(destination, a, b, c, d, alpha, plus);
        SumEnd.Write(destination + 4, e, f, g, h, alpha, SumEnd.At(plus, 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pairs(Lane512<T> a, Lane512<T> b)
        => Avx512F.UnpackLow(a.vector.AsDouble(), b.vector.AsDouble()) + Avx512F.UnpackHigh(a.vector.AsDouble(), b.vector.AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Quarters(Vector512<double> a, Vector512<double> b)
        => Avx512F.Shuffle4x128(a, b, 0b10_00_10_00) + Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
}
