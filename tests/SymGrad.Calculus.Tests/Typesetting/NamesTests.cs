using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class NamesTests
{
    [Theory]
    [InlineData("x", "x", "x")]
    [InlineData("W1", "W_1", "W₁")]
    [InlineData("W12", "W_{12}", "W₁₂")]
    [InlineData("xHat", @"\hat{x}", "x̂")]
    [InlineData("muBar", @"\bar{\mu}", "μ̄")]
    [InlineData("hTilde", @"\tilde{h}", "h̃")]
    [InlineData("xPrime", "x'", "x′")]
    [InlineData("sigma", @"\sigma", "σ")]
    [InlineData("σ", @"\sigma", "σ")]
    [InlineData("Sigma", @"\Sigma", "Σ")]
    [InlineData("epsilon", @"\varepsilon", "ε")]
    [InlineData("sigma2", @"\sigma_2", "σ₂")]
    [InlineData("@lambda", @"\lambda", "λ")]
    [InlineData("w_out", @"w_{\mathrm{out}}", "wₒᵤₜ")]
    [InlineData("xTrain", @"x_{\mathrm{train}}", "xₜᵣₐᵢₙ")]
    [InlineData("w_i", "w_i", "wᵢ")]
    [InlineData("mu_", @"\mu", "μ")]
    [InlineData("x2_", "x_2", "x₂")]
    [InlineData("rate", @"\mathrm{rate}", "rate")]
    [InlineData("learningRate", @"\mathrm{learningRate}", "learningRate")]
    [InlineData("a_b_c", "a_{b,c}", "a[b, c]")]
    [InlineData("W_f_first", @"W_{f,\mathrm{first}}", "W[f, first]")]
    [InlineData("größe", @"\mathrm{gru00F6u00DFe}", "größe")]
    public void Name_IsSetAsAMathematicianWould(string name, string latex, string unicode)
    {
        var box = SymbolNames.Of(name);

        Assert.Equal(latex, LatexPrinter.Print(box));
        Assert.Equal(unicode, UnicodePrinter.Print(box));
    }

    [Fact]
    public void Layer_IsASuperscriptByOption() =>
        Assert.Equal("W^{(1)}", LatexPrinter.Print(SymbolNames.Of("W1", new() { LayerSuperscripts = true })));

    [Fact]
    public void Vector_IsBoldByOption()
    {
        Assert.Equal(@"\mathbf{W}", LatexPrinter.Print(SymbolNames.Of("W", bold: true)));
        Assert.Equal(@"\boldsymbol{\mu}_1", LatexPrinter.Print(SymbolNames.Of("mu1", bold: true)));
    }

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("0.1f", "0.1")]
    [InlineData("2.0", "2")]
    [InlineData("1_000", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData("0.50", "0.50")]
    [InlineData("1e-5", "10^{-5}")]
    [InlineData("2.5e-3", @"2.5 \cdot 10^{-3}")]
    [InlineData("1e6", "10^6")]
    public void Literal_StaysAsTheUserWroteIt(string literal, string latex) =>
        Assert.Equal(latex, Body.Latex(n => n.Number(literal)));

    [Theory]
    [InlineData(1, 2, @"\tfrac12")]
    [InlineData(3, 1, "3")]
    [InlineData(1, 3, @"\tfrac13")]
    [InlineData(7, 12, @"\tfrac{7}{12}")]
    public void DerivedNumber_IsExact(int numerator, int denominator, string latex) =>
        Assert.Equal(latex, Print(new Rational(numerator, denominator)));

    [Fact]
    public void DerivedNumber_BesideDecimalsIsADecimal()
    {
        Assert.Equal("0.3", Print(new Rational(3, 10), "0.1"));
        Assert.Equal(@"\tfrac12", Print(Rational.Half, "0.1"));
        Assert.Equal("0.5", Print(Rational.Half, "0.5"));
    }

    [Fact]
    public void DerivedNumber_TooLongForAFractionIsTheShortestThatReadsBack() =>
        Assert.Equal("0.33333333330000003", Print(Rational.FromDouble(0.33333333330000003)));

    private static string Print(Rational value, params string[] literals) => LatexPrinter.Print(
        new NumberFormat(literals.ToDictionary(Rational.Parse, l => l), Precision.Double).Print(value));

    /// <summary>A letter with scripts is taken apart, so that indices find their place; what is more than that stays one piece.</summary>
    [Theory]
    [InlineData("h_{t-1}", "h_{t - 1}", true)]
    [InlineData("W^{(1)}", "W^{(1)}", true)]
    [InlineData("W_f^r", "W_f^r", true)]
    [InlineData(@"\tilde{y}_t", @"\tilde{y}_t", true)]
    [InlineData("h^*", "h^*", true)]
    [InlineData(@"b_{\mathrm{out}}", @"b_{\mathrm{out}}", true)]
    [InlineData(@"\mathcal{L}_t", @"\mathcal{L}_t", false)]
    [InlineData("a_b_c", "a_b_c", false)]
    [InlineData("x y", "x y", false)]
    public void UsersSymbol_IsTakenApartWhereItIsALetterWithScripts(string symbol, string latex, bool isParted)
    {
        var box = SymbolNames.FromLatex(symbol, "name")!;
        Assert.Equal(latex, LatexPrinter.Print(box));
        Assert.Equal(isParted, box is Scripts);
    }
}
