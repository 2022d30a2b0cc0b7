using System.Numerics.Tensors;
using SymGrad.Kernels;

namespace SymGrad;

public readonly partial struct Vec<T>
{
    /// <summary>The sum, element by element.</summary>
    /// <param name="left">First addend.</param>
    /// <param name="right">Second addend, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vec<T> operator +(Vec<T> left, Vec<T> right)
    {
        var result = SameLength(left, right);
        TensorPrimitives.Add<T>(left.Span, right.Span, result.Span);
        return result;
    }

    /// <summary>The difference, element by element.</summary>
    /// <param name="left">Minuend.</param>
    /// <param name="right">Subtrahend, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vec<T> operator -(Vec<T> left, Vec<T> right)
    {
        var result = SameLength(left, right);
        TensorPrimitives.Subtract<T>(left.Span, right.Span, result.Span);
        return result;
    }

    /// <summary>A scalar added to each element.</summary>
    /// <param name="left">The vector.</param>
    /// <param name="right">The scalar.</param>
    public static Vec<T> operator +(Vec<T> left, T right)
    {
        var result = new Vec<T>(left.length);
        TensorPrimitives.Add(left.Span, right, result.Span);
        return result;
    }

    /// <summary>A scalar added to each element.</summary>
    /// <param name="left">The scalar.</param>
    /// <param name="right">The vector.</param>
    public static Vec<T> operator +(T left, Vec<T> right) => right + left;

    /// <summary>A scalar subtracted from each element.</summary>
    /// <param name="left">The vector.</param>
    /// <param name="right">The scalar.</param>
    public static Vec<T> operator -(Vec<T> left, T right)
    {
        var result = new Vec<T>(left.length);
        TensorPrimitives.Subtract(left.Span, right, result.Span);
        return result;
    }

    /// <summary>Each element subtracted from a scalar.</summary>
    /// <param name="left">The scalar.</param>
    /// <param name="right">The vector.</param>
    public static Vec<T> operator -(T left, Vec<T> right)
    {
        var result = new Vec<T>(right.length);
        TensorPrimitives.Subtract(left, right.Span, result.Span);
        return result;
    }

    /// <summary>Each element with its sign changed.</summary>
    /// <param name="vector">The vector.</param>
    public static Vec<T> operator -(Vec<T> vector)
    {
        var result = new Vec<T>(vector.length);
        TensorPrimitives.Negate<T>(vector.Span, result.Span);
        return result;
    }

    /// <summary>Each element times a scalar.</summary>
    /// <param name="left">The vector.</param>
    /// <param name="right">The scalar.</param>
    public static Vec<T> operator *(Vec<T> left, T right)
    {
        var result = new Vec<T>(left.length);
        TensorPrimitives.Multiply(left.Span, right, result.Span);
        return result;
    }

    /// <summary>Each element times a scalar.</summary>
    /// <param name="left">The scalar.</param>
    /// <param name="right">The vector.</param>
    public static Vec<T> operator *(T left, Vec<T> right) => right * left;

    /// <summary>Each element divided by a scalar.</summary>
    /// <param name="left">The vector.</param>
    /// <param name="right">The scalar.</param>
    public static Vec<T> operator /(Vec<T> left, T right)
    {
        var result = new Vec<T>(left.length);
        TensorPrimitives.Divide(left.Span, right, result.Span);
        return result;
    }

    private static Vec<T> SameLength(Vec<T> left, Vec<T> right)
    {
        Require.SameExtent(right.length, left.length, nameof(right), "right.Length", "left.Length");
        return new(left.length);
    }
}
