namespace VerifyTests;

/// <summary>A text that a test produced, and the two files that it can be in.</summary>
internal sealed record SnapshotFile(string Text, string ReceivedPath, string VerifiedPath)
{
    public string ReceivedName => Path.GetFileName(ReceivedPath);

    public string VerifiedName => Path.GetFileName(VerifiedPath);
}
