using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Systems over rows of different lengths: sequences, lists of neighbours and of words, sparse matrices.</summary>
internal static partial class Rows
{
    /// <summary>Rows beside the next one as far as both reach, and every other element from a place on that differs from row to row.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Parts(double[][] x, Vec<double> w)
    {
        var total = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            for (var j = 0; j < Math.Min(x[i].Length, x[i + 1].Length); j++)
            {
                total += Sin(w[0] * x[i][j]) * x[i + 1][j];
            }
        }

        for (var i = 0; i < x.Length; i += 2)
        {
            for (var j = i % 3; j < x[i].Length; j += 2)
            {
                total += Exp(w[1] * x[i][j]);
            }
        }

        return total;
    }

    /// <summary>One state handed on through all rows.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Carried(double[][] x, Vec<double> w)
    {
        var h = 0.1;
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x[i].Length; j++)
            {
                h = Tanh((w[0] * h) + (w[1] * x[i][j]));
            }

            total += h * h * w[2];
        }

        return total;
    }

    /// <summary>An array as long as the row, filled from its beginning and read from its end.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Filtered(double[][] x, Vec<double> w)
    {
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var z = new double[x[i].Length];
            for (var j = 0; j < z.Length; j++)
            {
                z[j] = (j == 0 ? w[1] : w[0] * z[j - 1]) + (x[i][j] * x[i][j]);
            }

            for (var j = 0; j < z.Length; j++)
            {
                total += z[j] * z[z.Length - 1 - j];
            }
        }

        return total;
    }

    /// <summary>A convolution along each row, cut off at its beginning.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Convolved(double[][] x, Vec<double> w)
    {
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var t = 0; t < x[i].Length; t++)
            {
                var s = 0.0;
                for (var k = 0; k < w.Length; k++)
                {
                    if (t - k >= 0)
                    {
                        s += w[k] * x[i][t - k];
                    }
                }

                total += s * Tanh(s);
            }
        }

        return total;
    }

    /// <summary>Every element of every row beside every other.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double AllPairs(double[][] x, Vec<double> w) =>
        Sum(x.Length, i => Sum(x.Length, k => Sum(x[i].Length, a => Sum(x[k].Length, b => Exp(-w[0] * Sq(x[i][a] - x[k][b]))))));

    /// <summary>A branch that data takes, in each element.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Branches(double[][] x, Vec<double> w)
    {
        var total = 0.0;
        foreach (var row in x)
        {
            var m = 0.0;
            foreach (var v in row)
            {
                if (v > 0)
                {
                    m += v * w[0];
                }
                else
                {
                    m -= Exp(v) * w[2];
                }
            }

            total += Sin(m + (w[1] * row.Length));
        }

        return total;
    }

    /// <summary>The rows that data chooses, some of them more than once.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Chosen(double[][] x, int[][] places, Vec<double> w)
    {
        var total = 0.0;
        for (var n = 0; n < places.Length; n++)
        {
            for (var k = 0; k < places[n].Length; k++)
            {
                var row = x[places[n][k]];
                for (var j = 0; j < row.Length; j++)
                {
                    total += Exp(w[0] * row[j]) * (n + 1);
                }
            }
        }

        return total;
    }

    /// <summary>A sparse matrix by rows: values beside the places of their columns.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Sparse(double[][] x, int[][] places, Vec<double> w) => Sum(places.Length, i => Sq(Sum(places[i].Length, k => x[i][k] * Sin(w[places[i][k]]))));

    /// <summary>The transpose of a sparse matrix: what stands at one place adds up.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double SparseTransposed(double[][] x, int[][] places, Vec<double> w)
    {
        var y = new double[w.Length];
        for (var i = 0; i < places.Length; i++)
        {
            for (var k = 0; k < places[i].Length; k++)
            {
                y[places[i][k]] += x[i][k] * w[k % 3];
            }
        }

        return Sum(y.Length, j => y[j] * Sin(y[j]));
    }

    /// <summary>A graph by lists of neighbours.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Graph(double[][] x, int[][] places, Vec<double> w)
    {
        var energy = 0.0;
        for (var i = 0; i < places.Length; i++)
        {
            var s = 0.0;
            foreach (var k in places[i])
            {
                s += Tanh(w[k] - w[i]);
            }

            energy += s * s * (1 + Sum(x[i].Length, j => x[i][j] * x[i][j]));
        }

        return energy;
    }

    /// <summary>Each word from its neighbour in the same document.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Neighbours(double[][] x, int[][] places, Vec<double> w)
    {
        var loss = 0.0;
        for (var n = 0; n < places.Length; n++)
        {
            for (var k = 1; k < places[n].Length; k++)
            {
                loss -= Log(Sigmoid(w[places[n][k]] * w[places[n][k - 1]] * x[n][k]));
            }
        }

        return loss;
    }
}
