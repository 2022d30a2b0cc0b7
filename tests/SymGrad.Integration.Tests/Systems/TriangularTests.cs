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

    [Theory]
    [MemberData(nameof(Sizes))]
    public void FactorisationsByElimination(int n)
    {
        var draw = new Draw(n + 2);
        var A = Dominant(draw, n);
        DerivativeJudge.Judge(Triangular.LogDetByElimination, A);
        DerivativeJudge.Judge(Triangular.LowerAndUpper, A);
        DerivativeJudge.Judge(Triangular.Orthogonal, Taller(Dominant(draw, n)));
    }

    /// <summary>∂ ln |det A|/∂A_ij = (A⁻¹)_ji, and ∂(A⁻¹)_ji/∂A_kl = −(A⁻¹)_jk (A⁻¹)_li.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void LogDetByElimination_HasTheInverseInItsDerivatives(int n)
    {
        var A = Dominant(new Draw(n), n);
        var (_, gradient, hessian) = Triangular.LogDetByEliminationHessian(A);
        var inverse = Functions.Inverse(A);
        for (var ij = 0; ij < n * n; ij++)
        {
            var (i, j) = (ij / n, ij % n);
            Assert.Equal(inverse[j, i], gradient[i, j], 13);
            for (var kl = 0; kl < n * n; kl++)
            {
                Assert.Equal(-inverse[j, kl / n] * inverse[kl % n, i], hessian[ij, kl], 13);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WhatOnlyInnerRoundsRead(int n)
    {
        var draw = new Draw(n + 3);
        DerivativeJudge.Judge(Triangular.BeforeEach, draw.Real(n));
        DerivativeJudge.Judge(Triangular.AfterEach, draw.Real(n));
        DerivativeJudge.Judge(Triangular.BeforeColumns, draw.Real(n, n), draw.Real(n));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    [InlineData(7)]
    public void ReductionsUpToWhatCountersReachTogether(int n)
    {
        var draw = new Draw(n + 4);
        DerivativeJudge.Judge(Triangular.UpToBoth, draw.Real(n));
        DerivativeJudge.Judge(Triangular.UpToBothInRows, draw.Real(n, n));
        for (var stride = 1; stride <= 3; stride++)
        {
            DerivativeJudge.Judge(Triangular.ByStrides, draw.Real(n), stride);
            DerivativeJudge.Judge(Triangular.HandedOnByStrides, draw.Real(n), 2, stride);
        }
    }

    /// <summary>Large enough on its diagonal to be factorised without exchanging rows.</summary>
    private static double[,] Dominant(Draw draw, int n)
    {
        var A = draw.Real(n, n);
        for (var i = 0; i < n; i++)
        {
            A[i, i] = n + 1 + (0.5 * i);
        }

        return A;
    }

    /// <summary>One row more than columns.</summary>
    private static double[,] Taller(double[,] A)
    {
        var (n, taller) = (A.GetLength(1), new double[A.GetLength(0) + 1, A.GetLength(1)]);
        for (var ij = 0; ij < A.Length; ij++)
        {
            taller[ij / n, ij % n] = A[ij / n, ij % n];
        }

        for (var j = 0; j < n; j++)
        {
            taller[n, j] = 0.25 * (j + 1);
        }

        return taller;
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
