using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Loops that are left before their counter's end: by a break, a return, or a condition on values beside the counter's.</summary>
internal static partial class LeavingLoops
{
    /// <summary>Newton's method for y³ + y = x, until its step is small; as many rounds as that takes count too.</summary>
    [Gradient, Hessian, Derivative(3)]
    public static double RootByCondition(double x)
    {
        var (y, step, rounds) = (0.3, 1.0, 0);
        while (rounds < 30 && Abs(step) > 0.01)
        {
            step = ((y * y * y) + y - x) / ((3 * y * y) + 1);
            y -= step;
            rounds++;
        }

        return y + (0.125 * rounds);
    }

    [Gradient, Hessian, Derivative(3)]
    public static double RootByBreak(double x)
    {
        var y = 0.3;
        int k;
        for (k = 1; k < 30; k++)
        {
            var step = ((y * y * y) + y - x) / ((3 * y * y) + 1);
            y -= step;
            if (!(Abs(step) > 0.01))
            {
                break;
            }
        }

        return y + (0.125 * k);
    }

    [Gradient, Hessian, Derivative(3)]
    public static double RootByReturn(double x)
    {
        var y = 0.3;
        for (var k = 0; k < 30; k++)
        {
            var step = ((y * y * y) + y - x) / ((3 * y * y) + 1);
            y -= step;
            if (Abs(step) > 0.01)
            {
                continue;
            }

            return y + (0.125 * (k + 1));
        }

        return y + (0.125 * 30);
    }

    [Gradient, Hessian, Derivative(3)]
    public static double RootByFlag(double x)
    {
        var (y, goesOn, rounds) = (0.3, true, 0.0);
        for (var k = 0; k < 30; k++)
        {
            if (goesOn)
            {
                var step = ((y * y * y) + y - x) / ((3 * y * y) + 1);
                y -= step;
                goesOn = Abs(step) > 0.01;
                rounds++;
            }
        }

        return y + (0.125 * rounds);
    }

    /// <summary>One step down, halved until the loss has fallen: y = x − 2⁻ʲ f'(x).</summary>
    [Gradient, HessianVectorProduct]
    public static double LineSearch(Vec<double> x, Vec<double> w)
    {
        double F(Vec<double> y) => Sum(y.Length, i => w[i] * w[i] * y[i] * y[i] * (1 + y[i] * y[i]));
        var slope = Build(x.Length, i => w[i] * w[i] * ((2 * x[i]) + (4 * x[i] * x[i] * x[i])));
        var (before, step) = (F(x), 1.0);
        var after = before;
        for (var j = 0; j < 20; j++)
        {
            after = F(x - (step * slope));
            if (after < before)
            {
                break;
            }

            step /= 2;
        }

        return after;
    }

    /// <summary>A network that halts when its state has died down, or at the mark that ends the sequence.</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Halting(Mat<double> W, Vec<double> h, int[] words, Mat<double> embeddings)
    {
        for (var t = 0; t < words.Length; t++)
        {
            if (words[t] == 0)
            {
                break;
            }

            h = Tanh((W * h) + embeddings.Row(words[t]));
            if (SquaredNorm(h) < 0.3)
            {
                return 2 * h;
            }
        }

        return h;
    }

    /// <summary>The loss of a sequence up to its end, which the words before it make likely.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Sequence(Mat<double> W, Vec<double> h, int[] words)
    {
        var loss = 0.0;
        foreach (var word in words)
        {
            loss += CrossEntropy(word, Softmax(h));
            if (word == 0)
            {
                break;
            }

            h = Tanh(W * h) + (0.1 * W.Column(word));
        }

        return loss;
    }

    /// <summary>What sorting by insertion puts in place k, as it moves elements no further than it must.</summary>
    [Jacobian, Vjp]
    public static Vec<double> Sorted(Vec<double> x)
    {
        var y = x.ToArray();
        for (var i = 1; i < y.Length; i++)
        {
            for (var j = i; j > 0 && y[j - 1] > y[j]; j--)
            {
                (y[j - 1], y[j]) = (y[j], y[j - 1]);
            }
        }

        return y;
    }

    /// <summary>The first element of each row above a limit, times its place; where there is none the row's mean. Rows after a bad one do not count.</summary>
    [Gradient, Hessian]
    public static double FirstInRows(Mat<double> A, double limit)
    {
        static bool IsBad(Vec<double> row)
        {
            foreach (var e in row)
            {
                if (e < -1.4)
                {
                    return true;
                }
            }

            return false;
        }

        static (double Value, int Place) First(Vec<double> row, double limit)
        {
            for (var j = 0; j < row.Length; j++)
            {
                if (row[j] > limit)
                {
                    return (row[j] * row[j], j + 1);
                }
            }

            return (Sum(row) * limit, 1);
        }

        var total = 1.0;
        for (var i = 0; i < A.Rows; i++)
        {
            if (IsBad(A.Row(i)))
            {
                break;
            }

            var (value, place) = First(A.Row(i), limit);
            total = (total * value) + place;
        }

        return total;
    }

    /// <summary>Elements up to where a running product leaves a band; what is written before that remains, what is read past the end is not read.</summary>
    [Vjp, Jvp, Jacobian]
    public static Vec<double> Filled(Vec<double> x, int count)
    {
        var y = new Vec<double>(x.Length);
        var p = 1.0;
        for (var i = 0; i < count; i++)
        {
            var last = i > 0 ? y[i - 1] : 0.5;
            if (i == x.Length)
            {
                break;
            }

            y[i] = (p * x[i]) + last;
            p *= 1 + (x[i] * x[i]);
            if (p > 6)
            {
                break;
            }

            y[i] = Sin(y[i]);
        }

        return y;
    }

    /// <summary>Two places that approach each other while what lies between them is in order, in single precision.</summary>
    [Gradient]
    public static float Meeting(float[] x)
    {
        var (i, j, s) = (0, x.Length - 1, 0.5f);
        while (i < j && s < 2)
        {
            if (x[i] > x[j] + 2)
            {
                break;
            }

            s += x[i] * x[j];
            i++;
            if (s < -2)
            {
                return s * s;
            }

            j--;
        }

        return s * (1 + i + (2 * j));
    }

    /// <summary>Bounds that begin a round are those of the counter.</summary>
    [Gradient]
    public static double BoundsByBreak(Vec<double> x, int n)
    {
        var (s, i) = (0.0, 0);
        while (true)
        {
            if (i >= x.Length)
            {
                break;
            }

            if (2 * i > n)
            {
                break;
            }

            s += x[i] * x[i] * (i + 1);
            i++;
        }

        return s;
    }

    [Gradient]
    public static double BoundsByHead(Vec<double> x, int n)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length && 2 * i <= n; i++)
        {
            s += x[i] * x[i] * (i + 1);
        }

        return s;
    }

    /// <summary>Each element is a function of a sum whose length is its place, up to the first that is large.</summary>
    [Gradient, HessianVectorProduct]
    public static double FilledBySums(Vec<double> x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Atan(Sum(i + 1, j => x[j] * x[x.Length - 1 - i]));
            if (y[i] > 0.7)
            {
                break;
            }
        }

        return Sq(SquaredNorm(y)) + Sum(y);
    }
}
