using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymGrad.Generator.Tests.Harness;

/// <summary>
/// One run of the generator over a compilation, with its steps tracked. Immutable: <see cref="Edit"/> gives the next run of the
/// same driver, which may reuse what the first one cached.
/// </summary>
public sealed class GeneratorRun
{
    private readonly GeneratorRunOptions options;
    private readonly CSharpCompilation input;
    private readonly Compilation output;

    private GeneratorRun(GeneratorRunOptions options, CSharpCompilation input, GeneratorDriver driver, CancellationToken cancellation)
    {
        this.options = options;
        this.input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out output, out _, cancellation);
        Result = Driver.GetRunResult();
    }

    /// <summary>The driver after the run: what <c>Verify(driver)</c> takes a snapshot of.</summary>
    public GeneratorDriver Driver { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>The compilation with the generated sources in it.</summary>
    public Compilation Output => output;

    /// <summary>Findings that the generator reported, in source order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics
        => [.. Result.Diagnostics.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan)];

    /// <summary>The exception that escaped the generator, if one did (the compiler shows it as CS8785).</summary>
    public Exception? Exception => Result.Results.Single().Exception;

    /// <summary>Generated sources, ordered by hint name.</summary>
    public IReadOnlyList<GeneratedSourceResult> Sources
        => [.. Result.Results.Single().GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal)];

    /// <summary>Errors and warnings of the compilation, generated code included; the generator's own findings are not among them.</summary>
    public IReadOnlyList<Diagnostic> CompilerFindings
        => [.. output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    public IReadOnlyList<Diagnostic> CompilerErrors
        => [.. CompilerFindings.Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>Runs the generator over sources that are named <c>Source0.cs</c>, <c>Source1.cs</c>, …</summary>
    public static GeneratorRun Of(params string[] sources) => Of(new GeneratorRunOptions(), sources);

    public static GeneratorRun Of(GeneratorRunOptions options, params string[] sources)
        => Of(options, sources.Select((text, i) => ($"Source{i}.cs", text)));

    public static GeneratorRun Of(GeneratorRunOptions options, IEnumerable<(string Path, string Text)> files, CancellationToken cancellation = default)
        => new(options, options.Compile(files), options.CreateDriver(), cancellation);

    /// <summary>The next run of the same driver, after the file at <paramref name="path"/> has got a new text.</summary>
    public GeneratorRun Edit(string path, string newText)
    {
        var old = input.SyntaxTrees.Single(tree => tree.FilePath == path);
        return new(options, input.ReplaceSyntaxTree(old, options.Parse(path, newText)), Driver, CancellationToken.None);
    }

    /// <summary>The next run of the same driver, after a file has been added.</summary>
    public GeneratorRun Add(string path, string text)
        => new(options, input.AddSyntaxTrees(options.Parse(path, text)), Driver, CancellationToken.None);

    /// <summary>The only generated source whose hint name holds <paramref name="part"/>.</summary>
    public string Source(string part = "")
        => Sources.Single(s => s.HintName.Contains(part, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>What became of each output of a tracked step: New, Modified, Unchanged, Cached or Removed.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step)
        => [.. Steps(step).SelectMany(run => run.Outputs).Select(o => o.Reason)];

    /// <summary>The values of a tracked step's outputs.</summary>
    public IReadOnlyList<object> Values(string step)
        => [.. Steps(step).SelectMany(run => run.Outputs).Select(o => o.Value)];

    /// <summary>The reasons of the driver's own last steps, those that hand sources to the compiler.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons
        => [.. Result.Results.Single().TrackedOutputSteps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs).Select(o => o.Reason)];

    /// <summary>Compiles the output and loads it into a context of its own.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext("generated", isCollectible: true);
        foreach (var referenced in options.Referenced)
        {
            context.LoadFromStream(new MemoryStream([.. referenced.Image]));
        }

        return context.LoadFromStream(image);
    }

    private ImmutableArray<IncrementalGeneratorRunStep> Steps(string step)
        => Result.Results.Single().TrackedSteps.TryGetValue(step, out var runs) ? runs : [];
}
