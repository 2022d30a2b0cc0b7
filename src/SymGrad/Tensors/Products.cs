using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SymGrad.Kernels;

namespace SymGrad;

/// <summary>The products of <see cref="Mat{TElement}"/>: by the kernels for double and float, row by row for data.</summary>
internal static class Products
{
    internal static void Multiply<T>(Mat<T> a, Vec<T> x, Vec<T> result)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            Kernel.Gemv(a.Rows, a.Columns, 1, Doubles(a.Span), a.Columns, Doubles(x.Span), Doubles(result.Span), accumulate: false);
        }
        else if (typeof(T) == typeof(float))
        {
            Kernel.Gemv(a.Rows, a.Columns, 1, Floats(a.Span), a.Columns, Floats(x.Span), Floats(result.Span), accumulate: false);
        }
        else
        {
            for (var i = 0; i < a.Rows; i++)
            {
                result[i] = TensorPrimitives.Dot<T>(a.Row(i).Span, x.Span);
            }
        }
    }

    internal static void Multiply<T>(Mat<T> a, Mat<T> b, Mat<T> result)
        where T : unmanaged, INumber<T>
    {
        var (m, n, k) = (a.Rows, b.Columns, a.Columns);
        if (typeof(T) == typeof(double))
        {
            Kernel.Gemm(m, n, k, 1, Doubles(a.Span), k, false, Doubles(b.Span), n, false, Doubles(result.Span), n, accumulate: false);
        }
        else if (typeof(T) == typeof(float))
        {
            Kernel.Gemm(m, n, k, 1, Floats(a.Span), k, false, Floats(b.Span), n, false, Floats(result.Span), n, accumulate: false);
        }
        else
        {
            for (var i = 0; i < m; i++)
            {
                var sum = result.Row(i).Span;
                for (var p = 0; p < k; p++)
                {
                    TensorPrimitives.MultiplyAdd(b.Row(p).Span, a[i, p], sum, sum);
                }
            }
        }
    }

    private static Span<double> Doubles<T>(Span<T> span)
        where T : unmanaged => MemoryMarshal.Cast<T, double>(span);

    private static Span<float> Floats<T>(Span<T> span)
        where T : unmanaged => MemoryMarshal.Cast<T, float>(span);
}
