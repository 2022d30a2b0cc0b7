using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "Mathematical Foundations of Machine Learning", exercise 5: trainable embeddings.</summary>
public sealed class EmbeddingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    [InlineData(9, 5)]
    public void AgainstDifferences(int words, int d)
    {
        var draw = new Draw(words);
        object[] data = [draw.Real(6, d), draw.Indices(words, 6), draw.Real(4, d), draw.Real(4), draw.Real(4), draw.Real(), draw.Real()];
        DerivativeJudge.Judge(Embeddings.Sentiment, data);
        DerivativeJudge.Judge(Embeddings.SentimentByLoops, data);
        DerivativeJudge.Judge(Embeddings.Average, data[0], data[1]);
        DerivativeJudge.Judge(Embeddings.Sentence, draw.Real(6), 0.7, data[1], words);
        int[] places = draw.Indices(words, 6);
        places.AsSpan(0, Math.Min(1, words)).Clear();
        DerivativeJudge.Judge(Embeddings.BeforePlaces, draw.Real(6), draw.Real(words), places, 0.7);
    }

    /// <summary>The sheet's sizes, D = 50 and 32 hidden units. A word's row has δ = W₁ᵀ(r w₂ ⊙ φ'(z))/N as often as the word occurs, any other row 0.</summary>
    [Fact]
    public void ScatteredAdjoint_HasARowForEachWord()
    {
        var draw = new Draw(50);
        Mat<double> E = draw.Real(20, 50), W1 = draw.Real(32, 50);
        Vec<double> b1 = draw.Real(32), w2 = draw.Real(32);
        int[] words = [3, 7, 3, 19, 0, 3];
        var (value, dE, _, db1, dw2, db2) = Embeddings.SentimentGradient(E, words, W1, b1, w2, 0.5, 1);
        Assert.Equal(Embeddings.Sentiment(E, words, W1, b1, w2, 0.5, 1), value, 11);
        Vec<double> delta = W1.T * db1 / words.Length;
        for (var row = 0; row < 20; row++)
        {
            Spelling.Same(delta * words.Count(w => w == row), dE.Row(row));
        }

        Spelling.Same(Functions.Relu((W1 * Embeddings.Average(E, words)) + b1) * db2, dw2);
        Spelling.Agree(Embeddings.SentimentGradient(E, words, W1, b1, w2, 0.5, 1), Embeddings.SentimentByLoopsGradient(E, words, W1, b1, w2, 0.5, 1));
    }
}
