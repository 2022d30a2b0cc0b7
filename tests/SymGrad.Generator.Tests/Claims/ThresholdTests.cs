using SymGrad.Calculus.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>Claims that are false only beyond a number which they, or their models, name.</summary>
public sealed class ThresholdTests
{
    [Theory]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => x > 50 ? 2 * x + 1 : 2 * x;")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => x < -300.5 ? x : 2 * x;")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => x * x > 2500 ? x : 2 * x;")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => 4 * x > 40 && x < 10.01 ? x : 2 * x;")]
    [InlineData("static double F(double x) => Relu(x - 70); [Claim(nameof(F), \"x\")] static double D(double x) => 0;")]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x\")] static Vec<double> D(Vec<double> x) => Build(x.Length, i => Sum(x) > 100 ? x[i] : 2 * x[i]);")]
    [InlineData("static double F(double x) => x > 2e7 ? 3 * x : x * x; [Claim(nameof(F), \"x\")] static double D(double x) => 2 * x;")]
    [InlineData("static double F(double x) => x < 10 ? 0 : x < 20 ? 0.1 * x : x < 30 ? 0.2 * x : x < 40 ? 0.3 * x : x < 50 ? 0.4 * x : x < 60 ? 0.5 * x : x < 70 ? 0.6 * x : x < 80 ? 0.7 * x : x < 90 ? 0.8 * x : 0.9 * x; [Claim(nameof(F), \"x\")] static double D(double x) => x < 10 ? 0 : x < 20 ? 0.1 : x < 30 ? 0.2 : x < 40 ? 0.3 : x < 50 ? 0.4 : x < 60 ? 0.5 : x < 70 ? 0.6 : x < 80 ? 0.7 : 0.8;")]
    public void RealNumber(string members) => Assert.Equal(VerdictStatus.Refuted, Decided.Verdict(members).Status);

    /// <summary>Between the threshold of the model and that of the claim.</summary>
    [Theory]
    [InlineData("static double F(double w, double x, double y) => Max(0, Abs(w * x - y) - 0.5); [Claim(nameof(F), \"w\")] static double D(double w, double x, double y) => Abs(w * x - y) > 0.4 ? Sign(w * x - y) * x : 0;")]
    [InlineData("static double F(double p, double y) => Max(0, Abs(p - y) - 0.01); [Claim(nameof(F), \"p\")] static double D(double p, double y) => Sign(p - y);")]
    [InlineData("static double F(Vec<double> w, Vec<double> x, double y) => Max(0, 1 - y * Dot(w, x)); [Claim(nameof(F), \"w[i]\")] static double D(Vec<double> w, Vec<double> x, double y, int i) => y * Dot(w, x) < 1.1 ? -y * x[i] : 0;")]
    [InlineData("static double F(double w, double x) => Min(8, w * x); [Claim(nameof(F), \"w\")] static double D(double w, double x) => w * x < 9 ? x : 0;")]
    [InlineData("static double F(Vec<double> w, Vec<double> x) => Dot(w, x) > 100 ? 0 : Dot(w, x); [Claim(nameof(F), \"w[i]\")] static double D(Vec<double> w, Vec<double> x, int i) => Dot(w, x) > 99 ? 0 : x[i];")]
    [InlineData("static double F(Vec<double> w, Vec<double> x, double y) => Max(0, Abs(Dot(w, x) - y) - 0.1); [Claim(nameof(F), \"w[i]\")] static double D(Vec<double> w, Vec<double> x, double y, int i) => Abs(Dot(w, x) - y) > 0.05 ? Sign(Dot(w, x) - y) * x[i] : 0;")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => Math.Exp(x) > 1e10 ? 0 : 2 * x;")]
    public void BetweenThresholds(string members) => Assert.Equal(VerdictStatus.Refuted, Decided.Verdict(members).Status);

    /// <summary>Where several numbers are beyond their thresholds at once.</summary>
    [Theory]
    [InlineData("static double F(double x, double y) => x > 3 && y < -3 ? 0 : x * x; [Claim(nameof(F), \"x\")] static double D(double x, double y) => 2 * x;")]
    [InlineData("static double F(double x, double y) => x * x; [Claim(nameof(F), \"x\")] static double D(double x, double y) => x > 10 && y < -4 ? 0 : 2 * x;")]
    [InlineData("static double F(double x, double y, double z) => x * x; [Claim(nameof(F), \"x\")] static double D(double x, double y, double z) => x < -5 && z > 8 ? 0 : 2 * x;")]
    public void Corner(string members) => Assert.Equal(VerdictStatus.Refuted, Decided.Verdict(members).Status);

    [Theory]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x\")] static Vec<double> D(Vec<double> x) => x.Length > 11 ? 3 * x : 2 * x;", 12)]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x\")] static Vec<double> D(Vec<double> x) => x.Length == 40 ? 3 * x : 2 * x;", 40)]
    [InlineData("static double F(Mat<double> A) => SquaredNorm(A); [Claim(nameof(F), \"A[i, j]\")] static double D(Mat<double> A, int i, int j) => A.Columns >= 30 ? A[i, j] : 2 * A[i, j];", 30)]
    public void Size(string members, int least)
    {
        var verdict = Decided.Verdict(members);

        Assert.Equal(VerdictStatus.Refuted, verdict.Status);
        Assert.True(verdict.Counterexample!.Inputs[0].Value.Count(c => c == ',') >= least - 1);
    }

    [Theory]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => k >= 7 ? 0 : 2 * x[k];")]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => k == 19 ? 0 : 2 * x[k];")]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x[k]\", Where = \"k > 12\")] static double D(Vec<double> x, int k) => x[k];")]
    [InlineData("static double F(double x, int n) => Sum(n, i => x); [Claim(nameof(F), \"x\")] static double D(double x, int n) => n > 9 ? 9 : n;")]
    public void Index(string members) => Assert.Equal(VerdictStatus.Refuted, Decided.Verdict(members).Status);

    /// <summary>Far from 0 both sides lose digits; what only rounding tells apart is equal.</summary>
    [Theory]
    [InlineData("static double F(double x) => x > 40 ? Sq(Cosh(x)) - Sq(Sinh(x)) : 1; [Claim(nameof(F))] static double D(double x) => x > 45 ? Math.Exp(Math.Atan(Math.Tan(0 * x))) : 1;")]
    [InlineData("static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => k >= 7 ? x[k] + x[k] * Math.Cos(Math.Asin(Math.Sin(0 * x[k]))) : 2 * x[k];")]
    public void WhereBothSidesAreEqual_NothingIsRefuted(string members) => Assert.NotEqual(VerdictStatus.Refuted, Decided.Verdict(members).Status);
}
