using System.Runtime.CompilerServices;

namespace SymGrad;

public static partial class Functions
{
    /// <summary>The inner product, Σᵢ xᵢyᵢ.</summary>
    /// <param name="x">One vector.</param>
    /// <param name="y">The other, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [OverloadResolutionPriority(1)]
    public static double Dot(Vec<double> x, Vec<double> y) => Reductions.Dot<double>(x.Span, y.Span);

    /// <inheritdoc cref="Dot(Vec{double}, Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float Dot(Vec<float> x, Vec<float> y) => Reductions.Dot<float>(x.Span, y.Span);

    /// <summary>The inner product, Σᵢ xᵢyᵢ.</summary>
    /// <param name="x">One vector.</param>
    /// <param name="y">The other, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Reductions.Dot(x, y);

    /// <inheritdoc cref="Dot(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => Reductions.Dot(x, y);

    /// <summary>‖x‖², the sum of squares.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double SquaredNorm(Vec<double> x) => Reductions.Dot<double>(x.Span, x.Span);

    /// <inheritdoc cref="SquaredNorm(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float SquaredNorm(Vec<float> x) => Reductions.Dot<float>(x.Span, x.Span);

    /// <summary>‖x‖², the sum of squares.</summary>
    /// <param name="x">The vector.</param>
    public static double SquaredNorm(ReadOnlySpan<double> x) => Reductions.Dot(x, x);

    /// <inheritdoc cref="SquaredNorm(ReadOnlySpan{double})"/>
    public static float SquaredNorm(ReadOnlySpan<float> x) => Reductions.Dot(x, x);

    /// <summary>‖A‖², the sum of squares of all elements.</summary>
    /// <param name="a">The matrix.</param>
    public static double SquaredNorm(Mat<double> a) => Reductions.Dot<double>(a.Span, a.Span);

    /// <inheritdoc cref="SquaredNorm(Mat{double})"/>
    public static float SquaredNorm(Mat<float> a) => Reductions.Dot<float>(a.Span, a.Span);

    /// <summary>The Euclidean norm; its gradient at 0 is 0.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double Norm(Vec<double> x) => Sqrt(SquaredNorm(x));

    /// <inheritdoc cref="Norm(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float Norm(Vec<float> x) => Sqrt(SquaredNorm(x));

    /// <summary>The Euclidean norm; its gradient at 0 is 0.</summary>
    /// <param name="x">The vector.</param>
    public static double Norm(ReadOnlySpan<double> x) => Sqrt(SquaredNorm(x));

    /// <inheritdoc cref="Norm(ReadOnlySpan{double})"/>
    public static float Norm(ReadOnlySpan<float> x) => Sqrt(SquaredNorm(x));

    /// <summary>The Frobenius norm; its gradient at 0 is 0.</summary>
    /// <param name="a">The matrix.</param>
    public static double Norm(Mat<double> a) => Sqrt(SquaredNorm(a));

    /// <inheritdoc cref="Norm(Mat{double})"/>
    public static float Norm(Mat<float> a) => Sqrt(SquaredNorm(a));
}
