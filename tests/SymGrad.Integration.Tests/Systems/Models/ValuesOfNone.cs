using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>What is the same in all rounds and has no value where there are none: plain C# does not use it then.</summary>
internal static partial class ValuesOfNone
{
    [Gradient, HessianVectorProduct]
    public static double MeanInCommon(double s, Vec<double> x)
    {
        var (m, t) = (Mean(x), 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            t += m * s * x[i];
        }

        return t;
    }

    [Gradient, HessianVectorProduct]
    public static double Share(double s, Vec<double> x)
    {
        var (m, t) = (s / x.Length, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            t += m * Sin(x[i]);
        }

        return t;
    }

    [Gradient, HessianVectorProduct]
    public static double FunctionOfTheLogarithm(double s, Vec<double> x)
    {
        var (m, t) = (LogSumExp(x), 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            t += Cos(m) * s;
        }

        return t;
    }

    [Gradient]
    public static double PowerOfTheLargest(double s, Vec<double> x)
    {
        var t = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            t *= Max(x) * s;
        }

        return t;
    }

    [Gradient]
    public static double RootOfTheNorm(double s, Vec<double> x)
    {
        var t = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            t += Sqrt(Norm(x) * s) * x[i];
        }

        return t;
    }

    [Gradient]
    public static double ByTheNorm(double s, Vec<double> x, Vec<double> c)
    {
        var (d, t) = (Norm(c), 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            t += x[i] / d * s;
        }

        return t;
    }

    [Gradient]
    public static double InRoundsOfAnother(double s, Vec<double> x, Vec<double> c)
    {
        var t = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < c.Length; k++)
            {
                t += x[i] * c[k] * s * Max(x) * LogSumExp(c);
            }
        }

        return t;
    }

    /// <summary>A vector of no elements has all of its values, and a cotangent of none.</summary>
    [Vjp]
    public static Vec<double> InEachElement(double s, Vec<double> x)
    {
        var t = s * s;
        return t * Cos(Build(x.Length, _ => LogSumExp(x)));
    }

    /// <summary>Of each column over the rows: there are columns where there are no rows.</summary>
    [Gradient]
    public static double Normalised(Mat<double> X, Vec<double> scale)
    {
        var t = 0.0;
        for (var j = 0; j < scale.Length; j++)
        {
            var (mean, square) = (0.0, 0.0);
            for (var i = 0; i < X.Rows; i++)
            {
                mean += X[i, j] / X.Rows;
            }

            for (var i = 0; i < X.Rows; i++)
            {
                square += Sq(X[i, j] - mean) / X.Rows;
            }

            for (var i = 0; i < X.Rows; i++)
            {
                t += Sin(scale[j] * (X[i, j] - mean) / Sqrt(square));
            }
        }

        return t;
    }
}
