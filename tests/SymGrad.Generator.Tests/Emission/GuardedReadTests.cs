using System.Reflection;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>What is read in a branch alone is not demanded beforehand: it must not be another element.</summary>
public sealed class GuardedReadTests
{
    [Theory]
    [InlineData("Mat<double> x", "x[0, 4]", "new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }")]
    [InlineData("double[][] x", "x[0][4]", "[[1, 2], [4, 5, 6]]")]
    public void ConstantPlacePastARow_IsNoElementOfTheNext(string parameter, string read, string argument)
    {
        var type = GeneratorRun.Of($$"""
            public static partial class M
            {
                [Gradient]
                public static double F({{parameter}}, double s) => s > 0 ? s * {{read}} : s;

                public static double Of(double s) => FGradient({{argument}}, s).Value;
            }
            """).Load().GetType("M")!;

        Assert.Equal(-1.0, type.GetMethod("Of")!.Invoke(null, [-1.0]));
        var thrown = Assert.Throws<TargetInvocationException>(() => type.GetMethod("Of")!.Invoke(null, [1.0]));
        Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerException);
    }

    /// <summary>What operators in a branch demand is demanded where the parameters say that it is taken.</summary>
    [Theory]
    [InlineData("s > 0 ? Dot(x, y) : s")]
    [InlineData("s > 0 && x.Length > 2 ? Dot(x, y) : s")]
    [InlineData("s > 0 ? Sum(x - y) : SquaredNorm(x)")]
    [InlineData("Sin(s) > 0 && s > 0 ? Dot(x, y) : s")]
    [InlineData("Sum(2, i => i == 0 && s > 0 ? Dot(x, y) : s)")]
    public void ShapesInABranch_MustAgreeWhereItIsTaken(string model)
    {
        var type = GeneratorRun.Of($$"""
            public static partial class M
            {
                [Gradient(nameof(x))]
                public static double F(Vec<double> x, Vec<double> y, double s) => {{model}};

                public static double Of(int n, double s) => FGradient(new double[] { 1, 2, 3 }, new Vec<double>(n), s).Value;

                public static double Model(int n, double s) => F(new double[] { 1, 2, 3 }, new Vec<double>(n), s);
            }
            """).Load().GetType("M")!;

        Assert.Equal(type.GetMethod("Model")!.Invoke(null, [3, 1.0]), type.GetMethod("Of")!.Invoke(null, [3, 1.0]));
        Assert.Equal(type.GetMethod("Model")!.Invoke(null, [5, -1.0]), type.GetMethod("Of")!.Invoke(null, [5, -1.0]));
        Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => type.GetMethod("Model")!.Invoke(null, [5, 1.0])).InnerException);
        Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => type.GetMethod("Of")!.Invoke(null, [5, 1.0])).InnerException);
    }

    /// <summary>Loops and sums in a branch, on lanes, in kernels and one by one, under conditions of values, of parameters and of integers.</summary>
    [Theory]
    [InlineData("s > 0 ? Sum(m, j => s * x[0, j] * x[0, j]) : s")]
    [InlineData("s > 0 ? Sum(m, j => x[0, j]) : s")]
    [InlineData("Sin(s) > 0 ? Sum(m, j => x[0, j] * x[1, j]) : s")]
    [InlineData("s > 0 ? Sum(2, i => Sum(m, j => Sin(x[i, j]))) : s")]
    [InlineData("m > 3 ? Sum(m, j => x[0, j] * x[0, j]) : s")]
    [InlineData("m > 3 ? Sum(2, i => Sum(m, j => Exp(x[i, j]))) : s")]
    [InlineData("m > 3 ? Sum(m, i => x[i, 2] * x[i, 2]) : s")]
    [InlineData("m > 3 ? Sum(2, i => Sum(m, j => x[j, i])) : s")]
    [InlineData("s > 0 ? Max(m, j => x[0, j]) : s")]
    [InlineData("s > 0 ? LogSumExp(m, j => x[1, j]) : s")]
    [InlineData("s > 0 ? Sum(2, i => Product(m, j => x[i, j])) : s")]
    [InlineData("Sum(m, j => s > 0 ? x[0, j] * x[0, j] : s)")]
    [InlineData("Sum(m, j => j > 0 && s > 0 ? x[1, j - 1] * x[1, j] : s)")]
    [InlineData("Sum(2, i => Sum(m, j => x[i, 0] * s > 0 ? x[i, j] : 0))")]
    [InlineData("Sum(m, k => k < 2 && s > 0 ? Sum(m, j => x[k, j] * x[1, j]) : 0)")]
    [InlineData("s > 0 ? Sum(Build(m, j => x[0, j] * s)) : s")]
    [InlineData("s > 0 ? SquaredNorm(Build(2, m, (i, j) => x[i, j] + s) * Build(m, j => s)) : s")]
    public void LoopPastARow_ReadsNoElementOfTheNext(string model)
    {
        var type = GeneratorRun.Of($$"""
            public static partial class M
            {
                [Gradient(nameof(x))]
                public static double F(Mat<double> x, int m, double s) => {{model}};

                public static double Of(int m, double s) => FGradient(new double[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } }, m, s).Value;

                public static double Model(int m, double s) => F(new double[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } }, m, s);
            }
            """).Load().GetType("M")!;

        var thrown = Assert.Throws<TargetInvocationException>(() => type.GetMethod("Model")!.Invoke(null, [5, 1.0]));
        Assert.True(thrown.InnerException is ArgumentException or IndexOutOfRangeException);
        thrown = Assert.Throws<TargetInvocationException>(() => type.GetMethod("Of")!.Invoke(null, [5, 1.0]));
        Assert.IsAssignableFrom<ArgumentException>(thrown.InnerException);
        Assert.Equal((double)type.GetMethod("Model")!.Invoke(null, [3, 1.0])!, (double)type.GetMethod("Of")!.Invoke(null, [3, 1.0])!, 1e-12);
        Assert.Equal((double)type.GetMethod("Model")!.Invoke(null, [3, -1.0])!, (double)type.GetMethod("Of")!.Invoke(null, [3, -1.0])!, 1e-12);
        Assert.Equal((double)type.GetMethod("Model")!.Invoke(null, [0, 1.0])!, (double)type.GetMethod("Of")!.Invoke(null, [0, 1.0])!, 1e-12);
    }

    /// <summary>In rounds in which a branch is not taken it demands nothing, nor where there is no round.</summary>
    [Fact]
    public void ShapesInABranch_AreAskedInItsRounds()
    {
        var type = GeneratorRun.Of("""
            public static partial class M
            {
                [Gradient(nameof(x))]
                public static double F(Vec<double> x, Vec<double> y, int n, int m) => Sum(n, i => i < m ? SquaredNorm(x) : Dot(x, y));

                public static double Of(int length, int n, int m) => FGradient(new double[] { 1, 2, 3 }, new Vec<double>(length), n, m).Value;
            }
            """).Load().GetType("M")!;

        Assert.Equal(0.0, type.GetMethod("Of")!.Invoke(null, [5, 0, 2]));
        Assert.Equal(28.0, type.GetMethod("Of")!.Invoke(null, [5, 2, 2]));
        Assert.Equal(28.0, type.GetMethod("Of")!.Invoke(null, [3, 3, 2]));
        Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => type.GetMethod("Of")!.Invoke(null, [5, 3, 2])).InnerException);
    }

    /// <summary>An array that is computed ends where it ends, however many elements it is computed from.</summary>
    [Theory]
    [InlineData("var a = Build(3, i => x[i] * s); return s > 0 ? Sum(m, j => a[j]) : s;")]
    [InlineData("var a = Build(2, 3, (i, j) => x[i + j] * s); return s > 0 ? Sum(m, j => a[0, j]) : s;")]
    [InlineData("var a = new double[3]; for (var i = 0; i < 3; i++) { a[i] = x[i] * s; } return s > 0 ? Sum(m, j => a[j]) : s;")]
    [InlineData("var a = new double[2, 3]; for (var i = 0; i < 3; i++) { a[0, i] = x[i]; a[1, i] = s; } return s > 0 ? Sum(m, j => a[0, j]) : s;")]
    [InlineData("var a = Slice(x, 1, 3); return s > 0 ? Sum(m, j => a[j]) : s;")]
    [InlineData("var a = x[..3]; if (s > 0) { for (var j = 0; j < m; j++) { s += a[j] * a[j]; } } return s;")]
    [InlineData("var a = Build(3, i => x[i] * s); return Sum(m, j => s > 0 && j < 6 ? a[j] : s);")]
    public void ReadPastAComputedArray_IsTold(string body)
    {
        var type = OfSevenElements(body);

        Assert.Throws<TargetInvocationException>(() => type.GetMethod("Model")!.Invoke(null, [5, 1.0]));
        Assert.IsAssignableFrom<ArgumentException>(Assert.Throws<TargetInvocationException>(() => type.GetMethod("Of")!.Invoke(null, [5, 1.0])).InnerException);
        Assert.Equal((double)type.GetMethod("Model")!.Invoke(null, [3, 1.0])!, (double)type.GetMethod("Of")!.Invoke(null, [3, 1.0])!, 1e-12);
        Assert.Equal((double)type.GetMethod("Model")!.Invoke(null, [5, -1.0])!, (double)type.GetMethod("Of")!.Invoke(null, [5, -1.0])!, 1e-12);
    }

    /// <summary>An array that is computed ends where it ends, however many elements it is computed from. Where computed values decide that it is read, that is not a number.</summary>
    [Theory]
    [InlineData("var a = Build(3, i => x[i] * s); return Sin(s) > 0 ? Sum(m, j => a[j]) : s;")]
    [InlineData("var a = Build(2, 3, (i, j) => x[i + j] * s); return Sin(s) > 0 ? Sum(m, j => a[0, j]) : s;")]
    [InlineData("var a = new double[3]; for (var i = 0; i < 3; i++) { a[i] = x[i] * s; } return Sin(s) > 0 ? Sum(m, j => a[j]) : s;")]
    [InlineData("var a = new double[2, 3]; for (var i = 0; i < 3; i++) { a[0, i] = x[i]; a[1, i] = s; } return Sin(s) > 0 ? Sum(m, j => a[0, j]) : s;")]
    [InlineData("var a = Slice(x, 1, 3); return Sin(s) > 0 ? Sum(m, j => a[j]) : s;")]
    [InlineData("var a = x[..3]; if (Sin(s) > 0) { for (var j = 0; j < m; j++) { s += a[j] * a[j]; } } return s;")]
    public void ReadPastAComputedArray_IsNoNumber(string body)
    {
        var type = OfSevenElements(body);

        Assert.Throws<TargetInvocationException>(() => type.GetMethod("Model")!.Invoke(null, [5, 1.0]));
        Assert.Equal(double.NaN, type.GetMethod("Of")!.Invoke(null, [5, 1.0]));
        Assert.Equal((double)type.GetMethod("Model")!.Invoke(null, [3, 1.0])!, (double)type.GetMethod("Of")!.Invoke(null, [3, 1.0])!, 1e-12);
        Assert.Equal((double)type.GetMethod("Model")!.Invoke(null, [5, -1.0])!, (double)type.GetMethod("Of")!.Invoke(null, [5, -1.0])!, 1e-12);
    }

    /// <summary>A model of a vector with the elements 1 … 7, with its plain value.</summary>
    private static Type OfSevenElements(string body) => GeneratorRun.Of($$"""
        public static partial class M
        {
            [Gradient(nameof(x))]
            public static double F(Vec<double> x, int m, double s) { {{body}} }

            public static double Of(int m, double s) => FGradient(new double[] { 1, 2, 3, 4, 5, 6, 7 }, m, s).Value;

            public static double Model(int m, double s) => F(new double[] { 1, 2, 3, 4, 5, 6, 7 }, m, s);
        }
        """).Load().GetType("M")!;
}
