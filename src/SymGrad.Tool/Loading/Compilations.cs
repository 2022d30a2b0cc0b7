using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SymGrad.Tool.Loading;

/// <summary>Compilations to read models from: of a project as its own build would compile it, of a single file, of a text.</summary>
internal static class Compilations
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using SymGrad;";

    /// <summary>The compilation of a project or a file.</summary>
    /// <exception cref="ToolException">It is not there, or its build does not say how it is compiled.</exception>
    public static async Task<CSharpCompilation> OfAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new ToolException(Directory.Exists(path) ? $"{path}: this is a folder; name a project (.csproj) or a C# file (.cs) in it." : $"{path}: there is no such file.");
        }

        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CS" => OfText(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), path, ConfiguredSeverities.Around(path)),
            ".CSPROJ" => await OfProjectAsync(Path.GetFullPath(path), cancellation).ConfigureAwait(false),
            var other => throw new ToolException($"{path}: a project (.csproj) or a C# file (.cs) is needed, not {other}."),
        };
    }

    /// <summary>One source against the runtime that runs this tool and the library beside it.</summary>
    public static CSharpCompilation OfText(string text, string path, SyntaxTreeOptionsProvider? severities = null) => CSharpCompilation.Create(
        "Sheet",
        [Parse(text, path), Parse(Usings, "Usings.cs")],
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable).WithSyntaxTreeOptionsProvider(severities));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), new(LanguageVersion.Preview), path);

    private static IEnumerable<MetadataReference> References() => ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator)
        .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "SymGrad.dll" or "netstandard.dll" or "mscorlib.dll"))
        .Select(p => MetadataReference.CreateFromFile(p));

    /// <summary>The build itself says what the compiler would be given.</summary>
    private static async Task<CSharpCompilation> OfProjectAsync(string project, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "msbuild", project, "-restore", "-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=__x", "-p:DesignTimeBuild=true", "-p:BuildProjectReferences=false",
            "-nologo", "-getItem:CscCommandLineArgs",
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
            ?? throw new ToolException("dotnet could not be started.");
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (process.ExitCode != 0 || output.IndexOf('{', StringComparison.Ordinal) < 0)
        {
            throw new ToolException($"{project} cannot be read:\n{output.Trim()}\n{(await errors.ConfigureAwait(false)).Trim()}".TrimEnd());
        }

        using var json = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        var given = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(a => a.GetProperty("Identity").GetString()!).ToList();
        return OfArguments(project, given);
    }

    private static CSharpCompilation OfArguments(string project, IReadOnlyList<string> given)
    {
        var folder = Path.GetDirectoryName(project)!;
        var arguments = CSharpCommandLineParser.Default.Parse(given, folder, sdkDirectory: null);
        if (arguments.MetadataReferences.Select(r => Path.GetFullPath(r.Reference, folder)).FirstOrDefault(r => !File.Exists(r)) is { } missing)
        {
            throw new ToolException($"{project} refers to {missing}, which is not built: run 'dotnet build' first.");
        }

        return CSharpCompilation.Create(
            arguments.CompilationName ?? Path.GetFileNameWithoutExtension(project),
            arguments.SourceFiles.Select(f => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(f.Path)), arguments.ParseOptions, f.Path)),
            arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(Path.GetFullPath(r.Reference, folder), r.Properties)),
            arguments.CompilationOptions.WithSyntaxTreeOptionsProvider(ConfiguredSeverities.Of(arguments.AnalyzerConfigPaths)));
    }
}
