using SymGrad.Benchmarks.ByHand;

namespace SymGrad.Benchmarks.Gradients;

/// <summary>A gated recurrent unit of 32 through 50 steps.</summary>
public sealed class GatedUnitPair : Pair
{
    private const int Steps = 50;
    private const int Width = 32;

    private readonly double[] x = Uniform(Steps * Width, 1, 1);
    private readonly double[] y = Uniform(Steps * Width, 0.5, 2);
    private readonly double[] start = Uniform(Width, 0.5, 3);
    private readonly double[][] weights = [.. Enumerable.Range(0, 9).Select(part => Uniform(Size(part), 0.3, 4 + part))];
    private readonly double[][] gradients = [.. Enumerable.Range(0, 9).Select(part => new double[Size(part)])];

    public override string Name => "gated unit, 50 steps of 32";

    /// <summary>Six products forward, three back, six outer products, each step.</summary>
    public override Work? Work { get; } = Work.Operations(2.0 * 15 * Steps * Width * Width);

    protected override IReadOnlyList<double[]> Destinations => gradients;

    public override double Generated() => Models.GatedUnit.LossGradient(
        Mat.View(Steps, Width, x),
        Mat.View(Steps, Width, y),
        start,
        Square(weights[0]),
        Square(weights[1]),
        weights[2],
        Square(weights[3]),
        Square(weights[4]),
        weights[5],
        Square(weights[6]),
        Square(weights[7]),
        weights[8],
        Square(gradients[0]),
        Square(gradients[1]),
        gradients[2],
        Square(gradients[3]),
        Square(gradients[4]),
        gradients[5],
        Square(gradients[6]),
        Square(gradients[7]),
        gradients[8]);

    public override double Value() => Models.GatedUnit.LossValue(
        Mat.View(Steps, Width, x),
        Mat.View(Steps, Width, y),
        start,
        Square(weights[0]),
        Square(weights[1]),
        weights[2],
        Square(weights[3]),
        Square(weights[4]),
        weights[5],
        Square(weights[6]),
        Square(weights[7]),
        weights[8]);

    public override double ByHand() => Benchmarks.ByHand.GatedUnit.Gradient(
        x, y, start, Weights(0), Weights(3), Weights(6), Gradient(0), Gradient(3), Gradient(6));

    private static int Size(int part) => part % 3 == 2 ? Width : Width * Width;

    private static Mat<double> Square(double[] elements) => Mat.View(Width, Width, elements);

    private Gate<ReadOnlySpan<double>> Weights(int first) => new(weights[first], weights[first + 1], weights[first + 2]);

    private Gate<Span<double>> Gradient(int first) => new(gradients[first], gradients[first + 1], gradients[first + 2]);
}
