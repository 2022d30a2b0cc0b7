using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Powers whose exponents are counters and parameters, 0 among them.</summary>
internal static partial class Powers
{
    [Gradient, Hessian, Derivative(1, nameof(x)), Derivative(3, nameof(x))]
    public static double Polynomial(double x, Vec<double> c) => Sum(c.Length, k => c[k] * Pow(x, k));

    [Gradient, HessianVectorProduct]
    public static double EvenPowers(Vec<double> x)
    {
        var sum = 0.0;
        for (var k = 0; k < x.Length; k++)
        {
            sum += x[k] * Pow(x[0], 2 * k) * (k + 1);
        }

        return sum;
    }

    [Jacobian, Jvp, Vjp]
    public static Vec<double> ByParameter(Vec<double> x, int k) => Build(x.Length, i => Pow(x[i], k));
}
