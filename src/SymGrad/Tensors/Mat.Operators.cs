using System.Numerics.Tensors;
using SymGrad.Kernels;

namespace SymGrad;

public readonly partial struct Mat<TElement>
{
    /// <summary>The sum, element by element.</summary>
    /// <param name="left">First addend.</param>
    /// <param name="right">Second addend, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Mat<TElement> operator +(Mat<TElement> left, Mat<TElement> right)
    {
        var result = SameShape(left, right);
        TensorPrimitives.Add<TElement>(left.Span, right.Span, result.Span);
        return result;
    }

    /// <summary>The difference, element by element.</summary>
    /// <param name="left">Minuend.</param>
    /// <param name="right">Subtrahend, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Mat<TElement> operator -(Mat<TElement> left, Mat<TElement> right)
    {
        var result = SameShape(left, right);
        TensorPrimitives.Subtract<TElement>(left.Span, right.Span, result.Span);
        return result;
    }

    /// <summary>A scalar added to each element.</summary>
    /// <param name="left">The matrix.</param>
    /// <param name="right">The scalar.</param>
    public static Mat<TElement> operator +(Mat<TElement> left, TElement right)
    {
        var result = Like(left);
        TensorPrimitives.Add(left.Span, right, result.Span);
        return result;
    }

    /// <summary>A scalar added to each element.</summary>
    /// <param name="left">The scalar.</param>
    /// <param name="right">The matrix.</param>
    public static Mat<TElement> operator +(TElement left, Mat<TElement> right) => right + left;

    /// <summary>A scalar subtracted from each element.</summary>
    /// <param name="left">The matrix.</param>
    /// <param name="right">The scalar.</param>
    public static Mat<TElement> operator -(Mat<TElement> left, TElement right)
    {
        var result = Like(left);
        TensorPrimitives.Subtract(left.Span, right, result.Span);
        return result;
    }

    /// <summary>Each element subtracted from a scalar.</summary>
    /// <param name="left">The scalar.</param>
    /// <param name="right">The matrix.</param>
    public static Mat<TElement> operator -(TElement left, Mat<TElement> right)
    {
        var result = Like(right);
        TensorPrimitives.Subtract(left, right.Span, result.Span);
        return result;
    }

    /// <summary>Each element with its sign changed.</summary>
    /// <param name="matrix">The matrix.</param>
    public static Mat<TElement> operator -(Mat<TElement> matrix)
    {
        var result = Like(matrix);
        TensorPrimitives.Negate<TElement>(matrix.Span, result.Span);
        return result;
    }

    /// <summary>Each element times a scalar.</summary>
    /// <param name="left">The matrix.</param>
    /// <param name="right">The scalar.</param>
    public static Mat<TElement> operator *(Mat<TElement> left, TElement right)
    {
        var result = Like(left);
        TensorPrimitives.Multiply(left.Span, right, result.Span);
        return result;
    }

    /// <summary>Each element times a scalar.</summary>
    /// <param name="left">The scalar.</param>
    /// <param name="right">The matrix.</param>
    public static Mat<TElement> operator *(TElement left, Mat<TElement> right) => right * left;

    /// <summary>Each element divided by a scalar.</summary>
    /// <param name="left">The matrix.</param>
    /// <param name="right">The scalar.</param>
    public static Mat<TElement> operator /(Mat<TElement> left, TElement right)
    {
        var result = Like(left);
        TensorPrimitives.Divide(left.Span, right, result.Span);
        return result;
    }

    /// <summary>The product with a column vector, Σⱼ W[i,j]·x[j].</summary>
    /// <param name="left">The matrix.</param>
    /// <param name="right">The vector, as long as the matrix has columns.</param>
    /// <exception cref="ArgumentException">The extents differ.</exception>
    public static Vec<TElement> operator *(Mat<TElement> left, Vec<TElement> right)
    {
        Require.SameExtent(right.Length, left.columns, nameof(right), "right.Length", "left.Columns");
        var result = new Vec<TElement>(left.rows);
        Products.Multiply(left, right, result);
        return result;
    }

    /// <summary>The matrix product, Σₖ A[i,k]·B[k,j].</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor, with as many rows as the first has columns.</param>
    /// <exception cref="ArgumentException">The extents differ.</exception>
    public static Mat<TElement> operator *(Mat<TElement> left, Mat<TElement> right)
    {
        Require.SameExtent(right.rows, left.columns, nameof(right), "right.Rows", "left.Columns");
        var result = new Mat<TElement>(left.rows, right.columns);
        Products.Multiply(left, right, result);
        return result;
    }

    private static Mat<TElement> SameShape(Mat<TElement> left, Mat<TElement> right)
    {
        Require.SameExtent(right.rows, left.rows, nameof(right), "right.Rows", "left.Rows");
        Require.SameExtent(right.columns, left.columns, nameof(right), "right.Columns", "left.Columns");
        return Like(left);
    }

    private static Mat<TElement> Like(Mat<TElement> matrix) => new(matrix.rows, matrix.columns);
}
