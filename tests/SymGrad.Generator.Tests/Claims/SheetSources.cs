namespace SymGrad.Generator.Tests.Claims;

/// <summary>
/// The lines of five published solution sheets as claims, as the sheets state them, right or wrong. A method is called after the
/// exercise that it answers.
/// </summary>
internal static class SheetSources
{
    /// <summary>Convolution kernel and gradients, and the recurrent network with Euler's step.</summary>
    public const string Recurrence = """
        public static class Recurrence
        {
            private static double Z(Vec<double> x, Mat<double> w, Vec<double> b, int j) => Sum(x.Length, i => x[i] * w[i, j]) + b[j];

            public static Vec<double> Convolution(Vec<double> w, Vec<double> x)
                => Build(w.Length + x.Length - 1, t => Sum(w.Length, s => t - s >= 0 && t - s < x.Length ? w[s] * x[t - s] : 0));

            [Claim(nameof(Convolution), "x[u]", Kind = ClaimKind.Vjp)]
            public static double E2a(Vec<double> w, Vec<double> x, Vec<double> dy, int u)
                => Sum(dy.Length, t => t - u >= 0 && t - u < w.Length ? dy[t] * w[t - u] : 0);

            [Claim(nameof(Convolution), "w[u]", Kind = ClaimKind.Vjp)]
            public static double E2b(Vec<double> w, Vec<double> x, Vec<double> dy, int u)
                => Sum(dy.Length, t => t - u >= 0 && t - u < x.Length ? dy[t] * x[t - u] : 0);

            public static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b)
                => Build(x.Length, j => x[j] + 0.1 * (Tanh(Z(x, w, b, j)) - x[j]));

            [Claim(nameof(Step), Output = "[j]")]
            public static double E3a(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.9 * x[j] + 0.1 * Tanh(Z(x, w, b, j));

            [Claim(nameof(Step), "x[j]", Output = "[j]")]
            public static double E3c_Self1(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.9 + 0.1 * (1 - Sq(Tanh(Z(x, w, b, j))) * w[j, j]);

            [Claim(nameof(Step), "x[j]", Output = "[j]")]
            public static double E3c_Self2(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.9 + 0.1 - 0.1 * Sq(Tanh(Z(x, w, b, j))) * w[j, j];

            [Claim(nameof(Step), "x[j]", Output = "[j]")]
            public static double E3c_Self3(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 1 - 0.1 * Sq(Tanh(Z(x, w, b, j))) * w[j, j];

            [Claim(nameof(Step), "x[j]", Output = "[k]", Where = "k != j")]
            public static double E3c_Other1(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 * (1 - Sq(Tanh(Z(x, w, b, k))) * w[j, k]);

            [Claim(nameof(Step), "x[j]", Output = "[k]", Where = "k != j")]
            public static double E3c_Other2(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 - 0.1 * w[j, k] * Sq(Tanh(Z(x, w, b, k)));

            [Claim(nameof(Step), "w[k, j]", Output = "[j]")]
            public static double E3d_Weight1(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 * (1 - Sq(Tanh(Z(x, w, b, j)))) * x[k];

            [Claim(nameof(Step), "w[k, j]", Output = "[j]")]
            public static double E3d_Weight2(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 - 0.1 * x[k] * Sq(Tanh(Z(x, w, b, j)));

            [Claim(nameof(Step), "w[k, l]", Output = "[j]", Where = "l != j")]
            public static double E3d_OtherWeight(int j, int k, int l) => 0;

            [Claim(nameof(Step), "b[j]", Output = "[j]")]
            public static double E3d_Bias(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.1 + 0.1 * Sq(Tanh(Z(x, w, b, j)));

            [Claim(nameof(Step), "b[k]", Output = "[j]", Where = "k != j")]
            public static double E3d_OtherBias(int j, int k) => 0;
        }
        """;

