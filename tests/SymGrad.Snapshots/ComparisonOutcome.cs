namespace VerifyTests;

/// <summary>What became of each file of a comparison.</summary>
internal sealed class ComparisonOutcome(string directory, IEnumerable<string> existingVerified)
{
    public string Directory { get; } = directory;

    /// <summary>Targets without a verified file.</summary>
    public List<SnapshotFile> New { get; } = [];

    public List<(SnapshotFile File, string Verified)> NotEqual { get; } = [];

    /// <summary>Verified files that the test no longer produces.</summary>
    public List<string> Delete { get; } = [.. existingVerified];

    public List<SnapshotFile> Equal { get; } = [];

    public bool IsSuccess => New.Count == 0 && NotEqual.Count == 0 && Delete.Count == 0;
}
