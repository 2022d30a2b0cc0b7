using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

public sealed class LineBreakTests
{
    private static readonly Box _plus = new Infix("+", "+");
    private static readonly Box _odot = new Infix(@"\odot", "⊙");

    [Fact]
    public void ASumBreaksBeforeItsSigns() => Assert.Equal(["y = aaaa + bbbb", "+ cccc"], Lines(new Row([Letter("aaaa"), _plus, Letter("bbbb"), _plus, Letter("cccc")]), 16));

    [Fact]
    public void AProductBreaksBeforeAFactor_WithASignOfMultiplication() =>
        Assert.Equal(["y = aaaaaaaa", "· (b + c)"], Lines(new Row([Letter("aaaaaaaa"), new ThinSpace(), Brackets("b", "c")]), 18));

    [Fact]
    public void AnElementwiseProductBreaksBeforeItsSign() =>
        Assert.Equal(["y = aaaaaaaa", "⊙ bbbbbbbb"], Lines(new Row([Letter("aaaaaaaa"), _odot, Letter("bbbbbbbb")]), 18));

    [Fact]
    public void BracketsThatNoLineHolds_AreOpenedOnOneAndClosedOnAnother()
    {
        var lines = Lines(new Scripts(Brackets("aaaaaaaa", "bbbbbbbb"), null, new Numeral("2")), 18);

        Assert.Equal(2, lines.Count);
        Assert.Matches(@"^y = \( ?aaaaaaaa$", lines[0]);
        Assert.Matches(@"^\+ bbbbbbbb ?\)²$", lines[1]);
    }

    [Fact]
    public void WhatFitsStaysOnItsLine() => Assert.Equal(["y = a + b"], Lines(new Row([Letter("a"), _plus, Letter("b")]), 18));

    private static List<string> Lines(Box right, double width) =>
        LineBreaks.InCharacters.BrokenInSums(new Equation(Letter("y"), [right]), width) is Equations lines
            ? [.. lines.Lines.Select(l => (l.IsContinued ? UnicodePrinter.Print(l.Last) : UnicodePrinter.Print(l)).Trim())]
            : [UnicodePrinter.Print(new Equation(Letter("y"), [right]))];

    private static Box Letter(string name) => new Symbol(name, name);

    private static Box Brackets(string first, string second) => new Delimited(BracketKind.Parentheses, new Row([Letter(first), _plus, Letter(second)]));
}
