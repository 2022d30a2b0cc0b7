using Microsoft.CodeAnalysis;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Snapshots;

/// <summary>A generator run as a snapshot. Verify.SourceGenerators itself must pass these tests too.</summary>
public sealed class GeneratorSnapshotTests
{
    [Fact]
    public Task Sources_AreTargetsWithTheirHintName() => Verify(Run(new ClassNames()).Driver);

    [Fact]
    public Task RunResult_IsTheSameAsItsDriver() => Verify(Run(new ClassNames()).Result);

    [Fact]
    public Task Diagnostics_AreATextBesideTheSources() => Verify(Run(new ClassNames { Reports = true }).Driver);

    [Fact]
    public async Task ExceptionOfTheGenerator_IsTheTests()
    {
        var run = Run(new ClassNames { Throws = true });
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => Verify(run.Driver).ToTask());
        Assert.Same(run.Exception, thrown);
    }

    private static GeneratorRun Run(IIncrementalGenerator generator)
        => GeneratorRun.Of(new GeneratorRunOptions { Generator = generator, GlobalUsings = "" }, "public class A\n{\n    public class B { }\n}\n");
}
