using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Inverses, solutions and determinants within systems.</summary>
public sealed class WholeMatrixTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AgainstDifferences(int n)
    {
        var draw = new Draw(n + 3);
        DerivativeJudge.Judge(WholeMatrices.OfMultiples, Dominant(draw, n));
        DerivativeJudge.Judge(WholeMatrices.ByRounds, Dominant(draw, 2), Dominant(draw, 2), n);
        DerivativeJudge.Judge(WholeMatrices.ByRoundsWithCheckpoints, Dominant(draw, 2), Dominant(draw, 2), n);
        DerivativeJudge.Judge(WholeMatrices.InvertedByRounds, Dominant(draw, 2), Dominant(draw, 2), n);
        DerivativeJudge.Judge(WholeMatrices.InvertedByRoundsWithCheckpoints, Dominant(draw, 2), Dominant(draw, 2), n);
        DerivativeJudge.Judge(WholeMatrices.BesideASoftmax, Dominant(draw, n), draw.Real(n));
        DerivativeJudge.Judge(WholeMatrices.GaussianProcess, draw.Real(n), draw.Real(n), 0.75, 0.5);
        DerivativeJudge.Judge(
            WholeMatrices.KalmanFilter, draw.Unit(2, 2), Dominant(draw, 2), draw.Real(1, 2), Dominant(draw, 1), draw.Real(2), Dominant(draw, 2), draw.Real(n, 1));
    }

    /// <summary>One matrix for each value of an index, of one size and of several.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void BelowIndices(int n)
    {
        var draw = new Draw(n + 11);
        var (X, Mu, S) = (draw.Real(2, 2), draw.Real(n + 1, 2), Symmetric(draw, n + 1, 2)); // a mixture of nothing has no density
        DerivativeJudge.Judge(WholeMatrices.BelowIndices, X, Mu, S);
        DerivativeJudge.Judge(WholeMatrices.ByLoops, X, Mu, S);
        DerivativeJudge.Judge(WholeMatrices.WhereDataSays, Dominant(draw, 2), draw.Real(n));
        DerivativeJudge.Judge(WholeMatrices.Minors, Dominant(draw, n), draw.Real(n));
        DerivativeJudge.Judge(WholeMatrices.MinorsByRounds, Dominant(draw, n));
        DerivativeJudge.Judge(WholeMatrices.Corners, Dominant(draw, n));
        DerivativeJudge.Judge(WholeMatrices.UntilDeterminant, Dominant(draw, n), 10.0);
        DerivativeJudge.Judge(WholeMatrices.NormOfMultiples, draw.Real(n));
    }

    /// <summary>∂ det(cA)/∂A = c det(cA) (cA)⁻ᵀ, ∂ ln |det 2A|/∂A = A⁻ᵀ, ∂ tr (−A)⁻¹/∂A = (A⁻²)ᵀ.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void OfMultiples_HasTheInverseInItsGradient(int n)
    {
        var A = Dominant(new Draw(n), n);
        var gradient = WholeMatrices.OfMultiplesGradient(A).A;
        Mat<double> inverse = Functions.Inverse(A);
        var expected = (inverse * (Functions.Det(0.25 * (Mat<double>)A) + 1)) + (inverse * inverse);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(expected[j, i], gradient[i, j], 12);
            }
        }
    }

    private static double[,,] Symmetric(Draw draw, int count, int n)
    {
        var S = new double[count, n, n];
        for (var k = 0; k < count; k++)
        {
            var A = Dominant(draw, n);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    S[k, i, j] = A[i, j] + A[j, i];
                }
            }
        }

        return S;
    }

    private static double[,] Dominant(Draw draw, int n)
    {
        var A = draw.Unit(n, n);
        for (var i = 0; i < n; i++)
        {
            A[i, i] = n + 1 + (0.5 * i);
        }

        return A;
    }
}
