namespace SymGrad.Benchmarks.Gradients;

/// <summary>A recurrent network of 64 units through 100 steps.</summary>
public sealed class RecurrentNetworkPair : Pair
{
    private const int Steps = 100;
    private const int Width = 64;

    private readonly double[] x = Uniform(Steps * Width, 1, 1);
    private readonly double[] y = Uniform(Steps * Width, 0.5, 2);
    private readonly double[] start = Uniform(Width, 0.5, 3);
    private readonly double[] w = Uniform(Width * Width, 0.2, 4);
    private readonly double[] u = Uniform(Width * Width, 0.1, 5);
    private readonly double[] b = Uniform(Width, 0.1, 6);
    private readonly double[][] gradients = [new double[Width * Width], new double[Width * Width], new double[Width]];
    private readonly Mat<double>[] views;

    public RecurrentNetworkPair() => views =
    [
        Mat.View(Steps, Width, x),
        Mat.View(Steps, Width, y),
        Mat.View(Width, Width, w),
        Mat.View(Width, Width, u),
        Mat.View(Width, Width, gradients[0]),
        Mat.View(Width, Width, gradients[1]),
    ];

    public override string Name => "recurrent network, 100 steps of 64";

    /// <summary>A product by U and one by W forward, one by W back, and two outer products, each step.</summary>
    public override Work? Work { get; } = Work.Operations(2.0 * 5 * Steps * Width * Width);

    protected override IReadOnlyList<double[]> Destinations => gradients;

    public override double Generated() => Models.RecurrentNetwork.LossGradient(views[0], views[1], start, views[2], views[3], b, views[4], views[5], gradients[2]);

    public override double Value() => Models.RecurrentNetwork.LossValue(views[0], views[1], start, views[2], views[3], b);

    public override double ByHand() => Benchmarks.ByHand.RecurrentNetwork.Gradient(x, y, start, w, u, b, gradients[0], gradients[1], gradients[2]);
}
