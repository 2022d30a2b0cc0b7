using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymGrad.Kernels;

/// <summary>A strip of B as consecutive rows of two lanes; what lies beyond its columns stays unwritten and is masked when read.</summary>
internal static unsafe class Packing
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Straight<L, T>(int depth, int columns, T* b, nint ldb, T* packed)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isWide = columns > L.Count;
        var mask = L.First(isWide ? columns - L.Count : columns);
        for (var k = 0; k < depth; k++)
        {
            if (isWide)
            {
                L.Store(packed, L.Load(b));
                L.Store(packed + L.Count, L.Load(b + L.Count, mask));
            }
            else
            {
                L.Store(packed, L.Load(b, mask));
            }

            b += ldb;
            packed += 2 * L.Count;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Transposed<L, T>(int depth, int columns, T* b, nint ldb, T* packed)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = 2 * L.Count;
        var j = 0;
        if (typeof(T) == typeof(double) && Avx.IsSupported && L.Count > 1)
        {
            for (; j <= columns - 4; j += 4)
            {
                FourRows((double*)b + (j * ldb), ldb, depth, (double*)packed + j, width);
            }
        }

        for (; j < columns; j++)
        {
            for (var k = 0; k < depth; k++)
            {
                packed[(k * width) + j] = b[(j * ldb) + k];
            }
        }
    }

    /// <summary>Four rows to four columns, in blocks of 4 × 4.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FourRows(double* b, nint ldb, int depth, double* packed, int width)
    {
        var k = 0;
        for (; k <= depth - 4; k += 4)
        {
            var r0 = Vector256.Load(b + k);
            var r1 = Vector256.Load(b + ldb + k);
            var r2 = Vector256.Load(b + (2 * ldb) + k);
            var r3 = Vector256.Load(b + (3 * ldb) + k);
            var low01 = Avx.UnpackLow(r0, r1);
            var high01 = Avx.UnpackHigh(r0, r1);
            var low23 = Avx.UnpackLow(r2, r3);
            var high23 = Avx.UnpackHigh(r2, r3);
            Avx.Permute2x128(low01, low23, 0x20).Store(packed);
            Avx.Permute2x128(high01, high23, 0x20).Store(packed + width);
            Avx.Permute2x128(low01, low23, 0x31).Store(packed + (2 * width));
            Avx.Permute2x128(high01, high23, 0x31).Store(packed + (3 * width));
            packed += 4 * width;
        }

        for (; k < depth; k++)
        {
            packed[0] = b[k];
            packed[1] = b[ldb + k];
            packed[2] = b[(2 * ldb) + k];
            packed[3] = b[(3 * ldb) + k];
            packed += width;
        }
    }
}
