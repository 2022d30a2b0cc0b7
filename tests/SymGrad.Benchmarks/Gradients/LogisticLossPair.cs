namespace SymGrad.Benchmarks.Gradients;

/// <summary>Logistic loss over 1,000 rows of 20 features.</summary>
public sealed class LogisticLossPair : Pair
{
    private const int Rows = 1000;
    private const int Features = 20;

    private readonly double[] x = Uniform(Rows * Features, 1, 1);
    private readonly double[] y = [.. Uniform(Rows, 1, 2).Select(v => v < 0 ? -1.0 : 1.0)];
    private readonly double[] w = Uniform(Features, 2, 3);
    private readonly double[][] gradients = [new double[Features], new double[Features]];

    public override string Name => "logistic loss, 1,000 rows of 20";

    protected override IEnumerable<(double[] Generated, double[] ByHand)> Destinations => [(gradients[0], gradients[1])];

    public override double Generated() => Models.LogisticLoss.LossGradient(Mat.View(Rows, Features, x), y, w, gradients[0]);

    public override double ByHand() => Benchmarks.ByHand.LogisticLoss.Gradient(x, y, w, gradients[1]);
}
