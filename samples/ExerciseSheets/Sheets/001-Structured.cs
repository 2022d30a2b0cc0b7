using SymGrad;
using static SymGrad.Functions;

namespace ExerciseSheets.Sheets;

/// <summary>Deep learning and structured data, examples paper 2: skip connections, gated units, normalisation, bounds, support vectors, mixtures.</summary>
internal static partial class Structured
{
    private static double[,] Points => new double[,] { { 1, 1 }, { -1, -1 }, { -1, 1 }, { 1, -1 } };

    private static (double[] X, double[] A, double[] T, double B, double[,] Points) AtFirstPoint => ([1, 1], [0.125, 0.125, 0.125, 0.125], [1, 1, -1, -1], 0, new double[,] { { 1, 1 }, { -1, -1 }, { -1, 1 }, { 1, -1 } });

    private static (double[] W, double B, double[] A, double[] T, double[,] Points) Margin => ([2, 2], -3, [4, 2, 2, 0], [1, -1, -1, 1], new double[,] { { 1, 1 }, { 1, 0 }, { 0, 1 }, { 2, 0 } });

    /// <summary>The logistic activation, whose derivative the layers below use.</summary>
    [Derivative, Exercise("1a", Title = "The activation"), Symbol(@"\phi")]
    public static double Activation(double z) => Sigmoid(z);

    [Exercise("1a", Title = "activation"), Claim(nameof(Activation), "z")]
    public static double E1aActivation(double z) => Phi(z) * (1 - Phi(z));

    /// <summary>What the activation is applied to, by its input, in denominator layout.</summary>
    [Jacobian(nameof(x)), Layout(JacobianLayout.Denominator), Exercise("1a", Title = "The affine part"), Symbol("z")]
    public static Vec<double> Linear(Mat<double> W, Vec<double> x, Vec<double> b) => W * x + b;

    [Exercise("1a", Title = "affine part"), Claim(nameof(Linear), "x")]
    public static Mat<double> E1aLinear(Mat<double> W) => W.T;

    /// <summary>
    /// A layer with a connection past it. In denominator layout its Jacobian is the identity plus what the layer alone would have: where the units saturate,
    /// the identity remains, so errors still reach the layers before.
    /// </summary>
    [Jacobian(nameof(x)), Layout(JacobianLayout.Denominator), Exercise("1a", Title = "Residual layer"), Symbol("y")]
    public static Vec<double> Residual(Mat<double> W, Vec<double> x, Vec<double> b) => x + Sigmoid(W * x + b);

    [Exercise("1a", Title = "the whole layer"), Claim(nameof(Residual), nameof(x))]
    public static Mat<double> E1a(Mat<double> W, Vec<double> x, Vec<double> b)
        => Build(x.Length, x.Length, (i, j) => (i == j ? 1.0 : 0.0) + W[j, i] * Phi(Dot(Row(W, j), x) + b[j]) * (1 - Phi(Dot(Row(W, j), x) + b[j])));

    /// <summary>A highway layer without biases: a gate decides, unit by unit, between the input and the layer. The way past it is open only where the gate is not 1.</summary>
    [Jacobian(nameof(x)), Layout(JacobianLayout.Denominator), Exercise("1c", Title = "Highway layer"), Symbol("y")]
    public static Vec<double> Highway(Mat<double> W, [Symbol("W_g")] Mat<double> Wg, Vec<double> x)
    {
        var i = Sigmoid(Wg * x);
        return Hadamard(1 - i, x) + Hadamard(i, Sigmoid(W * x));
    }

    /// <summary>A linear recurrence: after t steps the state is the t-th power of W times the first one, so it grows or dies with the largest |λ|.</summary>
    [Vjp, Exercise("2", Title = "Linear recurrence"), Symbol("y")]
    public static Vec<double> Linearly(Mat<double> W, [Symbol("h_0")] Vec<double> h, int t) => MatrixPower(W, t) * h;

