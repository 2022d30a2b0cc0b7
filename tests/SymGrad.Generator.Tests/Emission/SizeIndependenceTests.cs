using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>
/// Sizes do not leak into the generated text. In the models of the integration tests each size, <c>x.Length</c> and the like, is replaced by a number:
/// whatever would be unrolled, or chosen by size while generating, makes other text of another number.
/// </summary>
public sealed class SizeIndependenceTests
{
    // Small enough that who unrolls would; neither they nor their neighbours divide a power of 10, so that their quotients are written alike.
    private const int Small = 13;
    private const int Large = 100003;

    private const string Model = """
        public static partial class M
        {
            [Gradient] public static double F(double[] x) { var s = 0.0; for (var i = 0; i < 10; i++) { s += x[i] * x[i]; } return s; }
            [Gradient] public static double G(Vec<double> x) => LogSumExp(x);
        }
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Models");

    private static readonly GeneratorRunOptions Options = new() { Properties = new GeneratorRunOptions().Properties.Add("SymGradFormulas", "false") };

    public static TheoryData<string> Files => ["Algebra", "EdgeSizes", "IndexForms", "Loops", "Networks", "Recurrences"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Text_WithNumbersForSizes_DiffersInNumbersOnly(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file + ".cs"));
        var (small, large) = (Generated(Sized(text, Small)), Generated(Sized(text, Large)));
        Assert.NotEmpty(small);
        Assert.Equal(small.Keys, large.Keys);
        Assert.All(small, source => Assert.Equal(source.Value, large[source.Key]));
    }

    [Fact]
    public void WhatIsWrittenOut_HasAnotherShape()
    {
        string Of(int terms) => Generated(
            $"public static partial class M {{ [Gradient] public static double F(double[] x) => {string.Join(" + ", Enumerable.Range(0, terms).Select(k => $"x[{k}] * x[{k}]"))}; }}").Values.Single();
        Assert.NotEqual(Of(Small), Of(Small + 1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(1_000_000)]
    public void Text_WithAnotherBound_DiffersInNumbersOnly(int bound) =>
        Assert.Equal(Generated(Model), Generated(Model.Replace("10", bound.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    [Fact]
    public void Text_DoesNotDependOnWhatCallersPass()
    {
        IReadOnlyList<string> Of(int size) =>
        [
            .. GeneratorRun.Of(Model, $"static class Caller {{ static void Call() {{ M.GGradient(new double[{size}]); M.FGradient(new double[{size}], new double[{size}]); }} }}").Sources.Select(s => s.SourceText.ToString()),
        ];
        Assert.Equal(Of(0), Of(1000));
    }

    /// <summary>Each source without comments and formulas, a statement a line, with a mark for each number: also for those that messages name.</summary>
    private static SortedDictionary<string, string> Generated(string text) => new(
        GeneratorRun.Of(Options, text).Sources.ToDictionary(s => s.HintName, s => string.Concat(s.SyntaxTree.GetRoot().DescendantTokens().Select(Marked))),
        StringComparer.Ordinal);

    private static string Marked(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => " #",
        SyntaxKind.StringLiteralToken => " " + string.Concat(token.Text.Where(c => !char.IsAsciiDigit(c))),
        SyntaxKind.SemicolonToken => ";\n",
        _ => " " + token.Text,
    };

    private static string Sized(string text, int size) => new Sizes(size).Visit(CSharpSyntaxTree.ParseText(text).GetRoot()).ToFullString();

    private sealed class Sizes(int size) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) => node.Name.Identifier.Text is "Length" or "Rows" or "Columns"
            ? SyntaxFactory.ParseExpression(size.ToString(CultureInfo.InvariantCulture)).WithTriviaFrom(node)
            : base.VisitMemberAccessExpression(node);
    }
}
