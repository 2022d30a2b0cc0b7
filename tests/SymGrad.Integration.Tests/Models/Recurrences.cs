using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Loops that hand something on from round to round.</summary>
internal static partial class Recurrences
{
    [Gradient]
    public static double Network(Mat<double> W, Mat<double> U, Vec<double> b, Vec<double> h0, Mat<double> x, Mat<double> y)
    {
        var h = h0;
        var loss = 0.0;
        for (var t = 0; t < x.Rows; t++)
        {
            h = Tanh((W * h) + (U * x.Row(t)) + b);
            loss += SquaredNorm(h - y.Row(t)) / 2;
        }

        return loss;
    }

    [Gradient]
    public static double NetworkByScan(Mat<double> W, Mat<double> x, Vec<double> h0) =>
        SquaredNorm(Scan(x.Rows, h0, (h, t) => Tanh((W * h) + x.Row(t))));

    [Gradient]
    public static double NetworkByElements(Mat<double> W, Mat<double> x, Vec<double> h0)
    {
        var h = new double[h0.Length];
        for (var i = 0; i < h.Length; i++)
        {
            h[i] = h0[i];
        }

        for (var t = 0; t < x.Rows; t++)
        {
            var next = new double[h.Length];
            for (var i = 0; i < h.Length; i++)
            {
                var z = x[t, i];
                for (var j = 0; j < h.Length; j++)
                {
                    z += W[i, j] * h[j];
                }

                next[i] = Tanh(z);
            }

            h = next;
        }

        var s = 0.0;
        foreach (var e in h)
        {
            s += e * e;
        }

        return s;
    }

    [Gradient]
    public static double Logistic(Vec<double> r, double start)
    {
        var s = start;
        foreach (var e in r)
        {
            s = e * s * (1 - s);
        }

        return Sin(s);
    }

    [Gradient]
    public static double Newton(double x)
    {
        var y = 1.0;
        for (var k = 0; k < 6; k++)
        {
            y = (y + (x / y)) / 2;
        }

        return y;
    }

    [Gradient]
    public static double Filter(Vec<double> x, double a)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = x[i] + (i > 0 ? a * y[i - 1] : 0);
        }

        return SquaredNorm(y);
    }

    [Gradient]
    public static double Backwards(Vec<double> x, double a)
    {
        var y = new double[x.Length + 1];
        for (var i = x.Length - 1; i >= 0; i--)
        {
            y[i] = Sin(x[i]) + (a * y[i + 1]);
        }

        return Sum(y);
    }

    [Gradient]
    public static double Horner(Vec<double> c, double x)
    {
        var p = 0.0;
        for (var i = c.Length - 1; i >= 0; i--)
        {
            p = (p * x) + c[i];
        }

        return p;
    }

    [Gradient]
    public static double Fibonacci(Vec<double> x)
    {
        var (a, b) = (1.0, 0.5);
        foreach (var e in x)
        {
            (a, b) = (b, (a * e) + (0.5 * b));
        }

        return a * b;
    }

    [Gradient]
    public static double Differences(Vec<double> x)
    {
        var (s, previous) = (0.0, 0.0);
        foreach (var e in x)
        {
            s += Sq(e - previous);
            previous = e;
        }

        return s + previous;
    }

    [Gradient]
    public static double PrefixSums(Vec<double> x)
    {
        var (s, q) = (0.0, 0.0);
        foreach (var e in x)
        {
            s += e;
            q += Sin(s);
        }

        return q;
    }

    [Gradient]
    public static double RunningByIf(Vec<double> x)
    {
        var m = x[0];
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > m)
            {
                m = x[i];
            }
        }

        return m * m;
    }

    [Gradient]
    public static double Pairs(Vec<double> x, double a)
    {
        var (h, c) = Scan(x.Length, (a, 1.0), (s, t) => (Tanh((s.Item1 * x[t]) + s.Item2), s.Item2 + (s.Item1 / 2)));
        return h * c;
    }

    [Gradient]
    public static double ManySequences(Mat<double> x, Vec<double> w)
    {
        var s = 0.0;
        for (var i = 0; i < x.Rows; i++)
        {
            var h = 0.0;
            for (var j = 0; j < x.Columns; j++)
            {
                h = Tanh((h * w[j]) + x[i, j]);
            }

            s += h * h;
        }

        return s;
    }

    [Gradient]
    public static double SequencesInSums(Mat<double> x, Vec<double> w) => Sum(x.Rows, i =>
    {
        var h = 0.0;
        for (var j = 0; j < x.Columns; j++)
        {
            h = Tanh((h * w[j]) + x[i, j]);
        }

        return h * h;
    });

    [Gradient]
    public static double Alignment(Mat<double> cost)
    {
        var D = new Mat<double>(cost.Rows, cost.Columns);
        for (var i = 0; i < cost.Rows; i++)
        {
            for (var j = 0; j < cost.Columns; j++)
            {
                D[i, j] = cost[i, j];
                if (i > 0 && j > 0)
                {
                    D[i, j] -= Log(Exp(-D[i - 1, j]) + Exp(-D[i, j - 1]) + Exp(-D[i - 1, j - 1]));
                }
                else if (i > 0)
                {
                    D[i, j] += D[i - 1, j];
                }
                else if (j > 0)
                {
                    D[i, j] += D[i, j - 1];
                }
            }
        }

        return D[cost.Rows - 1, cost.Columns - 1];
    }

    [Gradient]
    public static double InPlace(Mat<double> W, Vec<double> x)
    {
        var h = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            h[i] = x[i];
        }

        for (var i = 0; i < x.Length; i++)
        {
            var s = 0.0;
            for (var j = 0; j < x.Length; j++)
            {
                s += W[i, j] * h[j];
            }

            h[i] = Tanh(s);
        }

        return SquaredNorm(h);
    }

    [Gradient]
    public static double Counted(Vec<double> x, int rounds, double a)
    {
        var s = a;
        var t = 0;
        while (t < rounds && t < x.Length)
        {
            s = Sin(s + x[t]);
            t++;
        }

        return s * (t + 1);
    }

    [Gradient]
    public static double Guarded(Vec<double> x, double a)
    {
        if (a < -5)
        {
            return 0;
        }

        var s = a;
        if (x.Length > 1)
        {
            for (var t = 0; t < x.Length; t++)
            {
                if (x[t] > 0)
                {
                    s *= 1 - (0.1 * x[t]);
                }
                else
                {
                    s += x[t] * x[t];
                }
            }
        }

        return s;
    }

    /// <summary>An array whose elements a round replaces by what they were, and a sum that all rounds add to.</summary>
    [Gradient]
    public static double StatesAndTheirSum(Mat<double> x, Vec<double> start)
    {
        var (h, loss) = (new double[start.Length], 0.0);
        for (var i = 0; i < h.Length; i++)
        {
            h[i] = start[i];
        }

        for (var t = 0; t < x.Rows; t++)
        {
            for (var i = 0; i < h.Length; i++)
            {
                h[i] = Tanh(h[i] + x[t, i]);
                loss += Sq(h[i]) / (1 + t);
            }
        }

        return loss;
    }
}
