using System.Reflection;

namespace SymGrad.Package.Tests;

/// <summary>The package, made once into a temporary folder with build outputs of its own, so that it never races with the outer build.</summary>
public sealed class PackedSymGrad : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("symgrad-package").FullName;

    public string PackageFile => Directory.EnumerateFiles(Packages, "*.nupkg").Single();

    public string Version => Path.GetFileNameWithoutExtension(PackageFile)["SymGrad.".Length..];

    /// <summary>What <c>dotnet pack</c> wrote.</summary>
    public string PackOutput { get; private set; } = "";

    /// <summary>Whether these tests were built under the flavour: then the package is one of it, and the consumer asks for AngouriMath.</summary>
    public static bool UsesAngouriMath => Metadata("UseAngouriMath") == "true";

    public static string Repository => Metadata("RepositoryRoot");

    private string Packages => Path.Combine(root, "packages");

    public async Task InitializeAsync()
        => PackOutput = await Dotnet.Run(
            Repository,
            packageCache: null,
            "pack", "src/SymGrad", "-c", "Release", "-o", Packages, "--artifacts-path", Path.Combine(root, "artifacts"), $"-p:UseAngouriMath={Metadata("UseAngouriMath")}");

    /// <summary>Restores, builds and runs a project that has the package and this program, and gives what it printed.</summary>
    public async Task<string> RunConsumer(string program)
    {
        var directory = Directory.CreateDirectory(Path.Combine(root, Path.GetFileNameWithoutExtension(program))).FullName;
        var sources = Path.Combine(AppContext.BaseDirectory, "Consumer");
        File.Copy(Path.Combine(sources, "Consumer.csproj"), Path.Combine(directory, "Consumer.csproj"));
        File.Copy(Path.Combine(sources, program), Path.Combine(directory, program));
        // Beside the sources that the machine has configured.
        await File.WriteAllTextAsync(
            Path.Combine(directory, "nuget.config"),
            $"""<configuration><packageSources><add key="packed" value="{Packages}" /></packageSources></configuration>""");

        var cache = Path.Combine(directory, "cache");
        await Dotnet.Run(directory, cache, "build", "-c", "Release", $"-p:SymGradVersion={Version}", $"-p:SymGradAlgebra={(UsesAngouriMath ? "AngouriMath" : "")}");
        return await Dotnet.Run(directory, cache, Path.Combine("bin", "Release", "net10.0", "Consumer.dll"));
    }

    private static string Metadata(string key)
        => typeof(PackedSymGrad).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }
}
