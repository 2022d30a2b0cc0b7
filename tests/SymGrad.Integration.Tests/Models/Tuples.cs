using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Models that return several values.</summary>
public static partial class Tuples
{
    [Jacobian, Jvp, Vjp]
    public static (Vec<double> y, double energy, Mat<double> gram) Layer(Mat<double> A, Vec<double> x)
    {
        var y = Tanh(A * x);
        return (y, 0.5 * Dot(y, y), Outer(y, y));
    }

    [Jacobian, Vjp]
    public static (double, double) Polar(double x, double y) => (Math.Sqrt((x * x) + (y * y)), Math.Atan2(y, x));

    /// <summary>What a loop hands on, and what it adds up.</summary>
    [Jacobian, Jvp, Vjp]
    public static (double total, double[] last) Rounds(double[] h, int n)
    {
        var (state, s) = ((Vec<double>)h, 0.0);
        for (var t = 0; t < n; t++)
        {
            state = Tanh(2 * state);
            s += Sum(state);
        }

        var last = new double[h.Length];
        for (var i = 0; i < last.Length; i++)
        {
            last[i] = state[i];
        }

        return (s, last);
    }

    /// <summary>One element does not depend on one parameter, which is no fault; names that a parameter has.</summary>
    [Jacobian]
    public static (double u, double value) Apart(double u, double v) => (u * u, u * v);

    [Jacobian, Layout(JacobianLayout.Denominator)]
    public static (Vec<double> a, Vec<double> b) Denominator(Mat<double> A, Vec<double> x) => (A * x, 2 * x);

    [Jacobian]
    public static (float p, Vec<float> q) InSinglePrecision(Vec<float> x) => (Sum(x), x * 3);
}
