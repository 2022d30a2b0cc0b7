namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of regressions and likelihoods.</summary>
public sealed class RegressionTests
{
    [Fact]
    public Task LeastSquares_InMatrixForm() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Loss(Mat<double> A, Vec<double> x, Vec<double> y) => SquaredNorm(A * x - y);
        """);

    [Fact]
    public Task LeastSquares_InIndexForm() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Loss(Mat<double> A, Vec<double> x, Vec<double> y)
            => Sum(y.Length, i => Sq(Sum(x.Length, j => A[i, j] * x[j]) - y[i]));
        """);

    [Fact]
    public Task RidgeRegression() => EmissionSnapshot.Of("""
        [Gradient("w", "b")]
        public static double Loss(Vec<double> w, double b, Mat<double> X, Vec<double> y, double lambda)
            => Sum(X.Rows, n => Sq(Dot(w, X.Row(n)) + b - y[n])) / X.Rows + lambda * SquaredNorm(w);
        """);

    [Fact]
    public Task PoissonRegression() => EmissionSnapshot.Of("""
        [Gradient("w", "b")]
        public static double Loss(Vec<double> w, double b, Mat<double> X, Vec<double> k)
        {
            var eta = X * w + b;
            return Sum(Exp(eta)) - Dot(k, eta);
        }
        """);

    [Fact]
    public Task HuberLoss_ByConditional() => EmissionSnapshot.Of("""
        [Gradient("w")]
        public static double Loss(Vec<double> w, Mat<double> X, Vec<double> y, double delta)
        {
            var r = X * w - y;
            return Sum(r.Length, n => Abs(r[n]) <= delta ? 0.5 * Sq(r[n]) : delta * (Abs(r[n]) - 0.5 * delta));
        }
        """);

    [Fact]
    public Task GaussianLikelihood() => EmissionSnapshot.Of("""
        /// <summary>Negative log-likelihood of a normal distribution.</summary>
        [Gradient("mu", "sigma")]
        public static double Nll(Vec<double> x, double mu, double sigma)
            => Sum(x.Length, n => 0.5 * Sq((x[n] - mu) / sigma) + Log(sigma) + 0.5 * Log(2 * Math.PI));
        """);

    [Fact]
    public Task GaussianMixture_InOneDimension() => EmissionSnapshot.Of("""
        [Gradient("alpha", "mu", "sigma")]
        public static double LogLikelihood(Vec<double> alpha, Vec<double> mu, Vec<double> sigma, Vec<double> x)
            => Sum(x.Length, t => LogSumExp(mu.Length, i => alpha[i] - Log(sigma[i]) - 0.5 * Sq((x[t] - mu[i]) / sigma[i])))
                - x.Length * LogSumExp(alpha);
        """);

    /// <summary>Distances and moments are rows of sums: what is read along columns is copied once, and what runs over the same range adds up together.</summary>
    [Fact]
    public Task GaussianMixture_InSeveralDimensions() => EmissionSnapshot.Of("""
        [Gradient("mu", "lambda")]
        public static double LogLikelihood(Mat<double> X, Mat<double> mu, Mat<double> lambda)
            => Sum(X.Rows, t => LogSumExp(mu.Rows, i => -0.5 * Sum(mu.Columns, j => Sq(lambda[i, j] * (X[t, j] - mu[i, j])))));
        """);
}
