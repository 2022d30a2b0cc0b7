using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>One head of attention with a causal mask, and networks on averaged embeddings.</summary>
internal static partial class Attention
{
    /// <summary>Y_t = Σ_{s ≤ t} softmax_s(q_t·k_s/√d) v_s with Q = XA, K = XB, V = XC; ½‖Y − target‖².</summary>
    [Gradient(nameof(A), nameof(B), nameof(C)), HessianVectorProduct(nameof(A), nameof(B), nameof(C))]
    public static double Causal(Mat<double> X, Mat<double> A, Mat<double> B, Mat<double> C, Mat<double> target)
    {
        var (Q, K, V) = (X * A, X * B, X * C);
        var scores = Build(X.Rows, X.Rows, (t, s) => s <= t ? Dot(Q.Row(t), K.Row(s)) / Sqrt(A.Columns) : double.NegativeInfinity);
        return SquaredNorm((Softmax(scores) * V) - target) / 2;
    }

    /// <summary>The sums over the past alone, the softmax written out.</summary>
    [Gradient(nameof(A), nameof(B), nameof(C))]
    public static double CausalBySums(Mat<double> X, Mat<double> A, Mat<double> B, Mat<double> C, Mat<double> target)
    {
        var (Q, K, V) = (X * A, X * B, X * C);
        var scores = Build(X.Rows, X.Rows, (t, s) => Sum(A.Columns, k => Q[t, k] * K[s, k]) / Sqrt(A.Columns));
        return Sum(X.Rows, t => Sum(C.Columns, j =>
            Sq((Sum(t + 1, s => Exp(scores[t, s]) * V[s, j]) / Sum(t + 1, s => Exp(scores[t, s]))) - target[t, j]))) / 2;
    }

    /// <summary>By loops over the rows, numerator and denominator added up side by side.</summary>
    [Gradient(nameof(A), nameof(B), nameof(C))]
    public static double CausalByRunningSums(Mat<double> X, Mat<double> A, Mat<double> B, Mat<double> C, Mat<double> target)
    {
        var (Q, K, V) = (X * A, X * B, X * C);
        var loss = 0.0;
        for (var t = 0; t < X.Rows; t++)
        {
            var (y, total) = (new double[C.Columns], 0.0);
            for (var s = 0; s <= t; s++)
            {
                var weight = Math.Exp(Dot(Q.Row(t), K.Row(s)) / Math.Sqrt(A.Columns));
                total += weight;
                for (var j = 0; j < C.Columns; j++)
                {
                    y[j] += weight * V[s, j];
                }
            }

            for (var j = 0; j < C.Columns; j++)
            {
                loss += Sq((y[j] / total) - target[t, j]) / 2;
            }
        }

        return loss;
    }

    /// <summary>By loops over the rows, with the largest score taken off before exp.</summary>
    [Gradient(nameof(A), nameof(B), nameof(C))]
    public static double CausalByLoops(Mat<double> X, Mat<double> A, Mat<double> B, Mat<double> C, Mat<double> target)
    {
        var (Q, K, V) = (X * A, X * B, X * C);
        var loss = 0.0;
        for (var t = 0; t < X.Rows; t++)
        {
            var z = new double[X.Rows];
            var largest = double.NegativeInfinity;
            for (var s = 0; s <= t; s++)
            {
                z[s] = Dot(Q.Row(t), K.Row(s)) / Math.Sqrt(A.Columns);
                largest = Math.Max(largest, z[s]);
            }

            var total = 0.0;
            for (var s = 0; s <= t; s++)
            {
                total += Math.Exp(z[s] - largest);
            }

            for (var j = 0; j < C.Columns; j++)
            {
                var y = 0.0;
                for (var s = 0; s <= t; s++)
                {
                    y += Math.Exp(z[s] - largest) / total * V[s, j];
                }

                loss += (y - target[t, j]) * (y - target[t, j]) / 2;
            }
        }

        return loss;
    }

    /// <summary>The attention weights themselves, as far back as the query.</summary>
    [Jacobian, Vjp]
    public static Mat<double> Weights(Mat<double> Q, Mat<double> K) =>
        Softmax(Build(Q.Rows, Q.Rows, (t, s) => s <= t ? Dot(Q.Row(t), K.Row(s)) / Sqrt(Q.Columns) : double.NegativeInfinity));
}
