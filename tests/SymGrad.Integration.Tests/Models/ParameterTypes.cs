using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Arrays, rectangular arrays, spans, integers and vectors of integers as parameters.</summary>
internal static partial class ParameterTypes
{
    [Gradient]
    public static double Arrays(double[] x, double[] y) => Sum(x.Length, i => x[i] * Sin(y[i])) + Dot(x, y);

    [Gradient]
    public static double RectangularArrays(double[,] A, double[] x)
        => Sum(A.GetLength(0), i => Sq(Sum(A.GetLength(1), j => A[i, j] * x[j])));

    [Gradient]
    public static double Spans(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        => Dot(x, y) + Norm(x) + (SquaredNorm(y) * Mean(x)) + LogSumExp(x) + Max(y) + (x[0] * y[^1]);

    [Gradient]
    public static double Mixed(Vec<double> x, double[] y, ReadOnlySpan<double> z, double a) => Dot(x, y) + (a * Sum(z)) + Dot(z, x);

    [Gradient]
    public static double Labels(Mat<double> X, int[] labels) => CrossEntropy(labels, Softmax(X));

    [Gradient]
    public static double LabelVectors(Mat<double> X, Vec<int> labels) => CrossEntropy(labels, Softmax(X)) + Sum(labels.Length, n => X[n, labels[n]]);

    [Gradient]
    public static double Weights(Vec<double> x, int[] counts, int power) => Sum(x.Length, i => counts[i] * Pow(x[i], 2)) / power;

    [Gradient]
    public static double Views(double[] x, double[,] A)
    {
        Vec<double> v = x;
        Mat<double> m = A;
        return SquaredNorm(m * v);
    }
}
