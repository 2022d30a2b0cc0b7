namespace SymGrad.Benchmarks.Gradients;

/// <summary>Logistic loss over 1,000 rows of 20 features.</summary>
public sealed class LogisticLossPair : Pair
{
    private const int Rows = 1000;
    private const int Features = 20;

    private readonly double[] x = Uniform(Rows * Features, 1, 1);
    private readonly double[] y = [.. Uniform(Rows, 1, 2).Select(v => v < 0 ? -1.0 : 1.0)];
    private readonly double[] w = Uniform(Features, 2, 3);
    private readonly double[] gradient = new double[Features];

    private readonly Mat<double> samples;

    public LogisticLossPair() => samples = Mat.View(Rows, Features, x);

    public override string Name => "logistic loss, 1,000 rows of 20";

    protected override IReadOnlyList<double[]> Destinations => [gradient];

    public override double Generated() => Models.LogisticLoss.LossGradient(samples, y, w, gradient);

    public override double ByHand() => Benchmarks.ByHand.LogisticLoss.Gradient(x, y, w, gradient);
}
