using SymGrad;
using static SymGrad.Functions;

namespace ExerciseSheets.Sheets;

/// <summary>Machine Learning 2, assignment 5: a kernel of time series, convolutions, a recurrent network by Euler's method.</summary>
internal static partial class Recurrence
{
    /// <summary>
    /// The kernel compares two series by the energy of their convolution. It is the product of feature vectors: of what the convolution
    /// of a series with its own mirror image gives, since the energy is a sum over shifts either way.
    /// </summary>
    [Gradient, Exercise("1", Title = "Convolution kernel")]
    public static double Kernel(Vec<double> x, [Symbol("x'")] Vec<double> z) => SquaredNorm(Build(x.Length + z.Length - 1, t => Convolved(x, z, t)));

    /// <summary>Line (4): the squared norm written out.</summary>
    [Exercise("1b", Title = "line (4)"), Claim(nameof(Kernel))]
    public static double E1bNorm(Vec<double> x, Vec<double> z) => Sum(x.Length + z.Length - 1, t => Sq(Convolved(x, z, t)));

    /// <summary>The feature map that (b) asks for and the sheet does not find: φ(x) is the correlation of x with itself, at all shifts.</summary>
    [Exercise("1b", Title = "feature map"), Claim(nameof(Kernel))]
    public static double E1bFeatures(Vec<double> x, Vec<double> z)
        => Sum(2 * x.Length - 1, k => Correlated(x, x, k - x.Length + 1) * Correlated(z, z, k - x.Length + 1));

    /// <summary>A layer that convolves: the error is carried back from y to the input x and to the weights w by correlations.</summary>
    [Vjp, Exercise("2", Title = "Backpropagation through a convolution"), Symbol("y")]
    public static Vec<double> Convolution(Vec<double> w, Vec<double> x) => Build(w.Length + x.Length - 1, t => Convolved(w, x, t));

    [Exercise("2a", Title = "by indicators"), Claim(nameof(Convolution), "x[u]", Kind = ClaimKind.Vjp)]
    public static double E2aSelected(Vec<double> w, Vec<double> x, Vec<double> dy, int u)
        => Sum(dy.Length, t => Sum(w.Length, s => u == t - s ? dy[t] * w[s] : 0));

    [Exercise("2a", Title = "as a sum"), Claim(nameof(Convolution), "x[u]", Kind = ClaimKind.Vjp)]
    public static double E2a(Vec<double> w, Vec<double> x, Vec<double> dy, int u)
        => Sum(dy.Length, t => t - u >= 0 && t - u < w.Length ? dy[t] * w[t - u] : 0);

    [Exercise("2a", Title = "as a correlation"), Claim(nameof(Convolution), "x[u]", Kind = ClaimKind.Vjp)]
    public static double E2aCorrelation(Vec<double> w, Vec<double> x, Vec<double> dy, int u) => Correlated(dy, w, -u);

    [Exercise("2b", Title = "by indicators"), Claim(nameof(Convolution), "w[u]", Kind = ClaimKind.Vjp)]
    public static double E2bSelected(Vec<double> w, Vec<double> x, Vec<double> dy, int u)
        => Sum(dy.Length, t => Sum(w.Length, s => s == u && t - s >= 0 && t - s < x.Length ? dy[t] * x[t - s] : 0));

    [Exercise("2b", Title = "as a sum"), Claim(nameof(Convolution), "w[u]", Kind = ClaimKind.Vjp)]
    public static double E2b(Vec<double> w, Vec<double> x, Vec<double> dy, int u)
        => Sum(dy.Length, t => t - u >= 0 && t - u < x.Length ? dy[t] * x[t - u] : 0);

    [Exercise("2b", Title = "as a correlation"), Claim(nameof(Convolution), "w[u]", Kind = ClaimKind.Vjp)]
    public static double E2bCorrelation(Vec<double> w, Vec<double> x, Vec<double> dy, int u) => Correlated(dy, x, -u);

    /// <summary>The layer that the exercise takes as known, for comparison: it correlates, where the weights lie wholly within x.</summary>
    [Vjp, Exercise("2", Title = "Backpropagation through a cross-correlation"), Symbol("y")]
    public static Vec<double> CrossCorrelation(Vec<double> w, Vec<double> x) => Build(x.Length - w.Length + 1, t => Sum(w.Length, s => w[s] * x[s + t]));

