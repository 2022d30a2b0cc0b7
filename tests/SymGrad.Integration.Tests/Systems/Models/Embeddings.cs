using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Averaged embeddings, a dense hidden layer and a dense output.</summary>
internal static partial class Embeddings
{
    /// <summary>E = 1/N Σ E_i, H = relu(W₁E + b₁), ŷ = W₂H + b₂; squared loss.</summary>
    [Gradient(nameof(E), nameof(W1), nameof(b1), nameof(w2), nameof(b2)), HessianVectorProduct(nameof(E), nameof(W1), nameof(b1), nameof(w2), nameof(b2))]
    public static double Sentiment(Mat<double> E, int[] words, Mat<double> W1, Vec<double> b1, Vec<double> w2, double b2, double y)
    {
        var mean = Build(E.Columns, d => Sum(words.Length, i => E[words[i], d]) / words.Length);
        return Sq(Dot(w2, Relu((W1 * mean) + b1)) + b2 - y) / 2;
    }

    /// <summary>The same by loops over words and columns.</summary>
    [Gradient(nameof(E), nameof(W1), nameof(b1), nameof(w2), nameof(b2))]
    public static double SentimentByLoops(Mat<double> E, int[] words, Mat<double> W1, Vec<double> b1, Vec<double> w2, double b2, double y)
    {
        var mean = new double[E.Columns];
        foreach (var word in words)
        {
            for (var d = 0; d < E.Columns; d++)
            {
                mean[d] += E[word, d] / words.Length;
            }
        }

        var output = b2;
        for (var k = 0; k < w2.Length; k++)
        {
            var z = b1[k];
            for (var d = 0; d < E.Columns; d++)
            {
                z += W1[k, d] * mean[d];
            }

            output += w2[k] * Math.Max(z, 0);
        }

        return (output - y) * (output - y) / 2;
    }

    /// <summary>The averaged rows, so that a Jacobian can say where each word goes.</summary>
    [Jacobian(nameof(E)), Vjp(nameof(E))]
    public static Vec<double> Average(Mat<double> E, int[] words) => Build(E.Columns, d => Sum(words.Length, i => E[words[i], d]) / words.Length);

    /// <summary>A state that every word of a sentence changes by its weight.</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double Sentence(Vec<double> weights, double state, int[] words, int length)
    {
        for (var t = 0; t < length; t++)
        {
            state = Log(1.5 + Sq(state * weights[words[t]]));
        }

        return state;
    }

    /// <summary>What data points to exists only where the data say so; a sum stands between the condition and the place.</summary>
    [Gradient]
    public static double BeforePlaces(Vec<double> x, Vec<double> y, int[] places, double s)
    {
        var total = 0.0;
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = i; j >= 0; j -= 2)
            {
                total += 1 <= i && i < places.Length - 1 ? s : (1 <= places[i] ? x[places[i] - 1] : 0.0) * (1 <= j ? y[j - 1] : 0.0);
            }
        }

        return total;
    }
}
