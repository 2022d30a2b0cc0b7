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

    /// <summary>What parameters, members of records and the model's object, locals, results and the method itself are called hides types, too.</summary>
    [Theory]
    [InlineData("[Gradient, Hessian] public static double Loss(Mat<double> Kernel, Vec<double> Functions, Vec<double> Require) => CrossEntropy(Require, Softmax(Kernel * Functions)) + Erf(Functions[0]);")]
    [InlineData("[Gradient, Jvp] public static double Math(Vec<double> Math, double Scratch, ReadOnlySpan<double> Span) { var s = 0.0; for (var i = 0; i < Span.Length; i++) { s = Tanh(s + Math[i] * Span[i]); } return Exp(s * Scratch) + LogSumExp(Math); }")]
    [InlineData("[Vjp, Jacobian] public static (double Kernel, Vec<double> Math) Both(Vec<double> Region, Vec<double> Lane512) { var Scratch = Softmax(Region); return (Dot(Scratch, Lane512), Scratch); }")]
    [InlineData("public sealed record Net(Mat<double> Kernel, Vec<double> Math, double Functions); [Gradient] public static double Loss(Net Scratch, Vec<double> x) => SquaredNorm(Tanh(Scratch.Kernel * x + Scratch.Math)) * Exp(Scratch.Functions);")]
    [InlineData("[Gradient, Jacobian(Name = \"Kernel\")] public static double Loss(double[][] Kernel, double[][] PackedRows, Vec<double> ILane) { var s = 0.0; for (var i = 0; i < Kernel.Length; i++) { for (var j = 0; j < Kernel[i].Length; j++) { s += Exp(Kernel[i][j] * PackedRows[i][j]) * ILane[i]; } } return s; }")]
    [InlineData("[Gradient] public static double Loss(int Math, Vec<double> MathF, Vec<double> x) => Sum(Math, i => x[i] * Exp(MathF[i + Math]));")]
    public void ParametersCalledLikeTypes_AreTold(string member)
    {
        var run = GeneratorRun.Of("using System; namespace App { public static partial class M { " + member + " } }");
        Assert.Empty(run.CompilerErrors);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Sources, s => s.SourceText.ToString().Contains("\"global::SymGrad.Kernels.", StringComparison.Ordinal));
    }

    [Fact]
    public void MembersOfTheObjectCalledLikeTypes_AreTold()
    {
        var run = GeneratorRun.Of("namespace App { public partial class M { private readonly Vec<double> Kernel = new double[2]; private double Functions { get; } = 2; [Gradient(nameof(x), nameof(Kernel), nameof(Functions))] public double Loss(Vec<double> x) => LogSumExp(Kernel) * Exp(Functions) + Dot(x, Kernel); } }");
        Assert.Empty(run.CompilerErrors);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void WhereNothingIsHidden_NamesAreShort() =>
        Assert.All(GeneratorRun.Of("namespace SymGrad.Own { public static partial class M { " + Models + " } }").Sources, s =>
            Assert.DoesNotContain("global::SymGrad.Kernels.", s.SourceText.ToString(), StringComparison.Ordinal));
}
