namespace ExerciseSheets.Checks;

/// <summary>Eigenvalues of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).</summary>
internal static class SymmetricEigenvalues
{
    private const int Sweeps = 30;

    /// <summary>The eigenvalues, in no order.</summary>
    public static double[] Of(double[,] matrix)
    {
        var (a, n) = ((double[,])matrix.Clone(), matrix.GetLength(0));
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(a, p, q);
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => a[i, i])];
    }

    /// <summary>The rotation of the axes p and q that makes a_pq zero.</summary>
    private static void Rotate(double[,] a, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var tau = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var tangent = Math.CopySign(1 / (Math.Abs(tau) + Math.Sqrt(1 + (tau * tau))), tau);
        var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        var sine = tangent * cosine;
        for (var k = 0; k < a.GetLength(0); k++)
        {
            (a[k, p], a[k, q]) = ((cosine * a[k, p]) - (sine * a[k, q]), (sine * a[k, p]) + (cosine * a[k, q]));
        }

        for (var k = 0; k < a.GetLength(0); k++)
        {
            (a[p, k], a[q, k]) = ((cosine * a[p, k]) - (sine * a[q, k]), (sine * a[p, k]) + (cosine * a[q, k]));
        }
    }
}
