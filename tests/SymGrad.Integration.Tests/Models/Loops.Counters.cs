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
}
