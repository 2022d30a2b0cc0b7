using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>
/// 1/N Σₙ ln(1 + exp(−yₙ xₙ·w)) and its gradient by w, eight rows at a time: their margins fill one register, and their
/// features are still in the first cache when the gradient needs them. For eight features and more.
/// </summary>
internal static class LogisticLoss
{
    public static double Gradient(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> w, Span<double> dw)
    {
        var (rows, columns) = (y.Length, w.Length);
        Linear.Check(x.Length == rows * columns && dw.Length == columns && columns >= 8);
        dw.Clear();
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var (losses, share) = (Vector512<double>.Zero, Vector512.Create(1.0 / rows));
        var n = 0;
        for (; n <= rows - 8; n += 8)
        {
            ref var block = ref Unsafe.Add(ref x0, n * columns);
            var target = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(y), (nuint)n);
            var (loss, adjoint) = Margin(target * Products(ref block, w));
            losses += loss;
            Accumulate(ref block, adjoint * target * share, dw);
        }

        var sum = Vector512.Sum(losses);
        for (; n < rows; n++)
        {
            var row = x.Slice(n * columns, columns);
            var product = 0.0;
            for (var j = 0; j < columns; j++)
            {
                product = Math.FusedMultiplyAdd(row[j], w[j], product);
            }

            var (loss, adjoint) = Margin(Vector512.Create(y[n] * product));
            sum += loss[0];
            for (var j = 0; j < columns; j++)
            {
                dw[j] = Math.FusedMultiplyAdd(adjoint[0] * y[n] / rows, row[j], dw[j]);
            }
        }

        return sum / rows;
    }

    /// <summary>ln(1 + exp(−m)) and its derivative −1/(1 + exp m), from one exp(−|m|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Loss, Vector512<double> Adjoint) Margin(Vector512<double> m)
    {
        var e = Elementary.Exp(-Vector512.Abs(m));
        var whole = Vector512<double>.One + e;
        var loss = Vector512.MaxNative(-m, Vector512<double>.Zero) + Elementary.LogOfOnePlus(e);
        return (loss, -Vector512.ConditionalSelect(Vector512.GreaterThan(m, Vector512<double>.Zero), e, Vector512<double>.One) / whole);
    }

    private static Vector512<double> Products(ref double block, ReadOnlySpan<double> w)
        => Vector512.Create(Products4(ref block, w), Products4(ref Unsafe.Add(ref block, 4 * w.Length), w));

    /// <summary>Four rows times w; the last eight columns overlap those before, where w counts as zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Products4(ref double r0, ReadOnlySpan<double> w)
    {
        ref var w0 = ref MemoryMarshal.GetReference(w);
        ref var r1 = ref Unsafe.Add(ref r0, w.Length);
        ref var r2 = ref Unsafe.Add(ref r1, w.Length);
        ref var r3 = ref Unsafe.Add(ref r2, w.Length);
        var last = (nuint)(w.Length - 8);
        var v = Vector512.LoadUnsafe(ref w0, last) & Tail(w.Length);
        var s0 = Vector512.LoadUnsafe(ref r0, last) * v;
        var s1 = Vector512.LoadUnsafe(ref r1, last) * v;
        var s2 = Vector512.LoadUnsafe(ref r2, last) * v;
        var s3 = Vector512.LoadUnsafe(ref r3, last) * v;
        for (nuint j = 0; j < last; j += 8)
        {
            v = Vector512.LoadUnsafe(ref w0, j);
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r0, j), v, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r1, j), v, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r2, j), v, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r3, j), v, s3);
        }

        return Linear.Sums(s0, s1, s2, s3);
    }

    /// <summary>dw ← dw + Σᵢ gᵢ rowᵢ over the block's eight rows.</summary>
    private static void Accumulate(ref double block, Vector512<double> g, Span<double> dw)
    {
        var columns = dw.Length;
        ref var d0 = ref MemoryMarshal.GetReference(dw);
        ref var middle = ref Unsafe.Add(ref block, 4 * columns);
        var (g0, g1, g2, g3) = (Vector512.Create(g[0]), Vector512.Create(g[1]), Vector512.Create(g[2]), Vector512.Create(g[3]));
        var (g4, g5, g6, g7) = (Vector512.Create(g[4]), Vector512.Create(g[5]), Vector512.Create(g[6]), Vector512.Create(g[7]));
        var last = (nuint)(columns - 8);
        for (nuint j = 0; ; j = Math.Min(j + 8, last))
        {
            var before = Vector512.LoadUnsafe(ref d0, j);
            var even = Vector512.FusedMultiplyAdd(g0, Vector512.LoadUnsafe(ref block, j), before);
            var odd = g1 * Vector512.LoadUnsafe(ref Unsafe.Add(ref block, columns), j);
            even = Vector512.FusedMultiplyAdd(g2, Vector512.LoadUnsafe(ref Unsafe.Add(ref block, 2 * columns), j), even);
            odd = Vector512.FusedMultiplyAdd(g3, Vector512.LoadUnsafe(ref Unsafe.Add(ref block, 3 * columns), j), odd);
            even = Vector512.FusedMultiplyAdd(g4, Vector512.LoadUnsafe(ref middle, j), even);
            odd = Vector512.FusedMultiplyAdd(g5, Vector512.LoadUnsafe(ref Unsafe.Add(ref middle, columns), j), odd);
            even = Vector512.FusedMultiplyAdd(g6, Vector512.LoadUnsafe(ref Unsafe.Add(ref middle, 2 * columns), j), even);
            odd = Vector512.FusedMultiplyAdd(g7, Vector512.LoadUnsafe(ref Unsafe.Add(ref middle, 3 * columns), j), odd);
            if (j == last)
            {
                Vector512.ConditionalSelect(Tail(columns), even + odd, before).StoreUnsafe(ref d0, j);
                return;
            }

            (even + odd).StoreUnsafe(ref d0, j);
        }
    }

    /// <summary>All bits in those of the last eight columns that whole registers before them leave out.</summary>
    private static Vector512<double> Tail(int columns)
    {
        var rest = ((columns - 1) % 8) + 1;
        return Vector512.GreaterThanOrEqual(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create(8.0 - rest));
    }
}
