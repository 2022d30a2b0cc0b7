using System.Numerics.Tensors;
using SymGrad;

namespace Digits;

/// <summary>The network's parameters; their gradients and the optimiser's moments have the same shapes.</summary>
internal sealed record Weights(Mat<double> W1, Vec<double> B1, Mat<double> W2, Vec<double> B2)
{
    public const int Parts = 4;

    public static Weights Zeros(int inputs, int hidden, int outputs)
        => new(new(hidden, inputs), new(hidden), new(outputs, hidden), new(outputs));

    /// <summary>Uniform weights of variance 2/(inputs + outputs) for each layer (Glorot and Bengio 2010), zero biases.</summary>
    public static Weights Random(int inputs, int hidden, int outputs, int seed)
    {
        var random = new Random(seed);
        var weights = Zeros(inputs, hidden, outputs);
        foreach (var layer in (ReadOnlySpan<Mat<double>>)[weights.W1, weights.W2])
        {
            var bound = Math.Sqrt(6.0 / (layer.Rows + layer.Columns));
            foreach (ref var weight in layer.Span)
            {
                weight = bound * ((2 * random.NextDouble()) - 1);
            }
        }

        return weights;
    }

    public Weights ZerosAlike() => Zeros(W1.Columns, W1.Rows, W2.Rows);

    /// <summary>The elements of one part, to go through all parameters in the same loop.</summary>
    public Span<double> Part(int part) => part switch { 0 => W1.Span, 1 => B1.Span, 2 => W2.Span, _ => B2.Span };

    /// <summary>The share of images whose largest logit is that of their class.</summary>
    public double Accuracy(Dataset data)
    {
        var logits = Network.Logits(data.Images, W1, B1, W2, B2);
        var right = Enumerable.Range(0, data.Count).Count(n => TensorPrimitives.IndexOfMax<double>(logits.Row(n).Span) == data.Labels[n]);
        return (double)right / data.Count;
    }
}
