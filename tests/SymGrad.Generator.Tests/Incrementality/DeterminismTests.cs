using System.Globalization;
using SymGrad.Generator.Tests.Harness;
using SymGrad.Generator.Tests.Lowering;

namespace SymGrad.Generator.Tests.Incrementality;

/// <summary>The same models give the same bytes, whatever ran before, wherever, and in whatever order.</summary>
public sealed class DeterminismTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("A.cs", File("A", 0)), ("B.cs", File("B", 4)), ("C.cs", File("C", 8)), ("Outside.cs", LoweringCases.Outside),
    ];

    private static readonly Lazy<string> Expected = new(() => Output(Files));

    [Fact]
    public void TwoRuns_AreByteIdentical() => Assert.Equal(Expected.Value, Output(Files));

    [Fact]
    public void OrderOfFiles_DoesNotMatter() => Assert.Equal(Expected.Value, Output(Files.Reverse()));

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void Culture_DoesNotMatter(string name)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(name), new(name));
        try
        {
            Assert.Equal(Expected.Value, Output(Files));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void HintNames_AreUniqueWithoutCase()
    {
        var run = GeneratorRun.Of(
            "namespace N { public static partial class M { [Gradient] public static double F(double x) => x * x; [Gradient] public static double f(double x) => x * x; [Gradient] public static double F(float[] x, double y) => y * y; } }",
            "namespace n { public static partial class M { [Gradient] public static double F(double x) => x * x; } }");

        Assert.Null(run.Exception);
        Assert.Equal(4, run.Sources.Select(s => s.HintName.ToUpperInvariant()).Distinct().Count());
    }

    private static string File(string type, int first)
    {
        var members = LoweringCases.Constructs.Skip(first).Take(4).Select((c, i) =>
            $"[Gradient] public static double F{i}({c.Parameters}) {(c.Body[0] == '{' ? c.Body : "=> " + c.Body + ";")}");
        return $"public static partial class {type} {{ {LoweringCases.Shared} {string.Join('\n', members)} }}";
    }

    private static string Output(IEnumerable<(string Path, string Text)> files)
    {
        var run = GeneratorRun.Of(new GeneratorRunOptions(), files);
        Assert.Null(run.Exception);
        return string.Join('\n', run.Sources.Select(s => $"// {s.HintName}\n{s.SourceText}").Concat(run.Diagnostics.Select(d => d.ToString())));
    }
}