    /// <summary>The recurrence step by step.</summary>
    [Exercise("2", Title = "power of W"), Claim(nameof(Linearly))]
    public static Vec<double> E2(Mat<double> W, Vec<double> h, int t)
    {
        for (var step = 0; step < t; step++)
        {
            h = W * h;
        }

        return h;
    }

    /// <summary>A gate: a logistic layer of the input and of the state before, between 0 and 1.</summary>
    [Vjp(nameof(x), nameof(h)), Exercise("3a", Title = "Gate"), Symbol("i")]
    public static Vec<double> Gate([Symbol("W^f")] Mat<double> W, [Symbol("W^r")] Mat<double> R, Vec<double> b, [Symbol("x_t")] Vec<double> x, [Symbol("h_{t-1}")] Vec<double> h)
        => Sigmoid(W * x + R * h + b);

    [Exercise("3a", Title = "gate"), Claim(nameof(Gate), Output = "[j]")]
    public static double E3a(Mat<double> W, Mat<double> R, Vec<double> b, Vec<double> x, Vec<double> h, int j) => 1 / (1 + Exp(-(Dot(Row(W, j), x) + Dot(Row(R, j), h) + b[j])));

    /// <summary>A gated recurrent unit: one gate decides what the candidate sees of the state, another how much of the state is kept.</summary>
    [Vjp(nameof(x), nameof(h)), Exercise("3b", Title = "Gated recurrent unit"), Symbol("h_t")]
    public static Vec<double> Gru(
        [Symbol("x_t")] Vec<double> x,
        [Symbol("h_{t-1}")] Vec<double> h,
        [Symbol("W_f^f")] Mat<double> Wf,
        [Symbol("W_f^r")] Mat<double> Rf,
        [Symbol("b_f")] Vec<double> bf,
        [Symbol("W_o^f")] Mat<double> Wo,
        [Symbol("W_o^r")] Mat<double> Ro,
        [Symbol("b_o")] Vec<double> bo,
        [Symbol("W_h^f")] Mat<double> Wh,
        [Symbol("W_h^r")] Mat<double> Rh,
        [Symbol("b_h")] Vec<double> bh)
    {
        var i_f = Sigmoid(Wf * x + Rf * h + bf);
        var i_o = Sigmoid(Wo * x + Ro * h + bo);
        var hTilde = Tanh(Wh * x + Rh * Hadamard(i_f, h) + bh);
        return Hadamard(i_o, h) + Hadamard(1 - i_o, hTilde);
    }

    /// <summary>Two gated units, one on the other's states, then softmax; the loss is the cross-entropy with the class that is right.</summary>
    [Gradient(nameof(h1), nameof(h2), nameof(V), nameof(c)), Exercise("3c", Title = "Two layers of gated units"), Symbol("L")]
    public static double TwoLayers(
        [Symbol("x_t")] Vec<double> x,
        int label,
        [Symbol("h_{t-1}^{(1)}")] Vec<double> h1,
        [Symbol("h_{t-1}^{(2)}")] Vec<double> h2,
        Unit first,
        Unit second,
        [Symbol("W_y")] Mat<double> V,
        [Symbol("b_y")] Vec<double> c)
        => CrossEntropy(label, Softmax(V * second.Next(first.Next(x, h1), h2) + c));

    /// <summary>Normalisation of a layer with scale and shift: zero mean and unit variance over its own units, then weights and biases.</summary>
    [Vjp, Exercise("4a", Title = "Layer normalisation"), Symbol(@"\tilde{y}")]
    public static Vec<double> LayerNorm(Vec<double> y, Vec<double> w, Vec<double> b)
    {
        var mu = Mean(y);
        var sigma = Sqrt(Variance(y));
        return Hadamard(w, (y - mu) / sigma) + b;
    }

