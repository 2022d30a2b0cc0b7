using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>Matrix times vector, its transpose, and the outer product, for row-major matrices and any extents.</summary>
internal static class Linear
{
    /// <summary>z = W x + b, four rows at a time: each load of x serves four dot products.</summary>
    public static void Apply(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> b, Span<double> z)
    {
        var (rows, columns) = (b.Length, x.Length);
        Check(w.Length == rows * columns && z.Length >= rows);
        ref var w0 = ref MemoryMarshal.GetReference(w);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var i = 0;
        for (; i <= rows - 4; i += 4)
        {
            ref var r0 = ref Unsafe.Add(ref w0, i * columns);
            ref var r1 = ref Unsafe.Add(ref r0, columns);
            ref var r2 = ref Unsafe.Add(ref r1, columns);
            ref var r3 = ref Unsafe.Add(ref r2, columns);
            var (s0, s1, s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            nuint j = 0;
            for (; (int)j <= columns - 8; j += 8)
            {
                var v = Vector512.LoadUnsafe(ref x0, j);
                s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r0, j), v, s0);
                s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r1, j), v, s1);
                s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r2, j), v, s2);
                s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r3, j), v, s3);
            }

            var sums = Sums(s0, s1, s2, s3);
            for (; (int)j < columns; j++)
            {
                var column = Vector256.Create(Unsafe.Add(ref r0, j), Unsafe.Add(ref r1, j), Unsafe.Add(ref r2, j), Unsafe.Add(ref r3, j));
                sums = Vector256.FusedMultiplyAdd(column, Vector256.Create(Unsafe.Add(ref x0, j)), sums);
            }

            (sums + Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(b), (nuint)i)).StoreUnsafe(ref MemoryMarshal.GetReference(z), (nuint)i);
        }

        for (; i < rows; i++)
        {
            z[i] = Dot(ref Unsafe.Add(ref w0, i * columns), ref x0, columns) + b[i];
        }
    }

    /// <summary>y = Wᵀ d, in runs of 32 columns that stay in registers while the rows go by.</summary>
    public static void ApplyTransposed(ReadOnlySpan<double> w, ReadOnlySpan<double> d, Span<double> y)
    {
        var (rows, columns) = (d.Length, y.Length);
        Check(w.Length == rows * columns);
        ref var w0 = ref MemoryMarshal.GetReference(w);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        nuint j = 0;
        for (; (int)j <= columns - 32; j += 32)
        {
            var (s0, s1, s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            for (var i = 0; i < rows; i++)
            {
                ref var row = ref Unsafe.Add(ref w0, i * columns);
                var v = Vector512.Create(d[i]);
                s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, j), v, s0);
                s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, j + 8), v, s1);
                s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, j + 16), v, s2);
                s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, j + 24), v, s3);
            }

            s0.StoreUnsafe(ref y0, j);
            s1.StoreUnsafe(ref y0, j + 8);
            s2.StoreUnsafe(ref y0, j + 16);
            s3.StoreUnsafe(ref y0, j + 24);
        }

        for (; (int)j < columns; j++)
        {
            var sum = 0.0;
            for (var i = 0; i < rows; i++)
            {
                sum = Math.FusedMultiplyAdd(Unsafe.Add(ref w0, (nuint)(i * columns) + j), d[i], sum);
            }

            y[(int)j] = sum;
        }
    }

    /// <summary>W = d xᵀ.</summary>
    public static void Outer(ReadOnlySpan<double> d, ReadOnlySpan<double> x, Span<double> w)
    {
        var columns = x.Length;
        Check(w.Length == d.Length * columns);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        for (var i = 0; i < d.Length; i++)
        {
            ref var row = ref Unsafe.Add(ref MemoryMarshal.GetReference(w), i * columns);
            var v = Vector512.Create(d[i]);
            nuint j = 0;
            for (; (int)j <= columns - 8; j += 8)
            {
                (v * Vector512.LoadUnsafe(ref x0, j)).StoreUnsafe(ref row, j);
            }

            for (; (int)j < columns; j++)
            {
                Unsafe.Add(ref row, j) = d[i] * Unsafe.Add(ref x0, j);
            }
        }
    }

    private static double Dot(ref double a, ref double b, int n)
    {
        var (s0, s1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        nuint j = 0;
        for (; (int)j <= n - 16; j += 16)
        {
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, j), Vector512.LoadUnsafe(ref b, j), s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, j + 8), Vector512.LoadUnsafe(ref b, j + 8), s1);
        }

        var sum = Vector512.Sum(s0 + s1);
        for (; (int)j < n; j++)
        {
            sum = Math.FusedMultiplyAdd(Unsafe.Add(ref a, j), Unsafe.Add(ref b, j), sum);
        }

        return sum;
    }

    /// <summary>The four horizontal sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Sums(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(Vector512.Sum(a), Vector512.Sum(b), Vector512.Sum(c), Vector512.Sum(d));
        }

        var ab = Avx.HorizontalAdd(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());
        var cd = Avx.HorizontalAdd(c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());
        return Avx2.Permute2x128(ab, cd, 0x21) + Avx.Blend(ab, cd, 0b1100);
    }

    internal static void Check(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("The extents do not agree.");
        }
    }
}
