namespace SymGrad.Benchmarks.Gradients;

/// <summary>A signal of 1,000 samples and a kernel of 9.</summary>
public sealed class ConvolutionPair : Pair
{
    private const int Samples = 1000;
    private const int Taps = 9;

    private readonly double[] x = Uniform(Samples, 1, 1);
    private readonly double[] w = Uniform(Taps, 1, 2);
    private readonly double[] y = Uniform(Samples - Taps + 1, 1, 3);
    private readonly double[][] gradients = [new double[Samples], new double[Taps]];

    public override string Name => "convolution, 1,000 by 9";

    public override Work? Work { get; } = Work.Operations(2.0 * 3 * (Samples - Taps + 1) * Taps);

    protected override IReadOnlyList<double[]> Destinations => gradients;

    public override double Generated() => Models.Convolution.LossGradient(x, w, y, gradients[0], gradients[1]);

    public override double Value() => Models.Convolution.LossValue(x, w, y);

    public override double ByHand() => Benchmarks.ByHand.Convolution.Gradient(x, w, y, gradients[0], gradients[1]);
}
