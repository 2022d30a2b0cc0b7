using System.Runtime.CompilerServices;

namespace SymGrad;

public static partial class Functions
{
    /// <summary>ln Σᵢ exp xᵢ, without overflow; −∞ for no elements.</summary>
    /// <param name="x">The vector.</param>
    [OverloadResolutionPriority(1)]
    public static double LogSumExp(Vec<double> x) => Reductions.LogSumExp<double>(x.Span);

    /// <inheritdoc cref="LogSumExp(Vec{double})"/>
    [OverloadResolutionPriority(1)]
    public static float LogSumExp(Vec<float> x) => Reductions.LogSumExp<float>(x.Span);

    /// <summary>ln Σᵢ exp xᵢ, without overflow; −∞ for no elements.</summary>
    /// <param name="x">The vector.</param>
    public static double LogSumExp(ReadOnlySpan<double> x) => Reductions.LogSumExp(x);

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> x) => Reductions.LogSumExp(x);

    /// <summary>exp xᵢ/Σₖ exp xₖ, without overflow.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Softmax(Vec<double> x) => Rows.Of(x, Reductions.Softmax);

    /// <inheritdoc cref="Softmax(Vec{double})"/>
    public static Vec<float> Softmax(Vec<float> x) => Rows.Of(x, Reductions.Softmax);

    /// <summary>xᵢ − ln Σₖ exp xₖ, without overflow.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> LogSoftmax(Vec<double> x) => Rows.Of(x, Reductions.LogSoftmax);

    /// <inheritdoc cref="LogSoftmax(Vec{double})"/>
    public static Vec<float> LogSoftmax(Vec<float> x) => Rows.Of(x, Reductions.LogSoftmax);

    /// <summary>The log-sum-exp of each row.</summary>
    /// <param name="a">The matrix.</param>
    public static Vec<double> LogSumExp(Mat<double> a) => Rows.Of(a, Reductions.LogSumExp);

    /// <inheritdoc cref="LogSumExp(Mat{double})"/>
    public static Vec<float> LogSumExp(Mat<float> a) => Rows.Of(a, Reductions.LogSumExp);

    /// <summary>The softmax of each row.</summary>
    /// <param name="a">The matrix.</param>
    public static Mat<double> Softmax(Mat<double> a) => Rows.Of(a, Reductions.Softmax);

    /// <inheritdoc cref="Softmax(Mat{double})"/>
    public static Mat<float> Softmax(Mat<float> a) => Rows.Of(a, Reductions.Softmax);

    /// <summary>The log-softmax of each row.</summary>
    /// <param name="a">The matrix.</param>
    public static Mat<double> LogSoftmax(Mat<double> a) => Rows.Of(a, Reductions.LogSoftmax);

    /// <inheritdoc cref="LogSoftmax(Mat{double})"/>
    public static Mat<float> LogSoftmax(Mat<float> a) => Rows.Of(a, Reductions.LogSoftmax);

    /// <summary>−Σᵢ tᵢ ln pᵢ; a target of 0 contributes 0, whatever its probability.</summary>
    /// <param name="target">The target probabilities t.</param>
    /// <param name="p">The probabilities p, of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double CrossEntropy(Vec<double> target, Vec<double> p) => Reductions.CrossEntropy<double>(target.Span, p.Span);

    /// <inheritdoc cref="CrossEntropy(Vec{double}, Vec{double})"/>
    public static float CrossEntropy(Vec<float> target, Vec<float> p) => Reductions.CrossEntropy<float>(target.Span, p.Span);

    /// <summary>−ln p[label].</summary>
    /// <param name="label">The index of the true class.</param>
    /// <param name="p">The probabilities.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label lies outside the probabilities.</exception>
    public static double CrossEntropy(int label, Vec<double> p) => Reductions.CrossEntropy<double>(label, p.Span);

    /// <inheritdoc cref="CrossEntropy(int, Vec{double})"/>
    public static float CrossEntropy(int label, Vec<float> p) => Reductions.CrossEntropy<float>(label, p.Span);

    /// <summary>The mean cross-entropy of a batch, −1/N Σₙ ln p[n, labels[n]]: the mean over the rows, not their sum.</summary>
    /// <param name="labels">The index of the true class of each row.</param>
    /// <param name="p">The probabilities, a row for each label.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label lies outside the probabilities.</exception>
    [OverloadResolutionPriority(1)]
    public static double CrossEntropy(Vec<int> labels, Mat<double> p) => Reductions.CrossEntropy<double>(labels.Span, p);

    /// <inheritdoc cref="CrossEntropy(Vec{int}, Mat{double})"/>
    [OverloadResolutionPriority(1)]
    public static float CrossEntropy(Vec<int> labels, Mat<float> p) => Reductions.CrossEntropy<float>(labels.Span, p);

    /// <summary>The mean cross-entropy of a batch, −1/N Σₙ ln p[n, labels[n]]: the mean over the rows, not their sum.</summary>
    /// <param name="labels">The index of the true class of each row.</param>
    /// <param name="p">The probabilities, a row for each label.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label lies outside the probabilities.</exception>
    public static double CrossEntropy(ReadOnlySpan<int> labels, Mat<double> p) => Reductions.CrossEntropy(labels, p);

    /// <inheritdoc cref="CrossEntropy(ReadOnlySpan{int}, Mat{double})"/>
    public static float CrossEntropy(ReadOnlySpan<int> labels, Mat<float> p) => Reductions.CrossEntropy(labels, p);
}
