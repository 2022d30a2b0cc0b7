using System.Collections.Concurrent;
using System.Reflection;

namespace VerifyTests;

/// <summary>The files of one comparison: <c>{directory}/{prefix}[#name].received|verified.{extension}</c>.</summary>
internal sealed class SnapshotFiles
{
    private static readonly ConcurrentDictionary<string, bool> UsedPrefixes = new(StringComparer.Ordinal);

    private readonly string prefix;

    public SnapshotFiles(MethodInfo test, VerifySettings settings, string sourceFile)
    {
        Directory = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sourceFile)!, settings.Directory ?? ""));
        prefix = settings.FileName ?? $"{settings.TypeName ?? NameOf(test.ReflectedType!)}.{settings.MethodName ?? test.Name}{ParameterText.Of(test, settings)}";

        if (!UsedPrefixes.TryAdd(Path.Combine(Directory, prefix), true) && !settings.MayShareFiles)
        {
            throw new InvalidOperationException($"The prefix has already been used: {Path.Combine(Directory, prefix)}. A theory needs UseParameters or UseTextForParameters; a second Verify in one test needs UseMethodName or UseTextForParameters.");
        }

        System.IO.Directory.CreateDirectory(Directory);
    }

    public string Directory { get; }

    /// <summary>Verified files that exist for this prefix.</summary>
    public IEnumerable<string> ExistingVerified => Existing("verified");

    public void DeleteReceived()
    {
        foreach (var file in Existing("received"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Pairs each target with its files; targets of one name and extension are numbered 00, 01, ….</summary>
    public IEnumerable<SnapshotFile> Assign(IEnumerable<Target> targets)
        => targets
            .GroupBy(t => (t.Name, t.Extension))
            .SelectMany(group => group.Count() == 1
                ? group.Select(t => Assign(t, t.Name))
                : group.Select((t, i) => Assign(t, t.Name is null ? $"{i:D2}" : $"{t.Name}.{i:D2}")));

    private static string NameOf(Type type) => type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;

    private SnapshotFile Assign(Target target, string? name)
    {
        var stem = Path.Combine(Directory, name is null ? prefix : $"{prefix}#{name}");
        return new(TextFile.WithPlainLineEnds(target.Text), $"{stem}.received.{target.Extension}", $"{stem}.verified.{target.Extension}");
    }

    private IEnumerable<string> Existing(string kind)
        => System.IO.Directory
            .EnumerateFiles(Directory, $"{prefix}*.{kind}.*")
            .Where(f => Path.GetFileName(f)[prefix.Length..] is var rest
                && (rest.StartsWith('#') || rest.StartsWith($".{kind}.", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToList();
}
