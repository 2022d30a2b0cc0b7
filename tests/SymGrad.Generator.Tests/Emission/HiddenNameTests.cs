using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>Generated code beside types and members of the user that are called like what it uses.</summary>
public sealed class HiddenNameTests
{
    private const string Models = """
            [Gradient, Hessian]
            public static double Loss(Mat<double> W, Vec<double> x, Vec<double> t) => CrossEntropy(t, Softmax(W * x)) + Math.PI * Erf(x[0]);

            [Jacobian]
            public static Vec<double> Rows(double[][] y) => Build(y.Length, i => LogSumExp(y[i].Length, j => y[i][j]) + LogGamma(2 + Sq(y[i][0])));
        """;

    [Theory]
    [InlineData("namespace App { public static partial class Kernel { MODELS } }")]
    [InlineData("public static partial class Kernel { MODELS }")]
    [InlineData("namespace App { public class Functions; public class Scratch; public class Region; public static partial class M { MODELS } }")]
    [InlineData("public class Functions; namespace App { public static partial class M { MODELS } }")]
    [InlineData("namespace App.Scratch { public class C; } namespace App.Deeper { public class Require; public class Span; public class Lane512; public class ILane; public static partial class M { MODELS } }")]
    [InlineData("namespace App { public partial class M { private int Require; private static void Region() { } private class PackedRows; private class JaggedArray; MODELS } }")]
    [InlineData("namespace App { public class Base { protected int Scratch; } public partial class M : Base { MODELS } }")]
    public void TheCodeCompiles_AndIsOtherwiseTheSame(string frame)
    {
        var run = GeneratorRun.Of(frame.Replace("MODELS", Models.Replace("Math.PI", "System.Math.PI", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Empty(run.CompilerErrors);
        Assert.Empty(run.Diagnostics);

        var plain = GeneratorRun.Of("namespace App { public static partial class M { " + Models + " } }");
        Assert.Equal(plain.Sources.Select(s => s.SourceText.Lines.Count(l => l.ToString().Contains("Loop", StringComparison.Ordinal))), run.Sources.Select(s => s.SourceText.Lines.Count(l => l.ToString().Contains("Loop", StringComparison.Ordinal))));
    }

    [Fact]
    public void WhereNothingIsHidden_NamesAreShort() =>
        Assert.All(GeneratorRun.Of("namespace SymGrad.Own { public static partial class M { " + Models + " } }").Sources, s =>
            Assert.DoesNotContain("global::SymGrad.Kernels.", s.SourceText.ToString(), StringComparison.Ordinal));
}
