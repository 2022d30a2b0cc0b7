using SymGrad.Generator.Discovery;
using SymGrad.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>What has not changed is not decided again, and is reported where it then stands.</summary>
public sealed class IncrementalClaimTests
{
    private const string Claims = """
        public static class M
        {
            static double F(double x) => Other.Square(x);

            [Claim(nameof(F), "x")]
            static double D(double x) => x;
        }
        """;

    private const string Other = "static class Other\n{\n    public static double Square(double a) => a * a;\n}\n";

    [Fact]
    public void UnrelatedFile_DecidesNothing() => AssertDecidesNothing(GeneratorRun.Of(Claims, Other).Add("New.cs", "class New { int field; }"));

    [Fact]
    public void EditElsewhere_DecidesNothing() => AssertDecidesNothing(
        GeneratorRun.Of(Claims, Other).Edit("Source1.cs", Other.Replace("{\n", "{\n    public static int New(int n) => n + 1;\n", StringComparison.Ordinal)));

    [Fact]
    public void MovedClaim_DecidesNothing_AndIsReportedAtItsNewPlace()
    {
        var run = GeneratorRun.Of(Claims, Other).Edit("Source0.cs", "// Moved.\n\n" + Claims);

        AssertDecidesNothing(run);
        Assert.Equal(7, Assert.Single(run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void EditOfTheModelsCallee_DecidesAgain()
    {
        var run = GeneratorRun.Of(Claims, Other).Edit("Source1.cs", Other.Replace("a * a", "a * a / 2", StringComparison.Ordinal));

        Assert.Equal([Modified], run.Reasons(TrackingNames.Verdicts));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Pragma_SuppressesAClaim() => Assert.DoesNotContain(
        GeneratorRun.Of("#pragma warning disable SG0090\n" + Claims, Other).Diagnostics, d => !d.IsSuppressed);

    private static void AssertDecidesNothing(GeneratorRun run)
    {
        Assert.Null(run.Exception);
        Assert.Equal(["SG0090"], run.Diagnostics.Select(d => d.Id));
        Assert.All(run.Reasons(TrackingNames.Claims), r => Assert.True(r is Cached or Unchanged, r.ToString()));
        Assert.Equal([Cached], run.Reasons(TrackingNames.Verdicts));
    }
}
