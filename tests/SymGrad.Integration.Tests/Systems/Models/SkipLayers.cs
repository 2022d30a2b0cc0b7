using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Layers with a connection past them: residual and highway.</summary>
internal static partial class SkipLayers
{
    /// <summary>y = x + φ(Wx + b).</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Residual(Vec<double> x, Mat<double> W, Vec<double> b) => x + Sigmoid((W * x) + b);

    /// <summary>The same in the sheet's layout: ∂y_i/∂x_j at [j, i].</summary>
    [Jacobian, Layout(JacobianLayout.Denominator)]
    public static Vec<double> ResidualInDenominatorLayout(Vec<double> x, Mat<double> W, Vec<double> b) => x + Sigmoid((W * x) + b);

    [Jacobian]
    public static Vec<double> ResidualByIndices(Vec<double> x, Mat<double> W, Vec<double> b) =>
        Build(x.Length, i => x[i] + (1 / (1 + Exp(-Sum(x.Length, j => W[i, j] * x[j]) - b[i]))));

    /// <summary>y = (1 − i) ⊙ x + i ⊙ φ(Wx) with the gate i = φ(Gx).</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Highway(Vec<double> x, Mat<double> W, Mat<double> G)
    {
        var gate = Sigmoid(G * x);
        return Hadamard(1 - gate, x) + Hadamard(gate, Sigmoid(W * x));
    }

    [Jacobian, Layout(JacobianLayout.Denominator)]
    public static Vec<double> HighwayInDenominatorLayout(Vec<double> x, Mat<double> W, Mat<double> G)
    {
        var gate = Sigmoid(G * x);
        return Hadamard(1 - gate, x) + Hadamard(gate, Sigmoid(W * x));
    }
}
