using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SymGrad.Kernels;

namespace SymGrad.Lanes;

/// <content>What kernels ask of it.</content>
public readonly unsafe partial struct Lane256<T> : IKernelLane<Lane256<T>, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane256<T> IKernelLane<Lane256<T>, T>.Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane256<T>, T>.Store(T* destination, Lane256<T> value) => value.vector.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane256<T> IKernelLane<Lane256<T>, T>.First(int count) => typeof(T) == typeof(double)
        ? new(Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>())
        : new(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane256<T> IKernelLane<Lane256<T>, T>.Load(T* source, Lane256<T> mask)
    {
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(double)
                ? new(Avx.MaskLoad((double*)source, mask.vector.AsDouble()).As<double, T>())
                : new(Avx.MaskLoad((float*)source, mask.vector.AsSingle()).As<float, T>());
        }

        var value = Vector256<T>.Zero;
        for (var i = 0; i < Count && mask.vector[i] != T.Zero; i++)
        {
            value = value.WithElement(i, source[i]);
        }

        return new(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane256<T>, T>.Store(T* destination, Lane256<T> mask, Lane256<T> value)
    {
        // A masked store costs some processors dozens of cycles.
        if (Vector256.AllWhereAllBitsSet(mask.vector))
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
    static void IKernelLane<Lane256<T>, T>.StoreSums(T* destination, Lane256<T> a, Lane256<T> b, Lane256<T> c, Lane256<T> d, T alpha, T* plus) => StoreSums(destination, a, b, c, d, alpha, plus);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreSums(T* destination, Lane256<T> a, Lane256<T> b, Lane256<T> c, Lane256<T> d, T alpha, T* plus)
    {
        if (!Avx.IsSupported)
        {
            SumEnd.Write(destination, Sum(a), alpha, plus);
            SumEnd.Write(destination + 1, Sum(b), alpha, SumEnd.At(plus, 1));
            SumEnd.Write(destination + 2, Sum(c), alpha, SumEnd.At(plus, 2));
            SumEnd.Write(destination + 3, Sum(d), alpha, SumEnd.At(plus, 3));
        }
        else if (typeof(T) == typeof(double))
        {
            // Pairs (a₀+a₁, b₀+b₁ | a₂+a₃, b₂+b₃) and those of c and d; halves are exchanged and added.
            var ab = Avx.HorizontalAdd(a.vector.AsDouble(), b.vector.AsDouble());
            var cd = Avx.HorizontalAdd(c.vector.AsDouble(), d.vector.AsDouble());
            var low = Avx.Permute2x128(ab, cd, 0x20);
            var high = Avx.Permute2x128(ab, cd, 0x31);
            var sums = (low + high) * Vector256.Create(double.CreateTruncating(alpha));
            (plus is null ? sums : Vector256.Load((double*)plus) + sums).Store((double*)destination);
        }
        else
        {
            var ab = Avx.HorizontalAdd(a.vector.AsSingle(), b.vector.AsSingle());
            var cd = Avx.HorizontalAdd(c.vector.AsSingle(), d.vector.AsSingle());
            var abcd = Avx.HorizontalAdd(ab, cd);
            var sums = (abcd.GetLower() + abcd.GetUpper()) * Vector128.Create(float.CreateTruncating(alpha));
            (plus is null ? sums : Vector128.Load((float*)plus) + sums).Store((float*)destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IKernelLane<Lane256<T>, T>.StoreSums(T* destination, Lane256<T> a, Lane256<T> b, Lane256<T> c, Lane256<T> d, Lane256<T> e, Lane256<T> f, Lane256<T> g, Lane256<T> h, T alpha, T* plus)
        {
        SumEnd.Write(destination, a, b, c, d, alpha, plus);
        SumEnd.Write(destination + 4, e, f, g, h, alpha, SumEnd.At(plus, 4));
    }
}
