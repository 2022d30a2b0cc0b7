using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Normalisers within a recurrence, kept of all rounds or computed again, near 0 and where exp overflows.</summary>
public sealed class HiddenMarkovTests
{
    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(17, 2, 1)]
    [InlineData(1, 2, 750)]
    [InlineData(6, 3, 750)]
    public void ForwardAlgorithm(int n, int states, double scale)
    {
        var draw = new Draw(n);
        double[] initial = Scaled(draw.Real(states));
        double[,] T = Shaped(states, states), E = Shaped(n, states);
        if (scale <= 1)
        {
            DerivativeJudge.Judge(HiddenMarkov.LogLikelihood, initial, T, E);
            DerivativeJudge.Judge(HiddenMarkov.WithCheckpoints, initial, T, E);
        }

        var byLoops = HiddenMarkov.ByLoopsGradient(initial, T, E);
        Spelling.Agree(HiddenMarkov.LogLikelihoodGradient(initial, T, E), HiddenMarkov.WithCheckpointsGradient(initial, T, E), (byLoops.Value, byLoops.initial, byLoops.T, byLoops.E));
        Assert.True(double.IsFinite(byLoops.Value));
        Assert.Equal(1.0, byLoops.initial.Sum(), 12);

        double[] Scaled(double[] v) => [.. v.Select(e => e * scale)];

        double[,] Shaped(int rows, int columns) => (double[,])Directions.Shaped(new double[rows, columns], Scaled(draw.Real(rows * columns)));
    }
}
