using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tests.Differentiation;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class MatrixFunctionTests
{
    [Theory]
    [InlineData(nameof(SampleModels.QuadraticFormOfAnInverse), @"\mathrm{Model} = x^{\top} A^{-1} x", @"-(A^{-1})^{\top}\,x\,(A^{-1} x)^{\top}")]
    [InlineData(nameof(SampleModels.SolvedSystem), @"\mathrm{Model} = \mathbf{1}^{\top} \sin x", @"-\bigl((A^{-1})^{\top} \cos x\bigr)\,(A^{-1} b)^{\top}")]
    public void GradientByTheMatrix_HasItsClassicalForm(string name, string model, string gradient)
    {
        var sheet = SquareSheetOf(name);
        Assert.Equal(model, sheet.Model.MatrixLatex);
        Assert.EndsWith(gradient, sheet.Derivatives[0].MatrixLatex, StringComparison.Ordinal);
    }

    [Fact]
    public void DeterminantAndItsLogarithm_AreWrittenAsOperators()
    {
        var sheet = SquareSheetOf(nameof(SampleModels.Determinants));
        Assert.Equal(@"\mathrm{Model} = \tanh(\det A \det B) + \ln\lvert \det A \rvert", sheet.Model.Latex);
        Assert.EndsWith(@"\det A\,(\operatorname{adj} B)^{\top}", sheet.Derivatives[1].MatrixLatex, StringComparison.Ordinal);
        Assert.EndsWith(@"= (A^{-1})_{ji} + \bigl(1 - \tanh^2(\det A \det B)\bigr) \det B\,(\operatorname{adj} A)_{ji}", sheet.Derivatives[0].IndexLatex, StringComparison.Ordinal);
    }

    private static FormulaSheet SquareSheetOf(string name)
    {
        var builder = new ModelBuilder();
        var model = builder.Value(SampleModels.All[name](builder));
        var size = model.Parameters[^1].Tensor.Extents[0];
        model = model with
        {
            Requirements = [.. model.Parameters.SelectMany(p => p.Tensor.Extents.Select(e => new Requirement(RequirementKind.Equal, p.Tensor, e, size))).Where(r => !ReferenceEquals(r.Subject, size))],
        };
        return Formulas.Of(model, Derivation.Gradient(model).Definitions);
    }
}
