using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>The recurrent network x_j ← 0.9 x_j + 0.1 tanh(Σ_i x_i w_ij + b_j): one step, and unfolded in time.</summary>
internal static partial class EulerNetworks
{
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b) =>
        Build(x.Length, j => (0.9 * x[j]) + (0.1 * Tanh(Sum(x.Length, i => x[i] * w[i, j]) + b[j])));

    /// <summary>½‖x_T − y‖² after a number of steps.</summary>
    [Gradient, HessianVectorProduct]
    public static double Unfolded(Vec<double> x, Mat<double> w, Vec<double> b, int steps, Vec<double> y)
    {
        for (var t = 0; t < steps; t++)
        {
            x = (0.9 * x) + (0.1 * Tanh((w.T * x) + b));
        }

        return SquaredNorm(x - y) / 2;
    }

    [Gradient]
    public static double UnfoldedByScan(Vec<double> x, Mat<double> w, Vec<double> b, int steps, Vec<double> y) =>
        SquaredNorm(Scan(steps, x, (s, t) => Step(s, w, b)) - y) / 2;

    /// <summary>Every state counts.</summary>
    [Gradient]
    public static double Trajectory(Vec<double> x, Mat<double> w, Vec<double> b, Mat<double> targets)
    {
        var (state, loss) = (new double[x.Length], 0.0);
        for (var j = 0; j < x.Length; j++)
        {
            state[j] = x[j];
        }

        for (var t = 0; t < targets.Rows; t++)
        {
            var next = new double[x.Length];
            for (var j = 0; j < x.Length; j++)
            {
                var z = b[j];
                for (var i = 0; i < x.Length; i++)
                {
                    z += state[i] * w[i, j];
                }

                next[j] = (0.9 * state[j]) + (0.1 * Math.Tanh(z));
                var error = next[j] - targets[t, j];
                loss += error * error / 2;
            }

            state = next;
        }

        return loss;
    }
}
