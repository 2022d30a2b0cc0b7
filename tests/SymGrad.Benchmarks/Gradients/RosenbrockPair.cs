namespace SymGrad.Benchmarks.Gradients;

/// <summary>Rosenbrock's valley at a thousand points: one point takes too little to be timed alone.</summary>
public sealed class RosenbrockPair : Pair
{
    private const int Points = 1000;

    private readonly double[] x = Uniform(Points, 2, 1);
    private readonly double[] y = Uniform(Points, 2, 2);
    private readonly double[][] gradients = [new double[Points], new double[Points]];

    public override string Name => "Rosenbrock in two scalars";

    public override int Operations => Points;

    protected override IReadOnlyList<double[]> Destinations => gradients;

    public override double Generated()
    {
        var sum = 0.0;
        var (dx, dy) = (gradients[0], gradients[1]);
        for (var i = 0; i < Points; i++)
        {
            sum += Models.Rosenbrock.ValleyGradient(x[i], y[i], out dx[i], out dy[i]);
        }

        return sum;
    }

    public override double ByHand()
    {
        var sum = 0.0;
        var (dx, dy) = (gradients[0], gradients[1]);
        for (var i = 0; i < Points; i++)
        {
            sum += Benchmarks.ByHand.Rosenbrock.Gradient(x[i], y[i], out dx[i], out dy[i]);
        }

        return sum;
    }
}
