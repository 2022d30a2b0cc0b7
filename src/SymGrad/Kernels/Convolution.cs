using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymGrad.Kernels;

/// <summary>
/// y[i] = α Σ_u w[u] x[i + shift ± u], where x counts as 0 outside its range. Where all of w meets x, that is the product of a matrix whose
/// rows are one element apart with w, so that elements of y stay in registers while w goes by; the ends are added up row by row.
/// </summary>
internal static class Convolution
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Convolve<L, T>(T alpha, int length, ref T xStart, int taps, ref T wStart, int step, long shift, int count, ref T yStart, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The places of x that an element of y reads are shift + i, shift + i + step, …, shift + i + step (taps − 1).
        var (before, after) = step > 0 ? (0L, taps - 1L) : (taps - 1L, 0L);
        var first = (int)Math.Clamp(before - shift, 0, count);
        var end = (int)Math.Clamp(length - after - shift, first, count);
        if (end > first)
        {
            TransposedMatrixVectorProduct.Multiply<L, T>(
                taps, end - first, alpha, ref Unsafe.Add(ref xStart, (nint)(first + shift)), step, ref wStart, 1, ref Unsafe.Add(ref yStart, first), accumulate);
        }

        Ends<L, T>(alpha, length, ref xStart, taps, ref wStart, step, shift, 0, first, ref yStart, accumulate);
        Ends<L, T>(alpha, length, ref xStart, taps, ref wStart, step, shift, end, count, ref yStart, accumulate);
    }

    /// <summary>The elements of y from one place up to another, each tap at those where it meets x.</summary>
    private static void Ends<L, T>(T alpha, int length, ref T xStart, int taps, ref T wStart, int step, long shift, int from, int to, ref T yStart, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!accumulate)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref yStart, from), to - from).Clear();
        }

        for (var u = 0; u < taps; u++)
        {
            var offset = shift + (step * u);
            var low = (int)Math.Clamp(-offset, from, to);
            var high = (int)Math.Clamp(length - offset, low, to);
            if (high > low)
            {
                ScaledAddition.Axpy<L, T>(high - low, alpha * Unsafe.Add(ref wStart, u), ref Unsafe.Add(ref xStart, (nint)(low + offset)), ref Unsafe.Add(ref yStart, low));
            }
        }
    }
}