    /// <summary>Residual layer, layer normalisation, kernel classifier, Lagrangian and Gaussian mixture.</summary>
    public const string Structured = """
        public static class Structured
        {
            private static double Phi(double a) => 1 / (1 + Exp(-a));
            private static double Gauss(double x, double mu, double s) => Exp(-Sq(x - mu) / (2 * s * s)) / Sqrt(2 * Math.PI * s * s);
            private static double Density(double x, Vec<double> c, Vec<double> mu, Vec<double> s) => Sum(c.Length, m => c[m] * Gauss(x, mu[m], s[m]));
            private static double Posterior(double x, Vec<double> c, Vec<double> mu, Vec<double> s, int i) => c[i] * Gauss(x, mu[i], s[i]) / Density(x, c, mu, s);

            public static double Activation(double z) => Phi(z);

            [Claim(nameof(Activation), "z")]
            public static double E1a_Activation(double z) => Phi(z) * (1 - Phi(z));

            [Layout(JacobianLayout.Denominator)]
            public static Vec<double> Linear(Mat<double> W, Vec<double> x, Vec<double> b) => W * x + b;

            [Claim(nameof(Linear), "x")]
            public static Mat<double> E1a_Linear(Mat<double> W) => W.T;

            [Layout(JacobianLayout.Denominator)]
            public static Vec<double> Residual(Mat<double> W, Vec<double> x, Vec<double> b) => x + Sigmoid(W * x + b);

            [Claim(nameof(Residual), nameof(x))]
            public static Mat<double> E1a(Mat<double> W, Vec<double> x, Vec<double> b)
                => Build(x.Length, x.Length, (i, j) => (i == j ? 1.0 : 0.0) + W[j, i] * Phi(Dot(Row(W, j), x) + b[j]) * (1 - Phi(Dot(Row(W, j), x) + b[j])));

            public static Vec<double> LayerNorm(Vec<double> y) => (y - Mean(y)) / Sqrt(Variance(y));

            [Claim(nameof(LayerNorm), nameof(y))]
            public static Mat<double> E4b(Vec<double> y) => Build(y.Length, y.Length, (i, j) => (i == j ? 1.0 : 0.0) - 1.0 / y.Length);

            public static Vec<double> Centred(Vec<double> y) => y - Mean(y);

            [Claim(nameof(Centred), nameof(y))]
            public static Mat<double> E4b_WithoutScale(Vec<double> y) => Build(y.Length, y.Length, (i, j) => (i == j ? 1.0 : 0.0) - 1.0 / y.Length);

            public static double Kernel(double u1, double u2, double x1, double x2) => Sq(1 + u1 * x1 + u2 * x2);

            public static double Classifier(double x1, double x2)
                => (Kernel(1, 1, x1, x2) + Kernel(-1, -1, x1, x2) - Kernel(-1, 1, x1, x2) - Kernel(1, -1, x1, x2)) / 8;

            [Claim(nameof(Classifier))]
            public static double E7(double x1, double x2) => x1 * x2;

            public static Mat<double> Gram(Mat<double> X) => Build(X.Rows, X.Rows, (n, m) => Sq(1 + Sum(X.Columns, d => X[n, d] * X[m, d])));

            private static double[,] Points => new double[,] { { 1, 1 }, { -1, -1 }, { -1, 1 }, { 1, -1 } };

            [Claim(nameof(Gram), At = nameof(Points))]
            public static double[,] E7_Gram() => new double[,] { { 9, 1, 1, 1 }, { 1, 9, 1, 1 }, { 1, 1, 9, 1 }, { 1, 1, 1, 9 } };

            public static double Lagrangian(Vec<double> w, double b, Vec<double> a, Vec<double> t, Mat<double> X)
                => SquaredNorm(w) / 2 - Sum(a.Length, n => a[n] * (t[n] * (Sum(w.Length, d => w[d] * X[n, d]) + b) - 1));

            [Claim(nameof(Lagrangian), nameof(w))]
            public static Vec<double> E8c_ByWeights(Vec<double> w, Vec<double> a, Vec<double> t, Mat<double> X)
                => Build(w.Length, d => w[d] - Sum(a.Length, n => a[n] * t[n] * X[n, d]));

            [Claim(nameof(Lagrangian), "b")]
            public static double E8c_ByBias(Vec<double> a, Vec<double> t) => -Sum(a.Length, n => a[n] * t[n]);

            public static double LogLikelihood(Vec<double> x, Vec<double> c, Vec<double> mu, Vec<double> s) => Sum(x.Length, t => Log(Density(x[t], c, mu, s)));

            [Claim(nameof(LogLikelihood), "mu[i]")]
            public static double E9b(Vec<double> x, Vec<double> c, Vec<double> mu, Vec<double> s, int i)
                => Sum(x.Length, t => Posterior(x[t], c, mu, s, i) / (s[i] * s[i]) * (x[t] - mu[i]));

            public static Vec<double> Posteriors(double x, Vec<double> c, Vec<double> mu, Vec<double> s) => Build(c.Length, i => Posterior(x, c, mu, s, i));

            [Claim(nameof(Posteriors), "mu[j]", Output = "[i]", Where = "i != j")]
            public static double E9c_Posterior(double x, Vec<double> c, Vec<double> mu, Vec<double> s, int i, int j)
                => -Posterior(x, c, mu, s, i) * Posterior(x, c, mu, s, j) / (s[j] * s[j]) * (x - mu[j]);

            [Claim(nameof(LogLikelihood), "mu[j]", "mu[i]", Where = "i != j")]
            public static double E9c(Vec<double> x, Vec<double> c, Vec<double> mu, Vec<double> s, int i, int j)
                => -Sum(x.Length, t => Posterior(x[t], c, mu, s, i) * Posterior(x[t], c, mu, s, j) * (x[t] - mu[j]) * (x[t] - mu[i]) / (Sq(s[i]) * Sq(s[j])));
        }
        """;

