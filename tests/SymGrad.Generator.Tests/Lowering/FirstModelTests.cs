namespace SymGrad.Generator.Tests.Lowering;

public sealed class FirstModelTests
{
    [Fact]
    public void SoftmaxRegression()
    {
        var m = Lowered.Of("""
            [Gradient(nameof(W), nameof(b))]
            public static double Loss(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t)
            {
                var z = W * x + b;
                return CrossEntropy(t, Softmax(z));
            }
            """);
        m.AgreesWithCSharp("Loss", new double[,] { { 1, 2, 3 }, { -1, 0.5, 2 } }, new double[] { 0.1, 0.2 }, new double[] { 0.3, -0.2, 0.5 }, new double[] { 0.25, 0.75 });
    }
}