    /// <summary>Normalisation of a batch, one sample a row: zero mean and unit variance of each feature over the samples.</summary>
    [Vjp, Exercise("4a", Title = "Batch normalisation"), Symbol(@"\tilde{y}")]
    public static Mat<double> BatchNorm(Mat<double> y, Vec<double> w, Vec<double> b)
    {
        var mu = Build(w.Length, j => Sum(y.Rows, p => y[p, j]) / y.Rows);
        var u = AddToRows(y, -mu);
        var sigma = Build(w.Length, j => Sqrt(Sum(y.Rows, p => Sq(u[p, j])) / y.Rows));
        return AddToRows(Build(y.Rows, w.Length, (p, j) => w[j] * u[p, j] / sigma[j]), b);
    }

    /// <summary>Layer normalisation without scale and shift: zero mean and unit variance.</summary>
    [Jacobian, Exercise("4b", Title = "Derivative of layer normalisation"), Symbol(@"\tilde{y}")]
    public static Vec<double> Normalised(Vec<double> y)
    {
        var mu = Mean(y);
        var sigma = Sqrt(Variance(y));
        return (y - mu) / sigma;
    }

    [Exercise("4b", Title = "matrix"), Claim(nameof(Normalised), nameof(y))]
    public static Mat<double> E4b(Vec<double> y) => Build(y.Length, y.Length, (i, j) => (i == j ? 1.0 : 0.0) - 1.0 / y.Length);

    /// <summary>The part of it that only takes the mean away: of this the sheet's matrix is the derivative.</summary>
    [Jacobian, Exercise("4b", Title = "Derivative of centring"), Symbol(@"\tilde{y}")]
    public static Vec<double> Centred(Vec<double> y) => y - Mean(y);

    [Exercise("4b", Title = "the matrix, of centring"), Claim(nameof(Centred), nameof(y))]
    public static Mat<double> E4bCentred(Vec<double> y) => Build(y.Length, y.Length, (i, j) => (i == j ? 1.0 : 0.0) - 1.0 / y.Length);

    /// <summary>
    /// A lower bound of the log-likelihood of samples x_i by a distribution q over a latent class z, given by its logits; p is the joint density, one sample a row. The
    /// gradient by the logits needs no posterior, which is the bound's use.
    /// </summary>
    [Gradient(nameof(eta)), Exercise("5", Title = "Variational lower bound"), Symbol("F")]
    public static double Bound(Mat<double> p, Vec<double> eta)
    {
        var q = Softmax(eta);
        return Sum(p.Rows, i => Sum(eta.Length, z => q[z] * Log(p[i, z] / q[z])));
    }

    /// <summary>The bound as the log-likelihood less the divergence of q from the posteriors: 5(b), which so is at most the log-likelihood.</summary>
    [Exercise("5b", Title = "with the divergence"), Claim(nameof(Bound))]
    public static double E5b(Mat<double> p, Vec<double> eta)
    {
        var q = Softmax(eta);
        return Sum(p.Rows, i => Log(Evidence(p, i))) - Sum(p.Rows, i => Sum(p.Columns, z => q[z] * Log(q[z] / (p[i, z] / Evidence(p, i)))));
    }

    /// <summary>The same sum where the posterior stands for q below the fraction line: the log-likelihood, whatever q is.</summary>
    [Gradient(nameof(p)), Exercise("5a", Title = "The bound at the posterior"), Symbol("F")]
    public static double BoundAtPosterior(Mat<double> p, Vec<double> eta)
    {
        var q = Softmax(eta);
        return Sum(p.Rows, i => Sum(p.Columns, z => q[z] * Log(p[i, z] / (p[i, z] / Evidence(p, i)))));
    }

    [Exercise("5a", Title = "log-likelihood"), Claim(nameof(BoundAtPosterior))]
    public static double E5a(Mat<double> p) => Sum(p.Rows, i => Log(Evidence(p, i)));

    /// <summary>The Gram matrix of the kernel (1 + xᵀx')² at the training points.</summary>
    [Vjp, Exercise("7", Title = "Gram matrix of a polynomial kernel"), Symbol("K")]
    public static Mat<double> Gram([Symbol("x")] Mat<double> X) => Build(X.Rows, X.Rows, (n, m) => Sq(1 + Sum(X.Columns, d => X[n, d] * X[m, d])));

