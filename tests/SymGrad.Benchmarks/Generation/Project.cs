using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Generator;

namespace SymGrad.Benchmarks.Generation;

/// <summary>A user's project, as the compiler sees it: files, references, and a driver that may hold what earlier runs cached.</summary>
internal sealed record Project(CSharpCompilation Compilation, GeneratorDriver Driver)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "SymGrad.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static Project Of(params IEnumerable<string> files) => new(
        CSharpCompilation.Create(
            "User",
            files.Select((text, i) => CSharpSyntaxTree.ParseText(text, Parsing, $"File{i}.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)),
        NewDriver());

    /// <summary>The project with models in files of their own, and one file without any, which is the last.</summary>
    public static Project WithModels(int count) => Of([.. Enumerable.Range(0, count).Select(i => Sources.Model(i)), Sources.Unrelated(0)]);

    public string[] Generated => [.. Driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];

    public Project Run() => this with { Driver = Driver.RunGenerators(Compilation) };

    public Project WithNewDriver() => this with { Driver = NewDriver() };

    public Project Edit(int file, string text)
    {
        var old = Compilation.SyntaxTrees[file];
        return this with { Compilation = Compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, Parsing, old.FilePath)) };
    }

    /// <summary>Fails when a model was not derived: a benchmark of error messages would say nothing.</summary>
    public Project Checked()
    {
        var finding = Driver.RunGeneratorsAndUpdateCompilation(Compilation, out var output, out var findings).GetRunResult().Diagnostics
            .Concat(findings)
            .Concat(output.GetDiagnostics())
            .FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return finding is null ? this : throw new InvalidOperationException(finding.ToString());
    }

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new SymGradGenerator().AsSourceGenerator()], parseOptions: Parsing);
}
