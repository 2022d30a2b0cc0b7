using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Tests.Differentiation;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;

namespace SymGrad.Calculus.Tests.Typesetting;

/// <summary>Two things are never called the same in the formulas of one model.</summary>
public sealed class HomonymsTests
{
    public static TheoryData<string> Models => GradientTests.Models;

    [Fact]
    public void Parameter_CalledLikeAConstant()
    {
        var n = new Notebook();
        Tensor pi = n.Scalar("pi"), x = n.Scalar("x");
        var sheet = Sheet(n.Value("F", n[pi] * n[x] * new Formula(n.Pool, n.Pool.Constant(NamedConstant.Pi))));

        Assert.Equal(@"F = \pi\,\mathrm{pi}\,x", sheet.Model.Latex);
        Assert.Equal(2, sheet.Derivatives.Count);
        Assert.Equal(@"\frac{\partial F}{\partial \mathrm{pi}}", sheet.Derivatives[0].Latex.Split(" = ")[0]);
        Assert.Contains(@"\mathrm{pi}", sheet.Derivatives[1].Latex.Split(" = ")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Parameter_CalledLikeAConstantThatIsNotThereKeepsItsLetter()
    {
        var n = new Notebook();
        Assert.Equal(@"F = \pi^2", Sheet(n.Value("F", n[n.Scalar("pi")].Power(2))).Model.Latex);
    }

    [Fact]
    public void EulersNumber_IsExpOf1BesideAnE()
    {
        var n = new Notebook();
        var sheet = Sheet(n.Value("F", n[n.Scalar("e")] + new Formula(n.Pool, n.Pool.Constant(NamedConstant.E))));
        Assert.Contains(@"\exp(1)", sheet.Model.Latex, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x2", "x^{(2)}")]
    [InlineData("x1", "x^{(1)}")]
    [InlineData("x_i", @"\mathrm{x\_i}")]
    [InlineData("x0", "x_0")]
    [InlineData("y2", "y_2")]
    [InlineData("xMin", @"x_{\mathrm{min}}")]
    public void Scalar_CalledLikeAnElementOfAnArray(string name, string latex)
    {
        var n = new Notebook();
        Tensor x = n.Vector("x"), scalar = n.Scalar(name);
        var sheet = Sheet(n.Value("F", (n[x, n.Pool.Zero] * n[scalar]) + n[x, n.Pool.One]));

        Assert.Equal(latex, LatexPrinter.Print(sheet.NameOf(scalar)));
        Assert.Contains(@$"\partial {latex}}}", string.Concat(sheet.Derivatives.Select(d => d.Latex)), StringComparison.Ordinal);
    }

    [Fact]
    public void Local_CalledLikeAnElementOfAnArray()
    {
        var n = new Notebook();
        var x = n.Vector("x");
        var local = n.Define("x2", [], _ => n[x, n.Pool.Zero].Of(PrimitiveTable.Sin), DefinitionRole.Local);
        var sheet = Sheet(n.Value("F", (n[local].Power(2) + n[local]) * n[x, n.Pool.One]));

        Assert.Equal("x^{(2)}", LatexPrinter.Print(sheet.NameOf(local)));
    }

    [Fact]
    public void InitialState_IsTheStateAtTime0OnlyWhereThatStartsWithIt()
    {
        static string Name(int factor)
        {
            var m = new ModelBuilder();
            var (h0, w, n) = (m.Scalar("h0", 0.3), m.Scalar("w", 0.7), m.Number(5));
            var h = m.State("h", n, [], _ => factor * (Quantity)h0);
            m.Next(h, [n], at => (w * h[at[0]]).Of(PrimitiveTable.Tanh));
            return LatexPrinter.Print(Sheet(m.Value(h[n] + m.Sum(n, t => h[t] * t))).NameOf(h0.Tensor));
        }

        Assert.Equal("h_0", Name(1));
        Assert.Equal("h^{(0)}", Name(2));
    }

    [Fact]
    public void Parameter_CalledLikeKroneckersDelta()
    {
        static string Latex(bool atPlace)
        {
            var n = new Notebook();
            Tensor x = n.Vector("x"), delta = n.Vector("delta");
            n.Equal(x, 0, delta, 0);
            var sum = n.Sum(x.Extents[0], i => n[delta, i] * n[x, i].Power(2));
            return Sheet(n.Value("F", atPlace ? sum + n[x, n.Pool.One] : sum)).Derivatives[0].IndexLatex;
        }

        // Which factor stands first is the algebra's choice.
        Assert.Contains(@"\mathrm{delta}_i", Latex(atPlace: true), StringComparison.Ordinal);
        Assert.Contains(@"\delta_{i2}", Latex(atPlace: true), StringComparison.Ordinal);
        Assert.Contains(@"\delta_i", Latex(atPlace: false), StringComparison.Ordinal);
        Assert.DoesNotContain("delta}", Latex(atPlace: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_MoreThanThereAreLetters()
    {
        var m = new ModelBuilder();
        var vectors = Enumerable.Range(0, 12).Select(k => m.Vector("abcefgkotvwx"[k].ToString(), 2)).ToList();
        var sheet = Sheet(m.Value(vectors.Select(v => v.Extent(0) * m.Sum(v.Extent(0), i => v[i].Of(PrimitiveTable.Sin))).Aggregate((a, b) => a + b)));
        var sizes = sheet.Conventions.Where(c => LatexPrinter.Print(c).Contains(@"\dim", StringComparison.Ordinal)).Select(c => LatexPrinter.Print(c.Left)).ToList();

        Assert.Equal(12, sizes.Count);
        Assert.Equal(sizes.Distinct(StringComparer.Ordinal), sizes);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryModel_KeepsItsSymbolsApart(string name)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        var sheet = Formulas.Of(derived.Model, derived.Definitions);
        var parameters = derived.Model.Parameters.Select(p => p.Tensor).ToList();
        var defined = sheet.Models.Concat(sheet.Definitions).Select(l => l.Definition.Target).ToList();
        var names = parameters.Concat(defined).Distinct().Select(t => LatexPrinter.Print(sheet.NameOf(t))).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        var elements = parameters.Where(p => p.Rank > 0).SelectMany(p => Enumerable.Range(1, 9).Select(k => $"{LatexPrinter.Print(sheet.NameOf(p))}_{k}"));
        Assert.Empty(elements.Intersect(parameters.Select(p => LatexPrinter.Print(sheet.NameOf(p))), StringComparer.Ordinal));
    }

    private static FormulaSheet Sheet(Model model) => Derivation.Gradient(model) is var d ? Formulas.Of(d.Model, d.Definitions) : null!;
}
