namespace VerifyTests;

/// <summary>Compares every target with its verified file, and fails once for all that differ.</summary>
internal static class Comparison
{
    public static VerifyResult Run(SnapshotFiles files, IReadOnlyList<Target> targets, object? root)
    {
        files.DeleteReceived();
        var outcome = new ComparisonOutcome(files.Directory, files.ExistingVerified);
        foreach (var file in files.Assign(targets))
        {
            Compare(file, outcome);
        }

        return outcome.IsSuccess
            ? new(outcome.Equal.ConvertAll(f => f.VerifiedPath), root)
            : throw new VerifyException(FailureMessage.Of(outcome));
    }

    private static void Compare(SnapshotFile file, ComparisonOutcome outcome)
    {
        outcome.Delete.Remove(file.VerifiedPath);
        var verified = TextFile.Read(file.VerifiedPath);
        if (verified is not null && IsEqual(file.Text, verified))
        {
            outcome.Equal.Add(file);
            return;
        }

        TextFile.Write(file.ReceivedPath, file.Text);
        if (verified is null)
        {
            outcome.New.Add(file);
        }
        else
        {
            outcome.NotEqual.Add((file, verified));
        }
    }

    // An editor's one extra newline at the end of the verified file is forgiven; nothing else is.
    private static bool IsEqual(string received, string verified) => verified == received || verified == received + "\n";
}
