using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <content>What is read of all rounds at once, or in another order: that is kept of all of them.</content>
internal static partial class Checkpoints
{
    /// <summary>The scores of a gated unit's states, as logits of one softmax over time.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double SoftmaxOverTime(Mat<double> x, Vec<double> h0, Mat<double> U, Mat<double> W, Vec<double> v)
    {
        var (h, c) = (h0, h0);
        var e = new double[x.Rows];
        for (var t = 0; t < x.Rows; t++)
        {
            var f = Sigmoid((U * h) + x.Row(t));
            c = Hadamard(f, c) + Tanh(W * h);
            h = Hadamard(f, Tanh(c));
            e[t] = Dot(v, h);
        }

        var p = Softmax(e);
        return SquaredNorm(p) + Dot(h, c) + Sum(x.Rows, t => p[t] * Sin(e[t]));
    }

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double LargestAndProduct(Vec<double> x, double a)
    {
        var y = new double[x.Length];
        var h = a;
        for (var t = 0; t < x.Length; t++)
        {
            h = Sin((a * h) + x[t]);
            y[t] = h;
        }

        return Max(x.Length, t => y[t]) + Product(x.Length, t => 1 + y[t]);
    }

    /// <summary>An encoder whose states a decoder attends to in each of its rounds.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Attention(Mat<double> x, Vec<double> q, Mat<double> U)
    {
        var (n, d) = (x.Rows, x.Columns);
        var states = new double[n, d];
        var h = new Vec<double>(d);
        for (var t = 0; t < n; t++)
        {
            h = Tanh((U * h) + x.Row(t));
            for (var i = 0; i < d; i++)
            {
                states[t, i] = h[i];
            }
        }

        var s = q;
        for (var k = 0; k < n; k++)
        {
            var p = Softmax(Build(n, t => Sum(d, i => states[t, i] * s[i])));
            s = Tanh(s + Build(d, i => Sum(n, t => p[t] * states[t, i])));
        }

        return SquaredNorm(s);
    }

    /// <summary>States of two networks that run against one another, paired round by round behind a function.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Paired(Mat<double> x, Mat<double> U, Mat<double> V, Vec<double> w)
    {
        var (n, d) = (x.Rows, x.Columns);
        var (forwards, backwards) = (new double[n, d], new double[n, d]);
        var h = new Vec<double>(d);
        for (var t = 0; t < n; t++)
        {
            h = Tanh((U * h) + x.Row(t));
            for (var i = 0; i < d; i++)
            {
                forwards[t, i] = h[i];
            }
        }

        h = new Vec<double>(d);
        for (var t = n - 1; t >= 0; t--)
        {
            h = Tanh((V * h) + x.Row(t));
            for (var i = 0; i < d; i++)
            {
                backwards[t, i] = h[i];
            }
        }

        return Exp(-Sum(n, t => LogSumExp(d, i => forwards[t, i] * backwards[t, i] * w[i])));
    }

    /// <summary>The first round with the last, and every one with every other.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double FarApart(Vec<double> x, double a)
    {
        var n = x.Length;
        var y = new double[n + 1];
        y[0] = a;
        for (var t = 0; t < n; t++)
        {
            y[t + 1] = Sin((a * y[t]) + x[t]);
        }

        return Sum(n, t => y[t] * y[n - t]) + Sum(n, t => Sum(n, s => Exp(-Sq(y[t] - y[s])))) + LogSumExp(y);
    }
}
