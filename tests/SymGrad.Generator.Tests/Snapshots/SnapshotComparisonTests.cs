namespace SymGrad.Generator.Tests.Snapshots;

/// <summary>When texts count as equal, and what is left on disk. Verify itself must pass these tests too.</summary>
public sealed class SnapshotComparisonTests : IDisposable
{
    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\nb\n")]
    [InlineData("a\r\nb")]
    [InlineData("a\r\nb\r\n")]
    public async Task LineEndsAndOneLastNewline_AreForgiven(string verified)
    {
        folder.Write("X.verified.txt", verified);
        await folder.Success(Snapshot("a\r\nb"));
        Assert.Equal(["X.verified.txt"], folder.FileNames);
    }

    [Fact]
    public async Task MissingByteOrderMark_IsForgiven()
    {
        folder.Write("X.verified.txt", "a", byteOrderMark: false);
        await folder.Success(Snapshot("a"));
    }

    [Theory]
    [InlineData("a", "a\n\n")]
    [InlineData("a\n", "a")]
    [InlineData("a", "a ")]
    [InlineData("a", "A")]
    public async Task AnyOtherDifference_Fails(string received, string verified)
    {
        folder.Write("X.verified.txt", verified);
        Assert.Contains("NotEqual:\n  - Received: X.received.txt\n", await folder.Failure(Snapshot(received)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReceivedFile_HasAByteOrderMark_PlainLineEnds_AndNothingAdded()
    {
        await folder.Failure(Snapshot(" a\r\nb\rc "));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. " a\nb\nc "u8], folder.Bytes("X.received.txt"));
    }

    [Fact]
    public async Task StaleReceivedFile_IsDeleted()
    {
        folder.Write("X.verified.txt", "a");
        folder.Write("X.received.txt", "b");
        folder.Write("X#part.received.cs", "b");
        folder.Write("Xy.received.txt", "of another test");
        await folder.Success(Snapshot("a"));
        Assert.Equal(["X.verified.txt", "Xy.received.txt"], folder.FileNames);
    }

    [Fact]
    public async Task VerifiedFileThatIsNoLongerProduced_Fails()
    {
        folder.Write("X.verified.txt", "a");
        folder.Write("X#gone.verified.cs", "b");
        var message = await folder.Failure(Snapshot("a"));
        Assert.Equal(
            $"Directory: {folder.Path}\nDelete:\n  - X#gone.verified.cs\nEqual:\n  - Received: X.received.txt\n    Verified: X.verified.txt\n",
            message);
    }

    [Fact]
    public async Task Message_ListsFiles_ThenShowsTexts()
    {
        folder.Write("X#b.verified.txt", "old");
        folder.Write("X#c.verified.txt", "same");
        var message = await folder.Failure(
            Verify([new Target("txt", "new", "a"), new Target("txt", "changed", "b"), new Target("txt", "same", "c")]).UseFileName("X").DisableRequireUniquePrefix());
        Assert.Equal(
            $"""
            Directory: {folder.Path}
            New:
              - Received: X#a.received.txt
                Verified: X#a.verified.txt
            NotEqual:
              - Received: X#b.received.txt
                Verified: X#b.verified.txt
            Equal:
              - Received: X#c.received.txt
                Verified: X#c.verified.txt

            FileContent:

            New:

            Received: X#a.received.txt
            new

            NotEqual:

            Received: X#b.received.txt
            changed
            Verified: X#b.verified.txt
            old


            """,
            message);
    }

    [Fact]
    public async Task EmptyVerifiedFile_CountsAsNone()
    {
        folder.Write("X.verified.txt", "", byteOrderMark: false);
        Assert.Contains("\nNew:\n", await folder.Failure(Snapshot("a")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "emptyString")]
    public async Task NoText_IsWrittenInWords(string? text, string expected)
    {
        folder.Write("X.verified.txt", expected);
        await folder.Success(Snapshot(text));
    }

    private static SettingsTask Snapshot(string? text) => Verify(text).UseFileName("X").DisableRequireUniquePrefix();
}