    [Exercise("7", Title = "Gram matrix"), Claim(nameof(Gram), At = nameof(Points))]
    public static double[,] E7Gram() => new double[,] { { 9, 1, 1, 1 }, { 1, 9, 1, 1 }, { 1, 1, 9, 1 }, { 1, 1, 1, 9 } };

    /// <summary>A kernel classifier, here at the first training point, with all multipliers 1/8 and b = 0.</summary>
    [Gradient(nameof(x)), Exercise("7", Title = "Kernel classifier"), At(nameof(AtFirstPoint)), Symbol("y")]
    public static double KernelClassifier(Vec<double> x, Vec<double> a, Vec<double> t, double b, Mat<double> X)
        => b + Sum(a.Length, n => a[n] * t[n] * Sq(1 + Sum(x.Length, d => X[n, d] * x[d])));

    [Exercise("7", Title = "output at the first point"), Claim(nameof(KernelClassifier), At = nameof(AtFirstPoint))]
    public static double E7First() => 1;

    /// <summary>The classifier with the four training points of the sheet put in.</summary>
    [Gradient, Exercise("7", Title = "The classifier of the four points"), Symbol("y")]
    public static double Classifier(double x1, double x2) => (Kernel(1, 1, x1, x2) + Kernel(-1, -1, x1, x2) - Kernel(-1, 1, x1, x2) - Kernel(1, -1, x1, x2)) / 8;

    [Exercise("7", Title = "classifier"), Claim(nameof(Classifier))]
    public static double E7(double x1, double x2) => x1 * x2;

    /// <summary>
    /// The Lagrangian of the support vector machine, figured at the four points on the margin: the gradients by w and b vanish, and so do those by the multipliers,
    /// since each point lies on its margin exactly.
    /// </summary>
    [Gradient(nameof(w), nameof(b), nameof(a)), Exercise("8c", Title = "Lagrangian and its conditions"), At(nameof(Margin)), Symbol(@"\Lambda")]
    public static double Lagrangian(Vec<double> w, double b, Vec<double> a, Vec<double> t, Mat<double> X)
        => SquaredNorm(w) / 2 - Sum(a.Length, n => a[n] * (t[n] * (Sum(w.Length, d => w[d] * X[n, d]) + b) - 1));

    [Exercise("8c", Title = "by w"), Claim(nameof(Lagrangian), nameof(w))]
    public static Vec<double> E8cByW(Vec<double> w, Vec<double> a, Vec<double> t, Mat<double> X) => Build(w.Length, d => w[d] - Sum(a.Length, n => a[n] * t[n] * X[n, d]));

    [Exercise("8c", Title = "by b"), Claim(nameof(Lagrangian), "b")]
    public static double E8cByB(Vec<double> a, Vec<double> t) => -Sum(a.Length, n => a[n] * t[n]);

    [Exercise("8c", Title = "figures by w"), Claim(nameof(Lagrangian), "w", At = nameof(Margin))]
    public static double[] E8cFiguresOfW() => [0, 0];

    [Exercise("8c", Title = "figure by b"), Claim(nameof(Lagrangian), "b", At = nameof(Margin))]
    public static double E8cFigureOfB() => 0;

    /// <summary>
    /// The log-likelihood of a mixture of Gaussians, with its first and second derivatives by the means: the score and its changes, from which sequences of any
    /// length get features of one length.
    /// </summary>
    [Hessian(nameof(mu)), Exercise("9", Title = "Gaussian mixture"), Symbol("L")]
    public static double LogLikelihood(Vec<double> x, Vec<double> c, Vec<double> mu, [Symbol(@"\sigma")] Vec<double> s)
    {
        var p = Build(x.Length, t => Density(x[t], c, mu, s));
        return Sum(x.Length, t => Log(p[t]));
    }

