using SymGrad.Calculus.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>Claims that are true under an assumption which texts make silently: they are refuted, and the assumption is named.</summary>
public sealed class AssumptionTests
{
    [Theory]
    [InlineData("Σ t = 1", "static double F(Vec<double> z, Vec<double> t) => CrossEntropy(t, Softmax(z)); [Claim(nameof(F), nameof(z))] static Vec<double> D(Vec<double> z, Vec<double> t) => Softmax(z) - t;")]
    [InlineData("the rows of T sum to 1", "static double F(Mat<double> Z, Mat<double> T) => -Sum(Z.Rows, n => Sum(Z.Columns, k => T[n, k] * (Z[n, k] - LogSumExp(Z.Columns, l => Z[n, l])))); [Claim(nameof(F), \"Z[n, k]\")] static double D(Mat<double> Z, Mat<double> T, int n, int k) => Math.Exp(Z[n, k]) / Sum(Z.Columns, l => Math.Exp(Z[n, l])) - T[n, k];")]
    [InlineData("A = Aᵀ and B = Bᵀ", "static double F(Mat<double> A, Mat<double> B, Vec<double> x) => Dot(x, A * x) + Dot(x, B * x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Mat<double> A, Mat<double> B, Vec<double> x) => 2 * (A * x) + 2 * (B * x);")]
    [InlineData("A = Aᵀ", "static double F(Mat<double> A, Vec<double> x) => Dot(x, A * x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Mat<double> A, Vec<double> x) => 2 * (A * x);")]
    [InlineData("QᵀQ = I", "static double F(Mat<double> Q, Vec<double> x) => SquaredNorm(Q * x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Mat<double> Q, Vec<double> x) => 2 * x;")]
    [InlineData("‖v‖ = 1", "static double F(Vec<double> v, Vec<double> x) => Sq(Dot(v, x)) / SquaredNorm(v); [Claim(nameof(F), nameof(x))] static Vec<double> D(Vec<double> v, Vec<double> x) => 2 * Dot(v, x) * v;")]
    [InlineData("Σ x = 0", "static double F(Vec<double> x, double a) => a * Variance(x); [Claim(nameof(F), nameof(a))] static double D(Vec<double> x, double a) => SquaredNorm(x) / x.Length;")]
    [InlineData("x > 0", "static double F(double x) => Math.Sqrt(x * x * x * x) / x; [Claim(nameof(F))] static double D(double x) => Math.Abs(x);")]
    [InlineData("y = ±1", "static double F(double y, double a) => Sq(1 - y * a); [Claim(nameof(F), nameof(a))] static double D(double y, double a) => -2 * y + 2 * a;")]
    [InlineData("A = Aᵀ", "static double F(Mat<double> A) => LogDet(A); [Claim(nameof(F), nameof(A))] static Mat<double> D(Mat<double> A) => Inverse(A);")]
    [InlineData("t is one-hot", "static double F(Vec<double> t, Vec<double> x) => Sq(Dot(t, x)); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> t, Vec<double> x, int k) => 2 * t[k] * x[k];")]
    public void IsNamed(string assumption, string members)
    {
        var verdict = Decided.Verdict(members);

        Assert.Equal((VerdictStatus.Refuted, assumption), (verdict.Status, verdict.Holds));
    }

