using System.Linq;
using System.Xml.Linq;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.MathMl;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class MathMlTests
{
    private static readonly Symbol X = new("x", "x");

    private static readonly Box[] OneOfEach =
    [
        X, new Bold(X), new Numeral("0.5"), new Words("a < b & c"), new OperatorName(@"\tanh", "tanh"), new Infix("<", "<"), new Minus(), new Comma(Tight: true), new ThinSpace(),
        new Row([X, X]), new Fraction(X, X), new Fraction(X, X, Small: true), new Root(X), new Root(X, X), new Scripts(X, X, X), new Scripts(X, X, null), new Scripts(X, null, X),
        new Accented(X, Accent.Hat), new BigOperator(@"\sum", "∑", X, X, X), new BigOperator(@"\max", "max", X, null, X) { IsTall = false }, new Delimited(BracketKind.Norm, X), new Bracket(BracketKind.Square, Opens: true, BracketSize.Big), new Bracket(BracketKind.Parentheses, Opens: false, BracketSize.Plain),
        new Cases([new(X, X), new(X, new Words("otherwise"))]), new Cases([new(X, X), new(X, new Words("otherwise"))]) { IsStacked = true }, new Folded([X, X]), new Grid([[X, X], [X, X]]), new Equation(X, [X, X]), new Equations([new(X, [X]), new(X, [X])]),
    ];

    /// <summary>How many children an element must have: a renderer drops the whole formula otherwise.</summary>
    private static readonly Dictionary<string, int> Arity = new(StringComparer.Ordinal)
    {
        ["mfrac"] = 2, ["mroot"] = 2, ["msub"] = 2, ["msup"] = 2, ["msubsup"] = 3, ["munder"] = 2, ["mover"] = 2, ["munderover"] = 3,
    };

    public static TheoryData<string> Models => [.. ExampleModels.Names];

    [Fact]
    public void EveryNodeHasMarkup()
    {
        var nodes = typeof(Box).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Box)));
        Assert.Equal(nodes.OrderBy(t => t.Name), OneOfEach.Select(b => b.GetType()).Distinct().OrderBy(t => t.Name));
        Assert.All(OneOfEach, Check);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryFormulaIsWellFormed(string model)
    {
        var written = ExampleModels.Named(model);
        var sheet = Formulas.Of(written, Derivation.Gradient(written).Definitions);
        foreach (var line in sheet.Definitions.Concat(sheet.Derivatives).Append(sheet.Model))
        {
            Check(line.Index);
            Check(line.Matrix ?? line.Index);
        }
    }

    [Fact]
    public void BracketsStretchWithWhatIsTall()
    {
        string Fence(Box content) => Parsed(new Delimited(BracketKind.Parentheses, content)).Descendants().First(e => e.Name.LocalName == "mo").Attribute("stretchy")!.Value;

        Assert.Equal("false", Fence(X));
        Assert.Equal("true", Fence(new Fraction(X, X)));
        Assert.Equal("true", Fence(new BigOperator(@"\sum", "∑", X, null, X)));
    }

    [Theory]
    [InlineData(@"\mathbf{h}_{t-1}", "𝐡 t − 1")]
    [InlineData(@"x'", "x ′")]
    [InlineData(@"\hat{\sigma}^2", "σ ^ 2")]
    [InlineData(@"W^{(1)}", "W ( 1 )")]
    [InlineData(@"\mathrm{rate}", "rate")]
    public void AUsersSymbolIsReadFromItsLatex(string latex, string leaves)
    {
        var symbol = new Symbol(latex, "?") { HasScripts = latex.IndexOfAny(['_', '^']) >= 0 };
        var unicode = latex == "x'" ? symbol with { Unicode = "x′" } : latex.Contains("rate", StringComparison.Ordinal) ? symbol with { Unicode = "rate" } : symbol;
        Assert.Equal(leaves, string.Join(' ', Parsed(unicode).Descendants().Where(e => !e.HasElements).Select(e => e.Value)));
    }

    [Fact]
    public void ASymbolThatIsNotUnderstoodIsItsText() => Assert.Equal("fancy", Parsed(new Symbol(@"\fancy{x}{y}", "fancy")).Value);

    [Theory]
    [InlineData("SigmoidLayer")]
    [InlineData("Mixture")]
    [InlineData("MaxAndProduct")]
    public Task Markup(string model)
    {
        var written = ExampleModels.Named(model);
        var sheet = Formulas.Of(written, Derivation.Gradient(written).Definitions);
        var lines = sheet.Definitions.Prepend(sheet.Model).Concat(sheet.Derivatives);
        return Verify(string.Concat(lines.Select(l => XElement.Parse(MathMlPrinter.Formula(l.Matrix ?? l.Index, display: true)) + "\n")), "html").InFolder(model);
    }

    private static XElement Parsed(Box box) => XElement.Parse(MathMlPrinter.Formula(box, display: true));

    private static void Check(Box box)
    {
        foreach (var element in Parsed(box).DescendantsAndSelf().Where(e => Arity.ContainsKey(e.Name.LocalName)))
        {
            Assert.Equal(Arity[element.Name.LocalName], element.Elements().Count());
        }
    }
}