    /// <summary>A two-layer network over a batch with figures, softmax with cross-entropy, gradient descent.</summary>
    public const string Batch = """
        public static class Batch
        {
            private static double Step(double z) => z > 0 ? 1 : 0;
            private static double Z(Mat<double> x, Mat<double> W1, Vec<double> b1, int k, int m) => b1[m] + Sum(x.Columns, n => x[k, n] * W1[n, m]);
            private static double Y(Mat<double> x, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2, int k) => b2 + Sum(W2.Length, m => W2[m] * Relu(Z(x, W1, b1, k, m)));

            public static double Loss(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
                => Sum(t.Length, k => Sq(Y(x, W1, b1, W2, b2, k) - t[k])) / 2;

            [Claim(nameof(Loss), nameof(b2))]
            public static double Q1_b2(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
                => Sum(t.Length, k => Y(x, W1, b1, W2, b2, k) - t[k]);

            [Claim(nameof(Loss), nameof(W2))]
            public static Vec<double> Q1_W2(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
                => Build(W2.Length, m => Sum(t.Length, k => (Y(x, W1, b1, W2, b2, k) - t[k]) * Relu(Z(x, W1, b1, k, m))));

            [Claim(nameof(Loss), nameof(b1))]
            public static Vec<double> Q1_b1(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
                => Build(W2.Length, i => Sum(t.Length, k => (Y(x, W1, b1, W2, b2, k) - t[k]) * W2[i] * Step(Z(x, W1, b1, k, i))));

            [Claim(nameof(Loss), "W1[i, j]")]
            public static double Q1_W1(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2, int i, int j)
                => Sum(t.Length, k => (Y(x, W1, b1, W2, b2, k) - t[k]) * W2[j] * Step(Z(x, W1, b1, k, j)) * x[k, i]);

            private static (double[,] x, double[] t, double[,] W1, double[] b1, double[] W2, double b2) Data => (
                new double[,] { { 0.6, -1.0 }, { 0.8, -1.0 }, { -0.4, 0.9 }, { 0.2, 0.0 } }, new double[] { -0.8, -0.1, 0.9, 0.7 },
                new double[,] { { -0.8, -0.7, 0.6 }, { -1.0, 0.5, -1.0 } }, new double[] { -0.2, -1.0, -0.7 }, new double[] { 0.1, -1.0, 0.5 }, -0.7);

            [Claim(nameof(Loss), "b2", At = nameof(Data))]
            public static double Q1_Figures_b2() => -2.732;

            [Claim(nameof(Loss), "W2", At = nameof(Data))]
            public static double[] Q1_Figures_W2() => new double[] { 0.1168, 0, 0.1536 };

            [Claim(nameof(Loss), "b1", At = nameof(Data))]
            public static double[] Q1_Figures_b1() => new double[] { 0.0268, 0, 0.134 };

            [Claim(nameof(Loss), "W1", At = nameof(Data))]
            public static double[,] Q1_Figures_W1() => new double[,] { { 0.0122, 0, 0.061 }, { -0.0268, 0, -0.134 } };

            public static double E(Vec<double> t, Vec<double> y) => -Sum(y.Length, k => t[k] * Log(Exp(y[k]) / Sum(y.Length, i => Exp(y[i]))));

            [Claim(nameof(E))]
            public static double Q2_Rewritten(Vec<double> t, Vec<double> y) => Log(Sum(y.Length, i => Exp(y[i]))) * Sum(t) - Sum(y.Length, k => t[k] * y[k]);

            [Claim(nameof(E), "y[i]")]
            public static double Q2(Vec<double> t, Vec<double> y, int i) => Exp(y[i]) / Sum(y.Length, k => Exp(y[k])) * Sum(t) - t[i];

            public static double OneHot(Vec<double> y, int k) => E(Build(y.Length, i => i == k ? 1.0 : 0.0), y);

            [Claim(nameof(OneHot), "y[i]")]
            public static double Q2_OneHot(Vec<double> y, int k, int i) => Exp(y[i]) / Sum(y.Length, n => Exp(y[n])) * (k == k ? 1 : 0) - (i == k ? 1 : 0);

            public static double F(double x) => 5 * x * x;

            [Claim(nameof(F), nameof(x))]
            public static double Q3(double x) => 10 * x;

            public static double Descent(double x, double eta) => x - eta * (10 * x);

            [Claim(nameof(Descent))]
            public static double Q3_Step(double x, double eta) => x * (1 - 10 * eta);
        }
        """;