    [Theory]
    [InlineData("static double F(Vec<double> z, Vec<double> t) => CrossEntropy(t, Softmax(z)); [Claim(nameof(F), nameof(z))] static Vec<double> D(Vec<double> z, Vec<double> t) => t - Softmax(z);")]
    [InlineData("static double F(Mat<double> A, Vec<double> x) => Dot(x, A * x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Mat<double> A, Vec<double> x) => 3 * (A * x);")]
    [InlineData("static double F(double x) => x * x * x; [Claim(nameof(F), nameof(x))] static double D(double x) => 2 * x;")]
    [InlineData("static double F(Mat<double> U, Mat<double> V) => Sum(U.Rows, i => Sum(U.Columns, j => U[i, j] * V[i, j])); [Claim(nameof(F), nameof(U))] static Mat<double> D(Mat<double> U, Mat<double> V) => V.T;")]
    [InlineData("static double F(Vec<double> x, Vec<double> mu, Mat<double> L) => -SquaredNorm(L * (x - mu)) / 2; [Claim(nameof(F), nameof(mu))] static Vec<double> D(Vec<double> x, Vec<double> mu, Mat<double> L) => L * (L * (x - mu));")]
    // |det A| = 1 is not det A = 1.
    [InlineData("static double F(Mat<double> A) => Det(A); [Claim(nameof(F))] static double D(Mat<double> A) => 1;")]
    [InlineData("static double F(Mat<double> A) => LogDet(A); [Claim(nameof(F), nameof(A))] static Mat<double> D(Mat<double> A) => Inverse(A).T * Det(A);")]
    // By what has single values alone nothing is differentiated.
    [InlineData("static double F(double x, double y) => x > 3 && y < -3 ? 0 : x * x; [Claim(nameof(F), nameof(x))] static double D(double x, double y) => x > 3 ? 0 : 2 * x;")]
    // Labels of one value alone say nothing.
    [InlineData("static Vec<double> F(Vec<double> x, Vec<double> k) => Build(x.Length - k.Length + 1, i => Sum(k.Length, m => x[i + m] * k[m])); [Claim(nameof(F), \"k[m]\", Output = \"[i]\", Where = \"i >= m\")] static double D(Vec<double> x, int m, int i) => x[i - m];")]
    // What is false at few points that fulfil it.
    [InlineData("static double F(Mat<double> W, Mat<double> X, int[] y) => -Sum(X.Rows, n => LogSoftmax(W * X.Row(n))[y[n]]); [Claim(nameof(F), \"X[n, j]\")] static double D(Mat<double> W, Mat<double> X, int[] y, int n, int j) => Sum(W.Rows, k => Softmax(W * X.Row(n))[k] * W[k, j]) - W[y[0], j];")]
    [InlineData("static double F(Vec<double> x, Vec<double> w) => Sum(x.Length, i => x[i] * w[i % 3]); [Claim(nameof(F), \"w[k]\")] static double D(Vec<double> x, int k) => k < x.Length ? x[k] : 0;")]
    // Neither side reads E.
    [InlineData("static double F(Mat<double> E, int[] t, Vec<double> w) => Sum(t.Length, n => Dot(E.Row(t[n]), w)); [Claim(nameof(F), \"E[v, d]\")] static double D(int[] t, Vec<double> w, int v, int d) => w[d] * Min(3, Sum(t.Length, n => t[n] == v ? 1.0 : 0.0));")]
    public void WhereNoneHelps_NoneIsNamed(string members)
    {
        var verdict = Decided.Verdict(members);

        Assert.Equal((VerdictStatus.Refuted, null), (verdict.Status, verdict.Holds));
    }

    /// <summary>What is false beyond a number alone holds nearly anywhere: whatever is assumed is beside the point, and the counterexample may fulfil it.</summary>
    [Theory]
    [InlineData("static double F(double z) => z * z; [Claim(nameof(F))] static double D(double z) => z > 10 ? z : z * z;")]
    [InlineData("static double F(double z) => z * z; [Claim(nameof(F), nameof(z))] static double D(double z) => z > 100 ? 2 * z + 1 : 2 * z;")]
    [InlineData("static double F(double z) => z * z; [Claim(nameof(F), nameof(z))] static double D(double z) => z == 7 ? 0 : 2 * z;")]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x[i]\")] static double D(Vec<double> x, int i) => i == 9 ? x[i] : 2 * x[i];")]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Vec<double> x) => x.Length > 6 ? 3 * x : 2 * x;")]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x[i]\")] static double D(Vec<double> x, int i) => x[i] == 7 ? 0 : 2 * x[i];")]
    [InlineData("static double F(double x) => Math.Sqrt(x * x) * x; [Claim(nameof(F), nameof(x))] static double D(double x) => x > 100 ? 3 * x : 2 * x;")]
    public void WhatFailsBeyondANumber_HoldsUnderNone(string members) => WhereNoneHelps_NoneIsNamed(members);

    /// <summary>An assumption must hold between the thresholds of both sides, too.</summary>
    [Theory]
    [InlineData("static double F(Vec<double> x) => Norm(x) > 2 ? 2 * Norm(x) - 2.0 : 0.5 * SquaredNorm(x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Vec<double> x) => Norm(x) > 2.25 ? 2 / Norm(x) * x : x;")]
    [InlineData("static double F(Vec<double> w, Vec<double> x, double y) => Max(0, Abs(Dot(w, x) - y) - 0.1); [Claim(nameof(F), \"w[i]\")] static double D(Vec<double> w, Vec<double> x, double y, int i) => Sign(Dot(w, x) - y) * x[i];")]
    public void WithAThreshold_NoSumOrLabelIsNamed(string members) => Assert.Contains(Decided.Verdict(members).Holds, (string?[])[null, "‖x‖ = 1"]);

    /// <summary>A slip and an assumption together: with the other sign the claim needs Σ t = 1 all the same.</summary>
    [Fact]
    public void WithASlip_BothAreNamed()
    {
        var guess = Decided.Verdict("static double F(Vec<double> z, Vec<double> t) => CrossEntropy(t, Softmax(z)); [Claim(nameof(F), nameof(z))] static Vec<double> D(Vec<double> z, Vec<double> t) => t - Softmax(z);").Guess;

        Assert.Equal(("sign", "Σ t = 1"), (guess?.Name, guess?.When));
    }

    [Fact]
    public void Message_NamesIt()
    {
        const string claim = "static class M { static double F(Mat<double> A, Vec<double> x) => Dot(x, A * x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Mat<double> A, Vec<double> x) => 2 * (A * x); }";

        Assert.Contains(" It holds when A = Aᵀ. True is ", Assert.Single(Harness.GeneratorRun.Of(claim).Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
