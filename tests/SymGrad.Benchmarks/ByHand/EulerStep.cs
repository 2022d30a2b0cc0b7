using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>0.9 x + 0.1 h with h = tanh(wᵀ x + b), and its Jacobian 0.9 I + 0.1 diag(1 − h²) wᵀ: eight by eight elements are transposed in registers.</summary>
internal static class EulerStep
{
    public static void Jacobian(ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> value, Span<double> jacobian)
    {
        var n = x.Length;
        Linear.Check(n % 8 == 0 && w.Length == n * n && jacobian.Length == n * n && b.Length == n && value.Length == n && Avx512F.IsSupported);
        Span<double> slope = stackalloc double[n];
        Linear.ApplyTransposed(w, x, slope);
        for (var j = 0; j < n; j += 8)
        {
            var h = Tanh.Of(Vector512.Create<double>(slope[j..]) + Vector512.Create<double>(b[j..]));
            Vector512.FusedMultiplyAdd(Vector512.Create(0.1), h, Vector512.Create(0.9) * Vector512.Create<double>(x[j..])).CopyTo(value[j..]);
            (Vector512.Create(0.1) * Vector512.FusedMultiplyAdd(-h, h, Vector512<double>.One)).CopyTo(slope[j..]);
        }

        ref var w0 = ref MemoryMarshal.GetReference(w);
        ref var j0 = ref MemoryMarshal.GetReference(jacobian);
        for (var i = 0; i < n; i += 8)
        {
            for (var k = 0; k < n; k += 8)
            {
                Tile(ref Unsafe.Add(ref w0, (k * n) + i), ref Unsafe.Add(ref j0, (i * n) + k), (nuint)n, slope[i..]);
            }
        }

        for (var i = 0; i < n; i++)
        {
            jacobian[(i * n) + i] += 0.9;
        }
    }

    /// <summary>Eight rows of the result from eight columns of w: pairs, then quarters, then halves change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(ref double w, ref double to, nuint n, ReadOnlySpan<double> slope)
    {
        var (r0, r1) = (Vector512.LoadUnsafe(ref w), Vector512.LoadUnsafe(ref w, n));
        var (r2, r3) = (Vector512.LoadUnsafe(ref w, 2 * n), Vector512.LoadUnsafe(ref w, 3 * n));
        var (r4, r5) = (Vector512.LoadUnsafe(ref w, 4 * n), Vector512.LoadUnsafe(ref w, 5 * n));
        var (r6, r7) = (Vector512.LoadUnsafe(ref w, 6 * n), Vector512.LoadUnsafe(ref w, 7 * n));
        var (a0, a1) = (Avx512F.UnpackLow(r0, r1), Avx512F.UnpackHigh(r0, r1));
        var (a2, a3) = (Avx512F.UnpackLow(r2, r3), Avx512F.UnpackHigh(r2, r3));
        var (a4, a5) = (Avx512F.UnpackLow(r4, r5), Avx512F.UnpackHigh(r4, r5));
        var (a6, a7) = (Avx512F.UnpackLow(r6, r7), Avx512F.UnpackHigh(r6, r7));
        var (b0, b2) = (Avx512F.Shuffle4x128(a0, a2, 0x88), Avx512F.Shuffle4x128(a0, a2, 0xDD));
        var (b1, b3) = (Avx512F.Shuffle4x128(a1, a3, 0x88), Avx512F.Shuffle4x128(a1, a3, 0xDD));
        var (b4, b6) = (Avx512F.Shuffle4x128(a4, a6, 0x88), Avx512F.Shuffle4x128(a4, a6, 0xDD));
        var (b5, b7) = (Avx512F.Shuffle4x128(a5, a7, 0x88), Avx512F.Shuffle4x128(a5, a7, 0xDD));
        Store(Avx512F.Shuffle4x128(b0, b4, 0x88), slope[0], ref to, 0);
        Store(Avx512F.Shuffle4x128(b1, b5, 0x88), slope[1], ref to, n);
        Store(Avx512F.Shuffle4x128(b2, b6, 0x88), slope[2], ref to, 2 * n);
        Store(Avx512F.Shuffle4x128(b3, b7, 0x88), slope[3], ref to, 3 * n);
        Store(Avx512F.Shuffle4x128(b0, b4, 0xDD), slope[4], ref to, 4 * n);
        Store(Avx512F.Shuffle4x128(b1, b5, 0xDD), slope[5], ref to, 5 * n);
        Store(Avx512F.Shuffle4x128(b2, b6, 0xDD), slope[6], ref to, 6 * n);
        Store(Avx512F.Shuffle4x128(b3, b7, 0xDD), slope[7], ref to, 7 * n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<double> row, double slope, ref double to, nuint offset) => (row * Vector512.Create(slope)).StoreUnsafe(ref to, offset);
}
