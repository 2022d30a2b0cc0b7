using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>What a reviewer reads of a model: the generated C#, and its LaTeX constants as the body of a small document.</summary>
internal static class EmissionSnapshot
{
    /// <summary>Takes the snapshot of methods in a static class.</summary>
    public static SettingsTask Of(string members, [CallerFilePath] string sourceFile = "", [CallerMemberName] string test = "")
        => OfSource($"public static partial class Models\n{{\n{members}\n}}\n", sourceFile, test);

    /// <summary>Takes the snapshot of a whole source file. It must compile without a warning, but need not be documented.</summary>
    public static SettingsTask OfSource(string source, [CallerFilePath] string sourceFile = "", [CallerMemberName] string test = "")
    {
        var run = GeneratorRun.Of(source);
        Assert.Null(run.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.CompilerFindings, d => d.Id != "CS1591");

        var code = string.Join('\n', run.Sources.Select(s => s.SourceText.ToString()));
        IEnumerable<Target> targets = [new Target("cs", code), new Target("tex", Formulas(run))];
        return Verify(targets, sourceFile: sourceFile).InFolder(null, sourceFile, test);
    }

    private static string Formulas(GeneratorRun run)
    {
        var body = new StringBuilder();
        var trees = run.Sources.Select(s => s.SyntaxTree).ToHashSet();
        foreach (var type in Types(run.Output.Assembly.GlobalNamespace).Where(t => t.Name.EndsWith("Formulas", StringComparison.Ordinal)))
        {
            Document(body, type, type.Name.Replace("Formulas", "", StringComparison.Ordinal));
        }

        return body.ToString();
    }

    /// <summary>One paragraph for each pair of constants: what it is in words, matrix form, index form where that is another.</summary>
    private static void Document(StringBuilder body, INamedTypeSymbol type, string title)
    {
        var constants = type.GetMembers().OfType<IFieldSymbol>().ToDictionary(f => f.Name, f => (string)f.ConstantValue!);
        if (constants.Count > 0 && type.Name != "Gradient")
        {
            body.Append(FormattableString.Invariant($"\\paragraph{{{title}}}\n"));
        }

        foreach (var (name, latex) in constants.Where(c => !IsIndexForm(c.Key, constants) && c.Value.Length > 0))
        {
            Assert.Null(LatexBalance.Fault(latex));
            body.Append(FormattableString.Invariant($"% {name}\n\\[\n{latex}\n\\]\n"));
            var index = constants[name + "Index"];
            Assert.Null(LatexBalance.Fault(index));
            if (index != latex)
            {
                body.Append(FormattableString.Invariant($"% {name}, index form\n\\[\n{index}\n\\]\n"));
            }
        }

        foreach (var nested in type.GetTypeMembers())
        {
            Document(body, nested, nested.Name == "Gradient" ? title : $"{title}: {nested.Name.Replace("_", @"\_", StringComparison.Ordinal)}");
        }
    }

    private static bool IsIndexForm(string name, Dictionary<string, string> constants)
        => name.EndsWith("Index", StringComparison.Ordinal) && constants.ContainsKey(name[..^"Index".Length]);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(m => m is INamedTypeSymbol type ? Types(m).Prepend(type) : Types(m));
}
