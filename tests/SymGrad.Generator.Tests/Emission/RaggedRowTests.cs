using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>What stands under a condition on an index that it does not depend on is computed once, not once for each of its values.</summary>
public sealed class RaggedRowTests
{
    [Fact]
    public void NormaliserOfARaggedRow_IsOneNumber()
    {
        var run = GeneratorRun.Of("""
            public static partial class M
            {
                [Gradient(nameof(z), nameof(v))]
                public static double F(Mat<double> z, Vec<double> v)
                {
                    var s = 0.0;
                    for (var i = 0; i < z.Rows; i++)
                    {
                        var a = Softmax(Build(i + 1, j => z[i, j]));
                        var o = 0.0;
                        for (var j = 0; j <= i; j++) { o += a[j] * v[j]; }
                        s += o * o;
                    }

                    return s;
                }

                public static double Worst()
                {
                    var z = new double[,] { { 0.3, 9, 9 }, { -0.4, 1.1, 9 }, { 0.2, 2.5, -1.3 } };
                    double[] v = [0.7, -1.2, 2.1];
                    var (value, dz, dv) = FGradient(z, v);
                    var worst = Math.Abs(value - F(z, v));
                    for (var i = 0; i < 3; i++)
                    {
                        for (var j = 0; j < 3; j++)
                        {
                            double[,] up = (double[,])z.Clone(), down = (double[,])z.Clone();
                            (up[i, j], down[i, j]) = (z[i, j] + 1e-5, z[i, j] - 1e-5);
                            worst = Math.Max(worst, Math.Abs(((F(up, v) - F(down, v)) / 2e-5) - dz[i, j]));
                        }

                        double[] more = (double[])v.Clone(), less = (double[])v.Clone();
                        (more[i], less[i]) = (v[i] + 1e-5, v[i] - 1e-5);
                        worst = Math.Max(worst, Math.Abs(((F(z, more) - F(z, less)) / 2e-5) - dv[i]));
                    }

                    return worst;
                }
            }
            """);

        Assert.InRange((double)run.Load().GetType("M")!.GetMethod("Worst")!.Invoke(null, [])!, 0, 1e-8);
        Assert.DoesNotContain("z.Rows * z.Rows * z.Rows", run.Source(), StringComparison.Ordinal);
    }
}
