using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <content>Loops whose counter is more than an index: a factor, or the number of rounds alone.</content>
internal static partial class Loops
{
    [Gradient]
    public static double CounterAsANumber(Vec<double> x, double a)
    {
        var s = 0.0;
        for (var i = 1; i < x.Length; i++)
        {
            s += i * x[i];
        }

        for (var i = x.Length; i >= 1; i--)
        {
            s += Sin(i * a) + x[i - 1] / i;
        }

        return s + Sum(x.Length - 1, i => (i + 1) * Exp(x[i + 1]));
    }

    /// <summary>The first round of each loop asks nothing: up, down and by strides.</summary>
    [Gradient]
    public static double FirstRoundInAnyCase(Vec<double> x, int n)
    {
        var (s, i) = (0.0, 0);
        do
        {
            s = (0.5 * s) + Tanh(x[i] + s);
            i++;
        }
        while (i < n);

        var j = n;
        do
        {
            s += x[0] * x[0] * j;
            j -= 2;
        }
        while (j > 0);

        return s * i * j;
    }

    /// <summary>Two counters that meet, or pass each other by steps of their own.</summary>
    [Gradient]
    public static double CountersThatMeet(Vec<double> x, int n)
    {
        var (s, h, i, j) = (0.0, 0.5, 0, x.Length - 1);
        while (i < j)
        {
            s += x[i] * Sin(x[j]);
            h = Tanh(h + x[j] - (0.3 * x[i]));
            i++;
            j--;
        }

        for (int a = 0, b = n; a <= b; a += 3, b -= 2)
        {
            s += (a + 1) * Cos(b * h);
        }

        var (p, q) = (n, 2 * n);
        do
        {
            s += x[q - p] * x[p] / (q + 1);
            p -= 1;
            q -= 2;
        }
        while (p > 0 && 2 * p > q - 2);

        return (s * h) + (i - j) + q;
    }

    [Gradient]
    public static float CounterAsANumberInSinglePrecision(Vec<float> x)
    {
        var s = 0f;
        for (var i = 2; i < x.Length; i++)
        {
            s += i * MathF.Sin(x[i]) / (i - 1);
        }

        return s;
    }

    [Gradient, Hessian]
    public static double TwoStages(double y, double k, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var a = k * y * (1 - y);
            y += k * a * (1 - a);
        }

        return y;
    }

    /// <summary>Integers and conditions that a round's numbers decide are those of the round before, where the next one reads them.</summary>
    [Gradient]
    public static double DecidedInTheRoundBefore(Vec<double> x)
    {
        var (weight, up, once, count) = (1, false, false, 0);
        var (s, h) = (0.0, 0.3);
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var a = Sin(x[i]);
            s += (weight * a * a) + (up ? y[i] + a : h) + (once ? a : 0);
            if (a > 0.2)
            {
                count++;
            }

            h = Tanh(h + a);
            y[i] = a * h;
            weight = h > 0.5 ? 3 : 1;
            up = y[i] > 0.1;
            once = once || h < -0.2;
        }

        return (s * (count + weight)) + (up ? h : Sq(h)) + (once ? s : 1);
    }

    /// <summary>An operand of a condition is asked where those before it leave the answer open: what it computes, too.</summary>
    [Gradient]
    public static double AskedInOrder(Mat<double> A, Vec<double> x)
    {
        var s = 0.0;
        for (var r = 0; r < A.Rows; r++)
        {
            for (var i = 0; i < A.Columns; i++)
            {
                s += i > 0 && (Sin(A[r, i - 1]) > 0.2 || (r > 0 && Exp(A[r - 1, i]) > 1.5)) ? A[r, i] * A[r, i] : Sin(A[r, i]);
            }
        }

        for (var i = 0; i < x.Length; i++)
        {
            s += (i == 0 || Tanh(x[i - 1]) > 0.3 ? 1 : 2) * Cos(x[i]);
        }

        return s;
    }

    /// <summary>Steps and factors that are parameters: up, down, towards each other, as bounds of whole windows.</summary>
    [Gradient]
    public static double StridesOfParameters(Vec<double> x, int stride, int back)
    {
        var (s, h) = (0.0, 0.3);
        for (var t = 0; t * stride < x.Length; t++)
        {
            s += x[t * stride] * x[t * stride] * (t + 1);
        }

        var pooled = new double[x.Length];
        for (var t = 0; (t + 1) * stride <= x.Length; t++)
        {
            for (var d = 0; d < stride; d++)
            {
                pooled[t] += x[(t * stride) + d];
            }
        }

        for (var t = x.Length - 1; t >= 0; t -= back)
        {
            h = Tanh(h + x[t]);
            s += h * pooled[t];
        }

        var (i, j) = (0, x.Length - 1);
        while (i < j && s < 50)
        {
            s += Sin(x[i]) * x[j];
            i += stride;
            j--;
        }

        return s * (1 + (0.125 * i) + j);
    }
}
