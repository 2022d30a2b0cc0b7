using System.Numerics;
using System.Numerics.Tensors;

namespace SymGrad;

/// <summary>The functions of <see cref="Functions"/> that make vectors and matrices of others, once for all element types.</summary>
internal static class Reshaping
{
    internal static Mat<T> Outer<T>(Vec<T> x, Vec<T> y)
        where T : unmanaged, INumber<T>
    {
        var result = new Mat<T>(x.Length, y.Length);
        for (var i = 0; i < x.Length; i++)
        {
            TensorPrimitives.Multiply(y.Span, x[i], result.Row(i).Span);
        }

        return result;
    }

    internal static Vec<T> Hadamard<T>(Vec<T> x, Vec<T> y)
        where T : unmanaged, INumber<T>
    {
        Kernels.Require.SameExtent(y.Length, x.Length, nameof(y), "y.Length", "x.Length");
        var result = new Vec<T>(x.Length);
        TensorPrimitives.Multiply<T>(x.Span, y.Span, result.Span);
        return result;
    }

    internal static Mat<T> Hadamard<T>(Mat<T> a, Mat<T> b)
        where T : unmanaged, INumber<T>
    {
        Kernels.Require.SameExtent(b.Rows, a.Rows, nameof(b), "b.Rows", "a.Rows");
        Kernels.Require.SameExtent(b.Columns, a.Columns, nameof(b), "b.Columns", "a.Columns");
        var result = new Mat<T>(a.Rows, a.Columns);
        TensorPrimitives.Multiply<T>(a.Span, b.Span, result.Span);
        return result;
    }

    internal static Mat<T> AddToRows<T>(Mat<T> a, Vec<T> b)
        where T : unmanaged, INumber<T>
    {
        Kernels.Require.SameExtent(b.Length, a.Columns, nameof(b), "b.Length", "a.Columns");
        var result = new Mat<T>(a.Rows, a.Columns);
        for (var i = 0; i < a.Rows; i++)
        {
            TensorPrimitives.Add<T>(a.Row(i).Span, b.Span, result.Row(i).Span);
        }

        return result;
    }

    internal static T Trace<T>(Mat<T> a)
        where T : unmanaged, INumber<T>
    {
        Kernels.Require.SameExtent(a.Columns, a.Rows, nameof(a), "a.Columns", "a.Rows");
        var sum = T.Zero;
        for (var i = 0; i < a.Rows; i++)
        {
            sum += a[i, i];
        }

        return sum;
    }

    internal static Mat<T> Diag<T>(Vec<T> v)
        where T : unmanaged, INumber<T>
    {
        var result = new Mat<T>(v.Length, v.Length);
        for (var i = 0; i < v.Length; i++)
        {
            result[i, i] = v[i];
        }

        return result;
    }

    internal static Vec<T> Concat<T>(Vec<T> x, Vec<T> y)
        where T : unmanaged, INumber<T>
    {
        var result = new Vec<T>(checked(x.Length + y.Length));
        x.Span.CopyTo(result.Span);
        y.Span.CopyTo(result.Span[x.Length..]);
        return result;
    }
}
