using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>
/// Models whose loops may have no rounds, or whose counts may be negative; plain C# then reads nothing. They are run at all combinations of
/// small sizes, also such that do not fit together.
/// </summary>
internal static partial class EdgeSizes
{
    [Gradient]
    public static double SliceBehindReturn(Vec<double> x, int n)
    {
        if (n <= 0)
        {
            return 0;
        }

        var p = Softmax(Slice(x, 0, n));
        return Dot(p, p);
    }

    [Gradient]
    public static double SecondDifferences(Vec<double> x)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length - 2; i++)
        {
            s += Sq(Exp(x[i + 2] - (2 * x[i + 1]) + x[i]));
        }

        return s;
    }

    [Gradient]
    public static double Iterated(double a, int n)
    {
        var v = a;
        for (var i = 0; i < n; i++)
        {
            v = (v * v) - a;
        }

        return v;
    }

    [Gradient]
    public static double IteratedOverElements(Vec<double> x)
    {
        var v = 1.0;
        for (var i = 0; i < x.Length - 2; i++)
        {
            v = Sin(v * x[i]) + x[i + 2];
        }

        return v;
    }

    [Gradient]
    public static double Backwards(Vec<double> x)
    {
        var s = 0.0;
        for (var i = x.Length - 2; i >= 0; i--)
        {
            s = (s * x[i]) + x[i + 1];
        }

        return s;
    }

    [Gradient]
    public static double NestedRounds(Mat<double> X, double start)
    {
        var s = 0.0;
        for (var t = 0; t < X.Rows - 1; t++)
        {
            var v = start;
            for (var j = 0; j < X.Columns - 1; j++)
            {
                v = (v * X[t, j]) + X[t + 1, j + 1];
            }

            s += v;
        }

        return s;
    }

    [Gradient]
    public static double Cube(Tensor3<double> T, int n)
    {
        var s = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                {
                    s += Exp(T[i, j, k]);
                }
            }
        }

        return s;
    }

    [Gradient]
    public static double Rows(Vec<double> q, int m, int n)
    {
        var s = 0.0;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                s += Tanh(q[(i * n) + j]);
            }
        }

        return s;
    }

    [Gradient]
    public static double Part(Vec<double> x, int from, int to)
    {
        var s = 0.0;
        for (var i = from; i < to; i++)
        {
            s = (0.9 * s) + Exp(x[i]);
        }

        return s;
    }

    [Gradient]
    public static double Shifted(Vec<double> x, Vec<double> y, int k) => Sum(x.Length, i => x[i] * y[i + k]);

    [Gradient]
    public static double Correlation(Vec<double> x, Vec<double> w) =>
        SquaredNorm(Build(x.Length - w.Length + 1, i => Sum(w.Length, k => w[k] * x[i + k])));

    [Gradient]
    public static double Line(Vec<double> w, Vec<double> x, Vec<double> y)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            s += Sq(w[0] + (w[1] * x[i]) - y[i]);
        }

        return s;
    }

    [Gradient]
    public static double Scaled(Vec<double> w, Vec<double> x) => Sum(x.Length, i => w[1] * x[i]);

    [Gradient("A")]
    public static double DeterminantOfSquare(Mat<double> A)
    {
        if (A.Rows == 0 || A.Rows != A.Columns)
        {
            return 0;
        }

        return Det(A);
    }

    /// <summary>What no round depends on may be computed before the loop, and is there only if that has rounds.</summary>
    [Gradient]
    public static double FixedElements(Vec<double> x, Vec<double> y) => Sum(y.Length, i => y[i] * Exp(x[0]) / (2 + Sin(x[^1])));

    [Gradient]
    public static double FixedRow(Mat<double> X, Vec<double> y) => Sum(X.Columns, k => Sum(y.Length, i => y[i] * Exp(X[0, k]) * X[1, k]));

    /// <summary>What bounds another index alone bounds nothing of what is stored for each k.</summary>
    [Gradient]
    public static double FixedRowOfTriangle(Mat<double> X, Vec<double> y) => Sum(X.Columns, k => Sum(y.Length, i => Sum(i, j => y[j] * Exp(X[0, k]) * X[1, k])));

    [Gradient]
    public static double FixedInside(Vec<double> x, Mat<double> Y) => Sum(Y.Rows, i => (1 + i) * Sum(Y.Columns, j => Tanh(Y[i, j] * x[0]) * x[1]));

    [Gradient]
    public static double FixedTerm(Vec<double> x, int n) => Sum(n, double (i) => x[0] * Exp(x[1]));

    [Gradient]
    public static double FixedWeights(Vec<double> x, Vec<double> y)
    {
        var h = 0.0;
        for (var t = 0; t < y.Length; t++)
        {
            h = Tanh((h * Exp(x[0])) + (y[t] * x[1]));
        }

        return h;
    }
}
