using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Functions of whole matrices.</summary>
internal static partial class Algebra
{
    [Gradient]
    public static double QuadraticFormOfAnInverse(Mat<double> A, Vec<double> x) => Dot(x, Inverse(A) * x);

    [Gradient]
    public static double SolvedSystem(Mat<double> A, Vec<double> b) => Sum(Sin(Solve(A, b)));

    [Gradient]
    public static double SolvedSystems(Mat<double> A, Mat<double> B) => SquaredNorm(Solve(A, B));

    [Gradient]
    public static double Determinant(Mat<double> A) => Det(A);

    [Gradient]
    public static double GaussianLogLikelihood(Mat<double> L, Vec<double> mean, Mat<double> X)
    {
        var S = L * L.T;
        var P = Inverse(S);
        return -0.5 * (X.Rows * LogDet(S)) - 0.5 * Sum(X.Rows, r => Sum(mean.Length, i => Sum(mean.Length, j => (X[r, i] - mean[i]) * P[i, j] * (X[r, j] - mean[j]))));
    }

    [Gradient]
    public static double CholeskyFactor(Mat<double> A, Vec<double> x)
    {
        var L = Cholesky(A);
        return SquaredNorm(L * x) + Sum(x.Length, i => Math.Log(L[i, i]));
    }

    [Gradient]
    public static double PowersOfAMatrix(Mat<double> W, Vec<double> h, int n) => Sum(Tanh(MatrixPower(W, n) * h)) + SquaredNorm(MatrixPower(W, 3) * h);

    [Gradient]
    public static float InverseInSinglePrecision(Mat<float> A, Vec<float> x) => Dot(x, Inverse(A) * x) + LogDet(A);
}
