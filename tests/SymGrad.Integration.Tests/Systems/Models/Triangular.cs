using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Factorisations and substitutions by hand, as loops over rows and columns.</summary>
internal static partial class Triangular
{
    /// <summary>½ ln det A, by columns.</summary>
    [Hessian]
    [HessianVectorProduct]
    public static double HalfLogDet(Mat<double> A)
    {
        var n = A.Rows;
        var L = new Mat<double>(n, n);
        for (var j = 0; j < n; j++)
        {
            var s = A[j, j];
            for (var k = 0; k < j; k++)
            {
                s -= L[j, k] * L[j, k];
            }

            L[j, j] = Sqrt(s);
            for (var i = j + 1; i < n; i++)
            {
                var r = A[i, j];
                for (var k = 0; k < j; k++)
                {
                    r -= L[i, k] * L[j, k];
                }

                L[i, j] = r / L[j, j];
            }
        }

        return Sum(n, i => Log(L[i, i]));
    }

    /// <summary>A Gaussian's negative log-likelihood: Cholesky's factor by rows, and a forward substitution.</summary>
    [Hessian]
    public static double Likelihood(Mat<double> A, Vec<double> x)
    {
        var n = A.Rows;
        var L = new Mat<double>(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var s = A[i, j];
                for (var k = 0; k < j; k++)
                {
                    s -= L[i, k] * L[j, k];
                }

                L[i, j] = i == j ? Sqrt(s) : s / L[j, j];
            }
        }

        var z = new double[n];
        for (var i = 0; i < n; i++)
        {
            var s = x[i];
            for (var k = 0; k < i; k++)
            {
                s -= L[i, k] * z[k];
            }

            z[i] = s / L[i, i];
        }

        var q = 0.0;
        for (var i = 0; i < n; i++)
        {
            q += 0.5 * z[i] * z[i] + Log(L[i, i]);
        }

