namespace SymGrad.Tool.Tests;

/// <summary>A folder of its own, gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("symgrad-").FullName;

    public async Task<string> WriteAsync(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        await File.WriteAllTextAsync(path, text).ConfigureAwait(false);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
