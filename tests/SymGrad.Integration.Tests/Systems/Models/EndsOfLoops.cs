using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Loops whose counters say where they change their way, at sizes at which that is before the beginning, and counters that the head itself moves.</summary>
internal static partial class EndsOfLoops
{
    /// <summary>The last rounds are left out: with fewer elements than that the first round is the last.</summary>
    [Gradient, HessianVectorProduct]
    public static double LeftBeforeTheEnd(Vec<double> x, Vec<double> c)
    {
        var (s, h) = (0.0, c[0]);
        for (var k = 0; k < x.Length; k++)
        {
            s += x[k] * h;
            if (k >= x.Length - 2)
            {
                break;
            }

            h = (h * c[1]) + x[k];
        }

        return s + (h * h);
    }

    [Gradient, HessianVectorProduct]
    public static double LeftBeforeTheBeginning(Vec<double> x, Vec<double> c)
    {
        var (s, h) = (0.0, c[0]);
        for (var k = x.Length - 1; k >= 0; k--)
        {
            if (k >= x.Length - 3)
            {
                h += x[k];
                continue;
            }

            if (k < 2)
            {
                return s * h;
            }

            s += x[k] * h;
            h = Sin(h * c[1]);
        }

        return s + (h * h);
    }

    /// <summary>Of states that a few elements hold the first ones are 0: nothing is handed on to them.</summary>
    [Gradient, HessianVectorProduct]
    public static double FromTheThirdOn(Vec<double> x, Vec<double> c)
    {
        var y = new double[x.Length + 1];
        for (var k = 0; k < x.Length; k++)
        {
            y[k] = (k >= 2 ? y[k - 2] * x[k] : 0) + (k >= 3 ? (y[k - 3] + c[0]) * x[k] : 0);
        }

        return y[x.Length / 2] + (x.Length > 0 ? y[x.Length - 1] * c[1] : 0);
    }

    /// <summary>The round m is another one, if there is such a round.</summary>
    [Gradient, HessianVectorProduct]
    public static double OneRound(Vec<double> x, Vec<double> c, int m)
    {
        var h = c[0];
        for (var k = 0; k < x.Length; k++)
        {
            h = k == m ? x[k] * x[k] : (h * c[1]) + Sum(c.Length, j => j == m ? x[k] * c[j] : 0);
        }

        return h * h;
    }

    /// <summary>The head takes one away before each round, and once more at the end.</summary>
    [Gradient, Hessian]
    public static double CountedDownInTheHead(Vec<double> x, Vec<double> c)
    {
        var (s, k) = (0.0, x.Length);
        while (k-- > 0)
        {
            s = (s * c[0]) + Sin(x[k]);
        }

        int i;
        for (i = x.Length; --i >= 0;)
        {
            s += x[i] * s;
        }

        return s + (k * c[1]) + (2 * i * c[0]);
    }

    [Gradient]
    public static double CountedUpInTheHead(Vec<double> x, Vec<double> c)
    {
        var (s, i, j) = (0.0, 0, x.Length);
        while (i++ < j--)
        {
            s += x[i - 1] * Sin(x[j]);
        }

        var k = 0;
        do
        {
            s = (s * c[0]) + (k * c[1]);
        }
        while (k++ < x.Length);

        var l = 0;
        do
        {
            s += l * c[0] * s;
        }
        while (++l < x.Length);
        return s + (i * c[0]) + (j * c[1]) + (k * l * c[0]);
    }

    /// <summary>What values ask stands behind the counter: where they end the loop, one was taken away for the round, else once more.</summary>
    [Gradient]
    public static double LeftByValues(Vec<double> x, Vec<double> c)
    {
        var (s, k) = (0.0, x.Length);
        while (k-- > 0 && s < 1.5)
        {
            if (x[k] > 1.4)
            {
                break;
            }

            s += x[k] * x[k] * c[0];
        }

        var i = -1;
        while (++i < x.Length)
        {
            if (x[i] < -1.4)
            {
                return s * (i + 2) * c[1];
            }
        }

        return s + (k * c[1]) + (i * c[0]);
    }

    /// <summary>Places that move on as they are used.</summary>
    [Gradient]
    public static double PlacesThatMoveOn(Vec<double> x, Vec<double> c)
    {
        var y = new double[(2 * x.Length) + 1];
        int i = 0, j = 0;
        y[j++] = c[i++] * c[1];
        for (var t = 0; t < x.Length; t++)
        {
            y[j++] = x[t] * c[i];
            y[j++] += Sin(c[0]);
        }

        i = -1;
        double first = c[++i], second = x.Length > 0 ? x[0] : 0;
        return Dot(y, y) + (j * first) + (i * second);
    }

    /// <summary>What all rounds have in common is not there where there are none.</summary>
    [Gradient, HessianVectorProduct]
    public static double InCommon(Vec<double> x, Vec<double> c)
    {
        var s = c[0];
        for (var i = x.Length - 1; i >= 0; i -= 2)
        {
            for (var j = 0; j < i; j++)
            {
                s += Tanh(x[1]) * x[j];
            }
        }

        for (var i = 0; i < x.Length; i++)
        {
            var z = Sin(x[^1]);
            s += z * Exp(x[0]) * c[1];
        }

        return s + Sum(x.Length, i => Sum(x.Length, j => Sin(x[x.Length - 1]) * x[i]));
    }
}
