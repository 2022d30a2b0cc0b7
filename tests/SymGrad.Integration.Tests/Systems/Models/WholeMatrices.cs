using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Systems whose parts are inverses, solutions and determinants, of what is short and of what a loop hands on.</summary>
internal static partial class WholeMatrices
{
    /// <summary>Functions of multiples: what a function of a whole matrix takes has a definition of its own, however short.</summary>
    [Gradient]
    [Hessian]
    public static double OfMultiples(Mat<double> A) => Det(0.25 * A) + LogDet(2 * A) + Trace(Inverse(-A));

    /// <summary>Determinants of what a round has just made, P_{t+1}: their derivatives are matrices by rounds too.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double ByRounds(Mat<double> P, Mat<double> A, int rounds)
    {
        var sum = 0.0;
        for (var t = 0; t < rounds; t++)
        {
            P = A * P;
            sum += LogDet(P) + Sin(Det(P));
        }

        return sum;
    }

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double ByRoundsWithCheckpoints(Mat<double> P, Mat<double> A, int rounds) => ByRounds(P, A, rounds);

    /// <summary>States that a round leaves as an inverse, alone or in turn.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double InvertedByRounds(Mat<double> A, Mat<double> B, int rounds)
    {
        var (X, Y, Z) = (A, B, A);
        for (var t = 0; t < rounds; t++)
        {
            (X, Y) = (Inverse(Y), Inverse(X));
            Z = Inverse(Z + B);
        }

        return Sum(X * Y) + Trace(Z);
    }

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double InvertedByRoundsWithCheckpoints(Mat<double> A, Mat<double> B, int rounds) => InvertedByRounds(A, B, rounds);

    /// <summary>The adjoint of a softmax whose rows meet an inverse of what has no definition but a sum.</summary>
    [Jacobian]
    [Jvp]
    [Vjp]
    public static Mat<double> BesideASoftmax(Mat<double> A, Vec<double> d) => (Inverse(A + Diag(d)) * Softmax(A)) + Outer(d, d);

    /// <summary>The negative log-likelihood of a Gaussian process by its length scale and its noise, and by the inputs.</summary>
    [Hessian]
    [HessianVectorProduct]
    public static double GaussianProcess(Vec<double> x, Vec<double> y, double scale, double noise)
    {
        var n = x.Length;
        var K = Build(n, n, (i, j) => Exp(-Sq(x[i] - x[j]) / (2 * scale * scale)) + (i == j ? noise * noise : 0));
        return (0.5 * Dot(y, Solve(K, y))) + (0.5 * LogDet(K));
    }

    /// <summary>A Kalman filter: states, covariances and gains that matrices hand on.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double KalmanFilter(Mat<double> F, Mat<double> Q, Mat<double> H, Mat<double> R, Vec<double> start, Mat<double> covariance, Mat<double> y)
    {
        var m = start;
        var P = covariance;
        var loss = 0.0;
        for (var t = 0; t < y.Rows; t++)
        {
            m = F * m;
            P = (F * P * F.T) + Q;
            var e = y.Row(t) - (H * m);
            var S = (H * P * H.T) + R;
            loss += (0.5 * LogDet(S)) + (0.5 * Dot(e, Solve(S, e)));
            var K = P * H.T * Inverse(S);
            m += K * e;
            P -= K * H * P;
        }

        return loss;
    }

    /// <summary>Whole matrices below the indices of sums, one for each value: a mixture's covariances, and what a condition on data guards.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double BelowIndices(Mat<double> X, Mat<double> Mu, Tensor3<double> S) => Sum(X.Rows, n => LogSumExp(Mu.Rows, k =>
        -0.5 * (Dot(X.Row(n) - Mu.Row(k), Solve(Build(X.Columns, X.Columns, (a, b) => S[k, a, b]), X.Row(n) - Mu.Row(k))) + LogDet(Build(X.Columns, X.Columns, (a, b) => S[k, a, b])))));

    /// <summary>The same by loops.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double ByLoops(Mat<double> X, Mat<double> Mu, Tensor3<double> S)
    {
        var total = 0.0;
        for (var n = 0; n < X.Rows; n++)
        {
            var densities = new double[Mu.Rows];
            for (var k = 0; k < Mu.Rows; k++)
            {
                var A = Build(X.Columns, X.Columns, (a, b) => S[k, a, b]);
                var d = X.Row(n) - Mu.Row(k);
                densities[k] = -0.5 * (Dot(d, Solve(A, d)) + LogDet(A));
            }

            total += LogSumExp(densities);
        }

        return total;
    }

    [Gradient]
    [Hessian]
    public static double WhereDataSays(Mat<double> A, Vec<double> c) =>
        Sum(c.Length, k => c[k] > 0 ? LogDet(Build(A.Rows, A.Rows, (i, j) => c[k] * A[i, j])) + Sum(c.Length, l => Det(Build(A.Rows, A.Rows, (i, j) => c[k] * A[i, j] + (i == j ? c[l] : 0)))) : 0);

    /// <summary>Matrices of another size in each round: the leading minors of I + A, and what is solved and factorised there.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Minors(Mat<double> A, Vec<double> b) => Sum(A.Rows, k =>
        Det(Build(k, k, (i, j) => A[i, j] + (i == j ? 1 : 0))) + LogDet(Build(k, k, (i, j) => A[i, j]))
        + (b[k] * Dot(Build(k, i => b[i]), Solve(Build(k, k, (i, j) => A[i, j] + (i == j ? 1 : 0)), Build(k, i => b[i] * A[i, k]))))
        + Sum(Cholesky(Build(k, k, (i, j) => A[i, j] + A[j, i]))) + Trace(MatrixPower(Build(k, k, (i, j) => A[i, j]), 3))
        + Trace(Inverse(Build(A.Rows - k, A.Rows - k, (i, j) => A[k + i, k + j]))));

    /// <summary>Local matrices that a loop makes as large as its counter.</summary>
    [Gradient]
    public static double MinorsByRounds(Mat<double> A)
    {
        var sum = 0.0;
        for (var k = 0; k < A.Rows; k++)
        {
            var B = Build(k, k, (i, j) => A[i, j]);
            sum += Det(B * B) + LogDet(B);
        }

        return sum;
    }

    /// <summary>Entries of inverses whose size is the counter of a loop.</summary>
    [Gradient]
    [Jvp]
    public static double Corners(Mat<double> A)
    {
        var sum = 0.0;
        for (var k = A.Rows; k >= 1; k--)
        {
            var C = Inverse(Build(k, k, (i, j) => A[i, j]));
            sum += C[k - 1, 0] * C[0, k - 1];
        }

        return sum;
    }

    /// <summary>A loop that is left by the determinant of a matrix that the round has made, and a method.</summary>
    [Gradient(nameof(A))]
    public static double UntilDeterminant(Mat<double> A, double most)
    {
        var sum = 0.0;
        for (var k = 1; k <= A.Rows; k++)
        {
            var d = Det(Build(k, k, (i, j) => A[i, j]));
            if (d > most)
            {
                break;
            }

            sum += Log(d);
        }

        return sum + FirstDeterminant(A, most);
    }

    private static double FirstDeterminant(Mat<double> A, double most)
    {
        for (var k = 1; k <= A.Rows; k++)
        {
            var d = Det(Build(k, k, (i, j) => A[i, j]));
            if (d > most)
            {
                return d * k;
            }
        }

        return Sum(A);
    }

    /// <summary>The factor x₁ of a norm whose terms only exist where there is one.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double NormOfMultiples(double[] x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Exp(x[i]) * x[0];
        }

        return Norm(y);
    }
}
