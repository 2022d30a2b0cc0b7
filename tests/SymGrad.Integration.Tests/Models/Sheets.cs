using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Models of published exercise sheets.</summary>
internal static partial class Sheets
{
    /// <summary>½ Σₖ (yₖ − tₖ)² with y = w₂·relu(x W₁ + b₁) + b₂, over the rows of x.</summary>
    [Gradient(nameof(W1), nameof(b1), nameof(w2), nameof(b2))]
    public static double ReluNetwork(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> w2, double b2)
    {
        var hidden = Relu(AddToRows(x * W1, b1));
        var y = (hidden * w2) + b2;
        return SquaredNorm(y - t) / 2;
    }

    /// <summary>E = −Σ tₖ ln(exp yₖ / Σᵢ exp yᵢ), as the sheet writes it.</summary>
    [Gradient(nameof(y))]
    public static double CrossEntropyOfExponentials(Vec<double> t, Vec<double> y)
        => -Sum(y.Length, k => t[k] * Log(Exp(y[k]) / Sum(y.Length, i => Exp(y[i]))));

    /// <summary>ln(1 + exp(−y w·σ(W x + b))).</summary>
    [Gradient]
    public static double LogisticNetwork(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b)
        => Math.Log(1 + Math.Exp(-y * Dot(w, Sigmoid((W * x) + b))));

    /// <summary>½ (y − φ(V φ(W x)))² with φ = max(0, ·).</summary>
    [Gradient(nameof(W), nameof(V))]
    public static double TwoReluLayers(Mat<double> W, Vec<double> V, Vec<double> x, double y)
        => Sq(y - Max(0, Dot(V, Max(W * x, 0)))) / 2;

    /// <summary>The "PLU" max(α(x + c) − c, min(α(x − c) + c, x)).</summary>
    [Gradient]
    public static double PiecewiseLinear(double x, double alpha, double c) => Max((alpha * (x + c)) - c, Min((alpha * (x - c)) + c, x));

    /// <summary>The mean of embedded words, then a hidden relu layer and a linear output.</summary>
    [Gradient(nameof(E), nameof(W1), nameof(b1), nameof(w2))]
    public static double Sentiment(Mat<double> E, int[] words, Mat<double> W1, Vec<double> b1, Vec<double> w2, double y)
    {
        var mean = Build(E.Columns, d => Sum(words.Length, i => E[words[i], d]) / words.Length);
        return Sq(Dot(w2, Relu((W1 * mean) + b1)) - y);
    }
}