        return q;
    }

    /// <summary>bᵀ (L Lᵀ)⁻¹ b: forward and back substitution.</summary>
    [Gradient]
    [Hessian]
    [HessianVectorProduct]
    public static double Substituted(Mat<double> L, Vec<double> b)
    {
        var n = b.Length;
        var y = new double[n];
        for (var i = 0; i < n; i++)
        {
            var s = b[i];
            for (var k = 0; k < i; k++)
            {
                s -= L[i, k] * y[k];
            }

            y[i] = s / L[i, i];
        }

        var x = new double[n];
        for (var i = n - 1; i >= 0; i--)
        {
            var s = y[i];
            for (var k = i + 1; k < n; k++)
            {
                s -= L[k, i] * x[k];
            }

            x[i] = s / L[i, i];
        }

        return Sum(n, i => x[i] * b[i]);
    }

    /// <summary>Thomas's algorithm for a tridiagonal system.</summary>
    [Gradient]
    [Hessian]
    public static double Tridiagonal(Vec<double> a, Vec<double> b, Vec<double> c, Vec<double> d)
    {
        var n = b.Length;
        var p = new double[n];
        var q = new double[n];
        for (var i = 0; i < n; i++)
        {
            var pivot = b[i] - (i > 0 ? a[i] * p[i - 1] : 0);
            p[i] = c[i] / pivot;
            q[i] = (d[i] - (i > 0 ? a[i] * q[i - 1] : 0)) / pivot;
        }

        var x = new double[n];
        for (var i = n - 1; i >= 0; i--)
        {
            x[i] = q[i] - (i < n - 1 ? p[i] * x[i + 1] : 0);
        }

        return Sum(n, i => Sin(x[i]));
    }

    /// <summary>ln |det A| by an LU factorisation in place, the lower factor's diagonal being 1.</summary>
    [Gradient]
    [Hessian]
    [HessianVectorProduct]
    public static double LogDetByElimination(Mat<double> A)
    {
        var n = A.Rows;
        var F = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                F[i, j] = A[i, j];
            }
        }

        var sum = 0.0;
        for (var k = 0; k < n; k++)
        {
            sum += 0.5 * Log(F[k, k] * F[k, k]);
            for (var i = k + 1; i < n; i++)
            {
                F[i, k] /= F[k, k];
                for (var j = k + 1; j < n; j++)
                {
                    F[i, j] -= F[i, k] * F[k, j];
                }
            }
        }

        return sum;
    }

    /// <summary>Both factors of A = LU by Doolittle's sums, all their elements weighted.</summary>
    [Hessian]
    [HessianVectorProduct]
    public static double LowerAndUpper(Mat<double> A)
    {
        var n = A.Rows;
        var L = new Mat<double>(n, n);
        var U = new Mat<double>(n, n);
        for (var k = 0; k < n; k++)
        {
            for (var j = k; j < n; j++)
            {
                var u = A[k, j];
                for (var p = 0; p < k; p++)
                {
                    u -= L[k, p] * U[p, j];
                }

                U[k, j] = u;
            }

            for (var i = k + 1; i < n; i++)
            {
                var l = A[i, k];
                for (var p = 0; p < k; p++)
                {
                    l -= L[i, p] * U[p, k];
                }

                L[i, k] = l / U[k, k];
            }
        }

        return Sum(n, i => Sum(n, j => (1 + i + (2 * j)) * (L[i, j] + Sin(U[i, j]))));
    }

    /// <summary>The modified Gram-Schmidt process, which makes each column orthogonal as soon as one before it is known.</summary>
    [Hessian]
    [HessianVectorProduct]
    public static double Orthogonal(Mat<double> A)
    {
        var (m, n) = (A.Rows, A.Columns);
        var Q = new double[m, n];
        var R = new double[n, n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Q[i, j] = A[i, j];
            }
        }

        for (var j = 0; j < n; j++)
        {
            var square = 0.0;
            for (var i = 0; i < m; i++)
            {
                square += Q[i, j] * Q[i, j];
            }

            R[j, j] = Sqrt(square);
            for (var i = 0; i < m; i++)
            {
                Q[i, j] /= R[j, j];
            }

            for (var k = j + 1; k < n; k++)
            {
                var along = 0.0;
                for (var i = 0; i < m; i++)
                {
                    along += Q[i, j] * Q[i, k];
                }

                R[j, k] = along;
                for (var i = 0; i < m; i++)
                {
                    Q[i, k] -= along * Q[i, j];
                }
            }
        }

        return Sum(n, j => Sum(n, k => (1 + j + (2 * k)) * R[j, k])) + Sum(m, i => Sum(n, j => (i - j) * Q[i, j]));
    }

    /// <summary>What an inner sum reads does not depend on its index, and is there only where it has terms.</summary>
    [Gradient, Hessian]
    public static double BeforeEach(Vec<double> x) => Sum(x.Length, t => Log(1 + Sum(t, double (j) => Exp(x[t - 1]))));

    [Gradient, Hessian]
    public static double AfterEach(double[] x)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var p = 1.0;
            for (var j = i + 1; j < x.Length; j++)
            {
                p = Sin(p) + (Exp(x[i + 1]) * x[j]);
            }

            s += p * Exp(x[^1]);
        }

        return s;
    }

    [Gradient]
    public static double BeforeColumns(Mat<double> A, Vec<double> x)
        => Sum(A.Rows, i => Sum(i, j => Exp(x[i - 1]) * A[i, j])) + Sum(A.Rows, i => Sum(A.Columns - i, j => Exp(x[A.Columns - i - 1]) * A[i, j]));

    /// <summary>Largest ones and products over what two counters reach together, which for some of their values is past the end.</summary>
    [Gradient, HessianVectorProduct]
    public static double UpToBoth(Vec<double> x)
        => Sum(x.Length, i => Sum(x.Length - i, j => (x[j] * Max(i + j + 1, k => x[k])) + Product(i + j + 1, k => x[k] * x[i])));

    [Gradient]
    public static double UpToBothInRows(Mat<double> A)
        => Sum(A.Rows, i => Sum(A.Rows - i, j => Sin(LogSumExp(A.Columns, k => A[i + j, k])) + Sin(Max(i + j + 1, k => A[k, i]))));

    /// <summary>The same by strides, each counter from the one around it on.</summary>
    [Gradient]
    public static double ByStrides(double[] x, int stride)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length; i += 3)
        {
            for (var j = i; j < x.Length; j += stride)
            {
                var (p, largest) = (1.0, 0.25);
                for (var k = i; k <= j; k++)
                {
                    p *= x[k];
                    largest = Math.Max(largest, x[k]);
                }

                s += (p * largest) + Max(j + 1, k => x[k]);
            }
        }

        return s;
    }

    /// <summary>A recurrence for each pair of counters: of its states and their adjoints one round is kept, and cleared for the next.</summary>
    [Gradient]
    public static double HandedOnByStrides(Vec<double> x, int rounds, int stride)
    {
        var s = 0.0;
        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var j = i; j < x.Length; j += stride)
            {
                s += Scan(rounds, j - 0.375, (h, t) => Tanh(h + x[0]));
            }
        }

        return s;
    }
}