    /// <summary>The derivatives for a network's gradient, one inside the other.</summary>
    public const string Foundations = """
        public static class Foundations
        {
            private static double Fe(double a, double y) => -y * Exp(-y * a) * Sigmoid(y * a);
            private static double Fd(double a) => Sigmoid(a) * (1 - Sigmoid(a));

            public static Vec<double> Affine(Mat<double> W, Vec<double> x, Vec<double> b) => W * x + b;

            [Claim(nameof(Affine), "W[i, j]")]
            public static Vec<double> E1a(Vec<double> x, Vec<double> b, int i, int j) => Build(b.Length, r => r == i ? x[j] : 0);

            [Claim(nameof(Affine), "b[i]")]
            public static Vec<double> E1b(Vec<double> b, int i) => Build(b.Length, r => r == i ? 1.0 : 0.0);

            [Claim(nameof(Affine), "x[i]")]
            public static Vec<double> E1c(Mat<double> W, int i) => Column(W, i);

            public static double S(double a) => Pow(1 + Exp(-a), -1);

            [Claim(nameof(S), nameof(a))]
            public static double E1d(double a) => Pow(1 + Exp(-a), -2) * Exp(-a);

            [Claim(nameof(S), nameof(a))]
            public static double E1d_BySigma(double a) => Sigmoid(a) * (1 - Sigmoid(a));

            public static double Logistic(double y, double a) => Log(1 + Exp(-y * a));

            [Claim(nameof(Logistic), nameof(a))]
            public static double E1e(double y, double a) => -y * Exp(-y * a) / (1 + Exp(-y * a));

            [Claim(nameof(Logistic), nameof(a))]
            public static double E1e_BySigma(double y, double a) => -y * Exp(-y * a) * Sigmoid(y * a);

            public static double Network(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b) => Log(1 + Exp(-y * Dot(w, Sigmoid(W * x + b))));

            [Claim(nameof(Network), "W[i, j]")]
            public static double E1f(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b, int i, int j)
                => Fe(Dot(w, Sigmoid(W * x + b)), y) * w[i] * Fd(Dot(Row(W, i), x) + b[i]) * x[j];

            [Claim(nameof(Network), "b[i]")]
            public static double E1f_Bias(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b, int i)
                => Fe(Dot(w, Sigmoid(W * x + b)), y) * w[i] * Fd(Dot(Row(W, i), x) + b[i]);

            public static double SmoothHinge(double t) => Log(Exp(0) + Exp(1 - t));

            [Claim(nameof(SmoothHinge))]
            public static double E3b(double t) => Log(1 + Exp(1 - t));
        }
        """;

