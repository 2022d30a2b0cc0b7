namespace SymGrad.Benchmarks.Gradients;

/// <summary>1,000 samples of 10 numbers, 25 components.</summary>
public sealed class GaussianMixturePair : Pair
{
    private const int Samples = 1000;
    private const int Features = 10;
    private const int Components = 25;

    private readonly double[] x = Uniform(Samples * Features, 2, 1);
    private readonly double[] means = Uniform(Components * Features, 2, 2);
    private readonly double[] logDeviations = Uniform(Components * Features, 0.3, 3);
    private readonly double[] logits = Uniform(Components, 1, 4);
    private readonly double[][] gradients = [new double[Components * Features], new double[Components * Features], new double[Components]];
    private readonly Mat<double>[] views;

    public GaussianMixturePair() => views =
    [
        Mat.View(Samples, Features, x),
        Mat.View(Components, Features, means),
        Mat.View(Components, Features, logDeviations),
        Mat.View(Components, Features, gradients[0]),
        Mat.View(Components, Features, gradients[1]),
    ];

    public override string Name => "Gaussian mixture, 1,000 × 10, 25";

    /// <summary>A difference, a scaled square and its sum for each number and component; for both moments two products and two sums.</summary>
    public override Work? Work { get; } = Work.Operations(8.0 * Samples * Features * Components);

    protected override IReadOnlyList<double[]> Destinations => gradients;

    public override double Generated() => Models.GaussianMixture.LossGradient(views[0], views[1], views[2], logits, views[3], views[4], gradients[2]);

    public override double Value() => Models.GaussianMixture.LossValue(views[0], views[1], views[2], logits);

    public override double ByHand() => Benchmarks.ByHand.GaussianMixture.Gradient(x, means, logDeviations, logits, gradients[0], gradients[1], gradients[2]);
}
