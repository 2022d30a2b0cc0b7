using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Products of many factors, whose derivatives are products of all factors but one and but two.</summary>
internal static partial class Products
{
    /// <summary>The factors are there behind a condition only: so are those of the product without one.</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double BehindCondition(Vec<double> x, Vec<double> y)
        => Sum(x.Length, i => Exp(Product(x.Length, j => i > 0 ? y[i - 1] + (x[j] * y[i - 1]) : 0.5)));

    /// <summary>The same factor each time.</summary>
    [Hessian]
    public static double OfNeighbour(Vec<double> x, Vec<double> y)
    {
        var q = new Vec<double>(x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            q[i] = Product(x.Length, j => i > 0 ? y[i - 1] : x[j]);
        }

        return Sum(LogSoftmax(q));
    }

    /// <summary>The factors, the same each, are there only where there are some.</summary>
    [Gradient, Hessian]
    public static double OfNone(Vec<double> x) => Scan(x.Length, 1.5, (h, t) => (0.5 * h) + Product(t, double (j) => x[t - 1]));
}
