using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Tests.Harness;

/// <summary>The harness, seen through a generator whose behaviour is known.</summary>
public sealed class GeneratorRunTests
{
    private static readonly GeneratorRunOptions Options = new() { Generator = new ClassNames(), GlobalUsings = "" };

    [Fact]
    public void GeneratedSource_IsCompiledAndLoaded()
    {
        var run = GeneratorRun.Of(Options, "partial class A { }");

        Assert.Empty(run.CompilerErrors);
        Assert.Equal("A", run.Load().GetType("NameOfA")!.GetField("Value")!.GetValue(null));
    }

    [Fact]
    public void EditOfAComment_LeavesTheModelUnchanged()
    {
        var run = GeneratorRun.Of(Options, "class A { }").Edit("Source0.cs", "/* more */ class A { }");

        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(ClassNames.Step));
        Assert.Equal([IncrementalStepRunReason.Cached], run.OutputReasons);
    }

    [Fact]
    public void EditOfAName_ModifiesTheModel()
    {
        var run = GeneratorRun.Of(Options, "class A { }").Edit("Source0.cs", "class B { }");

        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(ClassNames.Step));
        Assert.Contains("\"B\"", run.Source("B.Name"), StringComparison.Ordinal);
    }

    [Fact]
    public void Property_ReachesTheGenerator()
    {
        var options = Options with { Properties = Options.Properties.Add("SymGradFormulas", "false") };

        Assert.Contains("false", GeneratorRun.Of(options, "class A { }").Source(), StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorInSource_IsACompilerError_NotAFindingOfTheGenerator()
    {
        var run = GeneratorRun.Of(Options, "class A { int x = \"\"; }");

        Assert.Equal("CS0029", Assert.Single(run.CompilerErrors).Id);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Sources_SeeTheLibrary_AndItsFunctionsByName()
        => Assert.Empty(GeneratorRun.Of("class A { public static double F(Vec<double> x) => Sum(Exp(x)); }").CompilerErrors);

    [Fact]
    public void TheProjectsGenerator_WritesNothingForSourcesWithoutAttributes()
    {
        var run = GeneratorRun.Of("class A { }");

        Assert.Empty(run.Sources);
        Assert.Empty(run.Diagnostics);
        Assert.Null(run.Exception);
    }
}
