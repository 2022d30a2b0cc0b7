using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>
/// C = A B in tiles of 8 rows and 16 columns: 16 accumulators stay in registers while k runs. A may be transposed (its
/// strides say so); B and C are row-major with a multiple of 16 columns, which the batch's widths 16, 32 and 64 are.
/// </summary>
internal static class Product
{
    public static void Multiply(ReadOnlySpan<double> a, int rowStride, int innerStride, ReadOnlySpan<double> b, Span<double> c, int rows, int inner, int columns)
    {
        Linear.Check(a.Length >= rows * inner && b.Length >= inner * columns && c.Length >= rows * columns && columns % 16 == 0);
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (var j = 0; j < columns; j += 16)
        {
            var i = 0;
            for (; i <= rows - 8; i += 8)
            {
                Tile(ref Unsafe.Add(ref a0, i * rowStride), rowStride, innerStride, ref Unsafe.Add(ref b0, j), ref Unsafe.Add(ref c0, (i * columns) + j), inner, columns);
            }

            for (; i < rows; i++)
            {
                Row(ref Unsafe.Add(ref a0, i * rowStride), innerStride, ref Unsafe.Add(ref b0, j), ref Unsafe.Add(ref c0, (i * columns) + j), inner, columns);
            }
        }
    }

    /// <summary>Bᵀ of a row-major matrix, each row of the result padded with zeros to <paramref name="padded"/> columns.</summary>
    public static void Transpose(ReadOnlySpan<double> source, int rows, int columns, Span<double> result, int padded)
    {
        Linear.Check(source.Length >= rows * columns && result.Length >= padded * columns);
        ref var s0 = ref MemoryMarshal.GetReference(source);
        ref var r0 = ref MemoryMarshal.GetReference(result);
        for (var j = 0; j < columns; j++)
        {
            ref var from = ref Unsafe.Add(ref s0, j);
            ref var to = ref Unsafe.Add(ref r0, j * padded);
            var i = 0;
            for (; i <= rows - 4; i += 4)
            {
                var column = Vector256.Create(from, Unsafe.Add(ref from, columns), Unsafe.Add(ref from, 2 * columns), Unsafe.Add(ref from, 3 * columns));
                column.StoreUnsafe(ref to, (nuint)i);
                from = ref Unsafe.Add(ref from, 4 * columns);
            }

            for (; i < padded; i++)
            {
                Unsafe.Add(ref to, i) = i < rows ? from : 0;
                from = ref Unsafe.Add(ref from, columns);
            }
        }
    }

    private static void Tile(ref double a, int rowStride, int innerStride, ref double b, ref double c, int inner, int columns)
    {
        var (c00, c01, c10, c11) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var (c20, c21, c30, c31) = (c00, c00, c00, c00);
        var (c40, c41, c50, c51) = (c00, c00, c00, c00);
        var (c60, c61, c70, c71) = (c00, c00, c00, c00);
        ref var low = ref a;
        ref var high = ref Unsafe.Add(ref a, 4 * rowStride);
        for (var k = 0; k < inner; k++)
        {
            var (b0, b1) = (Vector512.LoadUnsafe(ref b), Vector512.LoadUnsafe(ref b, 8));
            var v = Vector512.Create(low);
            (c00, c01) = (Vector512.FusedMultiplyAdd(v, b0, c00), Vector512.FusedMultiplyAdd(v, b1, c01));
            v = Vector512.Create(Unsafe.Add(ref low, rowStride));
            (c10, c11) = (Vector512.FusedMultiplyAdd(v, b0, c10), Vector512.FusedMultiplyAdd(v, b1, c11));
            v = Vector512.Create(Unsafe.Add(ref low, 2 * rowStride));
            (c20, c21) = (Vector512.FusedMultiplyAdd(v, b0, c20), Vector512.FusedMultiplyAdd(v, b1, c21));
            v = Vector512.Create(Unsafe.Add(ref low, 3 * rowStride));
            (c30, c31) = (Vector512.FusedMultiplyAdd(v, b0, c30), Vector512.FusedMultiplyAdd(v, b1, c31));
            v = Vector512.Create(high);
            (c40, c41) = (Vector512.FusedMultiplyAdd(v, b0, c40), Vector512.FusedMultiplyAdd(v, b1, c41));
            v = Vector512.Create(Unsafe.Add(ref high, rowStride));
            (c50, c51) = (Vector512.FusedMultiplyAdd(v, b0, c50), Vector512.FusedMultiplyAdd(v, b1, c51));
            v = Vector512.Create(Unsafe.Add(ref high, 2 * rowStride));
            (c60, c61) = (Vector512.FusedMultiplyAdd(v, b0, c60), Vector512.FusedMultiplyAdd(v, b1, c61));
            v = Vector512.Create(Unsafe.Add(ref high, 3 * rowStride));
            (c70, c71) = (Vector512.FusedMultiplyAdd(v, b0, c70), Vector512.FusedMultiplyAdd(v, b1, c71));
            low = ref Unsafe.Add(ref low, innerStride);
            high = ref Unsafe.Add(ref high, innerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        Store(ref c, c00, c01);
        Store(ref Unsafe.Add(ref c, columns), c10, c11);
        Store(ref Unsafe.Add(ref c, 2 * columns), c20, c21);
        Store(ref Unsafe.Add(ref c, 3 * columns), c30, c31);
        Store(ref Unsafe.Add(ref c, 4 * columns), c40, c41);
        Store(ref Unsafe.Add(ref c, 5 * columns), c50, c51);
        Store(ref Unsafe.Add(ref c, 6 * columns), c60, c61);
        Store(ref Unsafe.Add(ref c, 7 * columns), c70, c71);
    }

    private static void Row(ref double a, int innerStride, ref double b, ref double c, int inner, int columns)
    {
        var (c0, c1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var k = 0; k < inner; k++)
        {
            var v = Vector512.Create(Unsafe.Add(ref a, k * innerStride));
            ref var row = ref Unsafe.Add(ref b, k * columns);
            (c0, c1) = (Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref row), c0), Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref row, 8), c1));
        }

        Store(ref c, c0, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double c, Vector512<double> low, Vector512<double> high)
    {
        low.StoreUnsafe(ref c);
        high.StoreUnsafe(ref c, 8);
    }
}
