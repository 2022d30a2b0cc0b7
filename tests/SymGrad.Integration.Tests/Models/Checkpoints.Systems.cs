using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Systems whose gradients are computed from checkpoints: stacked states, states that move together, other orders of time.</summary>
internal static partial class Checkpoints
{
    /// <summary>Two gated layers, the second reading the first in the same round.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double StackedUnits(Mat<double> x, Vec<double> start, Mat<double> W, Mat<double> U, Mat<double> V, Mat<double> Y)
    {
        var (h, g) = (start, start);
        for (var t = 0; t < x.Rows; t++)
        {
            h = Gated(W * x.Row(t), U, h);
            g = Gated(V * h, Y, g);
        }

        return SquaredNorm(g);
    }

    /// <summary>Two states and a loss in each round.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double LongShortTermMemory(Mat<double> x, Vec<double> h0, Vec<double> c0, Mat<double> U, Mat<double> V, Mat<double> y)
    {
        var (h, c) = (h0, c0);
        var loss = 0.0;
        for (var t = 0; t < x.Rows; t++)
        {
            var f = Map(x.Row(t) + U * h, Sigmoid);
            var i = Map(V * h, Sigmoid);
            var o = Map(U * h - x.Row(t), Sigmoid);
            c = Hadamard(f, c) + Hadamard(i, Map(x.Row(t) + V * h, Tanh));
            h = Hadamard(o, Map(c, Tanh));
            loss += SquaredNorm(h - y.Row(t));
        }

        return loss + Sum(c);
    }

    /// <summary>Softmax outputs in each round.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Outputs(Mat<double> x, int[] labels, Vec<double> h0, Mat<double> W, Mat<double> U, Mat<double> V, Vec<double> b)
    {
        var h = h0;
        var loss = 0.0;
        for (var t = 0; t < x.Rows; t++)
        {
            h = Map(W * x.Row(t) + U * h, Tanh);
            var p = Softmax(V * h + b);
            loss -= Log(p[labels[t]]);
        }

        return loss / x.Rows;
    }

    /// <summary>Two recurrences, of which one reads the inputs from the last to the first.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Bidirectional(Mat<double> x, Mat<double> W, Mat<double> U, Mat<double> V, Mat<double> Y, Vec<double> h0)
    {
        var (h, g) = (h0, h0);
        for (var t = 0; t < x.Rows; t++)
        {
            h = Map(W * x.Row(t) + U * h, Tanh);
        }

        for (var t = x.Rows - 1; t >= 0; t--)
        {
            g = Map(V * x.Row(t) + Y * g, Tanh);
        }

        return Dot(h, g);
    }

    /// <summary>The midpoint rule for a differential equation, its parameters fitted to what was seen; the number of rounds is a parameter.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double PredatorAndPrey(double a, double b, double c, double d, double u0, double v0, double step, int rounds, Vec<double> seen)
    {
        var (u, v) = (u0, v0);
        var loss = 0.0;
        for (var t = 0; t < rounds; t++)
        {
            var um = u + 0.5 * step * (a * u - b * u * v);
            var vm = v + 0.5 * step * (c * u * v - d * v);
            (u, v) = (u + step * (a * um - b * um * vm), v + step * (c * um * vm - d * vm));
            loss += Sq(u - seen[t]);
        }

        return loss + u * v;
    }

    /// <summary>Coefficients are read from the last to the first.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Horner(Vec<double> c, double x)
    {
        var s = 0.0;
        for (var k = c.Length - 1; k >= 0; k--)
        {
            s = s * x + c[k];
        }

        return s;
    }

    /// <summary>The likelihood of a scalar Kalman filter: two recurrences, one of them free of the other.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Kalman(Vec<double> y, double a, double q, double r, double m0, double p0)
    {
        var (m, p) = (m0, p0);
        var loss = 0.0;
        for (var t = 0; t < y.Length; t++)
        {
            var mp = a * m;
            var pp = a * a * p + q;
            var s = pp + r;
            var e = y[t] - mp;
            loss += 0.5 * (Log(s) + e * e / s);
            var k = pp / s;
            m = mp + k * e;
            p = (1 - k) * pp;
        }

        return loss;
    }

