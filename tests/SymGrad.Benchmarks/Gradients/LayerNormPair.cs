namespace SymGrad.Benchmarks.Gradients;

/// <summary>A normalised layer of 512.</summary>
public sealed class LayerNormPair : Pair
{
    private const int Width = 512;

    private readonly double[] x = Uniform(Width, 1, 1);
    private readonly double[] scale = Uniform(Width, 1, 2);
    private readonly double[] shift = Uniform(Width, 1, 3);
    private readonly double[] y = Uniform(Width, 1, 4);
    private readonly double[][] gradients = [new double[Width], new double[Width], new double[Width]];

    public override string Name => "layer norm, 512";

    /// <summary>Four vectors are read, three written.</summary>
    public override Work? Work { get; } = Work.Bytes(7.0 * Width * sizeof(double));

    protected override IReadOnlyList<double[]> Destinations => gradients;

    public override double Generated() => Models.LayerNorm.LossGradient(x, scale, shift, y, gradients[0], gradients[1], gradients[2]);

    public override double Value() => Models.LayerNorm.LossValue(x, scale, shift, y);

    public override double ByHand() => Benchmarks.ByHand.LayerNorm.Gradient(x, scale, shift, y, gradients[0], gradients[1], gradients[2]);
}
