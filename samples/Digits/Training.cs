namespace Digits;

/// <summary>What one pass over the training rows came to.</summary>
internal sealed record Epoch(int Number, double Loss, double Accuracy);

/// <summary>Mini-batch descent on the network's loss.</summary>
internal sealed class Training(Weights network, Dataset data, int seed)
{
    public const int EpochCount = 60;

    private const int BatchSize = 32;
    private const double Decay = 3e-4;
    private const double FirstRate = 5e-3;

    private readonly Random random = new(seed);
    private readonly Optimiser optimiser = new(network);
    private readonly Weights gradient = network.ZerosAlike();

    /// <summary>Trains one epoch for each element that is asked for.</summary>
    public IEnumerable<Epoch> Epochs()
    {
        for (var number = 1; number <= EpochCount; number++)
        {
            data.Shuffle(random);
            var loss = 0.0;
            for (var start = 0; start < data.Count; start += BatchSize)
            {
                var batch = data.Slice(start, Math.Min(BatchSize, data.Count - start));
                loss += Descend(batch, Rate(number)) * batch.Count / data.Count;
            }

            yield return new(number, loss, network.Accuracy(data));
        }
    }

    /// <summary>One step against the batch's gradient; returns the loss before it.</summary>
    private double Descend(Dataset batch, double rate)
    {
        var loss = Network.LossGradient(
            batch.Images,
            batch.Labels,
            network.W1,
            network.B1,
            network.W2,
            network.B2,
            Decay,
            gradient.W1,
            gradient.B1,
            gradient.W2,
            gradient.B2);
        optimiser.Step(gradient, rate);
        return loss;
    }

    /// <summary>Falls from the first rate to zero along half a cosine (Loshchilov and Hutter 2017).</summary>
    private static double Rate(int epoch) => FirstRate * (1 + Math.Cos(Math.PI * (epoch - 1) / EpochCount)) / 2;
}
