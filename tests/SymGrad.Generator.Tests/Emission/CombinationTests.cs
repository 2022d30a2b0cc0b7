using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>What meets only where models are put together: equal derivatives, sums that read one block, short arguments of every function.</summary>
public sealed class CombinationTests
{
    /// <summary>∂|x + y|²/∂x = ∂|x + y|²/∂y = 2 (x + y): of two equal results one may read the other, not each the other.</summary>
    [Fact]
    public void EqualDerivatives()
    {
        const string Source = """
            public static partial class M
            {
                [Gradient, Hessian]
                public static double F(Vec<double> x, Vec<double> y) => SquaredNorm(x + y);

                [Gradient]
                public static double G(Vec<double> x, Vec<double> y, Vec<double> z) => Sum(Tanh(x + y - z));

                public static double[] Values()
                {
                    Vec<double> x = new double[] { 1, 2 }, y = new double[] { 3, 5 };
                    var first = FGradient(x, y);
                    var second = FHessian(x, y);
                    var third = GGradient(x, y, x + y);
                    return [first.Value, first.x[0], first.x[1], first.y[0], first.y[1], second.xx[0, 0], second.xy[1, 1], second.xy[0, 1], second.y[1], third.x[0], third.y[1], third.z[0]];
                }
            }
            """;
        Assert.Equal([65, 8, 14, 8, 14, 2, 2, 0, 14, 1, 1, -1], Values(Source));
    }

    /// <summary>(Σ softmax(x))² is 1 everywhere; its second derivatives are computed by two sums of one lane loop over the same row.</summary>
    [Fact]
    public void SumsOverOneRow()
    {
        const string Source = """
            public static partial class M
            {
                [Hessian]
                public static double F(Vec<double> x) => Sum(Outer(Softmax(x), Softmax(x)));

                public static double[] Values()
                {
                    var (value, dx, dxdx) = FHessian(new double[] { 1, 2, 4, 3, 0.5, -1, -2, 0.25, 1.5, 2.5, 3.5 });
                    double[] all = [.. dx.ToArray(), .. dxdx.ToArray()];
                    return [Math.Round(value, 12), all.Length, Array.TrueForAll(all, v => Math.Abs(v) < 1e-14) ? 0 : 1];
                }
            }
            """;
        Assert.Equal([1, 11 + (11 * 11), 0], Values(Source));
    }

    [Theory]
    [InlineData("0.5 * A")]
    [InlineData("-A")]
    [InlineData("A + B")]
    [InlineData("A.T")]
    public void ShortArguments(string argument)
    {
        string[] functions =
        [
            "Det({0})", "LogDet({0})", "Trace(Inverse({0}))", "Sum(Cholesky({0}))", "Trace(MatrixPower({0}, 3))", "Dot(Row(B, 0), Solve({0}, Row(A, 0)))", "Norm({0})", "Max({0})",
            "SquaredNorm(Softmax({0}))", "Sum(LogSumExp({0}))",
        ];
        var models = functions.Select((f, k) => $"[Gradient, Hessian] public static double F{k}(Mat<double> A, Mat<double> B) => {string.Format(null, f, argument)} + Trace(A * B);");
        var run = GeneratorRun.Of($"public static partial class M {{ {string.Join("\n", models)} }}");
        Assert.Empty(run.Diagnostics.Concat(run.CompilerErrors));
    }

    private static double[] Values(string source)
    {
        var run = GeneratorRun.Of(source);
        Assert.Empty(run.Diagnostics.Concat(run.CompilerErrors));
        return (double[])run.Load().GetType("M")!.GetMethod("Values")!.Invoke(null, [])!;
    }
}