    /// <summary>Gradient descent with momentum, unrolled.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Momentum(Mat<double> A, Vec<double> b, Vec<double> x0, double rate, double beta, int rounds)
    {
        var x = x0;
        var v = new Vec<double>(x0.Length);
        for (var t = 0; t < rounds; t++)
        {
            var g = A * x - b;
            v = beta * v + g;
            x = x - rate * v;
        }

        return SquaredNorm(x);
    }

    /// <summary>Two loops of one length, the second starting where the first ends.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double EncoderAndDecoder(Mat<double> x, Mat<double> y, Mat<double> W, Mat<double> U, Mat<double> V, Mat<double> Y, Vec<double> h0)
    {
        var h = h0;
        for (var t = 0; t < x.Rows; t++)
        {
            h = Map(W * x.Row(t) + U * h, Tanh);
        }

        var g = h;
        var loss = 0.0;
        for (var t = 0; t < x.Rows; t++)
        {
            g = Map(V * g, Tanh);
            loss += SquaredNorm(Y * g - y.Row(t));
        }

        return loss;
    }

    /// <summary>Three layers with what is added to each, read by one another and by the loss in the same round.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Layers(Mat<double> x, Mat<double> U, Mat<double> V, Mat<double> W, Vec<double> noise, Vec<double> h0)
    {
        var (h, g, k) = (h0, h0, h0);
        var loss = 0.0;
        for (var t = 0; t < x.Rows; t++)
        {
            h = Map(x.Row(t) + U * h, Tanh);
            g = Map(h + V * g, Tanh) + noise * x[t, 0];
            k = Map(g + h + W * k, Tanh) + Hadamard(g, noise);
            loss += SquaredNorm(k - g) + Dot(h, noise);
        }

        return loss / (1 + x.Rows) + SquaredNorm(k);
    }

    /// <summary>An array that a loop fills, whose adjoint is the result.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Filled(Vec<double> y)
    {
        var z = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            z[t] = t == 0 ? y[0] : Tanh(z[t - 1]) + y[t];
        }

        return y.Length > 0 ? z[y.Length - 1] : 0;
    }

    /// <summary>An element before the loop, and inputs read in two rounds.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Started(Vec<double> y, double a)
    {
        var z = new double[y.Length];
        z[0] = Sin(y[0]);
        for (var t = 1; t < y.Length; t++)
        {
            z[t] = Tanh(a * z[t - 1] + y[t] * y[t - 1]);
        }

        return z[y.Length - 1] + a;
    }

    /// <summary>A state that is replaced twice in a round, and the round as a number.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Leapfrog(double k, double q0, double p0, double step, int rounds, Vec<double> seen)
    {
        var (q, p) = (q0, p0);
        var loss = 0.0;
        for (var t = 0; t < rounds; t++)
        {
            p -= 0.5 * step * k * Sin(q);
            q += step * p;
            p -= 0.5 * step * k * Sin(q);
            loss += Sq(q - seen[t]) * (1 + t);
        }

        return loss + 0.5 * p * p;
    }

    /// <summary>States of two rounds, inputs read in both orders.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double TwoBack(Vec<double> y, double a, double b)
    {
        var (h, g) = (0.1, 0.2);
        var s = 0.0;
        for (var t = y.Length - 1; t >= 0; t--)
        {
            (h, g) = (Tanh(a * h + b * g + y[t]), h);
            s += h * g * y[y.Length - 1 - t];
        }

        return s * h;
    }

    /// <summary>Each word from those before it: a loop that runs to one less than there are words, and so not at all without words.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double NextWords(int[] words, Mat<double> E, Mat<double> U, Vec<double> h0, Mat<double> V)
    {
        var h = h0;
        var loss = 0.0;
        for (var t = 0; t + 1 < words.Length; t++)
        {
            h = Map(E.Row(words[t]) + U * h, Tanh);
            loss += CrossEntropy(words[t + 1], Softmax(V * h));
        }

        return loss;
    }

    private static Vec<double> Gated(Vec<double> x, Mat<double> U, Vec<double> h)
    {
        var z = Map(x + U * h, Sigmoid);
        var r = Map(x - U * h, Sigmoid);
        return h + Hadamard(z, Map(x + U * Hadamard(r, h), Tanh) - h);
    }
}