    [Exercise("9b", Title = "by the density"), Claim(nameof(LogLikelihood), "mu[i]")]
    public static double E9bDensity(Vec<double> x, Vec<double> c, Vec<double> mu, Vec<double> s, int i)
        => Sum(x.Length, t => 1 / Density(x[t], c, mu, s) * c[i] * Gauss(x[t], mu[i], s[i]) * (x[t] - mu[i]) / Sq(s[i]));

    [Exercise("9b", Title = "by the posterior"), Claim(nameof(LogLikelihood), "mu[i]")]
    public static double E9b(Vec<double> x, Vec<double> c, Vec<double> mu, Vec<double> s, int i)
        => Sum(x.Length, t => Posterior(x[t], c, mu, s, i) * (1 / Sq(s[i])) * (x[t] - mu[i]));

    /// <summary>The posteriors of the components for one observation.</summary>
    [Jacobian(nameof(mu)), Exercise("9c", Title = "Posteriors"), Symbol("P")]
    public static Vec<double> Posteriors(double x, Vec<double> c, Vec<double> mu, [Symbol(@"\sigma")] Vec<double> s) => Softmax(Build(mu.Length, m => Log(c[m]) + LogGauss(x, mu[m], s[m])));

    [Exercise("9c", Title = "posterior, first line"), Claim(nameof(Posteriors), "mu[j]", Output = "[i]", Where = "i != j")]
    public static double E9cQuotient(double x, Vec<double> c, Vec<double> mu, Vec<double> s, int i, int j)
        => -(c[i] * Gauss(x, mu[i], s[i])) / Sq(Density(x, c, mu, s)) * c[j] * Gauss(x, mu[j], s[j]) * (x - mu[j]) / Sq(s[j]);

    [Exercise("9c", Title = "posterior, second line"), Claim(nameof(Posteriors), "mu[j]", Output = "[i]", Where = "i != j")]
    public static double E9cPosterior(double x, Vec<double> c, Vec<double> mu, Vec<double> s, int i, int j)
        => -Posterior(x, c, mu, s, i) * Posterior(x, c, mu, s, j) * (1 / Sq(s[j])) * (x - mu[j]);

    [Exercise("9c", Title = "mixed second derivative"), Claim(nameof(LogLikelihood), "mu[j]", "mu[i]", Where = "i != j")]
    public static double E9c(Vec<double> x, Vec<double> c, Vec<double> mu, Vec<double> s, int i, int j)
        => -Sum(x.Length, t => Posterior(x[t], c, mu, s, i) * Posterior(x[t], c, mu, s, j) * ((x[t] - mu[j]) * (x[t] - mu[i]) / (Sq(s[i]) * Sq(s[j]))));

    /// <summary>The parameters of a gated unit.</summary>
    internal sealed record Unit(Mat<double> W_f, Mat<double> R_f, Vec<double> b_f, Mat<double> W_o, Mat<double> R_o, Vec<double> b_o, Mat<double> W_h, Mat<double> R_h, Vec<double> b_h)
    {
        public Vec<double> Next(Vec<double> x, Vec<double> h) => Gru(x, h, W_f, R_f, b_f, W_o, R_o, b_o, W_h, R_h, b_h);
    }

    private static double Phi(double a) => Sigmoid(a);

    private static double Evidence(Mat<double> p, int i) => Sum(p.Columns, z => p[i, z]);

    private static double Kernel(double u1, double u2, double x1, double x2) => Sq(1 + u1 * x1 + u2 * x2);

    private static double Gauss(double x, double mu, double s) => Exp(-Sq(x - mu) / (2 * Sq(s))) / Sqrt(2 * Math.PI * Sq(s));

    private static double LogGauss(double x, double mu, double s) => -Sq(x - mu) / (2 * Sq(s)) - Log(2 * Math.PI * Sq(s)) / 2;

    private static double Density(double x, Vec<double> c, Vec<double> mu, Vec<double> s) => Sum(mu.Length, m => c[m] * Gauss(x, mu[m], s[m]));

    private static double Posterior(double x, Vec<double> c, Vec<double> mu, Vec<double> s, int i) => c[i] * Gauss(x, mu[i], s[i]) / Density(x, c, mu, s);
}
