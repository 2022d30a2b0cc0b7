namespace SymGrad.Benchmarks.Gradients;

/// <summary>The network 64 → 32 tanh → 10, a batch of 128 samples with labels.</summary>
public sealed class NetworkBatchPair : Pair
{
    private const int Rows = 128;

    private readonly NetworkWeights weights = new(1);
    private readonly NetworkWeights generated = new(1);
    private readonly NetworkWeights byHand = new(1);
    private readonly double[] x = Uniform(Rows * NetworkWeights.Inputs, 1, 5);
    private readonly int[] labels = [.. Enumerable.Range(0, Rows).Select(n => n * 7 % NetworkWeights.Classes)];

    public override string Name => "network 64-32-10, batch of 128";

    protected override IEnumerable<(double[] Generated, double[] ByHand)> Destinations => generated.Parts.Zip(byHand.Parts);

    public override double Generated() => Models.Network.BatchLossGradient(
        Mat.View(Rows, NetworkWeights.Inputs, x),
        labels,
        weights.W1,
        weights.B1,
        weights.W2,
        weights.B2,
        generated.W1,
        generated.B1,
        generated.W2,
        generated.B2);

    public override double ByHand() => Benchmarks.ByHand.NetworkBatch.Gradient(
        x, labels, weights.Parts[0], weights.Parts[1], weights.Parts[2], weights.Parts[3], byHand.Parts[0], byHand.Parts[1], byHand.Parts[2], byHand.Parts[3]);
}
