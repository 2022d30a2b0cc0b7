namespace SymGrad.Generator.Tests.Snapshots;

/// <summary>An empty folder for the files of comparisons that are meant to fail.</summary>
public sealed class SnapshotFolder : IDisposable
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public string Path { get; } = Directory.CreateTempSubdirectory("snapshots").FullName;

    public IEnumerable<string> FileNames => Directory.EnumerateFiles(Path).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public void Write(string name, string text, bool byteOrderMark = true)
        => File.WriteAllBytes(System.IO.Path.Combine(Path, name), [.. byteOrderMark ? ByteOrderMark : [], .. System.Text.Encoding.UTF8.GetBytes(text)]);

    public byte[] Bytes(string name) => File.ReadAllBytes(System.IO.Path.Combine(Path, name));

    /// <summary>The message of the comparison's failure.</summary>
    public async Task<string> Failure(SettingsTask comparison)
        => (await Assert.ThrowsAnyAsync<Exception>(() => comparison.UseDirectory(Path).DisableDiff().ToTask())).Message;

    public Task Success(SettingsTask comparison) => comparison.UseDirectory(Path).DisableDiff().ToTask();
}
