namespace SymGrad.Benchmarks.Gradients;

/// <summary>Softmax regression, 64 → 10, one sample.</summary>
public sealed class SoftmaxRegressionPair : Pair
{
    private const int Inputs = 64;
    private const int Classes = 10;

    private readonly double[] w = Uniform(Classes * Inputs, 0.2, 1);
    private readonly double[] b = Uniform(Classes, 0.2, 2);
    private readonly double[] x = Uniform(Inputs, 1, 3);
    private readonly double[] t = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    private readonly double[][] gradients = [new double[Classes * Inputs], new double[Classes * Inputs], new double[Classes], new double[Classes]];

    public override string Name => "softmax regression 64→10";

    protected override IEnumerable<(double[] Generated, double[] ByHand)> Destinations => [(gradients[0], gradients[1]), (gradients[2], gradients[3])];

    public override double Generated()
        => Models.SoftmaxRegression.LossGradient(Mat.View(Classes, Inputs, w), b, x, t, Mat.View(Classes, Inputs, gradients[0]), gradients[2]);

    public override double ByHand() => Benchmarks.ByHand.SoftmaxRegression.Gradient(w, b, x, t, gradients[1], gradients[3]);
}
