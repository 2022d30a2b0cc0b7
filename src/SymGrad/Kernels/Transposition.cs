using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymGrad.Kernels;

/// <summary>B = α diag(d) Aᵀ, in square blocks that are transposed in registers; without d, α Aᵀ.</summary>
internal static unsafe class Transposition
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Scaled<T>(int rows, int columns, T alpha, ref T dStart, ref T aStart, nint lda, ref T bStart, nint ldb, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* d = &dStart, a = &aStart, b = &bStart)
        {
            var size = BlockSize<T>();
            var factors = stackalloc T[8];
            var i = 0;
            for (; size > 1 && i <= rows - size; i += size)
            {
                for (var k = 0; k < size; k++)
                {
                    factors[k] = d is null ? alpha : alpha * d[i + k];
                }

                var j = 0;
                for (; j <= columns - size; j += size)
                {
                    Block(size, factors, a + (j * lda) + i, lda, b + (i * ldb) + j, ldb, accumulate);
                }

                for (var k = 0; j < columns && k < size; k++)
                {
                    Row(columns - j, factors[k], a + (j * lda) + i + k, lda, b + ((i + k) * ldb) + j, accumulate);
                }
            }

            for (; i < rows; i++)
            {
                Row(columns, d is null ? alpha : alpha * d[i], a + i, lda, b + (i * ldb), accumulate);
            }
        }
    }

    /// <summary>Rows of a block: as many numbers as the register of its rows holds, as far as there are instructions that exchange them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BlockSize<T>() => typeof(T) == typeof(double) ? Avx512F.IsSupported ? 8 : Avx.IsSupported ? 4 : 1 : Sse.IsSupported ? 4 : 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block<T>(int size, T* factors, T* a, nint lda, T* b, nint ldb, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Four((float*)factors, (float*)a, lda, (float*)b, ldb, accumulate);
        }
        else if (size == 8)
        {
            Eight((double*)factors, (double*)a, lda, (double*)b, ldb, accumulate);
        }
        else
        {
            Four((double*)factors, (double*)a, lda, (double*)b, ldb, accumulate);
        }
    }

    /// <summary>Neighbouring rows are interleaved; then quarters of the registers find their places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(double* factors, double* a, nint lda, double* b, nint ldb, bool accumulate)
    {
        var r0 = Vector512.Load(a);
        var r1 = Vector512.Load(a + lda);
        var r2 = Vector512.Load(a + (2 * lda));
        var r3 = Vector512.Load(a + (3 * lda));
        var low01 = Avx512F.UnpackLow(r0, r1);
        var high01 = Avx512F.UnpackHigh(r0, r1);
        var low23 = Avx512F.UnpackLow(r2, r3);
        var high23 = Avx512F.UnpackHigh(r2, r3);
        a += 4 * lda;
        var r4 = Vector512.Load(a);
        var r5 = Vector512.Load(a + lda);
        var r6 = Vector512.Load(a + (2 * lda));
        var r7 = Vector512.Load(a + (3 * lda));
        var low45 = Avx512F.UnpackLow(r4, r5);
        var high45 = Avx512F.UnpackHigh(r4, r5);
        var low67 = Avx512F.UnpackLow(r6, r7);
        var high67 = Avx512F.UnpackHigh(r6, r7);

        // Columns 0 and 4 of the first four rows and of the last four, and so on.
        var upper04 = Avx512F.Shuffle4x128(low01, low23, 0x88);
        var lower04 = Avx512F.Shuffle4x128(low45, low67, 0x88);
        var upper15 = Avx512F.Shuffle4x128(high01, high23, 0x88);
        var lower15 = Avx512F.Shuffle4x128(high45, high67, 0x88);
        var upper26 = Avx512F.Shuffle4x128(low01, low23, 0xDD);
        var lower26 = Avx512F.Shuffle4x128(low45, low67, 0xDD);
        var upper37 = Avx512F.Shuffle4x128(high01, high23, 0xDD);
        var lower37 = Avx512F.Shuffle4x128(high45, high67, 0xDD);
        Write(b, factors[0], Avx512F.Shuffle4x128(upper04, lower04, 0x88), accumulate);
        Write(b + ldb, factors[1], Avx512F.Shuffle4x128(upper15, lower15, 0x88), accumulate);
        Write(b + (2 * ldb), factors[2], Avx512F.Shuffle4x128(upper26, lower26, 0x88), accumulate);
        Write(b + (3 * ldb), factors[3], Avx512F.Shuffle4x128(upper37, lower37, 0x88), accumulate);
        b += 4 * ldb;
        Write(b, factors[4], Avx512F.Shuffle4x128(upper04, lower04, 0xDD), accumulate);
        Write(b + ldb, factors[5], Avx512F.Shuffle4x128(upper15, lower15, 0xDD), accumulate);
        Write(b + (2 * ldb), factors[6], Avx512F.Shuffle4x128(upper26, lower26, 0xDD), accumulate);
        Write(b + (3 * ldb), factors[7], Avx512F.Shuffle4x128(upper37, lower37, 0xDD), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(double* factors, double* a, nint lda, double* b, nint ldb, bool accumulate)
    {
        var r0 = Vector256.Load(a);
        var r1 = Vector256.Load(a + lda);
        var r2 = Vector256.Load(a + (2 * lda));
        var r3 = Vector256.Load(a + (3 * lda));
        var low01 = Avx.UnpackLow(r0, r1);
        var high01 = Avx.UnpackHigh(r0, r1);
        var low23 = Avx.UnpackLow(r2, r3);
        var high23 = Avx.UnpackHigh(r2, r3);
        Write(b, factors[0], Avx.Permute2x128(low01, low23, 0x20), accumulate);
        Write(b + ldb, factors[1], Avx.Permute2x128(high01, high23, 0x20), accumulate);
        Write(b + (2 * ldb), factors[2], Avx.Permute2x128(low01, low23, 0x31), accumulate);
        Write(b + (3 * ldb), factors[3], Avx.Permute2x128(high01, high23, 0x31), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* factors, float* a, nint lda, float* b, nint ldb, bool accumulate)
    {
        var r0 = Vector128.Load(a);
        var r1 = Vector128.Load(a + lda);
        var r2 = Vector128.Load(a + (2 * lda));
        var r3 = Vector128.Load(a + (3 * lda));
        var low01 = Sse.UnpackLow(r0, r1);
        var high01 = Sse.UnpackHigh(r0, r1);
        var low23 = Sse.UnpackLow(r2, r3);
        var high23 = Sse.UnpackHigh(r2, r3);
        Write(b, factors[0], Sse.MoveLowToHigh(low01, low23), accumulate);
        Write(b + ldb, factors[1], Sse.MoveHighToLow(low23, low01), accumulate);
        Write(b + (2 * ldb), factors[2], Sse.MoveLowToHigh(high01, high23), accumulate);
        Write(b + (3 * ldb), factors[3], Sse.MoveHighToLow(high23, high01), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(double* b, double factor, Vector512<double> value, bool accumulate)
    {
        value *= Vector512.Create(factor);
        (accumulate ? Vector512.Load(b) + value : value).Store(b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(double* b, double factor, Vector256<double> value, bool accumulate)
    {
        value *= Vector256.Create(factor);
        (accumulate ? Vector256.Load(b) + value : value).Store(b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(float* b, float factor, Vector128<float> value, bool accumulate)
    {
        value *= Vector128.Create(factor);
        (accumulate ? Vector128.Load(b) + value : value).Store(b);
    }

    /// <summary>A part of one row.</summary>
    private static void Row<T>(int columns, T factor, T* a, nint lda, T* b, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var j = 0; j < columns; j++)
        {
            b[j] = accumulate ? b[j] + (factor * a[j * lda]) : factor * a[j * lda];
        }
    }
}
