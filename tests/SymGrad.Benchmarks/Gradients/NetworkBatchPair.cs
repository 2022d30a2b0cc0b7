namespace SymGrad.Benchmarks.Gradients;

/// <summary>The network 64 → 32 tanh → 10, a batch of 128 samples with labels.</summary>
public sealed class NetworkBatchPair : Pair
{
    private const int Rows = 128;

    private readonly NetworkWeights weights = new(1);
    private readonly NetworkWeights gradient = new(2);
    private readonly double[] x = Uniform(Rows * NetworkWeights.Inputs, 1, 5);
    private readonly int[] labels = [.. Enumerable.Range(0, Rows).Select(n => n * 7 % NetworkWeights.Classes)];

    private readonly Mat<double> samples;

    public NetworkBatchPair() => samples = Mat.View(Rows, NetworkWeights.Inputs, x);

    public override string Name => "network 64-32-10, batch of 128";

    protected override IReadOnlyList<double[]> Destinations => gradient.Parts;

    public override double Generated() => Models.Network.BatchLossGradient(
        samples,
        labels,
        weights.W1,
        weights.B1,
        weights.W2,
        weights.B2,
        gradient.W1,
        gradient.B1,
        gradient.W2,
        gradient.B2);

    public override double ByHand() => Benchmarks.ByHand.NetworkBatch.Gradient(
        x, labels, weights.Parts[0], weights.Parts[1], weights.Parts[2], weights.Parts[3], gradient.Parts[0], gradient.Parts[1], gradient.Parts[2], gradient.Parts[3]);
}
