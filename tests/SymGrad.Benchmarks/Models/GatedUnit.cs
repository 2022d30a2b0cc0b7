using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>A gated recurrent unit over a sequence: z keeps, r resets.</summary>
internal static partial class GatedUnit
{
    [Gradient(nameof(Wz), nameof(Uz), nameof(bz), nameof(Wr), nameof(Ur), nameof(br), nameof(Wc), nameof(Uc), nameof(bc))]
    public static double Loss(
        Mat<double> X,
        Mat<double> Y,
        Vec<double> start,
        Mat<double> Wz,
        Mat<double> Uz,
        Vec<double> bz,
        Mat<double> Wr,
        Mat<double> Ur,
        Vec<double> br,
        Mat<double> Wc,
        Mat<double> Uc,
        Vec<double> bc)
    {
        var h = start;
        var loss = 0.0;
        for (var t = 0; t < X.Rows; t++)
        {
            var x = X.Row(t);
            var z = Sigmoid((Wz * x) + (Uz * h) + bz);
            var r = Sigmoid((Wr * x) + (Ur * h) + br);
            var candidate = Tanh((Wc * x) + (Uc * Hadamard(r, h)) + bc);
            h += Hadamard(z, candidate - h);
            loss += SquaredNorm(h - Y.Row(t));
        }

        return loss / 2;
    }
}
