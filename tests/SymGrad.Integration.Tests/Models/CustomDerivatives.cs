using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Models that call functions with rules: right ones, and ones that are wanted to be other than the derivative.</summary>
public static partial class CustomDerivatives
{
    /// <summary>The y with y³ + y = a: no loop that a model can have.</summary>
    internal static double Root(double a)
    {
        var y = a;
        for (var change = double.MaxValue; Math.Abs(change) > 1e-15 * Math.Abs(y);)
        {
            change = ((y * y * y) + y - a) / ((3 * y * y) + 1);
            y -= change;
        }

        return y;
    }

    [CustomDerivative(nameof(Root))]
    internal static double RootDerivative(double a)
    {
        var y = Root(a);
        return 1 / ((3 * y * y) + 1);
    }

    [Gradient, Hessian]
    public static double OfRoots(Vec<double> a, double s) => Sum(a.Length, i => Root(s * a[i]) * a[i]);

    /// <summary>Two partial derivatives that generated code calls for.</summary>
    [CustomDerivative(typeof(CustomDerivatives), nameof(Powered))]
    internal static (double X, double Y) PoweredPartials(double x, double y)
    {
        double[] both = [y * Math.Pow(x, y - 1), Math.Log(x) * Math.Pow(x, y)];
        Array.Reverse(both);
        return (both[1], both[0]);
    }

    internal static double Powered(double x, double y) => Math.Pow(x, y);

    [Gradient]
    public static double OfPowers(Vec<double> x, double y) => Sum(x.Length, i => Powered(2 + (x[i] * x[i]), y));

    private static Vec<double> Normalised(Vec<double> x) => x / Math.Sqrt(1 + Dot(x, x));

    [CustomDerivative(nameof(Normalised))]
    private static Vec<double> NormalisedBack(Vec<double> x, Vec<double> cotangent)
    {
        var y = Normalised(x);
        return (cotangent - (Dot(y, cotangent) * y)) / Math.Sqrt(1 + Dot(x, x));
    }

    [Gradient, Hessian, HessianVectorProduct]
    public static double OfNormalised(Vec<double> x, Vec<double> w) => Dot(w, Normalised(2 * x)) + Dot(Normalised(x), Normalised(x));

    [Jacobian, Jvp, Vjp]
    public static Vec<double> Direction(Mat<double> A, Vec<double> x) => Normalised(A * x);

    /// <summary>The function in every row, in every round of a loop, and of what the round before left.</summary>
    [Gradient]
    public static double InLoops(Mat<double> A, Vec<double> x)
    {
        var (h, s) = (x, 0.0);
        for (var i = 0; i < A.Rows; i++)
        {
            h = Normalised(h + Row(A, i));
            s += (i + 1) * h[0];
        }

        return s + Sum(A.Rows, i => Dot(Normalised(Row(A, i)), x));
    }

    private static double Element(double[] v, int k, double s) => v[k] * v[k] * s;

    [CustomDerivative(nameof(Element))]
    private static (double[] Vector, double Scale) ElementBack(double[] v, int k, double s, double cotangent)
    {
        var back = new double[v.Length];
        back[k] = 2 * cotangent * v[k] * s;
        return (back, cotangent * v[k] * v[k]);
    }

    [Gradient]
    public static double OfElements(double[] v, int k, double s) => Element(v, k, s * s) + Element(v, 0, s);

    private static double Quantised(double x) => Math.Tanh(8 * x) / 8;

    [CustomDerivative(nameof(Quantised))]
    private static double StraightThrough(double x) => 1;

    [Gradient]
    public static double OfQuantised(Vec<double> x) => Sum(x.Length, i => (i + 1) * Quantised(x[i]));

    [CustomDerivative(typeof(Math), nameof(Math.Floor))]
    private static double FloorStraightThrough(double d) => 1;

    [Gradient]
    public static double OfFloors(double[] x) => Sum(x.Length, i => Math.Floor(x[i]) * Math.Floor(x[i]));

    private static Vec<double> Same(Vec<double> x) => 1.0 * x;

    [CustomDerivative(nameof(Same))]
    private static Vec<double> Clipped(Vec<double> x, Vec<double> cotangent) => Build(x.Length, i => Clamp(cotangent[i], -1, 1));

    [Gradient]
    public static double OfClipped(Vec<double> x)
    {
        var y = Same(x);
        return 0.5 * Dot(y, y);
    }

    private static double Logarithm(double x) => Math.Log(x);

    [CustomDerivative(nameof(Logarithm))]
    private static double LogarithmDerivative(double x) => 3 / Math.Log(x);

    /// <summary>Neither the function nor its rule has a value where the branch is not taken.</summary>
    [Gradient]
    public static double InABranch(double x) => x > 1 ? Logarithm(x) : 2 * x;

    private static double Plain(double x) => x;

    [CustomDerivative(nameof(Plain))]
    internal static double PlainSlope(double x) => Math.Truncate(3 * x);

    [CustomDerivative(nameof(PlainSlope))]
    private static double PlainCurve(double x) => 5;

    [Hessian]
    public static double OfARuledRule(double x) => Plain(x);

    private static Vec<double> Cumulated(Vec<double> x)
    {
        var (y, s) = (new double[x.Length], 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            s += x[i];
            y[i] = s;
        }

        return y;
    }

    [CustomDerivative(nameof(Cumulated))]
    private static Vec<double> CumulatedBack(Vec<double> x, Vec<double> cotangent) => Build(x.Length, i => Sum(x.Length - i, j => cotangent[i + j]));

    /// <summary>What a loop of the function fills is the value, row by row.</summary>
    [Vjp]
    public static Mat<double> OfRows(Mat<double> A) => Build(A.Rows, A.Columns, (i, j) => Cumulated(Row(A, i))[j]);

    /// <summary>The n-th Chebyshev polynomial, in as many rounds as the call's index says.</summary>
    private static double Chebyshev(int n, double x)
    {
        var (before, now) = (x, 1.0);
        for (var k = 0; k < n; k++)
        {
            (before, now) = (now, (2 * x * now) - before);
        }

        return now;
    }

    [CustomDerivative(nameof(Chebyshev))]
    private static double ChebyshevDerivative(int n, double x) => n == 0 ? 0 : n * (Chebyshev(n - 1, x) - (x * Chebyshev(n, x))) / (1 - (x * x));

    [Hessian]
    public static double OfDegrees(double x, Vec<double> c) => Sum(c.Length, n => c[n] * Chebyshev(n, x));

    private static float Squared(float x) => x * x;

    [CustomDerivative(nameof(Squared))]
    private static float SquaredDerivative(float x) => 3 * x;

    [Gradient]
    public static float InSinglePrecision(Vec<float> x) => Sum(x.Length, i => Squared(x[i]));
}
