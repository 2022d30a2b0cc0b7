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
}
