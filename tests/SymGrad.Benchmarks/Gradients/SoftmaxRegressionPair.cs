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
    private readonly double[] dw = new double[Classes * Inputs];
    private readonly double[] db = new double[Classes];
    private readonly Mat<double> weights;
    private readonly Mat<double> gradient;

    public SoftmaxRegressionPair() => (weights, gradient) = (Mat.View(Classes, Inputs, w), Mat.View(Classes, Inputs, dw));

    public override string Name => "softmax regression 64→10";

    protected override IReadOnlyList<double[]> Destinations => [dw, db];

    public override double Generated() => Models.SoftmaxRegression.LossGradient(weights, b, x, t, gradient, db);

    public override double ByHand() => Benchmarks.ByHand.SoftmaxRegression.Gradient(w, b, x, t, dw, db);
}
