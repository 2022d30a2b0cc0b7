using System.Numerics;
using System.Numerics.Tensors;

namespace SymGrad.Kernels;

/// <summary>
/// Gaussian elimination on square matrices, row-major and dense: the inverse and the determinant with the largest pivot of each
/// column, the adjugate with the largest of all, so that it is right for singular matrices too. Source: Golub, Van Loan, Matrix
/// Computations, chapter 3.
/// </summary>
internal static class Elimination
{
    /// <summary>A⁻¹ in place, by Gauss and Jordan.</summary>
    internal static void Invert<T>(int n, Span<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var scratch = new Scratch<int>(n, stackalloc int[64]);
        var pivots = scratch.Span[..n];
        for (var k = 0; k < n; k++)
        {
            pivots[k] = LargestInColumn(n, a, k, k);
            SwapRows(n, a, k, pivots[k]);
            var row = a.Slice(k * n, n);
            if (row[k] == T.Zero)
            {
                scratch.Release(0);
                throw new SingularMatrixException(k);
            }

            var inverse = T.One / row[k];
            row[k] = T.One;
            TensorPrimitives.Multiply(row, inverse, row);
            for (var i = 0; i < n; i++)
            {
                if (i != k)
                {
                    var other = a.Slice(i * n, n);
                    var factor = -other[k];
                    other[k] = T.Zero;
                    TensorPrimitives.MultiplyAdd(row, factor, other, other);
                }
            }
        }

        // The rows were swapped, so the columns of the inverse are: back, in the opposite order.
        for (var k = n - 1; k >= 0; k--)
        {
            SwapColumns(n, a, k, pivots[k]);
        }

        scratch.Release(0);
    }

    /// <summary>The sign of det A and ln |det A|, or 0 and −∞; A is overwritten.</summary>
    internal static (T Sign, T Logarithm, T Determinant) Determinant<T>(int n, Span<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (sign, logarithm, determinant) = (T.One, T.Zero, T.One);
        for (var k = 0; k < n; k++)
        {
            var pivot = LargestInColumn(n, a, k, k);
            SwapRows(n, a, k, pivot);
            var value = a[(k * n) + k];
            if (value == T.Zero)
            {
                return (T.Zero, T.NegativeInfinity, T.Zero);
            }

            var factor = pivot == k ? value : -value;
            sign = T.IsNegative(factor) ? -sign : sign;
            logarithm += T.Log(T.Abs(value));
            determinant *= factor;
            EliminateBelow(n, a, k, keep: false);
        }

        return (sign, logarithm, determinant);
    }

    /// <summary>
    /// adj A. With PAQ = LU it is ±Q·adj(U)·L⁻¹·P; and adj(U) = det(U₁)·(ε·U₁⁻¹, −U₁⁻¹u; 0, 1) for U = (U₁, u; 0, ε), whatever ε.
    /// </summary>
    internal static void Adjugate<T>(int n, Span<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n == 0)
        {
            return;
        }

        var scratch = new Scratch<int>(2 * n, stackalloc int[128]);
        var rows = scratch.Span[..n];
        var columns = scratch.Span.Slice(n, n);
        var scale = T.One;
        result.Clear();
        for (var k = 0; k < n; k++)
        {
            (rows[k], columns[k]) = Largest(n, a, k);
            SwapRows(n, a, k, rows[k]);
            SwapColumns(n, a, k, columns[k]);
            scale = (rows[k] == k) == (columns[k] == k) ? scale : -scale;
            if (k == n - 1)
            {
                break;
            }

            var pivot = a[(k * n) + k];
            if (pivot == T.Zero)
            {
                // Rank below n − 1: every cofactor is 0.
                scratch.Release(0);
                return;
            }

            scale *= pivot;
            EliminateBelow(n, a, k, keep: true);
        }

        // adj(U) column by column into the result: for j < n − 1 it is ε·U₁⁻¹e_j, and last (−U₁⁻¹u, 1).
        var last = n - 1;
        var epsilon = a[(last * n) + last];
        for (var j = 0; j < n; j++)
        {
            result[(last * n) + j] = j == last ? T.One : T.Zero;
            for (var i = last - 1; i >= 0; i--)
            {
                var value = j == last ? -a[(i * n) + last] : i == j ? epsilon : T.Zero;
                for (var k = i + 1; k < last; k++)
                {
                    value -= a[(i * n) + k] * result[(k * n) + j];
                }

                result[(i * n) + j] = value / a[(i * n) + i];
            }
        }

        // Times L⁻¹ from the right, whose multipliers stand below the diagonal: X·L = Y, from the last column on.
        for (var i = 0; i < n; i++)
        {
            var row = result.Slice(i * n, n);
            for (var j = last - 1; j >= 0; j--)
            {
                for (var k = j + 1; k < n; k++)
                {
                    row[j] -= row[k] * a[(k * n) + j];
                }
            }
        }

        TensorPrimitives.Multiply(result, scale, result);
        for (var k = n - 1; k >= 0; k--)
        {
            SwapColumns(n, result, k, rows[k]);
            SwapRows(n, result, k, columns[k]);
        }

        scratch.Release(0);
    }

    private static void EliminateBelow<T>(int n, Span<T> a, int k, bool keep)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var row = a.Slice((k * n) + k + 1, n - k - 1);
        for (var i = k + 1; i < n; i++)
        {
            var factor = a[(i * n) + k] / a[(k * n) + k];
            var rest = a.Slice((i * n) + k + 1, n - k - 1);
            TensorPrimitives.MultiplyAdd(row, -factor, rest, rest);
            if (keep)
            {
                a[(i * n) + k] = factor;
            }
        }
    }

    private static int LargestInColumn<T>(int n, Span<T> a, int first, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var largest = first;
        for (var i = first + 1; i < n; i++)
        {
            largest = T.Abs(a[(i * n) + column]) > T.Abs(a[(largest * n) + column]) ? i : largest;
        }

        return largest;
    }

    private static (int Row, int Column) Largest<T>(int n, Span<T> a, int first)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (row, column) = (first, first);
        for (var j = first; j < n; j++)
        {
            var i = LargestInColumn(n, a, first, j);
            (row, column) = T.Abs(a[(i * n) + j]) > T.Abs(a[(row * n) + column]) ? (i, j) : (row, column);
        }

        return (row, column);
    }

    private static void SwapRows<T>(int n, Span<T> a, int i, int j)
    {
        for (var k = 0; i != j && k < n; k++)
        {
            (a[(i * n) + k], a[(j * n) + k]) = (a[(j * n) + k], a[(i * n) + k]);
        }
    }

    private static void SwapColumns<T>(int n, Span<T> a, int i, int j)
    {
        for (var k = 0; i != j && k < n; k++)
        {
            (a[(k * n) + i], a[(k * n) + j]) = (a[(k * n) + j], a[(k * n) + i]);
        }
    }
}
