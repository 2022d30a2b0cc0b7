using SymGrad.Calculus.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>Claims about models of records, structs and tuples: each array in them is a target of its own.</summary>
public sealed class RecordClaimTests
{
    private const string Net = """
        public sealed record Layer(Mat<double> W, Vec<double> b);
        public sealed record Net(Layer Hidden, Layer Output, int Label);
        public struct Line { public double Slope; public double Height; }
        static double Loss(Net net, Vec<double> x) => SquaredNorm(net.Output.W * (net.Hidden.W * x + net.Hidden.b) + net.Output.b) / 2;
        static double At(Line line, double x) => Sq(line.Slope * x + line.Height);
        static double Chosen(Net net) => net.Output.b[net.Label] * net.Output.b[net.Label];
        static Vec<double> Error(Net net, Vec<double> x) => net.Output.W * (net.Hidden.W * x + net.Hidden.b) + net.Output.b;

        """;

    [Theory]
    [InlineData("[Claim(nameof(Loss), \"net.Output.b\")] static Vec<double> D(Net net, Vec<double> x) => Error(net, x);")]
    [InlineData("[Claim(nameof(Loss), \"net.Output.W[k, j]\")] static double D(Net net, Vec<double> x, int k, int j) => Error(net, x)[k] * (net.Hidden.W * x + net.Hidden.b)[j];")]
    [InlineData("[Claim(nameof(Loss), \"net.Hidden.W\")] static Mat<double> D(Net net, Vec<double> x) => Outer(net.Output.W.T * Error(net, x), x);")]
    [InlineData("[Claim(nameof(Loss), \"x\")] static Vec<double> D(Vec<double> x, Net net) => net.Hidden.W.T * (net.Output.W.T * Error(net, x));")]
    [InlineData("[Claim(nameof(Loss), \"net.Output.b[i]\", \"net.Output.b[k]\", Where = \"i == k && k < net.Output.b.Length\")] static double D(int i, int k) => 1;")]
    [InlineData("[Claim(nameof(At), \"line.Slope\")] static double D(Line line, double x) => 2 * (line.Slope * x + line.Height) * x;")]
    [InlineData("[Claim(nameof(Chosen), \"net.Output.b[k]\", Where = \"k != net.Label\")] static double D(int k, Net net) => 0;")]
    public void TrueClaim_IsProved(string claim)
    {
        var verdict = Decided.Verdict(Net + claim);

        Assert.Equal((VerdictStatus.Proved, null), (verdict.Status, verdict.Reason));
    }

    [Fact]
    public void FalseClaim_IsRefuted_InTheWordsOfItsSource()
    {
        var verdict = Decided.Verdict(Net + "[Claim(nameof(At), \"line.Slope\")] static double D(Line line, double x) => 2 * (line.Slope * x + line.Height);");

        Assert.Equal((VerdictStatus.Refuted, "missing factor"), (verdict.Status, verdict.Guess?.Name));
        Assert.Equal(["line.Slope", "line.Height", "x"], verdict.Counterexample!.Inputs.Select(i => i.Key));
        Assert.Equal("2 * (line.Slope * x + line.Height) * x", verdict.Truth!.Code);
        Assert.Contains("∂At/∂Slope = 2 x (Slope x + Height)", verdict.Truth.Formulas[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_AreThoseOfItsParts() => Assert.Equal(VerdictStatus.Agrees, Decided.Verdict(
        Net + "[Claim(nameof(Loss), \"net.Output.b\", At = nameof(P))] static double[] D() => [7, 14]; static (Net, Vec<double>) P => (new Net(new(new double[,] { { 1 } }, new double[] { 1 }), new(new double[,] { { 1 }, { 2 } }, new double[] { 0, 0 }), 0), new double[] { 6 });").Status);

    /// <summary>A derivative by a whole record would be a record; its parts are claimed one by one.</summary>
    [Fact]
    public void WholeRecord_IsAMisfit_ThatNamesAPart()
    {
        var verdict = Decided.Verdict(Net + "[Claim(nameof(Loss), nameof(net))] static double D(Net net, Vec<double> x) => 0;");

        Assert.Equal((VerdictStatus.Misfit, "'net' holds several arrays: claim the derivative by one of them, as 'net.Hidden.W'"), (verdict.Status, verdict.Reason));
    }
}
