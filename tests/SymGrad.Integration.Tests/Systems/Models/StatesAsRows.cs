using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Recurrences that take the largest element, the norm or the softmax of a whole state in each round, with checkpoints.</summary>
internal static partial class StatesAsRows
{
    [Gradient(Storage = RecurrenceStorage.Checkpoints), HessianVectorProduct]
    public static double Classified(Vec<double> h, Mat<double> A, Mat<double> X, int[] labels)
    {
        var loss = 0.0;
        for (var t = 0; t < X.Rows; t++)
        {
            h = Tanh((A * h) + X.Row(t));
            loss += CrossEntropy(labels[t], Softmax(h));
        }

        return loss;
    }

    /// <summary>What is carried on is made of the softmax, which is read in the round and, by its sum, after the loop.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Attended(Vec<double> h, Mat<double> A, Mat<double> X)
    {
        var sum = 0.0;
        for (var t = 0; t < X.Rows; t++)
        {
            var p = Softmax((A * h) + X.Row(t));
            h = Tanh(A.T * p);
            sum += Dot(p, h) - LogSumExp(h);
        }

        return sum;
    }

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Largest(Vec<double> h, Mat<double> A, int rounds)
    {
        var sum = 0.0;
        for (var t = 0; t < rounds; t++)
        {
            h = Softmax(A * h);
            sum += Max(h) * Norm(h);
        }

        return sum;
    }

    /// <summary>Sinkhorn's iteration in logarithms: normalisers of rows and of columns by turns.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Sinkhorn(Mat<double> C, int rounds)
    {
        var (n, f, g) = (C.Rows, new Vec<double>(C.Rows), new Vec<double>(C.Rows));
        for (var k = 0; k < rounds; k++)
        {
            var columns = g;
            f = Build(n, i => -LogSumExp(n, j => columns[j] - C[i, j]));
            var rows = f;
            g = Build(n, j => -LogSumExp(n, i => rows[i] - C[i, j]));
        }

        return Sum(n, i => Sum(n, j => C[i, j] * Exp(f[i] + g[j] - C[i, j])));
    }

    /// <summary>States that are kept of all rounds and normalised after the loop.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Kept(Vec<double> h, Mat<double> A, Mat<double> X)
    {
        var (states, loss) = (new Mat<double>(X.Rows, h.Length), 0.0);
        for (var t = 0; t < X.Rows; t++)
        {
            h = Tanh((A * h) + X.Row(t));
            for (var i = 0; i < h.Length; i++)
            {
                states[t, i] = h[i];
            }
        }

        for (var t = 0; t < X.Rows; t++)
        {
            loss += LogSumExp(states.Row(t)) - states[t, 0];
        }

        return loss;
    }
}
