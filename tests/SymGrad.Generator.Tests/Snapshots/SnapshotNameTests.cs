namespace SymGrad.Generator.Tests.Snapshots;

/// <summary>What a snapshot's files are called. Written against Verify's API alone: Verify itself must pass these tests too.</summary>
public abstract class SnapshotNames : IDisposable
{
    protected SnapshotFolder Folder { get; } = new();

    protected virtual string ClassName => GetType().Name;

    public void Dispose() => Folder.Dispose();

    [Fact]
    public Task InheritedTest_TakesTheDerivedClassesName()
        => Expect(Verify("x"), $"{ClassName}.InheritedTest_TakesTheDerivedClassesName.received.txt");

    protected async Task Expect(SettingsTask comparison, params string[] fileNames)
    {
        await Folder.Failure(comparison);
        Assert.Equal(fileNames, Folder.FileNames);
    }
}

public sealed class SnapshotNameTests : SnapshotNames
{
    [Fact]
    public Task Text_LiesBesideTheTest() => Verify("beside the test");

    [Fact]
    public Task Extension_IsTheGivenOne() => Expect(Verify("x", extension: "tex"), "SnapshotNameTests.Extension_IsTheGivenOne.received.tex");

    [Theory]
    [InlineData(1, Mode.Forward)]
    [InlineData(2, Mode.Reverse)]
    public Task Parameters_AreNamed(int order, Mode mode)
        => Expect(
            Verify("x").UseParameters(order, mode),
            $"SnapshotNameTests.Parameters_AreNamed_order={order}_mode={mode}.received.txt");

    [Theory]
    [InlineData(null, "null")]
    [InlineData(0.5, "0.5")]
    [InlineData(true, "True")]
    [InlineData("a<b>c:d\"e/f\\g|h?i*j", "a-b-c-d-e-f-g-h-i-j")]
    [InlineData(new[] { 1, 2 }, "1,2")]
    [InlineData(new int[0], "[]")]
    public Task ParameterValue_IsFitForAFileName(object? value, string expected)
        => Expect(
            Verify("x").UseParameters(value, 0),
            $"SnapshotNameTests.ParameterValue_IsFitForAFileName_value={expected}_expected=0.received.txt");

    [Fact]
    public Task ParametersOfAFact_AreIgnored()
        => Expect(Verify("x").UseParameters(1), "SnapshotNameTests.ParametersOfAFact_AreIgnored.received.txt");

    [Fact]
    public Task TextForParameters_StandsInTheirPlace()
        => Expect(Verify("x").UseTextForParameters("n7"), "SnapshotNameTests.TextForParameters_StandsInTheirPlace_n7.received.txt");

    [Fact]
    public Task FileName_ReplacesClassAndMethod() => Expect(Verify("x").UseFileName("Custom"), "Custom.received.txt");

    [Fact]
    public Task TypeAndMethodName_ReplaceTheirParts() => Expect(Verify("x").UseTypeName("T").UseMethodName("M"), "T.M.received.txt");

    [Fact]
    public Task Directory_IsRelativeToTheSource() => Verify("in its folder").UseDirectory("Verified");

    [Fact]
    public Task NamedTargets_HaveFilesOfTheirOwn()
        => Expect(
            Verify([new Target("cs", "a", "one"), new Target("cs", "b", "two"), new Target("tex", "c")]),
            "SnapshotNameTests.NamedTargets_HaveFilesOfTheirOwn#one.received.cs",
            "SnapshotNameTests.NamedTargets_HaveFilesOfTheirOwn#two.received.cs",
            "SnapshotNameTests.NamedTargets_HaveFilesOfTheirOwn.received.tex");

    [Fact]
    public Task TargetsOfOneName_AreNumbered()
        => Expect(
            Verify([new Target("txt", "a"), new Target("txt", "b")]),
            "SnapshotNameTests.TargetsOfOneName_AreNumbered#00.received.txt",
            "SnapshotNameTests.TargetsOfOneName_AreNumbered#01.received.txt");

    [Fact]
    public async Task SamePrefixTwice_IsRefused()
    {
        await Folder.Failure(Verify("x"));
        Assert.Contains("prefix has already been used", await Folder.Failure(Verify("x")), StringComparison.Ordinal);
    }

    public enum Mode
    {
        Forward,
        Reverse,
    }

    public sealed class Nested : SnapshotNames
    {
        protected override string ClassName => "SnapshotNameTests.Nested";
    }
}
