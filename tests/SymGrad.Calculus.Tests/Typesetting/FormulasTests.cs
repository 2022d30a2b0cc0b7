using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class FormulasTests
{
    [Theory]
    [InlineData("Loss", "L")]
    [InlineData("HingeLoss", "L")]
    [InlineData("Cost", "C")]
    [InlineData("Energy", "E")]
    [InlineData("LogLikelihood", @"\ell")]
    [InlineData("F", "F")]
    [InlineData("Step", @"\mathrm{Step}")]
    public void Value_IsCalledAfterItsMethod(string method, string latex)
    {
        var n = new Notebook();
        Assert.Equal($"{latex} = x^2", Sheet(n.Value(method, n[n.Scalar("x")].Power(2))).Model.Latex);
    }

    [Fact]
    public void Value_TakesTheFullNameWhereItsLetterIsTaken()
    {
        var n = new Notebook();
        Assert.Equal(@"\mathrm{Loss} = L^2", Sheet(n.Value("Loss", n[n.Scalar("L")].Power(2))).Model.Latex);
    }

    [Fact]
    public void Symbol_ReplacesTheName()
    {
        var n = new Notebook();
        Tensor h = n.Vector("h", symbol: @"\mathbf{h}_{t-1}"), x = n.Scalar("x", symbol: @"\xi");
        var sheet = Sheet(n.Value("Loss", n[x] * n.Sum(h.Extents[0], i => n[h, i].Power(2)), symbol: @"\mathcal{L}"));

        Assert.Equal(@"\mathcal{L} = \xi\,\lVert \mathbf{h}_{t-1} \rVert^2", sheet.Model.Latex);
        Assert.Equal(@"\frac{\partial \mathcal{L}}{\partial (\mathbf{h}_{t-1})_i} = 2\,\xi\,(\mathbf{h}_{t-1})_i", sheet.Derivatives[0].IndexLatex);
        Assert.Equal("∂ℒ/∂(h)ᵢ = 2 ξ (h)ᵢ", sheet.Derivatives[0].Unicode);
    }

    [Fact]
    public void Symbol_ThatWouldBreakTheFormulaIsIgnored()
    {
        var n = new Notebook();
        Assert.Equal("F = x", Sheet(n.Value("F", n[n.Scalar("x", symbol: @"\mathbf{x")])).Model.Latex);
    }

    [Fact]
    public void SameNames_AreNumberedInOrder()
    {
        var sheet = Sheet(ExampleModels.Deep(3));

        Assert.Equal(
            [@"h_1 = \tanh(W_1 x + b_1)", @"h_2 = \tanh(W_2 h_1 + b_2)", @"h_3 = \tanh(W_3 h_2 + b_3)"],
            sheet.Definitions.Where(d => d.Definition.Role == DefinitionRole.Local).Select(d => d.Latex));
    }

    [Fact]
    public void DeepNetwork_NamesTheAdjointOfEachLayerInOnePattern()
    {
        var sheet = Sheet(ExampleModels.Deep(4));

        Assert.Equal(
            [
                @"\bar{h}_3 = \frac{\partial L}{\partial h_3} = 2\,W_4^{\top}\,\bigl(h_4 \odot (1 - h_4 \odot h_4)\bigr)",
                @"\bar{h}_2 = \frac{\partial L}{\partial h_2} = W_3^{\top}\,\bigl(\bar{h}_3 \odot (1 - h_3 \odot h_3)\bigr)",
                @"\bar{h}_1 = \frac{\partial L}{\partial h_1} = W_2^{\top}\,\bigl(\bar{h}_2 \odot (1 - h_2 \odot h_2)\bigr)",
            ],
            sheet.Definitions.Where(d => d.Definition.Role == DefinitionRole.Adjoint).Select(d => d.Latex));
        Assert.Equal(
            @"\frac{\partial L}{\partial W_2} = \bigl(\bar{h}_2 \odot (1 - h_2 \odot h_2)\bigr)\,h_1^{\top}",
            sheet.Derivatives.Single(d => d.Of!.Name == "W2").Latex);
    }

    [Fact]
    public void Text_GrowsLinearlyWithTheModel()
    {
        static int Length(int layers) => Sheet(ExampleModels.Deep(layers)) is var s
            ? s.Definitions.Concat(s.Derivatives).Append(s.Model).Sum(l => l.Latex.Length + l.IndexLatex.Length + l.Unicode.Length)
            : 0;
        var (small, large) = (Length(8), Length(64));

        Assert.InRange(large, 1, small * 8 * 1.2);
    }

    [Fact]
    public void Line_StaysReadableWhereTheTreeDoublesAtEachStep()
    {
        var sheet = Sheet(ExampleModels.Doubling());

        Assert.All(sheet.Definitions.Concat(sheet.Derivatives).Append(sheet.Model), l => Assert.InRange(l.IndexLatex.Length, 1, 600));
    }

    [Fact]
    public void LocalsOfTheUser_KeepTheirNames()
    {
        var n = new Notebook();
        var x = n.Scalar("x");
        var s = n.Define("s", [], _ => n[x] + 1, DefinitionRole.Local);
        var d = n.Define("d", [], _ => n[x] - 1, DefinitionRole.Local);
        var sheet = Sheet(n.Value("F", n[s] * n[d] / (1 + n[s].Power(2))));

        Assert.Equal(@"F = \frac{sd}{1 + s^2}", sheet.Model.Latex);
        Assert.Equal(["s = x + 1", "d = x - 1"], sheet.Definitions.Select(l => l.Latex));
    }

    [Fact]
    public void OneScalar_HasATotalDerivative()
    {
        var n = new Notebook();
        var sheet = Sheet(n.Value("F", n[n.Scalar("x")].Of(PrimitiveTable.Sin)));

        Assert.Equal(@"\frac{\mathrm{d} F}{\mathrm{d} x} = \cos x", sheet.Derivatives[0].Latex);
        Assert.Equal("dF/dx = cos x", sheet.Derivatives[0].Unicode);
    }

    [Fact]
    public void Sizes_AreExplained()
    {
        var sheet = Sheet(ExampleModels.LinearBatch());

        Assert.Equal(@"L = \frac{1}{N}\,\lVert R \rVert_F^2", sheet.Model.Latex);
        Assert.Equal(@"\frac{\partial L}{\partial W} = \frac{2}{N}\,R^{\top} X", sheet.Derivatives[0].Latex);
        Assert.Equal("\\begin{aligned}\n  R &= X W^{\\top} + \\mathbf{1} b^{\\top} - Y \\\\\n  N &= \\operatorname{rows}(X)\n\\end{aligned}", sheet.DefinitionsLatex);
    }

    [Fact]
    public void Labels_CountFromZeroAndSaySo()
    {
        var sheet = Sheet(ExampleModels.LabelCrossEntropy());

        Assert.True(sheet.CountsFromZero);
        Assert.Equal(@"L = \operatorname{LSE}(z) - z_y", sheet.Model.Latex);
        Assert.Equal(@"\frac{\partial L}{\partial W_{ij}} = \bigl(\operatorname{softmax}(z)_i - \delta_{iy}\bigr)\,x_j", sheet.Derivatives[0].IndexLatex);
        Assert.Equal(@"\frac{\partial L}{\partial W} = \bigl(\operatorname{softmax}(z) - \mathbf{e}_y\bigr)\,x^{\top}", sheet.Derivatives[0].Latex);
        Assert.EndsWith("(\\mathbf{e}_y)_i &= \\delta_{iy} \\\\\n  \\text{first index} &= 0\n\\end{aligned}", sheet.DefinitionsLatex, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryDefinition_HasALine()
    {
        var model = ExampleModels.SigmoidLayer();
        var definitions = Derivation.Gradient(model).Definitions;
        var sheet = Formulas.Of(model, definitions);

        Assert.Equal(
            [
                "a = Wx + b",
                "p = σ(Wx + b)",
                "L = ‖p − y‖²",
                "p̄ = ∂L/∂p = 2 (p − y)",
                "ā = ∂L/∂a = 2 ((p − y) ⊙ p ⊙ (1 − p))",
                "∂L/∂W = 2 ((p − y) ⊙ p ⊙ (1 − p)) xᵀ",
                "∂L/∂b = 2 ((p − y) ⊙ p ⊙ (1 − p))",
                "∂L/∂x = 2 Wᵀ ((p − y) ⊙ p ⊙ (1 − p))",
            ],
            definitions.Select(d => sheet.LineOf(d).UnicodeMatrix));
    }

    [Fact]
    public void SameModel_IsSetTheSameWhateverRanBefore()
    {
        static string Text() => Sheet(ExampleModels.Digits()) is var s ? string.Join('\n', s.Definitions.Concat(s.Derivatives).Select(l => l.IndexLatex)) : "";
        var first = Text();
        _ = Sheet(ExampleModels.Deep(3));

        Assert.Equal(first, Text());
    }

    private static FormulaSheet Sheet(Model model) => Formulas.Of(model, Derivation.Gradient(model).Definitions);
}
