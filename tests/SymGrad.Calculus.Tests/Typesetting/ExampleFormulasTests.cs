using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Tests.Typesetting;

/// <summary>The examples of the sheets, derived and set, as a lecturer would write them.</summary>
public sealed class ExampleFormulasTests
{
    [Fact]
    public void SigmoidLayer_InIndexForm()
    {
        var sheet = Sheet(ExampleModels.SigmoidLayer());

        Assert.Equal(@"L = \sum_i (p_i - y_i)^2", sheet.Model.IndexLatex);
        Assert.Equal([@"p_i = \sigma\Bigl(\sum_j W_{ij} x_j + b_i\Bigr)"], sheet.Definitions.Select(d => d.IndexLatex));
        Assert.Equal(@"\frac{\partial L}{\partial W_{ij}} = 2\,(p_i - y_i)\,p_i\,(1 - p_i)\,x_j", sheet.Derivatives[0].IndexLatex);
        Assert.Equal("∂L/∂Wᵢⱼ = 2 (pᵢ − yᵢ) pᵢ (1 − pᵢ) xⱼ", sheet.Derivatives[0].Unicode);
        Assert.Equal(@"\frac{\partial L}{\partial x_i} = 2 \sum_j (p_j - y_j)\,p_j\,(1 - p_j)\,W_{ji}", sheet.Derivatives[2].IndexLatex);
        Assert.False(sheet.CountsFromZero);
    }

    [Fact]
    public void SoftmaxCrossEntropy_NamesNothingThatIsShort()
    {
        var sheet = Sheet(ExampleModels.SoftmaxCrossEntropy());

        Assert.Equal(@"L = \operatorname{LSE}(z) \sum_i t_i - \sum_i t_i z_i", sheet.Model.IndexLatex);
        Assert.Empty(sheet.Definitions);
        Assert.Equal(@"\frac{\partial L}{\partial z_i} = \operatorname{softmax}(z)_i \sum_j t_j - t_i", sheet.Derivatives[0].IndexLatex);
    }

    private static FormulaSheet Sheet(Model model) => Formulas.Of(model, Derivation.Gradient(model).Definitions);
}
