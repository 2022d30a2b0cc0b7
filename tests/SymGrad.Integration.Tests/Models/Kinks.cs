using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Functions at points where they have no derivative, and branches at their joints.</summary>
internal static partial class Kinks
{
    [Gradient]
    public static double OfRelu(double x) => Relu(x);

    [Gradient]
    public static double OfAbs(double x) => Abs(x) + Math.Abs(x);

    [Gradient]
    public static double OfSign(double x) => Sign(x) + x;

    [Gradient]
    public static double OfLeakyRelu(double x) => LeakyRelu(x, 0.25);

    [Gradient]
    public static double OfElu(double x) => Elu(x, 0.75);

    [Gradient]
    public static double OfClamp(double x) => Clamp(x, -1, 2);

    [Gradient]
    public static double OfHypot(double x, double y) => Hypot(x, y);

    [Gradient]
    public static double OfNorm(Vec<double> x) => Norm(x);

    [Gradient]
    public static double OfMatrixNorm(Mat<double> A) => Norm(A);

    [Gradient]
    public static double OfMax(double x, double y) => Max(x, y) + (10 * Min(x, y));

    [Gradient]
    public static double OfMathMax(double x, double y) => Math.Max(x, y);

    [Gradient]
    public static double OfMaxWithConstant(double x) => Max(x, 2) + (10 * Min(1, x)) + (100 * Math.Max(0, x));

    [Gradient]
    public static double OfNestedMax(double x, double y, double z) => Max(x, Max(y, z));

    [Gradient]
    public static double OfMaxOfVector(Vec<double> x) => Max(x);

    [Gradient]
    public static double OfMinOverIndices(Vec<double> x) => Min(x.Length, i => x[i]);

    [Gradient]
    public static double OfElementwiseMax(Vec<double> x) => Sum(Max(x, 0.5)) + (10 * Sum(Relu(x)));

    [Gradient]
    public static double OfBranch(double x) => x >= 0 ? x : 0;

    [Gradient]
    public static double OfOtherBranch(double x) => x > 0 ? x : 0;

    [Gradient]
    public static double OfSwitch(double x) => x switch { <= 1 => 3 * x, _ => x * x };

    [Gradient]
    public static double OfCube(double x) => Pow(x, 3) + Pow(x, 0) + Pow(x, 1);

    [Gradient]
    public static double OfProduct(Vec<double> x) => Product(x.Length, i => x[i]);

    [Gradient(nameof(p))]
    public static double OfCrossEntropy(Vec<double> t, Vec<double> p) => CrossEntropy(t, p);

    /// <summary>The root is not taken where its argument would be negative, and its derivative not where it would be infinite.</summary>
    [Gradient]
    public static double OfGuardedRoot(double x) => x > 0 ? Sqrt(x) : 2 * x;
}
