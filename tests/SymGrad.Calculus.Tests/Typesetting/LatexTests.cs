using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class LatexTests
{
    public static TheoryData<string> Models => [.. ExampleModels.Names];

    [Theory]
    [InlineData("x")]
    [InlineData(@"\left(\frac{a}{b}\right)")]
    [InlineData(@"\bigl(\Bigl(x\Bigr)\bigr)")]
    [InlineData(@"\begin{cases} 1 & x \\ 0 & y \end{cases}")]
    [InlineData(@"\{ \}")]
    public void Balance_AcceptsWhatMatches(string latex) => Assert.Null(LatexBalance.Fault(latex));

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData(@"\left( x")]
    [InlineData(@"x \right)")]
    [InlineData(@"\bigl( x \Bigr)")]
    [InlineData(@"{\left( } \right)")]
    [InlineData(@"\begin{cases} x \end{aligned}")]
    [InlineData("$x$")]
    [InlineData("x % y")]
    [InlineData("x\\")]
    public void Balance_FindsWhatDoesNot(string latex) => Assert.NotNull(LatexBalance.Fault(latex));

    [Fact]
    public void Brackets_GrowWithTheirContent()
    {
        var x = new Symbol("x", "x");
        var plain = Parentheses(x);
        var sum = new BigOperator(@"\sum", "∑", new Symbol("i", "i"), null, x);

        Assert.Equal("(x)", LatexPrinter.Print(plain));
        Assert.Equal(@"\bigl((x)\bigr)", LatexPrinter.Print(Parentheses(plain)));
        Assert.Equal(@"\Bigl(\bigl((x)\bigr)\Bigr)", LatexPrinter.Print(Parentheses(Parentheses(plain))));
        Assert.Equal(@"\Bigl(\sum_i x\Bigr)", LatexPrinter.Print(Parentheses(sum)));
        Assert.Equal(@"\left(\frac{x}{x}\right)", LatexPrinter.Print(Parentheses(new Fraction(x, x))));
        Assert.Equal(@"\lVert x \rVert", LatexPrinter.Print(new Delimited(BracketKind.Norm, x)));
        Assert.Equal(@"\Bigl\lvert \sum_i x\Bigr\rvert", LatexPrinter.Print(new Delimited(BracketKind.Absolute, sum)));
    }

    [Fact]
    public void Lines_StandFurtherApartWhereBothAreTall()
    {
        var x = new Symbol("x", "x");
        var fraction = new Fraction(x, x);
        var sum = new Row([x, new BigOperator(@"\sum", "∑", new Symbol("i", "i"), null, x)]);

        Assert.Equal("\\begin{aligned}\n  x &= x \\\\\n  x &= \\frac{x}{x} \\\\[4pt]\n  \\frac{x}{x} &= x \\\\[4pt]\n  x &= x \\sum_i x\n\\end{aligned}", LatexPrinter.Print(new Equations([new(x, [x]), new(x, [fraction]), new(fraction, [x]), new(x, [sum])])));
        Assert.Equal(@"\begin{cases} \frac{x}{x} & x \\[4pt] \frac{x}{x} & x \\ x & x \end{cases}", LatexPrinter.Print(new Cases([new(fraction, x), new(fraction, x), new(x, x)])));
        Assert.Equal(@"\begin{array}[t]{@{}l@{}} \frac{x}{x} \\[4pt] \quad \frac{x}{x} \\ \quad x \end{array}", LatexPrinter.Print(new Folded([fraction, fraction, x])));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Sheet_IsBalanced(string model) => Assert.All(Formulas(ExampleModels.Named(model)), latex => Assert.Null(LatexBalance.Fault(latex)));

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Sheet_Compiles(string model)
    {
        Skip.IfNot(LatexDocument.CanCompile, "No pdflatex is installed.");
        Assert.Null(LatexDocument.Fault(Formulas(ExampleModels.Named(model))));
    }

    [SkippableFact]
    public void EveryPrimitive_Compiles()
    {
        Skip.IfNot(LatexDocument.CanCompile, "No pdflatex is installed.");
        Assert.Null(LatexDocument.Fault(PrimitiveTable.Rows.Select(Applied)));
    }

    [Fact]
    public void EveryPrimitive_HasANotation() => Assert.All(PrimitiveTable.Rows, row => Assert.Null(LatexBalance.Fault(Applied(row))));

    [SkippableFact]
    public void Jacobians_Compile()
    {
        Skip.IfNot(LatexDocument.CanCompile, "No pdflatex is installed.");
        var options = new TypesettingOptions { BoldTensors = true, LayerSuperscripts = true };
        Assert.Null(LatexDocument.Fault([
            .. All(Jacobians.Sheet(Jacobians.EulerStep(), options)),
            .. All(Jacobians.Sheet(Jacobians.ResidualLayer(), options)),
            .. All(Jacobians.Sheet(Jacobians.Kink(), options)),
        ]));
    }

    private static string Applied(Primitive row) => row.ResultKind == Calculus.Expressions.ValueKind.Integer
        ? Body.Latex(n => n.Size(n.Pool.Apply(row, [.. Enumerable.Range(0, row.Arity).Select(k => n.Pool.Read(n.Integer($"n{k}")))])))
        : Body.Latex(n => new Formula(n.Pool, n.Pool.Apply(row, [.. Enumerable.Range(0, row.Arity).Select(k => (n[n.Scalar($"x{k}")] / (1 + n[n.Scalar($"y{k}")])).Expr)])));

    private static Delimited Parentheses(Box content) => new(BracketKind.Parentheses, content);

    private static IEnumerable<string> Formulas(Model model) => All(Calculus.Typesetting.Formulas.Of(model, Derivation.Gradient(model).Definitions));

    private static IEnumerable<string> All(FormulaSheet sheet) =>
    [
        .. sheet.Derivatives.Prepend(sheet.Model).SelectMany(l => new[] { l.Latex, l.IndexLatex }),
        .. new[] { sheet.DefinitionsLatex, sheet.DefinitionsIndexLatex }.Where(d => d.Length > 0),
    ];
}
