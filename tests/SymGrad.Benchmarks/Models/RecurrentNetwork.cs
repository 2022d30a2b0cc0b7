using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>A recurrent network of tanh units through time; a row of <c>X</c> for each step's input, a row of <c>Y</c> for its target.</summary>
internal static partial class RecurrentNetwork
{
    [Gradient(nameof(W), nameof(U), nameof(b))]
    public static double Loss(Mat<double> X, Mat<double> Y, Vec<double> start, Mat<double> W, Mat<double> U, Vec<double> b)
    {
        var h = start;
        var loss = 0.0;
        for (var t = 0; t < X.Rows; t++)
        {
            h = Tanh((W * h) + (U * X.Row(t)) + b);
            loss += SquaredNorm(h - Y.Row(t));
        }

        return loss / 2;
    }
}