    /// <summary>
    /// Each unit's state tends to the tanh of what the unit receives, at a tenth of the difference per unit of time. One step of Euler's method, of length 1, is the
    /// network's transition; its Jacobian by the state before carries errors back through time.
    /// </summary>
    [Jacobian, Drawing(Steps = 3, State = nameof(x), Units = 2), Exercise("3", Title = "Recurrent network by Euler's method"), Symbol("y")]
    public static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b)
    {
        var a = w.T * x + b;
        return 0.9 * x + 0.1 * Tanh(a);
    }

    [Exercise("3a", Title = "first line"), Claim(nameof(Step), Output = "[j]")]
    public static double E3aEuler(Vec<double> x, Mat<double> w, Vec<double> b, int j) => x[j] + 0.1 * (Tanh(Z(x, w, b, j)) - x[j]);

    [Exercise("3a", Title = "second line"), Claim(nameof(Step), Output = "[j]")]
    public static double E3a(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.9 * x[j] + 0.1 * Tanh(Z(x, w, b, j));

    [Exercise("3c", Title = "by itself, first line"), Claim(nameof(Step), "x[j]", Output = "[j]")]
    public static double E3cSelf1(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.9 + 0.1 * (1 - Sq(Tanh(Z(x, w, b, j))) * w[j, j]);

    [Exercise("3c", Title = "by itself, second line"), Claim(nameof(Step), "x[j]", Output = "[j]")]
    public static double E3cSelf2(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.9 + 0.1 - 0.1 * Sq(Tanh(Z(x, w, b, j))) * w[j, j];

    [Exercise("3c", Title = "by itself, third line"), Claim(nameof(Step), "x[j]", Output = "[j]")]
    public static double E3cSelf3(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 1 - 0.1 * Sq(Tanh(Z(x, w, b, j))) * w[j, j];

    [Exercise("3c", Title = "by others, first line"), Claim(nameof(Step), "x[j]", Output = "[k]", Where = "k != j")]
    public static double E3cOther1(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 * (1 - Sq(Tanh(Z(x, w, b, k))) * w[j, k]);

    [Exercise("3c", Title = "by others, second line"), Claim(nameof(Step), "x[j]", Output = "[k]", Where = "k != j")]
    public static double E3cOther2(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 - 0.1 * w[j, k] * Sq(Tanh(Z(x, w, b, k)));

    [Exercise("3d", Title = "by its weights, first line"), Claim(nameof(Step), "w[k, j]", Output = "[j]")]
    public static double E3dWeight1(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 * (1 - Sq(Tanh(Z(x, w, b, j)))) * x[k];

    [Exercise("3d", Title = "by its weights, second line"), Claim(nameof(Step), "w[k, j]", Output = "[j]")]
    public static double E3dWeight2(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 - 0.1 * x[k] * Sq(Tanh(Z(x, w, b, j)));

    [Exercise("3d", Title = "by other weights"), Claim(nameof(Step), "w[k, l]", Output = "[j]", Where = "l != j")]
    public static double E3dOtherWeight(int j, int k, int l) => 0;

    [Exercise("3d", Title = "by its bias"), Claim(nameof(Step), "b[j]", Output = "[j]")]
    public static double E3dBias(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.1 + 0.1 * Sq(Tanh(Z(x, w, b, j)));

    [Exercise("3d", Title = "by other biases"), Claim(nameof(Step), "b[k]", Output = "[j]", Where = "k != j")]
    public static double E3dOtherBias(int j, int k) => 0;

    /// <summary>
    /// The network unfolded in time. An error at the last state is carried back to the first one and to the parameters, which every step shares: that is
    /// the product of the steps' Jacobians, never formed.
    /// </summary>
    [Vjp, Exercise("3", Title = "The network unfolded in time")]
    public static Vec<double> Unfolded([Symbol("x^{(0)}")] Vec<double> start, Mat<double> w, Vec<double> b, [Symbol("T")] int steps)
        => Scan(steps, start, (x, t) => 0.9 * x + 0.1 * Tanh(w.T * x + b));

    private static double Z(Vec<double> x, Mat<double> w, Vec<double> b, int j) => Sum(x.Length, i => x[i] * w[i, j]) + b[j];

    /// <summary>(a ∗ b)_t = Σ_s a_s b_(t−s), both 0 outside.</summary>
    private static double Convolved(Vec<double> a, Vec<double> b, int t) => Sum(a.Length, s => t - s >= 0 && t - s < b.Length ? a[s] * b[t - s] : 0);

    /// <summary>(a ⋆ b)_t = Σ_s a_s b_(s+t), both 0 outside.</summary>
    private static double Correlated(Vec<double> a, Vec<double> b, int t) => Sum(a.Length, s => s + t >= 0 && s + t < b.Length ? a[s] * b[s + t] : 0);
}
