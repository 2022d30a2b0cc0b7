using System.Text;

namespace VerifyTests;

/// <summary>The files by what became of them, then the texts that were not accepted.</summary>
internal static class FailureMessage
{
    public static string Of(ComparisonOutcome outcome)
    {
        var message = new StringBuilder($"Directory: {outcome.Directory}\n");
        Section(message, "New", outcome.New.Select(Pair));
        Section(message, "NotEqual", outcome.NotEqual.Select(n => Pair(n.File)));
        Section(message, "Delete", outcome.Delete.Select(path => $"  - {Path.GetFileName(path)}\n"));
        Section(message, "Equal", outcome.Equal.Select(Pair));

        if (outcome.New.Count + outcome.NotEqual.Count > 0)
        {
            message.Append("\nFileContent:\n\n");
            Section(message, "New", outcome.New.Select(f => $"\nReceived: {f.ReceivedName}\n{f.Text}\n"), after: "\n");
            Section(message, "NotEqual", outcome.NotEqual.Select(Texts), after: "\n");
        }

        return message.ToString();
    }

    private static void Section(StringBuilder message, string title, IEnumerable<string> entries, string after = "")
    {
        if (entries.Any())
        {
            message.Append(title).Append(":\n").AppendJoin("", entries).Append(after);
        }
    }

    private static string Pair(SnapshotFile file) => $"  - Received: {file.ReceivedName}\n    Verified: {file.VerifiedName}\n";

    private static string Texts((SnapshotFile File, string Verified) pair)
        => $"\nReceived: {pair.File.ReceivedName}\n{pair.File.Text}\nVerified: {pair.File.VerifiedName}\n{pair.Verified}\n";
}
