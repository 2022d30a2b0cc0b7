using System.Text;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Diagnostics;

/// <summary>Each fault is reported under its own id, at the smallest span, and nothing else is.</summary>
public sealed class DiagnosticTests
{
    private const string OfProject = "SG0100";

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (id, source) in DiagnosticCases.Rows)
            {
                data.Add(id, source);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fault_IsReportedAtItsSmallestSpan(string id, string source)
    {
        var (text, spans) = Unmarked(source.Contains("partial", StringComparison.Ordinal) || source.Contains("class ⟦A⟧", StringComparison.Ordinal)
            || source.Contains("struct ⟦A⟧", StringComparison.Ordinal) ? source : $"public static partial class M {{ {source} }}");

        var run = GeneratorRun.Of(text);

        Assert.Null(run.Exception);
        Assert.Equal(
            spans.Select(s => $"{id} '{s}'"),
            run.Diagnostics.Select(d => $"{d.Id} '{text[d.Location.SourceSpan.Start..d.Location.SourceSpan.End]}'"));
        Assert.All(run.Diagnostics, d => Assert.DoesNotContain("{", d.GetMessage(null), StringComparison.Ordinal));
    }

    /// <summary>What a project asks for, and no place in a source.</summary>
    [Fact]
    public void UnknownAlgebra_IsReportedOnce_AndTheEmbeddedOneServes()
    {
        var options = new GeneratorRunOptions();
        var run = GeneratorRun.Of(
            options with { Properties = options.Properties.SetItem("SymGradAlgebra", "Maxima") },
            "public static partial class M { [Gradient] public static double F(double x) => x * x; [Gradient] public static double G(double x) => x * x; }");

        var fault = Assert.Single(run.Diagnostics);
        Assert.Equal((OfProject, Location.None), (fault.Id, fault.Location));
        Assert.Contains("Maxima", fault.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void EveryDescriptor_HasATest() =>
        Assert.Equal(Descriptors.All.Select(d => d.Id), DiagnosticCases.Rows.Select(r => r.Id).Append(OfProject).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void FaultInACallee_PointsThere_AndNamesTheCalls()
    {
        var run = GeneratorRun.Of(
            "public static partial class M { [Gradient] public static double F(double x) => Outer(x); static double Outer(double y) => 2 * Other.Inner(y); }",
            "static class Other { public static double Inner(double z) => Math.Floor(z); }");

        var fault = Assert.Single(run.Diagnostics);
        Assert.Equal(("SG0064", "Source1.cs"), (fault.Id, fault.Location.SourceTree!.FilePath));
        Assert.Equal(["Inner", "Outer"], fault.AdditionalLocations.Select(l => l.SourceTree!.ToString()[l.SourceSpan.Start..l.SourceSpan.End]));
    }

    /// <summary>What a message ends in where something near to what stands there is supported.</summary>
    [Theory]
    [InlineData("[Gradient(\"weights\")] public static double F(double weight, double x) => weight * x;", "is 'weight' meant?")]
    [InlineData("[Gradient(\"W\")] public static double F(double x, double w) => w * x;", "is 'w' meant?")]
    [InlineData("[Gradient(\"q\")] public static double F(double x, double w) => w * x;", "of its object")]
    [InlineData("[Gradient] public static double F(double x, bool b) => x;", "it can take an 'int', 1 or 0, and test it by '!= 0'")]
    [InlineData("[Gradient] public static double F(double x, DayOfWeek d) => x;", "it can take an 'int'")]
    [InlineData("[Gradient] public static double F(double x, Span<float> s) => x;", "it can take a 'ReadOnlySpan<float>' or a 'Vec<float>'")]
    [InlineData("[Gradient] public static double F(double x, System.Collections.Generic.List<double> s) => x;", "it can take a 'double[]' or a 'Vec<double>'")]
    [InlineData("[Gradient] public static double F(double x, string s) => x;", "which a model cannot take")]
    [InlineData("[Gradient] public static double F(double[] x) => System.Linq.Enumerable.Average(x);", "it is LINQ's; write 'Mean(x)'")]
    [InlineData("[Gradient] public static double F(double[] x) => System.Linq.Enumerable.Sum(System.Linq.Enumerable.Select(x, e => e * e));", "write 'Build(n, i => …)', or 'Sum(n, i => …)' where a sum follows")]
    [InlineData("[Gradient] public static double F(Vec<double> x) => x.Average();", "write 'Mean(x)' of SymGrad.Functions")]
    [InlineData("[Gradient] public static double F(Vec<double> x) => x.Softmax()[0];", "write 'Softmax(…)' of SymGrad.Functions")]
    [InlineData("[Gradient] public static double F(double x) => FGradient(x).Value;", "a model cannot call what a generator writes")]
    public void Message_SaysWhatToWrite(string member, string ending)
    {
        var run = GeneratorRun.Of($"public static partial class M {{ {member} }}");

        Assert.EndsWith(ending, Assert.Single(run.Diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    /// <summary>What some round or some size does not read is no read past the end of every argument.</summary>
    [Theory]
    [InlineData("for (var i = 0; i <= x.Length; i++) { s += i < x.Length ? Sq(x[i]) : 0; }")]
    [InlineData("for (var i = 0; i <= x.Length; i++) { if (i == x.Length) { continue; } s += Sq(x[i]); }")]
    [InlineData("for (var i = 0; i <= n; i++) { s += Sq(x[i]); }")]
    [InlineData("for (var j = 0; j < n; j++) { for (var i = 0; i <= x.Length; i++) { if (n > x.Length) { s += Sq(x[i]); } } }")]
    [InlineData("for (var j = 0; j < n; j++) { for (var i = 0; i <= j; i++) { s += Sq(x[i]); } }")]
    public void ReadThatMayBeInRange_IsNoFault(string loop) =>
        Assert.Empty(GeneratorRun.Of($"public static partial class M {{ [Gradient(\"x\")] public static double F(double[] x, int n) {{ var s = Sum(x); {loop} return s; }} }}").Diagnostics);

    /// <summary>The commonest slip of a first model.</summary>
    [Theory]
    [InlineData("[Gradient] public static double F(double x) => Exp(x);", "'Exp' does not exist when the model is read; add 'using static SymGrad.Functions;' to the file")]
    [InlineData("[Gradient] public static double F(double[] x) => Sum(x.Length, i => x[i]);", "'Sum' does not exist when the model is read; add 'using static SymGrad.Functions;' to the file")]
    [InlineData("[Gradient] public static double F(double x) => Missing(x);", "'Missing' does not exist when the model is read; a model cannot call what a generator writes")]
    public void MissingUsing_IsAskedFor(string member, string message)
    {
        var run = GeneratorRun.Of(new GeneratorRunOptions { GlobalUsings = "global using System; global using SymGrad;" }, $"public static partial class M {{ {member} }}");

        Assert.Equal(message, Assert.Single(run.Diagnostics).GetMessage(null));
    }

    /// <summary>What the compiler reports is not said twice, and a chain of calls has one fault.</summary>
    [Theory]
    [InlineData("[Gradient] public static double F(Vec<double> x) => (x * x).Missing();", "")]
    [InlineData("[Gradient] public static double F(Vec<double> x) => Missing(x * x);", "")]
    [InlineData("[Gradient] public static double F(Vec<double> x) => x.Missing();", "SG0065 'x.Missing'")]
    [InlineData("[Gradient] public static double F(double[] x) => System.Linq.Enumerable.Sum(System.Linq.Enumerable.Select(x, e => e * e));", "SG0055 'Select'")]
    [InlineData("[Gradient] public static double F(Vec<double> x) => x.Where(v => v > 0).Missing();", "SG0065 'x.Where'")]
    [InlineData("[Gradient] public static double F(double x) => x ? 1 : 2;", "")]
    [InlineData("[Gradient] public static double F(double x) => Math.Floor(x * \"a\");", "")]
    [InlineData("[Gradient] public static double F(double x) => Convert.ToDouble(FValue);", "SG0065 'FValue'")]
    [InlineData("[Gradient] public static double F(double x) => Math.Floor(Missing(x));", "SG0065 'Missing'")]
    [InlineData("[Gradient] public static double F(double x) { foreach (var e in x) { x += e; } return x; }", "")]
    [InlineData("[Gradient] public static double F(Vec<double> x) { var s = 0.0; for (var i = 0; i < \"a\"; i++) { s += x[i]; } return s; }", "")]
    [InlineData("[Gradient] public static double F(Vec<double> x) { var s = 0.0; for (var i = 0; i < x.Length; i += \"a\") { s += x[i]; } return s; }", "")]
    [InlineData("[Gradient] public static double F(Vec<double> x) { var s = 0.0; var i = 0; while (i < x.Lenght) { s += x[i]; i++; } return s; }", "")]
    [InlineData("[Gradient] public static double F(double x) { var t = Missing(x); for (var i = 0; i < t; i++) { x *= x; } return x; }", "SG0065 'Missing'")]
    [InlineData("[Gradient] public static double F(double x) { for (var i = 0; i < Missing(x); i++) { x *= x; } return x; }", "SG0065 'Missing'")]
    [InlineData("[Jacobian] public static (double, (double, double)) F(double x) => (x, x, x);", "")]
    public void Fault_IsSaidOnce(string member, string expected)
    {
        var source = $"public static partial class M {{ {member} }}";
        var run = GeneratorRun.Of(source);

        Assert.Equal(expected, string.Join("; ", run.Diagnostics.Select(d => $"{d.Id} '{source[d.Location.SourceSpan.Start..d.Location.SourceSpan.End]}'")));
    }

    [Fact]
    public void AllFaults_AreReported_NotTheFirstAlone()
    {
        var run = GeneratorRun.Of("public static partial class M { [Gradient(\"q\")] public static double F(double x, string s) { var a = Math.Floor(x); for (;;) { } return x % 2 + (int)x; } }");

        Assert.Equal(["SG0020", "SG0010", "SG0064", "SG0051", "SG0058", "SG0057"], run.Diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void Warning_IsSuppressedByPragma()
    {
        var run = GeneratorRun.Of("#pragma warning disable SG0031\npublic static partial class M { [Gradient] public static double F(double x, double y) => x * x; }");

        Assert.DoesNotContain(run.Diagnostics, d => !d.IsSuppressed);
    }

    [Theory]
    [InlineData("[Gradient] public static double F(double x) => Unknown(x) + y;", "CS0103")]
    [InlineData("[Gradient] public static double F(Unknown x) => 1;", "CS0246")]
    [InlineData("[Gradient] public static double F(double x) => x +;", "CS1525")]
    [InlineData("[Gradient] public static double F(double x) { }", "CS0161")]
    public void ErroneousCode_IsLeftToTheCompiler(string member, string error)
    {
        var run = GeneratorRun.Of($"public static partial class M {{ {member} }}");

        Assert.Contains(run.CompilerErrors, d => d.Id == error);
        Assert.DoesNotContain(run.Diagnostics, d => d.Id != "SG0065");
    }

    [Fact]
    public void FaultyMethod_StillHasItsMembers()
    {
        var run = GeneratorRun.Of("""
            public static partial class M
            {
                [Gradient]
                public static double F(double x, double[] y) => Math.Floor(x);

                public static double Use(double x, double[] y) => FGradient(x, y).Value + FGradient(x, y, out _, y) + FValue(x, y);
            }
            """);

        Assert.Equal(["SG0064"], run.Diagnostics.Select(d => d.Id));
        Assert.Empty(run.CompilerErrors);
    }

    private static (string Text, IReadOnlyList<string> Spans) Unmarked(string marked)
    {
        var (text, spans, start) = (new StringBuilder(), new List<string>(), 0);
        foreach (var c in marked)
        {
            switch (c)
            {
                case '⟦':
                    start = text.Length;
                    break;
                case '⟧':
                    spans.Add(text.ToString(start, text.Length - start));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return (text.ToString(), spans);
    }
}
