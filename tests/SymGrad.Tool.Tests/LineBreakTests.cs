using System.Text.RegularExpressions;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.MathMl;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

public sealed class LineBreakTests
{
    private static readonly Box _plus = new Infix("+", "+");
    private static readonly Box _odot = new Infix(@"\odot", "⊙");

    [Fact]
    public void ASumBreaksBeforeItsSigns() => Assert.Equal(["y = aaaa + bbbb", "+ cccc"], Lines(new Row([Letter("aaaa"), _plus, Letter("bbbb"), _plus, Letter("cccc")]), 9));

    [Fact]
    public void AProductBreaksBeforeAFactor_WithASignOfMultiplication() =>
        Assert.Equal(["y = aaaaaaaa", "· (b + c)"], Lines(new Row([Letter("aaaaaaaa"), new ThinSpace(), Brackets("b", "c")]), 9));

    [Fact]
    public void AnElementwiseProductBreaksBeforeItsSign() =>
        Assert.Equal(["y = aaaaaaaa", "⊙ bbbbbbbb"], Lines(new Row([Letter("aaaaaaaa"), _odot, Letter("bbbbbbbb")]), 10));

    [Fact]
    public void BracketsThatNoLineHolds_AreOpenedOnOneAndClosedOnAnother()
    {
        var lines = Lines(new Scripts(Brackets("aaaaaaaa", "bbbbbbbb"), null, new Numeral("2")), 10);

        Assert.Equal(2, lines.Count);
        Assert.Matches(@"^y = \( ?aaaaaaaa$", lines[0]);
        Assert.Matches(@"^\+ bbbbbbbb ?\)²$", lines[1]);
    }

