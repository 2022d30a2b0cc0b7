namespace SymGrad.Benchmarks.Gradients;

/// <summary>The network 64 → 32 tanh → 10, one sample.</summary>
public sealed class NetworkPair : Pair
{
    private readonly NetworkWeights weights = new(1);
    private readonly NetworkWeights gradient = new(2);
    private readonly double[] x = Uniform(NetworkWeights.Inputs, 1, 5);
    private readonly double[] t = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];

    public override string Name => "network 64-32-10, one sample";

    protected override IReadOnlyList<double[]> Destinations => gradient.Parts;

    public override double Generated() => Models.Network.LossGradient(
        x, t, weights.W1, weights.B1, weights.W2, weights.B2, gradient.W1, gradient.B1, gradient.W2, gradient.B2);

    public override double ByHand() => Benchmarks.ByHand.Network.Gradient(
        x, t, weights.Parts[0], weights.Parts[1], weights.Parts[2], weights.Parts[3], gradient.Parts[0], gradient.Parts[1], gradient.Parts[2], gradient.Parts[3]);
}
