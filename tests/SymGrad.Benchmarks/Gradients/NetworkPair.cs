namespace SymGrad.Benchmarks.Gradients;

/// <summary>The network 64 → 32 tanh → 10, one sample.</summary>
public sealed class NetworkPair : Pair
{
    private readonly NetworkWeights weights = new(1);
    private readonly NetworkWeights generated = new(1);
    private readonly NetworkWeights byHand = new(1);
    private readonly double[] x = Uniform(NetworkWeights.Inputs, 1, 5);
    private readonly double[] t = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];

    public override string Name => "network 64-32-10, one sample";

    protected override IEnumerable<(double[] Generated, double[] ByHand)> Destinations => generated.Parts.Zip(byHand.Parts);

    public override double Generated() => Models.Network.LossGradient(
        x, t, weights.W1, weights.B1, weights.W2, weights.B2, generated.W1, generated.B1, generated.W2, generated.B2);

    public override double ByHand() => Benchmarks.ByHand.Network.Gradient(
        x, t, weights.Parts[0], weights.Parts[1], weights.Parts[2], weights.Parts[3], byHand.Parts[0], byHand.Parts[1], byHand.Parts[2], byHand.Parts[3]);
}
