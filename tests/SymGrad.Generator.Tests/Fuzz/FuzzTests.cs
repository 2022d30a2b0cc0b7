using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Generator.Tests.Diagnostics;
using SymGrad.Generator.Tests.Harness;
using SymGrad.Generator.Tests.Lowering;

namespace SymGrad.Generator.Tests.Fuzz;

/// <summary>
/// Whatever stands in the source, the generator does not throw, and a model that it could not make has a diagnostic, its own or the
/// compiler's. Sources are mutated token by token, and cut off.
/// </summary>
public sealed class FuzzTests
{
    private const int MutantsOfOneBatch = 120;

    private static readonly string[] Attributes = ["Gradient", "Hessian, Jvp", "Jacobian, Vjp", "HessianVectorProduct, Gradient", "Derivative(2)"];

    private static readonly string[] Corpus =
    [
        .. LoweringCases.Constructs.Concat(LoweringCases.IndexForms).Concat(LoweringCases.Vectors).Concat(LoweringCases.Constants)
            .Select((c, i) => $"[{Attributes[i % Attributes.Length]}] public static {(c.Parameters.Contains("float", StringComparison.Ordinal) ? "float" : "double")} F{i}({c.Parameters}) {(c.Body[0] == '{' ? c.Body : "=> " + c.Body + ";")}"),
        .. DiagnosticCases.Rows.Select(r => r.Source.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)).Where(s => s.Length < 400),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void MutatedSources_NeverThrow(int seed)
    {
        var random = new Random(seed);
        var mutants = Enumerable.Range(0, MutantsOfOneBatch).Select(i => $"public static partial class M{i} {{ {LoweringCases.Shared} {Mutant(random)} }}").ToArray();

        var run = GeneratorRun.Of(new GeneratorRunOptions(), [.. mutants, LoweringCases.Outside]);

        Assert.True(run.Exception is null, run.Exception is null ? "" : $"{mutants.First(m => GeneratorRun.Of(m, LoweringCases.Outside).Exception is not null)}\n{run.Exception}");
        Assert.All(run.Diagnostics, d => Assert.Contains(Descriptors.All, k => k.Id == d.Id));
        Assert.All(run.Values(TrackingNames.Methods).Cast<AnnotatedMethod>(), m => AssertExplained(m, run));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void CutOffSources_NeverThrow(int seed)
    {
        var random = new Random(-seed);
        for (var i = 0; i < 6; i++)
        {
            var source = $"public static partial class M {{ {LoweringCases.Shared} {Corpus[random.Next(Corpus.Length)]} }}";
            var run = GeneratorRun.Of(new GeneratorRunOptions(), source[..random.Next(source.Length)], LoweringCases.Outside);

            Assert.True(run.Exception is null, $"{source}\n{run.Exception}");
        }
    }

    // A silent failure would leave a member that only throws at run time.
    private static void AssertExplained(AnnotatedMethod method, GeneratorRun run)
    {
        var type = method.ContainingTypes[0].Split(' ')[^1];
        var file = run.Output.SyntaxTrees.First(t => t.ToString().StartsWith($"public static partial class {type} ", StringComparison.Ordinal) || t.ToString().Contains($" {type} ", StringComparison.Ordinal));
        Assert.True(
            method.Model is not null || run.Diagnostics.Any(d => d.Location.SourceTree == file)
                || run.Output.GetSemanticModel(file).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error),
            $"Nothing is said of {file}");
    }

    private static string Mutant(Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(Corpus[random.Next(Corpus.Length)]).GetRoot().DescendantTokens().Select(t => t.ToString()).Where(t => t.Length > 0).ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            Mutate(tokens, random);
        }

        return tokens.Aggregate(new StringBuilder(), (text, token) => text.Append(token).Append(' ')).ToString();
    }

    private static void Mutate(List<string> tokens, Random random)
    {
        var at = random.Next(tokens.Count);
        switch (random.Next(5))
        {
            case 0 when tokens.Count > 1:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                var other = random.Next(tokens.Count);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = tokens[random.Next(tokens.Count)];
                break;
            default:
                tokens[at] = Splices[random.Next(Splices.Length)];
                break;
        }
    }

    private static readonly string[] Splices =
    [
        "0", "-1", "2147483647", "1e308", "0.0", "null", "default", "x", "n", "this", "double", "int", "float", "var", "new", "ref", "out", "params", "static", "await", "=>", "?",
        ":", "switch", "{", "}", "(", ")", "[", "]", "^", "..", "is", "not", "F0", "FValue", "Sum", "Max", "Build", "i => i", "(i, j) => x", "\"s\"", "'c'", "stackalloc", "typeof",
    ];
}