    /// <summary>A bias-free network of two ReLU layers, in symbols and in figures.</summary>
    public const string TwoLayers = """
        public static class TwoLayers
        {
            private static double Phi(double z) => Max(0, z);
            private static double Slope(double z) => z > 0 ? 1 : 0;
            private static double WX(Mat<double> W, Vec<double> x, int i) => Sum(x.Length, j => W[i, j] * x[j]);
            private static double VH(Mat<double> W, Vec<double> V, Vec<double> x) => Sum(V.Length, i => V[i] * Phi(WX(W, x, i)));

            public static Vec<double> Hidden(Mat<double> W, Vec<double> x) => Build(W.Rows, i => Phi(WX(W, x, i)));
            public static double Output(Mat<double> W, Vec<double> V, Vec<double> x) => Phi(VH(W, V, x));
            public static double Loss(double y, double yHat) => Sq(y - yHat) / 2;
            public static double J(Mat<double> W, Vec<double> V, Vec<double> x, double y) => Loss(y, Output(W, V, x));

            private static (double[,] W, double[] x) HiddenData => (new double[,] { { 1, 0, 1 }, { 1, -1, 0 } }, new double[] { 1, 2, 1 });
            private static (double[,] W, double[] V, double[] x) OutputData => (new double[,] { { 1, 0, 1 }, { 1, -1, 0 } }, new double[] { 0, 1 }, new double[] { 1, 2, 1 });
            private static (double y, double yHat) LossData => (1, 0);
            private static (double[,] W, double[] V, double[] x, double y) Data => (new double[,] { { 1, 0, 1 }, { 1, -1, 0 } }, new double[] { 0, 1 }, new double[] { 1, 2, 1 }, 1);

            [Claim(nameof(Hidden), At = nameof(HiddenData))]
            public static double[] Figures_h() => new double[] { 2, 0 };

            [Claim(nameof(Output), At = nameof(OutputData))]
            public static double Figures_yHat() => 0;

            [Claim(nameof(Loss), At = nameof(LossData))]
            public static double Figures_J() => 1.0 / 2;

            [Claim(nameof(Loss), nameof(yHat))]
            public static double ByOutput(double y, double yHat) => yHat - y;

            [Claim(nameof(Loss), "yHat", At = nameof(LossData))]
            public static double Figures_ByOutput() => -1;

            [Claim(nameof(J), "V[i]")]
            public static double ByV(Mat<double> W, Vec<double> V, Vec<double> x, double y, int i)
                => (Output(W, V, x) - y) * Slope(VH(W, V, x)) * Phi(WX(W, x, i));

            [Claim(nameof(J), "W[i, j]")]
            public static double ByW(Mat<double> W, Vec<double> V, Vec<double> x, double y, int i, int j)
                => (Output(W, V, x) - y) * Slope(VH(W, V, x)) * V[i] * Phi(WX(W, x, i)) * x[j];

            [Claim(nameof(J), "V", At = nameof(Data))]
            public static double[] Figures_ByV() => new double[] { -2, 0 };

            [Claim(nameof(J), "W", At = nameof(Data))]
            public static double[,] Figures_ByW() => new double[,] { { 0, 0, 0 }, { 0, 0, 0 } };
        }
        """;
}
