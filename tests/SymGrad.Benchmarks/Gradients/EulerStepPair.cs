namespace SymGrad.Benchmarks.Gradients;

/// <summary>The Jacobian of an Euler step of 64 units.</summary>
public sealed class EulerStepPair : Pair
{
    private const int Width = 64;

    private readonly double[] x = Uniform(Width, 1, 1);
    private readonly double[] w = Uniform(Width * Width, 0.3, 2);
    private readonly double[] b = Uniform(Width, 0.3, 3);
    private readonly double[][] results = [new double[Width], new double[Width * Width]];
    private readonly Mat<double> weights;
    private readonly Mat<double> jacobian;

    public EulerStepPair() => (weights, jacobian) = (Mat.View(Width, Width, w), Mat.View(Width, Width, results[1]));

    public override string Name => "Jacobian of an Euler step, 64";

    /// <summary>The weights are read, the Jacobian is written.</summary>
    public override Work? Work { get; } = Work.Bytes(2.0 * Width * Width * sizeof(double));

    protected override IReadOnlyList<double[]> Destinations => results;

    public override double Generated()
    {
        Models.EulerStep.StepJacobian(x, weights, b, results[0], jacobian);
        return results[0][0];
    }

    public override double ByHand()
    {
        Benchmarks.ByHand.EulerStep.Jacobian(x, w, b, results[0], results[1]);
        return results[0][0];
    }
}
