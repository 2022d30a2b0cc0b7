using System.Runtime.CompilerServices;

namespace SymGrad;

public static partial class Functions
{
    /// <summary>Σᵢ xᵢ; 0 for no elements.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double Sum(Vec<double> x) => Reductions.Sum<double>(x.Span);

    /// <inheritdoc cref="Sum(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float Sum(Vec<float> x) => Reductions.Sum<float>(x.Span);

    /// <summary>Σᵢ xᵢ; 0 for no elements.</summary>
    /// <param name="x">The vector.</param>
    public static double Sum(ReadOnlySpan<double> x) => Reductions.Sum(x);

    /// <inheritdoc cref="Sum(ReadOnlySpan{double})"/>
    public static float Sum(ReadOnlySpan<float> x) => Reductions.Sum(x);

    /// <summary>Σᵢⱼ aᵢⱼ.</summary>
    /// <param name="a">The matrix.</param>
    public static double Sum(Mat<double> a) => Reductions.Sum<double>(a.Span);

    /// <inheritdoc cref="Sum(Mat{double})"/>
    public static float Sum(Mat<float> a) => Reductions.Sum<float>(a.Span);

    /// <summary>Σᵢ xᵢ/n; NaN for no elements.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double Mean(Vec<double> x) => Reductions.Mean<double>(x.Span);

    /// <inheritdoc cref="Mean(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float Mean(Vec<float> x) => Reductions.Mean<float>(x.Span);

    /// <summary>Σᵢ xᵢ/n; NaN for no elements.</summary>
    /// <param name="x">The vector.</param>
    public static double Mean(ReadOnlySpan<double> x) => Reductions.Mean(x);

    /// <inheritdoc cref="Mean(ReadOnlySpan{double})"/>
    public static float Mean(ReadOnlySpan<float> x) => Reductions.Mean(x);

    /// <summary>The mean of all elements.</summary>
    /// <param name="a">The matrix.</param>
    public static double Mean(Mat<double> a) => Reductions.Mean<double>(a.Span);

    /// <inheritdoc cref="Mean(Mat{double})"/>
    public static float Mean(Mat<float> a) => Reductions.Mean<float>(a.Span);

    /// <summary>Σᵢ (xᵢ − x̄)²/n, the variance about the mean that divides by n.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double Variance(Vec<double> x) => Reductions.Variance<double>(x.Span);

    /// <inheritdoc cref="Variance(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float Variance(Vec<float> x) => Reductions.Variance<float>(x.Span);

    /// <summary>Σᵢ (xᵢ − x̄)²/n, the variance about the mean that divides by n.</summary>
    /// <param name="x">The vector.</param>
    public static double Variance(ReadOnlySpan<double> x) => Reductions.Variance(x);

    /// <inheritdoc cref="Variance(ReadOnlySpan{double})"/>
    public static float Variance(ReadOnlySpan<float> x) => Reductions.Variance(x);

    /// <summary>The variance of all elements, which divides by their number.</summary>
    /// <param name="a">The matrix.</param>
    public static double Variance(Mat<double> a) => Reductions.Variance<double>(a.Span);

    /// <inheritdoc cref="Variance(Mat{double})"/>
    public static float Variance(Mat<float> a) => Reductions.Variance<float>(a.Span);

    /// <summary>The largest element; −∞ for no elements. The derivative splits evenly among all that tie.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double Max(Vec<double> x) => Reductions.Max<double>(x.Span);

    /// <inheritdoc cref="Max(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float Max(Vec<float> x) => Reductions.Max<float>(x.Span);

    /// <summary>The largest element; −∞ for no elements. The derivative splits evenly among all that tie.</summary>
    /// <param name="x">The vector.</param>
    public static double Max(ReadOnlySpan<double> x) => Reductions.Max(x);

    /// <inheritdoc cref="Max(ReadOnlySpan{double})"/>
    public static float Max(ReadOnlySpan<float> x) => Reductions.Max(x);

    /// <summary>The largest element. The derivative splits evenly among all that tie.</summary>
    /// <param name="a">The matrix.</param>
    public static double Max(Mat<double> a) => Reductions.Max<double>(a.Span);

    /// <inheritdoc cref="Max(Mat{double})"/>
    public static float Max(Mat<float> a) => Reductions.Max<float>(a.Span);

    /// <summary>The smallest element; ∞ for no elements. The derivative splits evenly among all that tie.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double Min(Vec<double> x) => Reductions.Min<double>(x.Span);

    /// <inheritdoc cref="Min(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float Min(Vec<float> x) => Reductions.Min<float>(x.Span);

    /// <summary>The smallest element; ∞ for no elements. The derivative splits evenly among all that tie.</summary>
    /// <param name="x">The vector.</param>
    public static double Min(ReadOnlySpan<double> x) => Reductions.Min(x);

    /// <inheritdoc cref="Min(ReadOnlySpan{double})"/>
    public static float Min(ReadOnlySpan<float> x) => Reductions.Min(x);

    /// <summary>The smallest element. The derivative splits evenly among all that tie.</summary>
    /// <param name="a">The matrix.</param>
    public static double Min(Mat<double> a) => Reductions.Min<double>(a.Span);

    /// <inheritdoc cref="Min(Mat{double})"/>
    public static float Min(Mat<float> a) => Reductions.Min<float>(a.Span);
}