    [Fact]
    public void BracketsOnTwoLines_BothHaveTheSizeThatTheirContentNeeds()
    {
        var sum = new BigOperator(@"\sum", "∑", Letter("i"), null, Letter("aaaaaaaa"));
        var broken = Broken(new Equation(Letter("y"), [new Delimited(BracketKind.Parentheses, new Row([sum, _plus, Letter("bbbbbbbb")]))]), 12);

        Assert.Contains(@"\Bigl(", LatexPrinter.Print(broken), StringComparison.Ordinal);
        Assert.Contains(@"bbbbbbbb\Bigr)", LatexPrinter.Print(broken), StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(MathMlPrinter.Print(broken), "stretchy=\"true\" minsize=\"1.8em\" maxsize=\"1.8em\">[()]</mo>", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void AShortFactorStaysWithTheBracketsAfterIt() =>
        Assert.Equal(["y = 0.1 (aaaaaaaa", "+ bbbbbbbb)"], Lines(new Row([new Numeral("0.1"), new ThinSpace(), Brackets("aaaaaaaa", "bbbbbbbb")]), 12));

    [Fact]
    public void AConditionBreaksBetweenComparisonsOnly()
    {
        Box less = new Infix("<", "<"), or = new Infix(@"\lor", "∨");
        Box Comparison(string letter) => new Row([Letter(letter), _plus, Letter("1"), less, Letter("cccccccc")]);
        Box[] two = [.. ((Row)Comparison("a")).Items, or, .. ((Row)Comparison("b")).Items];

        Assert.Equal(["y = [a + 1 < cccccccc", "∨ b + 1 < cccccccc]"], Lines(new Delimited(BracketKind.Square, new Row(two)), 13));
        Assert.Equal(["y = [a + 1 < cccccccc]"], Lines(new Delimited(BracketKind.Square, Comparison("a")), 6));
    }

    [Fact]
    public void AListBreaksAfterItsCommas_BeforeTheSumsInIt()
    {
        Box Sum(string letter) => new Row([Letter(letter), _plus, Letter("cc")]);
        Box maximum = new Row([new OperatorName(@"\max", "max"), new Delimited(BracketKind.Parentheses, new Row([Sum("aaaa"), new Comma(Tight: false), Sum("bbbb")]))]);

        Assert.Equal(["y = max(aaaa + cc,", "bbbb + cc)"], Lines(Flat(maximum), 11).Select(l => l.TrimEnd()));
    }

    [Fact]
    public void WhatASumOverAnIndexRunsOver_IsBrokenWithinItsBrackets()
    {
        Box sum = new BigOperator(@"\sum", "∑", Letter("i"), null, Brackets("aaaaaaaa", "bbbbbbbb"));

        Assert.Equal(["y = ∑ᵢ (aaaaaaaa", "+ bbbbbbbb)"], Lines(sum, 12).Select(l => l.Replace("  ", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void ATermOfSeveralLines_IsNotFollowedByAnotherOnItsLastOne() =>
        Assert.Equal(["y = aaaaaaaa", "· (b + c)", "+ d"], Lines(new Row([Letter("aaaaaaaa"), new ThinSpace(), Brackets("b", "c"), _plus, Letter("d")]), 9));

    [Fact]
    public void CasesThatNoLineHolds_HaveTheirConditionsBelow()
    {
        Box Condition(string letter) => new Row([Letter(letter), new Infix("<", "<"), Letter("cccccccc")]);
        Box cases = new Cases([new(Letter("aaaaaaaa"), Condition("x")), new(Letter("b"), new Words("otherwise"))]);
        Box Broken(double width) => ((Equation)LineBreakTests.Broken(new Equation(Letter("y"), [cases]), width)).Last;

        Assert.Same(cases, Broken(20));
        Assert.Equal(@"\begin{cases} aaaaaaaa \\ \quad \text{if~} x < cccccccc \\ b \\ \quad \text{otherwise} \end{cases}", LatexPrinter.Print(Broken(12)));
        Assert.Equal(4, Regex.Count(MathMlPrinter.Print(Broken(12)), "<mtr>", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Equal("{aaaaaaaa if\u00A0x < cccccccc; b otherwise}", UnicodePrinter.Print(Broken(12)).Replace("if\u00A0 ", "if\u00A0", StringComparison.Ordinal));
    }

    [Fact]
    public void AConditionBelowItsValue_IsBrokenBeforeConnectivesAndRelations()
    {
        Box less = new Infix("<", "<"), and = new Infix(@"\land", "∧");
        Box condition = new Row([Letter("x"), less, Letter("cccc"), and, Letter("yyyyyyyy"), _plus, Letter("dd"), less, Letter("eeeeeeeeee")]);
        var broken = Assert.IsType<Row>(((Equation)Broken(new Equation(Letter("y"), [new Cases([new(Letter("a"), condition), new(Letter("b"), new Words("otherwise"))])]), 14.5)).Last);

        Assert.Equal(["if\u00A0 x < cccc", "∧ yyyyyyyy + dd", "< eeeeeeeeee"], Assert.IsType<Folded>(Assert.IsType<Cases>(Assert.Single(broken.Items)).Branches[0].Condition).Lines.Select(UnicodePrinter.Print));
    }

    [Fact]
    public void ALongLeftSideHasALineForItself_WhereThatSavesOthers()
    {
        Box cases = new Cases([new(Letter("aaaaaaaa"), Letter("cccccccc")), new(Letter("b"), new Words("otherwise"))]);

        Assert.Equal(["llllllllllllll", "= {aaaaaaaa if cccccccc; b otherwise}"], Printed(Broken(new Equation(Letter("llllllllllllll"), [cases]), 14)));
    }

    [Fact]
    public void ALeftSideThatLeavesNoRoom_HasALineForItself()
    {
        var broken = Broken(new Equation(Letter("aaaaaaaaaaaaaaaaaaaaaaaa"), [Letter("bbbbbbbb")]), 15);

        Assert.Equal("\\begin{aligned}\n  &aaaaaaaaaaaaaaaaaaaaaaaa \\\\\n   &= bbbbbbbb\n\\end{aligned}", LatexPrinter.Print(broken));
        Assert.Equal("aaaaaaaaaaaaaaaaaaaaaaaa", Assert.IsType<Equations>(broken).Lines.Select(UnicodePrinter.Print).First());
    }

    [Fact]
    public void ALeftSideThatNoLineHolds_IsBrokenAsOthersAre()
    {
        var left = new Row([Letter("aaaaaaaaaaaaaaaa"), _plus, Letter("bbbbbbbbbbbbbbbb")]);

        Assert.Equal(["aaaaaaaaaaaaaaaa", "+ bbbbbbbbbbbbbbbb", "= c"], Printed(Broken(new Equation(left, [Letter("c")]), 13.5)));
    }

    [Fact]
    public void OtherLinesHaveTheRoomOfTheirOwnLeftSides()
    {
        var lines = new Equations([new(Letter("aaaaaaaaaaaaaaaaaaaaaaaa"), [Letter("b")]), new(Letter("y"), [new Row([Letter("cccccccc"), _plus, Letter("dddddddd")])])]);

        Assert.Equal(["aaaaaaaaaaaaaaaaaaaaaaaa", "= b", "y = cccccccc + dddddddd"], Printed(Broken(lines, 14)));
    }

    [Fact]
    public void WhatFitsStaysOnItsLine() => Assert.Equal(["y = a + b"], Lines(new Row([Letter("a"), _plus, Letter("b")]), 9));

    private static List<string> Lines(Box right, double width) => Printed(Broken(new Equation(Letter("y"), [right]), width));

    private static Box Broken(Box formula, double width) => LineBreaks.BrokenInSums(formula, width);

    private static List<string> Printed(Box formula) =>
        [.. (formula is Equations lines ? lines.Lines : [(Equation)formula]).Select(l => (l.IsContinued ? UnicodePrinter.Print(l.Last) : UnicodePrinter.Print(l)).Trim())];

    private static Box Flat(Box box) => box switch
    {
        Row row => new Row([.. row.Items.Select(Flat).SelectMany(b => b is Row inner ? inner.Items : [b])]),
        Delimited d => d with { Content = Flat(d.Content) },
        _ => box,
    };

    private static Box Letter(string name) => new Symbol(name, name);

    private static Box Brackets(string first, string second) => new Delimited(BracketKind.Parentheses, new Row([Letter(first), _plus, Letter(second)]));
}
