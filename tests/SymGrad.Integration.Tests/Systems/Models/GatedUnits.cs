using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Gated recurrent units as the sheet defines them, one step and stacked over a sequence, and the long short-term memory.</summary>
internal static partial class GatedUnits
{
    /// <summary>
    /// i_f = σ(F x + R h + b_f), i_o = σ(O x + P h + b_o), h̃ = tanh(H x + Q (i_f ⊙ h) + b_h), h' = i_o ⊙ h + (1 − i_o) ⊙ h̃; the rows of W, U and b are
    /// those of the three gates, one after another.
    /// </summary>
    [Jacobian(nameof(x), nameof(h), nameof(b)), Jvp, Vjp]
    public static Vec<double> Step(Vec<double> x, Vec<double> h, Mat<double> W, Mat<double> U, Vec<double> b)
    {
        var n = h.Length;
        var forget = Sigmoid((W.Slice(0, n) * x) + (U.Slice(0, n) * h) + Slice(b, 0, n));
        var output = Sigmoid((W.Slice(n, n) * x) + (U.Slice(n, n) * h) + Slice(b, n, n));
        var candidate = Tanh((W.Slice(2 * n, n) * x) + (U.Slice(2 * n, n) * Hadamard(forget, h)) + Slice(b, 2 * n, n));
        return Hadamard(output, h) + Hadamard(1 - output, candidate);
    }

    /// <summary>Two units, one on the states of the other, and softmax outputs with a label at each step.</summary>
    [Gradient]
    public static double Stacked(
        Mat<double> x, int[] labels, Vec<double> h1, Vec<double> h2, Mat<double> W1, Mat<double> U1, Vec<double> b1, Mat<double> W2, Mat<double> U2, Vec<double> b2, Mat<double> Y, Vec<double> by)
    {
        var loss = 0.0;
        for (var t = 0; t < labels.Length; t++)
        {
            h1 = Step(x.Row(t), h1, W1, U1, b1);
            h2 = Step(h1, h2, W2, U2, b2);
            loss += CrossEntropy(labels[t], Softmax((Y * h2) + by));
        }

        return loss / labels.Length;
    }

    /// <summary>The same by Scan over both states, which leaves the loss of the last step alone.</summary>
    [Gradient]
    public static double StackedByScan(
        Mat<double> x, int label, Vec<double> h1, Vec<double> h2, Mat<double> W1, Mat<double> U1, Vec<double> b1, Mat<double> W2, Mat<double> U2, Vec<double> b2, Mat<double> Y, Vec<double> by)
    {
        var (_, last) = Scan(x.Rows, (h1, h2), (s, t) =>
        {
            var first = Step(x.Row(t), s.h1, W1, U1, b1);
            return (first, Step(first, s.h2, W2, U2, b2));
        });
        return CrossEntropy(label, Softmax((Y * last) + by));
    }

    /// <summary>c ← σ(f) ⊙ c + σ(i) ⊙ tanh(g), h ← σ(o) ⊙ tanh(c), all four affine in x_t and h.</summary>
    [Gradient]
    public static double LongShortTermMemory(Mat<double> x, Mat<double> targets, Vec<double> h, Vec<double> c, Mat<double> W, Mat<double> U, Vec<double> b)
    {
        var (n, loss) = (h.Length, 0.0);
        for (var t = 0; t < x.Rows; t++)
        {
            var z = (W * x.Row(t)) + (U * h) + b;
            c = Hadamard(Sigmoid(Slice(z, 0, n)), c) + Hadamard(Sigmoid(Slice(z, n, n)), Tanh(Slice(z, 2 * n, n)));
            h = Hadamard(Sigmoid(Slice(z, 3 * n, n)), Tanh(c));
            loss += SquaredNorm(h - targets.Row(t)) / 2;
        }

        return loss;
    }

    /// <summary>The same element by element.</summary>
    [Gradient]
    public static double LongShortTermMemoryByElements(Mat<double> x, Mat<double> targets, Vec<double> h0, Vec<double> c0, Mat<double> W, Mat<double> U, Vec<double> b)
    {
        var n = h0.Length;
        var (h, c, loss) = (new double[n], new double[n], 0.0);
        for (var i = 0; i < n; i++)
        {
            h[i] = h0[i];
            c[i] = c0[i];
        }

        for (var t = 0; t < x.Rows; t++)
        {
            var z = new double[4 * n];
            for (var k = 0; k < 4 * n; k++)
            {
                z[k] = b[k];
                for (var j = 0; j < x.Columns; j++)
                {
                    z[k] += W[k, j] * x[t, j];
                }

                for (var j = 0; j < n; j++)
                {
                    z[k] += U[k, j] * h[j];
                }
            }

            for (var i = 0; i < n; i++)
            {
                c[i] = (Sigmoid(z[i]) * c[i]) + (Sigmoid(z[n + i]) * Math.Tanh(z[(2 * n) + i]));
                h[i] = Sigmoid(z[(3 * n) + i]) * Math.Tanh(c[i]);
                loss += Sq(h[i] - targets[t, i]) / 2;
            }
        }

        return loss;
    }
}
