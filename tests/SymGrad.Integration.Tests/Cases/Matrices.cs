using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests.Cases;

/// <content>Functions of matrices, at well-conditioned ones: extended differences cost n⁵ for each element of the matrix.</content>
internal static partial class ModelCases
{
    private static readonly int[] Small = [0, 1, 2, 4];

    private static ModelCase[] Algebras =>
    [
        new(Algebra.QuadraticFormOfAnInverse, (n, d) => [Dominant(n, d), d.Real(n)]) { Sizes = Small },
        new(Algebra.SolvedSystem, (n, d) => [Dominant(n, d), d.Real(n)]) { Sizes = Small },
        new(Algebra.SolvedSystems, (n, d) => [Dominant(n, d), d.Real(n, 2)]) { Sizes = Small },
        new(Algebra.Determinant, (n, d) => [d.Real(n, n)]) { Sizes = Small },
        new(Algebra.GaussianLogLikelihood, (n, d) => [Dominant(n, d), d.Real(n), d.Real(3, n)]) { Sizes = Small },
        new(Algebra.CholeskyFactor, (n, d) => [Symmetric(n, d), d.Real(n)]) { Sizes = Small },
        new(Algebra.PowersOfAMatrix, (n, d) => [d.Between(-0.5, 0.5, n, n), d.Real(n), 4]) { Sizes = Small },
        new(Algebra.InverseInSinglePrecision, (n, d) => [Dominant(n, d), d.Real(n)]) { Sizes = Small },
    ];

    /// <summary>A matrix whose diagonal dominates, and is positive.</summary>
    private static double[,] Dominant(int n, Draw d)
    {
        var matrix = d.Real(n, n);
        for (var i = 0; i < n; i++)
        {
            matrix[i, i] += 2.5 * n;
        }

        return matrix;
    }

    private static double[,] Symmetric(int n, Draw d)
    {
        var matrix = Dominant(n, d);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                matrix[j, i] = matrix[i, j];
            }
        }

        return matrix;
    }
}
