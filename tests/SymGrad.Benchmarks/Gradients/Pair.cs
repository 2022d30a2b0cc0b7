namespace SymGrad.Benchmarks.Gradients;

/// <summary>
/// The same gradient twice: generated, and written by hand. Both write to the same memory: whether an array happens to start at a cache line moves a
/// gradient that mostly stores by a third.
/// </summary>
public abstract class Pair
{
    public abstract string Name { get; }

    /// <summary>Gradients that one call computes.</summary>
    public virtual int Operations => 1;

    public abstract double Generated();

    public abstract double ByHand();

    /// <summary>The value alone, generated; NaN where the gradient by the weights of a model is not what is computed.</summary>
    public virtual double Value() => double.NaN;

    /// <summary>The least that a gradient has to compute, or to move, against which its speed is stated; null where it is too small to state one.</summary>
    public virtual Work? Work => null;

    /// <summary>The destinations of both, part by part.</summary>
    protected abstract IReadOnlyList<double[]> Destinations { get; }

    public static IReadOnlyList<Pair> All { get; } =
    [
        new SoftmaxRegressionPair(),
        new NetworkPair(),
        new NetworkBatchPair(),
        new RosenbrockPair(),
        new LogisticLossPair(),
        new RecurrentNetworkPair(),
        new ConvolutionPair(),
        new LayerNormPair(),
        new GaussianMixturePair(),
        new GatedUnitPair(),
        new EulerStepPair(),
    ];

    /// <summary>Values agree to 1e-12 relative, gradients to 1e-12 of the largest entry: nothing is timed before that.</summary>
    public void Check()
    {
        const double Tolerance = 1e-12;
        var generated = Generated();
        var parts = Destinations.Select(d => d.ToArray()).ToList();
        var byHand = ByHand();
        foreach (var value in (double[])[generated, Value() is var alone && double.IsNaN(alone) ? generated : alone])
        {
            if (!(Math.Abs(value - byHand) <= Tolerance * Math.Abs(byHand)))
            {
                throw new InvalidOperationException($"{Name}: the generated value is {value:R}, by hand it is {byHand:R}.");
            }
        }

        for (var part = 0; part < parts.Count; part++)
        {
            var (ours, theirs) = (parts[part], Destinations[part]);
            var largest = theirs.Max(Math.Abs);
            for (var i = 0; i < ours.Length; i++)
            {
                if (!(Math.Abs(ours[i] - theirs[i]) <= Tolerance * largest))
                {
                    throw new InvalidOperationException($"{Name}: entry {i} of gradient {part} is {ours[i]:R}, by hand it is {theirs[i]:R}.");
                }
            }
        }
    }

    public override string ToString() => Name;

    /// <summary>Uniform in −scale … scale.</summary>
    protected static double[] Uniform(int count, double scale, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => scale * ((2 * random.NextDouble()) - 1))];
    }
}
