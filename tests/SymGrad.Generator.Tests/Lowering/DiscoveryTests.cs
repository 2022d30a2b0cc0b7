using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>What is found of a method's declaration, and that members generated from it compile.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public void ContainingTypes_AreRepeatedAsPartial()
    {
        var method = Single("""
            namespace A.@namespace
            {
                public partial record struct Outer(int N)
                {
                    internal readonly ref partial struct @event
                    {
                        private sealed partial record Inner
                        {
                            protected internal partial class Last { [Gradient] private protected static double F(double x) => x * x; }
                        }
                    }
                }
            }
            """);

        Assert.Equal("A.@namespace", method.Namespace);
        Assert.Equal(["partial record struct Outer", "partial struct @event", "partial record Inner", "partial class Last"], method.ContainingTypes);
        Assert.Equal("private protected", method.Accessibility);
    }

    [Fact]
    public void Parameters_AreWrittenInFull()
    {
        var method = Single("""
            using V = SymGrad.Vec<double>;
            static partial class M
            {
                [Gradient]
                static double F(V @class, in double b, double[] c, double[,] d, System.ReadOnlySpan<double> e, Mat<double> f, int n = 3, double g = 0.1, double h = double.NaN, int[]? l = null, Vec<int> k = default)
                    => @class[0] * b * c[0] * d[0, 0] * e[0] * f[0, 0] * g * h;
            }
            """);

        Assert.Equal(
            [
                "global::SymGrad.Vec<double> @class", "double b", "double[] c", "double[,] d", "global::System.ReadOnlySpan<double> e", "global::SymGrad.Mat<double> f",
                "int n = 3", "double g = 0.1d", "double h = double.NaN", "int[] l = null!", "global::SymGrad.Vec<int> k = default",
            ],
            method.Parameters.Select(p => $"{p.Type} {p.Name}{(p.Default is null ? "" : " = " + p.Default)}"));
        Assert.Equal(
            [ParameterForm.Vector, ParameterForm.Scalar, ParameterForm.Array, ParameterForm.Array2, ParameterForm.Span, ParameterForm.Matrix],
            method.Parameters.Take(6).Select(p => p.Form));
        Assert.Equal("in", method.Parameters[1].Modifier);
    }

    [Fact]
    public void Names_AvoidWhatIsTaken()
    {
        var method = Single("static partial class M { [Gradient] static double F(double x, double dx, double Value, double Item2, double ToString, double @in) => x * dx * Value * Item2 * ToString * @in; }");

        Assert.Equal(["x", "dx", "Value_", "Item2_", "ToString_", "@in"], method.Derivatives[0].Results.Select(r => r.TupleElement));
        Assert.Equal(["xGradient", "ddx", "dValue", "dItem2", "dToString", "din"], method.Derivatives[0].Results.Select(r => r.Destination.Name));
    }

    [Fact]
    public void Overloads_ShareTheirFormulas()
    {
        var run = Run("""
            static partial class M
            {
                [Gradient] static double F(double x) => x * x;
                [Gradient] static float F(float x) => x * x;
                [Gradient(Name = "Slope")] static double F(Vec<double> x, int n) => x[n];
                [Gradient] static double G(double x) => x * x;
            }
            """);

        Assert.Equal(
            ["FGradient FValue FFormulas.OfDouble", "FGradient FValue FFormulas.OfSingle", "Slope FValue FFormulas.OfDoubleVectorInt32", "GGradient GValue GFormulas"],
            Methods(run).Select(m => $"{m.Derivatives[0].Name} {m.Names.Value} {m.Names.Formulas}{(m.Names.Overload is { } o ? "." + o : "")}"));
    }

    [Fact]
    public void SeveralAttributes_MakeOneMethod()
    {
        var method = Single("static partial class M { [Derivative(2, \"x\"), HessianVectorProduct(\"y\", \"x\"), Gradient] static double F(double x, double y, int n) => x * y * n; }");

        Assert.Equal(["FGradient", "FHessianVectorProduct", "FDerivative2"], method.Derivatives.Select(d => d.Name));
        Assert.Equal(["0,1", "0,1", "0"], method.Derivatives.Select(d => string.Join(',', d.By)));
        Assert.Equal(["xDirection", "yDirection"], method.Derivatives[1].Directions.Select(d => d.Name));
        Assert.Equal(["xProduct", "yProduct"], method.Derivatives[1].Results.Select(r => r.Destination.Name));
    }

    [Fact]
    public void Blocks_AreCalledAfterTheirVariables()
    {
        var method = Single("static partial class M { [Hessian] static double F(Vec<double> x, double rate, double xx) => rate * xx * Sum(x); }");

        Assert.Equal(["x", "rate", "xx", "xx_", "xrate", "xxx", "rateRate", "rateXx", "xxXx"], method.Derivatives[0].Results.Select(r => r.TupleElement));
        Assert.Equal(method.Derivatives[0].Results.Count, method.Derivatives[0].Results.Select(r => r.Destination.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("", "", "", false)]
    [InlineData("Denominator", "", "", true)]
    [InlineData("Denominator", "Numerator", "", false)]
    [InlineData("Numerator", "Denominator", "", true)]
    [InlineData("Numerator", "Denominator", "Numerator", false)]
    [InlineData("", "", "Denominator", true)]
    public void Layout_IsTheInnermostThatIsSaid(string assembly, string type, string method, bool inputsFirst)
    {
        static string Layout(string layout, string target) => layout.Length == 0 ? "" : $"[{target}Layout(JacobianLayout.{layout})]";
        var found = Single($$"""
            {{Layout(assembly, "assembly: ")}}
            {{Layout(type, "")}} static partial class Outer { static partial class Inner { {{Layout(method, "")}} [Jacobian] static Vec<double> F(Vec<double> x) => x + x; } }
            """);

        Assert.Equal(inputsFirst, found.Derivatives[0].InputsFirst);
    }

    [Fact]
    public void Documentation_IsPlainText()
    {
        var method = Single("""
            static partial class M
            {
                /// <summary>
                /// Softmax &lt; <see cref="M.F(double)"/> of <paramref name="x"/>, <b>bold</b>.
                /// </summary>
                /// <param name="x">The <c>input</c>.</param>
                [Gradient] static double F(double x) => x * x;
            }
            """);

        Assert.Equal("Softmax < F of x, bold.", method.Summary);
        Assert.Equal("The input.", method.Parameters[0].Documentation);
    }

    [Fact]
    public void PartialMethod_IsTakenOnce()
    {
        var run = Run("static partial class M { [Gradient] internal static partial double F(double x); }", "static partial class M { internal static partial double F(double x) => x * x; }");

        Assert.NotNull(Assert.Single(Methods(run)).Model);
    }

    private static AnnotatedMethod Single(string source) => Assert.Single(Methods(Run(source)));

    private static IReadOnlyList<AnnotatedMethod> Methods(GeneratorRun run) => [.. run.Values(TrackingNames.Methods).Cast<AnnotatedMethod>()];

    private static GeneratorRun Run(string source, string other = "")
    {
        var run = GeneratorRun.Of(source, other);
        Assert.Null(run.Exception);
        Assert.Equal("", string.Join('\n', run.Diagnostics.Concat(run.CompilerErrors).Where(d => d.Severity == DiagnosticSeverity.Error)));
        return run;
    }
}
