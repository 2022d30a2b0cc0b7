namespace SymGrad.Generator.Tests.Emission;

/// <summary>Derivatives other than gradients.</summary>
public sealed class KindTests
{
    [Fact]
    public Task Jacobian_OfAnElementwiseLayer_IsDiagonal() => EmissionSnapshot.Of("""
            [Jacobian]
            public static Vec<double> Activation(Vec<double> x) => Sigmoid(x);
        """);

    [Fact]
    public Task Jacobian_OfAnEulerStep() => EmissionSnapshot.Of("""
            [Jacobian]
            [Symbol("x'")]
            public static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b) =>
                Build(x.Length, j => 0.9 * x[j] + 0.1 * Tanh(Sum(x.Length, i => x[i] * w[i, j]) + b[j]));
        """);

    [Fact]
    public Task Jacobian_OfSoftmax() => EmissionSnapshot.Of("""
            [Jacobian]
            public static Vec<double> Probabilities(Vec<double> z) => Softmax(z);
        """);

    [Fact]
    public Task Jacobian_InDenominatorLayout() => EmissionSnapshot.Of("""
            [Jacobian, Layout(JacobianLayout.Denominator)]
            public static Vec<double> Residual(Vec<double> x, Mat<double> W) => x + Sigmoid(W * x);
        """);

    [Fact]
    public Task Jacobian_OfATuple() => EmissionSnapshot.Of("""
            [Jacobian, Jvp, Vjp]
            public static (Vec<double> y, double energy) Layer(Mat<double> A, Vec<double> x)
            {
                var y = Tanh(A * x);
                return (y, 0.5 * Dot(y, y));
            }
        """);

    [Fact]
    public Task Hessian_OfLogisticRegression() => EmissionSnapshot.Of("""
            [Hessian(nameof(w))]
            public static double Loss(Vec<double> w, Mat<double> X, Vec<double> y) =>
                Sum(y.Length, i => Softplus(-y[i] * Dot(X.Row(i), w)));
        """);

    [Fact]
    public Task Hessian_OfTwoParameters_HasAMixedBlock() => EmissionSnapshot.Of("""
            [Hessian]
            public static double Energy(Vec<double> x, double s) => Exp(-s * Dot(x, x));
        """);

    [Fact]
    public Task HessianVectorProduct_OfATwoLayerNetwork() => EmissionSnapshot.Of("""
            [HessianVectorProduct(nameof(W), nameof(v))]
            public static double Loss(Mat<double> W, Vec<double> v, Vec<double> x, double t)
            {
                var h = Tanh(W * x);
                var r = Dot(v, h) - t;
                return r * r;
            }
        """);

    [Fact]
    public Task JvpAndVjp_OfALayer() => EmissionSnapshot.Of("""
            [Jvp, Vjp]
            public static Vec<double> Layer(Mat<double> W, Vec<double> x, Vec<double> b) => Tanh(W * x + b);
        """);

    [Fact]
    public Task Derivatives_OfTanh() => EmissionSnapshot.Of("""
            [Derivative, Derivative(3)]
            public static double Squash(double x) => Math.Tanh(x);
        """);
}
