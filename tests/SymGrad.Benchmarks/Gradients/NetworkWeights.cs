namespace SymGrad.Benchmarks.Gradients;

/// <summary>Weights of the network 64 → 32 → 10, or their gradients, as arrays and as the views that a model takes.</summary>
internal sealed class NetworkWeights
{
    public const int Inputs = 64;
    public const int Hidden = 32;
    public const int Classes = 10;

    public NetworkWeights(int seed)
    {
        Parts =
        [
            Uniform(Hidden * Inputs, 0.3, seed),
            Uniform(Hidden, 0.1, seed + 1),
            Uniform(Classes * Hidden, 0.4, seed + 2),
            Uniform(Classes, 0.1, seed + 3),
        ];
        W1 = Mat.View(Hidden, Inputs, Parts[0]);
        W2 = Mat.View(Classes, Hidden, Parts[2]);
    }

    public double[][] Parts { get; }

    public Mat<double> W1 { get; }

    public Vec<double> B1 => Parts[1];

    public Mat<double> W2 { get; }

    public Vec<double> B2 => Parts[3];

    private static double[] Uniform(int count, double scale, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => scale * ((2 * random.NextDouble()) - 1))];
    }
}
