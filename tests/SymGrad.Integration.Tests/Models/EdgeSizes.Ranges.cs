using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <content>Conditions on values inside ranges that begin where a parameter says: what is computed apart from its loop asks them nowhere else.</content>
internal static partial class EdgeSizes
{
    [Gradient]
    public static double PairsFrom(Vec<double> x, Vec<double> y, int from)
    {
        var s = 0.0;
        for (var i = from; i < x.Length; i++)
        {
            if (y[i] > 0)
            {
                s += Exp(x[i]) * Sum(i, j => y[j] > 0 ? Exp(x[j] * y[i]) : 0);
            }
        }

        return s;
    }

    [Gradient]
    public static double InnerLoopInBranch(Vec<double> x, Vec<double> y, int from, int k)
    {
        var s = 0.0;
        for (var i = from; i < x.Length; i++)
        {
            if (i > k && y[i] * y[k] > 0)
            {
                for (var j = i; j < x.Length; j++)
                {
                    s += Exp(x[j] * y[k]);
                }
            }
        }

        return s;
    }

    [Gradient]
    public static double ConditionBeforeLoop(Vec<double> x, Vec<double> y, int from, int n)
    {
        var s = 0.0;
        for (var i = from; i < n; i++)
        {
            var isPositive = y[i] > 0;
            for (var j = 0; j < n; j++)
            {
                if (isPositive && j != i)
                {
                    s += Exp(x[j] - x[i]) * Sq(y[i]);
                }
            }
        }

        return s;
    }

    [Gradient]
    public static double ChoiceBeforeSum(Vec<double> x, Vec<double> y, int from)
    {
        var s = 0.0;
        for (var i = from; i < x.Length; i++)
        {
            var t = y[i] > 0 ? x[i] : y[i] > -0.5 ? Exp(y[i]) : Sin(x[i]) * y[i];
            s += Sum(x.Length, j => t > x[j] ? Exp(t - x[j]) : t * x[j]);
        }

        return s;
    }

    /// <summary>The rows' sums are taken row by row in the derivative by y, which may be longer.</summary>
    [Gradient]
    public static double SumsOfRows(Mat<double> X, Vec<double> y, int from)
    {
        var s = 0.0;
        for (var i = from; i < X.Rows; i++)
        {
            if (y[i] > 0)
            {
                for (var j = 0; j < X.Columns; j++)
                {
                    s += Exp(X[i, j] * y[i]);
                }
            }
        }

        return s;
    }
}
