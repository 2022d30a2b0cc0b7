using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class IndexFormTests
{
    [Fact]
    public void Sum_PutsAPositiveTermFirst()
    {
        Assert.Equal("y - x", Body.Latex(n => -n[n.Scalar("x")] + n[n.Scalar("y")]));
        Assert.Equal("-x - y", Body.Latex(n => -n[n.Scalar("x")] - n[n.Scalar("y")]));
        Assert.Equal("1 - x", Body.Latex(n => 1 - n[n.Scalar("x")]));
        Assert.Equal("x - 1", Body.Latex(n => n[n.Scalar("x")] - 1));
        Assert.Equal("1 + x^2", Body.Latex(n => n[n.Scalar("x")].Power(2) + 1));
    }

    [Fact]
    public void Product_NeedsNoBracketsRoundSymbolsAndNoOne()
    {
        Assert.Equal("xy", Body.Latex(n => n[n.Scalar("x")] * n[n.Scalar("y")]));
        Assert.Equal("2\\,x", Body.Latex(n => 2 * n[n.Scalar("x")]));
        Assert.Equal("-x", Body.Latex(n => -1 * n[n.Scalar("x")]));
        Assert.Equal("x\\,(1 - y)", Body.Latex(n => n[n.Scalar("x")] * (1 - n[n.Scalar("y")])));
        Assert.Equal("x^2 y^3", Body.Latex(n => n[n.Scalar("x")].Power(2) * n[n.Scalar("y")].Power(3)));
    }

    [Fact]
    public void Quotient_IsAFraction()
    {
        Assert.Equal(@"\frac{x}{y}", Body.Latex(n => n[n.Scalar("x")] / n[n.Scalar("y")]));
        Assert.Equal(@"\frac{x}{2\,y}", Body.Latex(n => n[n.Scalar("x")] / (2 * n[n.Scalar("y")])));
        Assert.Equal(@"\frac{1}{1 + e^{-x}}", Body.Latex(n => 1 / (1 + (-n[n.Scalar("x")]).Of(PrimitiveTable.Exp))));
        Assert.Equal(@"\left(1 + \frac{x}{y}\right)^2", Body.Latex(n => (n[n.Scalar("x")] / n[n.Scalar("y")] + 1).Power(2)));
    }

    [Theory]
    [InlineData("tanh", @"\tanh x", @"\tanh^2 x", @"\tanh(x + 1)")]
    [InlineData("log", @"\ln x", @"\ln^2 x", @"\ln(x + 1)")]
    [InlineData("sigmoid", @"\sigma(x)", @"\sigma(x)^2", @"\sigma(x + 1)")]
    [InlineData("exp", "e^x", @"e^{2\,x}", "e^{x + 1}")]
    [InlineData("abs", @"\lvert x \rvert", @"\lvert x \rvert^2", @"\lvert x + 1 \rvert")]
    [InlineData("sqrt", @"\sqrt{x}", @"\sqrt{x}^2", @"\sqrt{x + 1}")]
    [InlineData("log1p", @"\ln(x + 1)", @"\ln^2(x + 1)", @"\ln(x + 2)")]
    [InlineData("erf", @"\operatorname{erf}(x)", @"\operatorname{erf}(x)^2", @"\operatorname{erf}(x + 1)")]
    [InlineData("logGamma", @"\ln\Gamma(x)", @"\ln\Gamma(x)^2", @"\ln\Gamma(x + 1)")]
    public void Function_StandsAsOnPaper(string name, string plain, string squared, string ofSum)
    {
        var f = PrimitiveTable.Rows.Single(r => r.Name == name);

        Assert.Equal(plain, Body.Latex(n => n[n.Scalar("x")].Of(f)));
        Assert.Equal(squared, Body.Latex(n => n[n.Scalar("x")].Of(f).Power(2)));
        Assert.Equal(ofSum, Body.Latex(n => (n[n.Scalar("x")] + 1).Of(f)));
    }

    [Fact]
    public void Function_TakesBracketsWhereItsArgumentWouldRunOn()
    {
        Assert.Equal(@"\tanh(x)\,y", Body.Latex(n => n[n.Scalar("x")].Of(PrimitiveTable.Tanh) * n[n.Scalar("y")]));
        Assert.Equal(@"y \tanh x", Body.Latex(n => n[n.Scalar("y")] * n[n.Scalar("x")].Of(PrimitiveTable.Tanh)));
        Assert.Equal(@"\ln(xy)", Body.Latex(n => (n[n.Scalar("x")] * n[n.Scalar("y")]).Of(PrimitiveTable.Log)));
        Assert.Equal(@"\ln \frac{x}{y}", Body.Latex(n => (n[n.Scalar("x")] / n[n.Scalar("y")]).Of(PrimitiveTable.Log)));
    }

    [Fact]
    public void Exponential_OfATallArgumentIsWrittenExp() => Assert.Equal(
        @"\exp\left(-\frac{x^2}{y}\right)",
        Body.Latex(n => (-n[n.Scalar("x")].Power(2) / n[n.Scalar("y")]).Of(PrimitiveTable.Exp)));

    [Fact]
    public void Sum_OverAWholeAxisCarriesTheIndexAlone()
    {
        Assert.Equal(@"\sum_i x_i", Body.Latex(n => n.Vector("x") is var x ? n.Sum(x.Extents[0], i => n[x, i]) : default));
        Assert.Equal(@"\sum_k x_k", Body.Latex(n => n.Vector("x") is var x ? n.Sum(x.Extents[0], i => n[x, i], "k") : default));
        Assert.Equal(@"\sum_{i,j} A_{ij}", Body.Latex(n => n.Matrix("A") is var a ? n.Sum(a.Extents[0], i => n.Sum(a.Extents[1], j => n[a, i, j])) : default));
        Assert.Equal(@"\max_i x_i", Body.Latex(n => n.Vector("x") is var x ? n.Reduce(ReductionKind.Max, x.Extents[0], i => n[x, i]) : default));
        Assert.Equal(@"\prod_i (x_i + 1)", Body.Latex(n => n.Vector("x") is var x ? n.Reduce(ReductionKind.Product, x.Extents[0], i => n[x, i] + 1) : default));
    }

    [Fact]
    public void Sum_OverPartOfAnAxisCarriesBoundsFromOne()
    {
        Assert.Equal(@"\sum_{i=2}^n x_i".Replace("=", " = ", StringComparison.Ordinal), Body.Latex(n =>
            n.Vector("x") is var x ? n.Sum(x.Extents[0], i => n[x, i], lower: n.Pool.One) : default));
        Assert.Equal(@"\sum_{i = 1}^3 x_i", Body.Latex(n => n.Vector("x") is var x ? n.Sum(n.Pool.Number(3), i => n[x, i]) : default));
        Assert.Equal(@"\sum_i \sum_{j<i} A_{ij}".Replace("<", " < ", StringComparison.Ordinal), Body.Latex(n =>
            n.Matrix("A") is var a ? n.Sum(a.Extents[0], i => n.Sum(i, j => n[a, i, j])) : default));
        Assert.Equal(@"\sum_i \sum_{j \le i} A_{ij}", Body.Latex(n =>
            n.Matrix("A") is var a ? n.Sum(a.Extents[0], i => n.Sum(n.Pool.Add(i, n.Pool.One), j => n[a, i, j])) : default));
    }

    [Fact]
    public void Indices_CountFromOneWhereThatAddsNoOffset()
    {
        Assert.Equal("x_1", Body.Latex(n => n[n.Vector("x"), n.Pool.Zero]));
        Assert.Equal("x_n", Body.Latex(n => n.Vector("x") is var x ? n[x, n.Pool.Subtract(x.Extents[0], n.Pool.One)] : default));
        Assert.Equal(@"\sum_{i = 1}^{n - 1} x_i x_{i + 1}", Body.Latex(n => n.Vector("x") is var x
            ? n.Sum(n.Pool.Subtract(x.Extents[0], n.Pool.One), i => n[x, i] * n[x, n.Pool.Add(i, n.Pool.One)])
            : default));
        Assert.Equal("x_0", Body.Latex(n => n[n.Vector("x"), n.Pool.Zero], new() { CountFromZero = true }));
    }

    [Fact]
    public void Indices_CountFromZeroWhereASubscriptIsDataOrAnIndexIsANumber()
    {
        Assert.Equal("p_y", Body.Latex(n => n[n.Vector("p"), n.Pool.Read(n.Integer("y"))]));
        Assert.Equal(@"\sum_i i x_i", Body.Latex(n => n.Vector("x") is var x ? n.Sum(x.Extents[0], i => n.Size(i) * n[x, i]) : default));
    }

    [Fact]
    public void Condition_IsCasesAtTheTopAndIversonInside()
    {
        Assert.Equal(@"\begin{cases} x & x > 0 \\ y & x \le 0 \end{cases}", Body.Latex(n =>
            n[n.Scalar("x")] is var x ? n.Size(n.Pool.Zero).Less(x).Choose(x, n[n.Scalar("y")]) : default));
        Assert.Equal(@"\sum_i x_i\,[x_i > 0]", Body.Latex(n => n.Vector("x") is var x
            ? n.Sum(x.Extents[0], i => n.Guard(n.Size(n.Pool.Zero).Less(n[x, i]).Expr, n[x, i]))
            : default));
        Assert.Equal(@"y + \begin{cases} x & x > 0 \\ 1 & x \le 0 \end{cases}", Body.Latex(n =>
            n[n.Scalar("x")] is var x ? n[n.Scalar("y")] + n.Size(n.Pool.Zero).Less(x).Choose(x, n.Size(n.Pool.One)) : default));
    }

    [Fact]
    public void Exclusion_StandsBelowTheProduct() => Assert.Equal(
        @"\sum_i \prod_{j \ne i} x_j",
        Body.Latex(n => n.Vector("x") is var x
            ? n.Sum(x.Extents[0], i => n.Reduce(ReductionKind.Product, x.Extents[0], j =>
                new Formula(n.Pool, n.Pool.Select(n.Pool.Compare(Relation.Equal, j, i), n.Pool.One, n[x, j].Expr))))
            : default));

    [Fact]
    public void LogSumExp_NamesAVectorAndWritesOutARange()
    {
        Assert.Equal(@"\operatorname{LSE}(z)", Body.Latex(n => n.Vector("z") is var z ? n.Reduce(ReductionKind.LogSumExp, z.Extents[0], k => n[z, k]) : default));
        Assert.Equal(@"\ln \sum_i e^{2\,z_i}", Body.Latex(n => n.Vector("z") is var z ? n.Reduce(ReductionKind.LogSumExp, z.Extents[0], k => 2 * n[z, k]) : default));
        Assert.Equal(@"\operatorname{softmax}(z)_1", Body.Latex(n => n.Vector("z") is var z
            ? (n[z, n.Pool.Zero] - n.Reduce(ReductionKind.LogSumExp, z.Extents[0], k => n[z, k])).Of(PrimitiveTable.Exp)
            : default));
    }

    [Fact]
    public void Letters_SkipWhatElseIsCalledSo() => Assert.Equal(
        @"i \sum_j x_j",
        Body.Latex(n => n.Vector("x") is var x ? n[n.Scalar("i")] * n.Sum(x.Extents[0], k => n[x, k]) : default));

    [Fact]
    public void Sigmoid_IsSpelledOutBesideAVariableSigma() => Assert.Equal(
        @"\operatorname{sigmoid}(\sigma)",
        Body.Latex(n => n[n.Scalar("sigma")].Of(PrimitiveTable.Sigmoid)));
}
