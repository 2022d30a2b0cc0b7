using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SymGrad.Calculus.Algebra;

namespace SymGrad.Generator.Tests.Harness;

/// <summary>The project that a <see cref="GeneratorRun"/> pretends to compile.</summary>
public sealed record GeneratorRunOptions
{
    private static readonly ImmutableArray<MetadataReference> References = [.. ReferencePaths().Select(p => MetadataReference.CreateFromFile(p))];

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    /// <summary>Usings that every source sees, as a project's implicit usings do; empty for none.</summary>
    public string GlobalUsings { get; init; } = """
        global using System;
        global using SymGrad;
        global using static SymGrad.Functions;
        """;

    /// <summary>MSBuild properties of the project, for example <c>SymGradFormulas</c>. The algebra is the last of the build: under the flavour AngouriMath.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("SymGradAlgebra", ScalarAlgebras.All[^1].Name);

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Assemblies that the project references beside the framework and the library.</summary>
    public ImmutableArray<ReferencedAssembly> Referenced { get; init; } = [];

    public IIncrementalGenerator Generator { get; init; } = new SymGradGenerator();

    internal CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    internal SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    internal CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files)
        => CSharpCompilation.Create(
            "Models",
            files.Append(("GlobalUsings.cs", GlobalUsings)).Select(f => Parse(f.Item1, f.Item2)),
            [.. References, .. Referenced.Select(r => r.Reference)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable));

    internal GeneratorDriver CreateDriver()
        => CSharpGeneratorDriver.Create(
            [Generator.AsSourceGenerator()],
            additionalTexts: [],
            ParseOptions,
            new ProjectProperties(Properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    // The running framework, and of the test's own assemblies only what a user of the package has.
    private static IEnumerable<string> ReferencePaths()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return trusted.Where(p => Path.GetDirectoryName(p) == framework || Path.GetFileName(p) is "SymGrad.dll" or "System.Numerics.Tensors.dll");
    }

    /// <summary>Another project's assembly, of this source.</summary>
    internal ReferencedAssembly CompileReferenced(string name, string text, AssemblyForm form) => ReferencedAssembly.Of(
        CSharpCompilation.Create(name, [Parse(name + ".cs", GlobalUsings + text)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable)), form);

    private sealed class ProjectProperties(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        private const string Prefix = "build_property.";

        public override IEnumerable<string> Keys => properties.Keys.Select(k => Prefix + k);

        public override bool TryGetValue(string key, out string value)
        {
            value = string.Empty;
            return key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && properties.TryGetValue(key[Prefix.Length..], out value!);
        }
    }
}
