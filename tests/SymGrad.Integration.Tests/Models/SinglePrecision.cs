using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>The same in single precision.</summary>
internal static partial class SinglePrecision
{
    /// <summary>For 0 &lt; x &lt; 1, y &gt; 1.</summary>
    [Gradient]
    public static float Scalars(float x, float y)
        => Exp(x) + Log(y) + (Sqrt(x) * Sin(y)) + Tanh(x * y) + Sigmoid(x) + Softplus(y) + Gelu(x) + Erf(x) + LogGamma(y) + Pow(x, 3) + Atan2(x, y) + Hypot(x, y) + (0.1f * x);

    /// <summary>For 0 &lt; x &lt; 1, y &gt; 1.</summary>
    [Gradient]
    public static float OfMathF(float x, float y)
        => MathF.Exp(x) + MathF.Log(y) + MathF.Sqrt(x) + MathF.Sin(y) + MathF.Cos(x) + MathF.Tanh(y) + MathF.Pow(x, y) + MathF.Abs(x) + MathF.Max(x, y) + float.Sqrt(y) + float.Sin(x) + (float)Math.PI;

    /// <summary>For x &gt; 0.</summary>
    [Gradient]
    public static float Elementwise(Vec<float> x, Vec<float> w)
        => Dot(w, Exp(x) + Log(x) + Sqrt(x) + Sq(x) + Sin(x) + Tanh(x) + Sigmoid(x) + Softplus(x) + Relu(x - 0.5f) + Gelu(x) + Erf(x) + Silu(x) + Max(x, 0.5f));

    [Gradient]
    public static float Vectors(Vec<float> x, float[] y, ReadOnlySpan<float> z) => Dot(x, y) + Norm(x) + Mean(z) + LogSumExp(x) + Variance(x);

    [Gradient]
    public static float Matrices(Mat<float> A, Vec<float> x, float[,] B) => SquaredNorm(A * x) + Sum(B.GetLength(0), i => Sum(B.GetLength(1), j => i * B[i, j] * B[i, j]));

    [Gradient(nameof(W1), nameof(b1), nameof(W2), nameof(b2))]
    public static float Batch(Mat<float> X, int[] labels, Mat<float> W1, Vec<float> b1, Mat<float> W2, Vec<float> b2)
    {
        var hidden = Tanh(AddToRows(X * W1.T, b1));
        return CrossEntropy(labels, Softmax(AddToRows(hidden * W2.T, b2)));
    }
}
