using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>A network that holds rows of different lengths beside its weights.</summary>
public sealed record Sequences(double[][] Rows, Vec<double> Weights, double Gain);

/// <summary>Models of jagged arrays: rows of different lengths, read by element and as vectors, as variables and as data.</summary>
public static partial class JaggedArrays
{
    [Gradient]
    [HessianVectorProduct]
    [Jvp]
    [Vjp]
    public static double Energies(double[][] x, Vec<double> w)
    {
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var energy = 0.0;
            for (var j = 0; j < x[i].Length; j++)
            {
                energy += x[i][j] * w[j] * Tanh(x[i][j]);
            }

            total += Exp(energy / (1 + x[i].Length));
        }

        return total;
    }

    /// <summary>The same rows as vectors.</summary>
    [Gradient]
    public static double AsVectors(double[][] x)
    {
        var total = 0.0;
        foreach (var row in x)
        {
            var p = Softmax(row);
            total += Dot(p, p) + Sum(Map(row, v => v * v * v));
            foreach (var v in row)
            {
                total += Sin(v);
            }
        }

        return total;
    }

    [Gradient]
    public static double Products(double[][] x, double[][] y) => Sum(x.Length, i => Sqrt(1 + Sum(y[i].Length, j => Exp(y[i][j]))) * Dot(x[i], y[i]));

    /// <summary>A network in time over sequences of different lengths, from both ends.</summary>
    [Gradient]
    public static double Recurrent(double[][] x, double u, double v)
    {
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var h = 0.1;
            for (var t = 0; t < x[i].Length; t++)
            {
                h = Tanh((u * h) + (v * x[i][t]));
            }

            var g = 0.2;
            for (var t = x[i].Length - 1; t >= 0; t--)
            {
                g = Tanh((v * g) + x[i][t]);
            }

            total += (h * h) + Exp(g);
        }

        return total;
    }

    /// <summary>Neighbours, and a row from its end.</summary>
    [Gradient]
    public static double Neighbours(double[][] x)
    {
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 1; j < x[i].Length; j++)
            {
                total += Tanh(x[i][j] - x[i][j - 1]) * x[i][^j];
            }
        }

        return total;
    }

    /// <summary>Documents as lists of words: the mean of the words' vectors, a dense layer and a softmax.</summary>
    [Gradient("E", "W")]
    [Hessian("b")]
    public static double Documents(int[][] documents, int[] labels, Mat<double> E, Mat<double> W, Vec<double> b)
    {
        var loss = 0.0;
        for (var n = 0; n < documents.Length; n++)
        {
            var mean = new double[E.Columns];
            for (var k = 0; k < documents[n].Length; k++)
            {
                for (var c = 0; c < E.Columns; c++)
                {
                    mean[c] += E[documents[n][k], c] / documents[n].Length;
                }
            }

            loss += CrossEntropy(labels[n], Softmax((W * mean) + b));
        }

        return loss;
    }

    [Jacobian]
    [Jvp]
    [Vjp]
    public static Vec<double> Values(double[][] x) => Build(x.Length, i => Exp(Sum(x[i].Length, j => Sin(x[i][j]))));

    /// <summary>By something else than the jagged array, a Jacobian has its shape.</summary>
    [Jacobian("s")]
    public static Vec<double> Scaled(double[][] x, double s) => Build(x.Length, i => Sum(x[i].Length, j => Exp(s * x[i][j])));

    /// <summary>A matrix of products of rows, and a number, of two jagged arrays and numbers.</summary>
    [Jacobian]
    public static (Mat<double> Kernel, double Norm) Kernels(double[][] x, Sequences other) => (
        Build(x.Length, other.Rows.Length, (i, j) => Exp(-other.Gain * Sum(x[i].Length, k => x[i][k]) * Sum(other.Rows[j].Length, k => Sin(other.Rows[j][k])))),
        Sqrt(1 + Sum(x.Length, i => Sum(x[i].Length, k => x[i][k] * x[i][k]))));

    [Jacobian]
    [Layout(JacobianLayout.Denominator)]
    public static Vec<double> InputsFirst(double[][] x, Vec<double> w) => Build(x.Length, i => Exp(Sum(x[i].Length, j => w[j] * x[i][j])) + w[0]);

    /// <summary>Blocks by jagged arrays, a vector and a number.</summary>
    [Hessian]
    public static double Pairs(double[][] x, Vec<double> w, double s, double[][] y) =>
        Sum(x.Length, i => Exp(s * Sum(x[i].Length, j => w[j] * x[i][j])) * Log(1 + Sum(y.Length, k => Sum(y[k].Length, l => y[k][l] * y[k][l]))))
        + Sum(x.Length, i => Sum(x[i].Length, j => Cos(x[i][j])));

    /// <summary>No two elements meet.</summary>
    [Hessian]
    public static double Separable(double[][] x) => Sum(x.Length, i => Sum(x[i].Length, j => Exp(x[i][j]) * (1 + j)));

    [Hessian]
    public static float SingleHessian(float[][] x) => Exp(Sum(x.Length, i => Sum(x[i].Length, j => x[i][j] * x[i][j])));

    [Gradient]
    public static double OfARecord(Sequences sequences)
    {
        var total = 0.0;
        foreach (var row in sequences.Rows)
        {
            total += Exp(sequences.Gain * Weighted(row, sequences.Weights));
        }

        return total;
    }

    /// <summary>All rows must be as long as the weights.</summary>
    [Gradient]
    public static double Rectangular(double[][] x, Vec<double> w) => Sum(x.Length, i => Exp(Sum(w.Length, j => x[i][j] * w[j])));

    [Gradient]
    public static float Single(float[][] x) => Sum(x.Length, i => Exp(Sum(x[i].Length, j => Sin(x[i][j]))));

    private static double Weighted(double[] row, Vec<double> w)
    {
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
        {
            sum += row[k] * w[k];
        }

        return sum;
    }
}

/// <summary>An object that keeps its sequences.</summary>
public sealed partial class Archive(double[][] sequences)
{
    private readonly double[][] _sequences = sequences;

    [Gradient(nameof(_sequences))]
    public double Likelihood(double rate) => Sum(_sequences.Length, i => Log(1 + Sum(_sequences[i].Length, j => Exp(-rate * _sequences[i][j]))));
}
