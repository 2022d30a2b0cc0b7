using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Loops whose rounds reduce, and reductions over what loops leave.</summary>
public static partial class ReductionsInLoops
{
    /// <summary>The sum of a round is a number that the next round overwrites.</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double RootsOfSums(double a, double[] x, int rounds)
    {
        var s = a;
        for (var t = 0; t < rounds; t++)
        {
            s = Math.Sqrt(1 + Sum(x.Length, i => Sq(s + x[i])));
        }

        return s;
    }

    /// <summary>The same by a loop in the loop.</summary>
    [Gradient, Hessian]
    public static double SumsByHand(double a, double[] x, int rounds)
    {
        var s = a;
        for (var t = 0; t < rounds; t++)
        {
            var u = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                u += (s + x[i]) * (s + x[i]);
            }

            s = Math.Exp(-0.1 * u);
        }

        return s;
    }

    /// <summary>A state with axes, scaled by a number that all of it makes.</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Normalised(Vec<double> h, int rounds)
    {
        for (var t = 0; t < rounds; t++)
        {
            h = h / (2 + SquaredNorm(h + 1));
        }

        return h;
    }

    /// <summary>A factor a round: the adjoint of the factors leaves one out, a place further back than the state has its element.</summary>
    [Gradient, Hessian]
    public static double ProductOfStates(double a, int rounds)
    {
        var (s, h) = (a, 1.0);
        for (var t = 0; t < rounds; t++)
        {
            s = s + 1;
            h = h * s;
        }

        return h;
    }

    /// <summary>The factors are states that data scale.</summary>
    [Gradient, Hessian]
    public static double ProductOfScaledStates(double a, double[] x)
    {
        var (s, h) = (a, 1.0);
        for (var t = 0; t < x.Length; t++)
        {
            s = s * x[t];
            h = h * s;
        }

        return h * s;
    }

    /// <summary>Products that a later sum reads.</summary>
    [Gradient]
    public static double SumOfProducts(double a, double[] x)
    {
        var (m, s) = (1.0, a);
        for (var t = 0; t < x.Length; t++)
        {
            m = m * x[t];
            s = s * m;
        }

        return s + m;
    }

    /// <summary>A sum of loops: its second derivatives add up in rounds of one loop what another has left.</summary>
    [Gradient, Hessian]
    public static double SumOfScans(double a, double[] x) =>
        Scan(x.Length, a, (s, t) => Cos(s)) * Sum(x.Length, t => x[t] * Scan(t, a, (s, i) => Sin(s)));
}
