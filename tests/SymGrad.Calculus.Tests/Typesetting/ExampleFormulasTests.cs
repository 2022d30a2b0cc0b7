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

    [Fact]
    public void SigmoidLayer_InMatrixForm()
    {
        var sheet = Sheet(ExampleModels.SigmoidLayer());

        Assert.Equal(@"L = \lVert p - y \rVert^2", sheet.Model.MatrixLatex);
        Assert.Equal([@"p = \sigma(Wx + b)"], sheet.Definitions.Select(d => d.MatrixLatex));
        Assert.Equal(@"\frac{\partial L}{\partial W} = 2\,\bigl((p - y) \odot p \odot (1 - p)\bigr)\,x^{\top}", sheet.Derivatives[0].MatrixLatex);
        Assert.Equal(@"\frac{\partial L}{\partial x} = 2\,W^{\top}\,\bigl((p - y) \odot p \odot (1 - p)\bigr)", sheet.Derivatives[2].MatrixLatex);
        Assert.Equal("∂L/∂W = 2 ((p − y) ⊙ p ⊙ (1 − p)) xᵀ", sheet.Derivatives[0].UnicodeMatrix);
    }

    [Fact]
    public void SoftmaxCrossEntropy_InMatrixForm()
    {
        var sheet = Sheet(ExampleModels.SoftmaxCrossEntropy());

        Assert.Equal(@"L = \operatorname{LSE}(z)\,\mathbf{1}^{\top} t - t^{\top} z", sheet.Model.MatrixLatex);
        Assert.Equal(@"\frac{\partial L}{\partial z} = (\mathbf{1}^{\top} t) \operatorname{softmax}(z) - t", sheet.Derivatives[0].MatrixLatex);
    }

    [Fact]
    public void EulerStep()
    {
        var sheet = Jacobians.Sheet(Jacobians.EulerStep());

        Assert.Equal(@"x'_j = 0.9\,x_j + 0.1 \tanh a_j", sheet.Model.IndexLatex);
        Assert.Equal([@"a_j = \sum_i x_i w_{ij} + b_j"], sheet.Definitions.Select(d => d.IndexLatex));
        Assert.Equal(
            [
                @"\frac{\partial x'_j}{\partial x_k} = 0.9\,\delta_{jk} + 0.1\,(1 - \tanh^2 a_j)\,w_{kj}",
                @"\frac{\partial x'_j}{\partial w_{kl}} = 0.1\,(1 - \tanh^2 a_j)\,x_k\,\delta_{jl}",
                @"\frac{\partial x'_j}{\partial b_k} = 0.1\,(1 - \tanh^2 a_j)\,\delta_{jk}",
            ],
            sheet.Derivatives.Select(d => d.IndexLatex));
        Assert.Equal(@"\frac{\partial x'}{\partial x} = 0.9\,I + 0.1 \operatorname{diag}(1 - \tanh^2 a)\,w^{\top}", sheet.Derivatives[0].MatrixLatex);
        Assert.Null(sheet.Derivatives[1].MatrixLatex);
    }

    [Fact]
    public void ResidualLayer_InBothLayouts()
    {
        Assert.Equal(
            @"\frac{\partial y}{\partial x} = I + \operatorname{diag}\bigl(p \odot (1 - p)\bigr)\,W",
            Jacobians.Sheet(Jacobians.ResidualLayer()).Derivatives[0].Latex);
        Assert.Equal(
            @"\frac{\partial y}{\partial x} = I + W^{\top} \operatorname{diag}\bigl(p \odot (1 - p)\bigr)",
            Jacobians.Sheet(Jacobians.ResidualLayer(), new() { DenominatorLayout = true }).Derivatives[0].Latex);
    }

    [Fact]
    public void Kink_IsAChoiceOfCases() => Assert.Equal(
        @"\frac{\mathrm{d} f}{\mathrm{d} x} = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}",
        Jacobians.Sheet(Jacobians.Kink()).Derivatives[0].Latex);

    [Fact]
    public void Mixture_ByItsMeans()
    {
        var sheet = Sheet(ExampleModels.Mixture());

        Assert.Equal(@"\ell = \sum_t \ln s_t", sheet.Model.IndexLatex);
        Assert.Equal(
            [
                @"u_{tm} = -\frac{(x_t - \mu_m)^2}{2\,\sigma_m^2}",
                @"s_t = \sum_m c_m\,\frac{e^{u_{tm}}}{\sigma_m}",
                @"\gamma_{tm} = c_m\,\frac{e^{u_{tm}}}{s_t \sigma_m}",
            ],
            sheet.Definitions.Select(d => d.IndexLatex));
        Assert.Equal(
            @"\frac{\partial \ell}{\partial \mu_i} = \frac{1}{\sigma_i^2} \sum_t \gamma_{ti}\,(x_t - \mu_i)",
            sheet.Derivatives.Single(d => d.Of!.Name == "mu").IndexLatex);
    }

    [Fact]
    public void Convolution_CountsFromZero()
    {
        var sheet = Sheet(ExampleModels.Convolution());

        Assert.True(sheet.CountsFromZero);
        Assert.Equal([@"y_t = \sum_{s \le t} w_s x_{t - s}"], sheet.Definitions.Select(d => d.IndexLatex));
        Assert.Equal(@"\frac{\partial E}{\partial w_i} = 2 \sum_{t \ge i} (y_t - d_t)\,x_{t - i}", sheet.Derivatives[0].IndexLatex);
        Assert.Equal(@"\frac{\partial E}{\partial x_i} = 2 \sum_{i \le t < n + i} (y_t - d_t)\,w_{t - i}", sheet.Derivatives[1].IndexLatex);
    }

    [Fact]
    public void ReluNetwork_KeepsTheUsersNames()
    {
        var sheet = Sheet(ExampleModels.ReluNetwork());

        Assert.Equal(@"J = 0.5\,\lVert y - \hat{y} \rVert^2", sheet.Model.Latex);
        Assert.Equal(
            @"\frac{\partial J}{\partial W_{ij}} = \Bigl(\sum_k (\hat{y}_k - y_k)\,[s_{2,k} > 0]\,V_{ki}\Bigr)\,[s_{1,i} > 0]\,x_j",
            sheet.Derivatives[0].IndexLatex);
    }

    [Fact]
    public void Batch_PullsWhatItsTermsShareOutOfTheSum()
    {
        var sheet = Sheet(ExampleModels.Digits());

        Assert.Equal([@"H = \tanh(X W_1^{\top} + \mathbf{1} b_1^{\top})", @"Z = H W_2^{\top} + \mathbf{1} b_2^{\top}"], sheet.Definitions.Select(d => d.Latex));
        Assert.Equal(
            @"\frac{\partial L}{\partial W_{2,ij}} = 2\,\lambda W_{2,ij} + \frac{1}{N} \sum_n \bigl(\operatorname{softmax}(Z_n)_i - \delta_{i,\mathrm{labels}_n}\bigr)\,H_{nj}",
            sheet.Derivatives.Single(d => d.Of!.Name == "W2").IndexLatex);
    }

    private static FormulaSheet Sheet(Model model) => Formulas.Of(model, Derivation.Gradient(model).Definitions);
}
