using System.Numerics;
using SymGrad.Kernels;

namespace SymGrad;

/// <summary>The functions of <see cref="Functions"/> of square matrices, once for both element types.</summary>
internal static class Square
{
    internal static int SizeOf<T>(Mat<T> a)
        where T : unmanaged, INumber<T>
    {
        Require.SameExtent(a.Columns, a.Rows, nameof(a), "a.Columns", "a.Rows");
        return a.Rows;
    }

    internal static Mat<T> Inverse<T>(Mat<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var n = SizeOf(a);
        var result = new Mat<T>(n, n);
        a.Span.CopyTo(result.Span);
        Elimination.Invert(n, result.Span);
        return result;
    }

    /// <summary>Column by column: L_jj = √(A_jj − Σ_{k&lt;j} L_jk²), L_ij = (A_ij − Σ_{k&lt;j} L_ik L_jk)/L_jj.</summary>
    internal static Mat<T> Cholesky<T>(Mat<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var n = SizeOf(a);
        var l = new Mat<T>(n, n);
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var value = a[i, j];
                for (var k = 0; k < j; k++)
                {
                    value -= l[i, k] * l[j, k];
                }

                l[i, j] = i == j ? T.Sqrt(value) : value / l[j, j];
            }
        }

        return l;
    }

    internal static Mat<T> Power<T>(Mat<T> a, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var power = new Mat<T>(SizeOf(a), a.Columns);
        for (var i = 0; i < a.Rows; i++)
        {
            power[i, i] = T.One;
        }

        for (var k = 0; k < n; k++)
        {
            power *= a;
        }

        return power;
    }
}
