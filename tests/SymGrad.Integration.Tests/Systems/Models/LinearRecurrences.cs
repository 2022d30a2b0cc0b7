using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>h_t = W h_{t−1} = Wᵗ h_0.</summary>
internal static partial class LinearRecurrences
{
    [Jacobian, Jvp, Vjp]
    public static Vec<double> ByLoop(Mat<double> W, Vec<double> h, int steps)
    {
        for (var t = 0; t < steps; t++)
        {
            h = W * h;
        }

        return h;
    }

    [Jacobian, Jvp, Vjp]
    public static Vec<double> ByPower(Mat<double> W, Vec<double> h, int steps) => MatrixPower(W, steps) * h;

    [Jacobian, Vjp]
    public static Vec<double> ByScan(Mat<double> W, Vec<double> h, int steps) => Scan(steps, h, (s, t) => W * s);

    /// <summary>Half the squared length: second derivatives through time.</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double Energy(Mat<double> W, Vec<double> h, int steps) => SquaredNorm(ByLoop(W, h, steps)) / 2;

    [Gradient]
    public static double EnergyByPower(Mat<double> W, Vec<double> h, int steps) => SquaredNorm(MatrixPower(W, steps) * h) / 2;
}
