using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Products, transposes and parts of matrices.</summary>
internal static partial class Matrices
{
    [Gradient]
    public static double Bilinear(Vec<double> x, Mat<double> A, Vec<double> y) => Dot(x, A * y);

    [Gradient]
    public static double Quadratic(Vec<double> x, Mat<double> A) => Dot(x, A * x) / 2;

    [Gradient]
    public static double Product(Mat<double> A, Mat<double> B, Mat<double> C) => Sum(Hadamard(C, A * B));

    [Gradient]
    public static double TransposedProducts(Mat<double> A, Mat<double> B) => SquaredNorm(A.T * B) + Sum(Sin(Transpose(B) * A)) + SquaredNorm(A * B.T);

    [Gradient]
    public static double TransposedTimesVector(Mat<double> A, Vec<double> x) => SquaredNorm(A.T * x) + SquaredNorm(Transpose(A) * Tanh(x));

    [Gradient]
    public static double Traces(Mat<double> A, Mat<double> B) => Trace(A) + Trace(A * B) + Trace(A.T * A);

    [Gradient]
    public static double OuterAndDiagonal(Vec<double> x, Vec<double> y, Mat<double> A) => Sum(Hadamard(Outer(x, y), A)) + Trace(Diag(x) * A) + SquaredNorm(Diag(y) * x);

    [Gradient]
    public static double RowsAndColumns(Mat<double> A, int i, int j) => Dot(Row(A, i), Column(A, j)) + SquaredNorm(A.Row(j)) + Sum(A.Column(i)) + A[i, j];

    [Gradient]
    public static double Reductions(Mat<double> A) => Sum(A) + (Mean(A) * Variance(A)) + Norm(A) + Max(A) + (2 * Min(A));

    [Gradient]
    public static double RowWise(Mat<double> A, Mat<double> W) => Sum(Hadamard(W, Softmax(A))) + Sum(Hadamard(W, LogSoftmax(A))) + SquaredNorm(LogSumExp(A));

    [Gradient]
    public static double Chain(Mat<double> A, Mat<double> B, Mat<double> C, Vec<double> x) => SquaredNorm(A * B * C * x);

    [Gradient]
    public static double SlicedRows(Mat<double> A, Vec<double> x, int start, int count) => SquaredNorm(A.Slice(start, count) * x);

    [Gradient]
    public static double LeastSquares(Mat<double> X, Vec<double> y, Vec<double> w) => SquaredNorm((X * w) - y) / (2 * y.Length);

    /// <summary>Σ ‖xᵢ − xⱼ‖² over all pairs of rows.</summary>
    [Gradient]
    public static double PairwiseDistances(Mat<double> X) => Sum(X.Rows, i => Sum(X.Rows, j => SquaredNorm(X.Row(i) - X.Row(j))));
}
