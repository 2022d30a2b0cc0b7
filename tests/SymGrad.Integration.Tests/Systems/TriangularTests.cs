using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Loops over triangles, whose second derivatives run through them in both directions.</summary>
public sealed class TriangularTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 3, 5];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AgainstDifferences(int n)
    {
        var draw = new Draw(n + 1);
        var (A, b) = (Definite(draw, n), draw.Real(n));
        DerivativeJudge.Judge(Triangular.HalfLogDet, A);
        DerivativeJudge.Judge(Triangular.Likelihood, A, b);
        DerivativeJudge.Judge(Triangular.Substituted, A, b);
        DerivativeJudge.Judge(Triangular.Tridiagonal, draw.Unit(n), draw.Between(2.5, 4, n), draw.Unit(n), b);
    }

    /// <summary>∂ ½ ln det A/∂A = ½ A⁻¹, of which the loops read the lower triangle only: there each element counts for its mirror image too.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void HalfLogDet_HasTheInverseAsItsGradient(int n)
    {
        var A = Definite(new Draw(n), n);
        var (gradient, inverse) = (Triangular.HalfLogDetHessian(A).A, Functions.Inverse(A));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(i < j ? 0 : i == j ? 0.5 * inverse[i, j] : inverse[i, j], gradient[i, j], 12);
            }
        }
    }

    private static double[,] Definite(Draw draw, int n)
    {
        var (root, product) = (draw.Unit(n, n), new double[n, n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                product[i, j] = (i == j ? 1 : 0) + Enumerable.Range(0, n).Sum(k => root[i, k] * root[j, k]);
            }
        }

        return product;
    }
}
