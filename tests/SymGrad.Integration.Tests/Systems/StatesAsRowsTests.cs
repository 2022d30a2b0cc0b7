using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Kernels that take a whole state, which the blocks between checkpoints hand on.</summary>
public sealed class StatesAsRowsTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 2)]
    [InlineData(17, 3)]
    public void WithCheckpoints(int rounds, int d)
    {
        var draw = new Draw(rounds);
        var (h, A, X) = (draw.Real(d), draw.Real(d, d), draw.Real(rounds, d));
        DerivativeJudge.Judge(StatesAsRows.Classified, h, A, X, draw.Indices(rounds, d));
        DerivativeJudge.Judge(StatesAsRows.Attended, h, A, X);
        DerivativeJudge.Judge(StatesAsRows.Largest, h, A, rounds);
        DerivativeJudge.Judge(StatesAsRows.Sinkhorn, A, rounds);
        DerivativeJudge.Judge(StatesAsRows.Kept, h, A, X);
    }
}
