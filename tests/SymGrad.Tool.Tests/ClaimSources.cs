namespace SymGrad.Tool.Tests;

/// <summary>Claims of every kind of verdict.</summary>
internal static class ClaimSources
{
    public const string AllVerdicts =
        """
        using static SymGrad.Functions;

        public static partial class Sheet
        {
            /// <summary>A step of Euler's method through a recurrent layer.</summary>
            [Exercise("3", Title = "Recurrent layer")]
            public static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b) => Build(x.Length, j => 0.9 * x[j] + 0.1 * Tanh(Sum(x.Length, i => x[i] * w[i, j]) + b[j]));

            /// <summary>By the bias of the unit itself.</summary>
            [Claim(nameof(Step), "b[j]", Output = "[j]"), Exercise("3d")]
            public static double ByBias(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.1 + 0.1 * Sq(Tanh(Sum(x.Length, i => x[i] * w[i, j]) + b[j]));

            [Claim(nameof(Step), "b[k]", Output = "[j]", Where = "k != j")]
            public static double ByOtherBias(int j, int k) => 0;

            [Gradient("w"), Exercise("2", Title = "Least squares")]
            public static double Loss(Vec<double> w, Mat<double> X, Vec<double> t) => 0.5 * SquaredNorm(X * w - t);

            [Claim(nameof(Loss), nameof(w))]
            public static Vec<double> Normal(Vec<double> w, Mat<double> X, Vec<double> t) => X.T * (X * w - t);

            private static (double[], double[,], double[]) Inputs => ([1, -1], new double[,] { { 1, 2 }, { 0.5, 0 } }, [0, 1]);

            // X w − t = (−1, −1/2), so Xᵀ(Xw − t) = (−1.25, −2).
            [Claim(nameof(Loss), "w", At = nameof(Inputs))]
            public static double[] Figures() => [-1.25, 2.0];

        #pragma warning disable SG0090
            [Claim(nameof(Loss), nameof(w))]
            public static Vec<double> Transposed(Vec<double> w, Mat<double> X, Vec<double> t) => X * (X * w - t);
        #pragma warning restore SG0090

            public static double Chain(Vec<double> x) { var s = 0.0; foreach (var e in x) { s = Tanh(s + e); } return s; }

            [Claim(nameof(Chain))]
            public static double Unrolled(Vec<double> x) { var s = 0.0; for (var t = 0; t < x.Length; t++) { s = Tanh(x[t] + s * 1); } return s; }

            public static double Wave(double x) => Math.Cos(3 * x);

            [Claim(nameof(Wave))]
            public static double TripleAngle(double x) => 4 * Math.Cos(x) * Math.Cos(x) * Math.Cos(x) - 3 * Math.Cos(x);

            [Claim(nameof(Chain), nameof(x))]
            public static double Rounded(Vec<double> x) => Math.Floor(x[0]);

            [Claim(nameof(Chain), "y")]
            public static double OfNothing(Vec<double> x) => x[0];

            [Claim("Nothing", "y")]
            public static double OfNoModel(Vec<double> x) => x[0];
        }
        """;
}
