using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>What C# offers around the mathematics.</summary>
internal static partial class Syntax
{
    private const double Slope = 0.125;
    private const int Degree = 3;

    [Gradient]
    public static double Locals(Vec<double> x, double a)
    {
        double scale = a * a;
        var shifted = x + scale;
        var first = Sum(shifted);
        var second = SquaredNorm(shifted);
        return first * second;
    }

    [Gradient]
    public static double Conditional(double x, double y) => x > y ? x * x * y : y < 0 ? -y : Sin(x) + y;

    [Gradient]
    public static double SwitchOnInteger(double x, int kind) => kind switch
    {
        0 => x,
        1 => x * x,
        2 or 3 => Exp(x),
        > 3 and < 6 => Sin(x),
        _ => 0.5 * x,
    };

    [Gradient]
    public static double SwitchOnReal(double x, double y) => x switch
    {
        < -1 => -x * y,
        < 1 => x * x * y,
        _ => Log(x) + y,
    };

    [Gradient]
    public static double ConditionsInSums(Vec<double> x, double limit) => Sum(x.Length, i => x[i] > limit ? Sq(x[i] - limit) : i % 2 == 0 ? x[i] : 0);

    [Gradient]
    public static double Huber(Vec<double> x, double delta)
        => Sum(x.Length, i => Abs(x[i]) <= delta ? x[i] * x[i] / 2 : delta * (Abs(x[i]) - (delta / 2)));

    [Gradient]
    public static double LocalFunctions(Vec<double> x, double a)
    {
        return Sum(x.Length, i => Bump(x[i])) + Twice(a);

        double Bump(double v) => Exp(-a * v * v);

        static double Twice(double v)
        {
            var twice = 2 * v;
            return twice;
        }
    }

    [Gradient]
    public static double Calls(Mat<double> W, Vec<double> b, Vec<double> x)
        => Library.Energy(Library.Affine(W, b, x)) + Library.Polynomial(b, 0.5) + Library.Scaled(x, factor: 3);

    [Gradient]
    public static double Constants(double x) => (Slope * x) + Pow(x, Degree) + (Math.PI * Math.E * x) + (Library.Golden * Sq(x)) + double.Tau;

    [Gradient]
    public static double Integers(Vec<double> x, int n, int k) => Sum(n, i => x[i] * (i / k)) + (n * x[n - 1]) + Sum(n, i => x[i % k] / (1 + i));

    [Gradient]
    public static double BlockLambdas(Vec<double> x, Vec<double> y) => Sum(x.Length, i =>
    {
        var difference = x[i] - y[i];
        var squared = difference * difference;
        return squared / (1 + squared);
    });

    [Gradient]
    public static double CheckedNames(double @class, double e, double value) => (@class * e) + Exp(value * e);

    [Gradient]
    public static double Defaults(double x, double scale = 2) => Sin(scale * x);

    [Gradient]
    public static double ByReference(in double x, double y) => x * Exp(y * x);

    /// <summary>A branch not taken must contribute nothing, not even NaN.</summary>
    [Gradient]
    public static double GuardedLog(Vec<double> x) => Sum(x.Length, i => x[i] > 0 ? x[i] * Log(x[i]) : 0);

    [Gradient]
    public static double Logic(double x, double y) => x > 0 && y > 0 ? x * y : x > 0 || !(y <= 1) ? x + y : x - y;
}

/// <summary>Other methods of the project, with source.</summary>
internal static class Library
{
    public const double Golden = 1.618;

    public static Vec<double> Affine(Mat<double> W, Vec<double> b, Vec<double> x) => Tanh((W * x) + b);

    public static double Energy(Vec<double> h)
    {
        var squares = Sq(h);
        return Sum(squares) / 2;
    }

    /// <summary>Σ cᵢ xⁱ.</summary>
    public static double Polynomial(Vec<double> c, double x) => Sum(c.Length, i => c[i] * Pow(x, i));

    public static double Scaled(Vec<double> x, double offset = 1, double factor = 2) => Sum((factor * x) + offset);
}
