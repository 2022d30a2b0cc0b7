using SymGrad.Generator.Discovery;

namespace SymGrad.Generator.Tests.Diagnostics;

/// <summary>At which symbols LaTeX would stop.</summary>
public sealed class SymbolTextTests
{
    [Theory]
    [InlineData(@"\theta")]
    [InlineData(@"\mathbf{h}_{t-1}^{(2)}")]
    [InlineData(@"\left(\frac{a}{b}\right)_+")]
    [InlineData(@"\left\{ \left[ x \right) \right.")]
    [InlineData("x'_1")]
    [InlineData(@"50\%\,x_1y_2")]
    [InlineData(@"a_{b_{c^{d}}}")]
    [InlineData(@"x_\alpha^\beta")]
    public void WhatLatexSets_IsSound(string latex) => Assert.Null(SymbolText.FaultOf(latex));

    [Theory]
    [InlineData("")]
    [InlineData("a{")]
    [InlineData("a}")]
    [InlineData(@"\mathbf{\left( x}")]
    [InlineData(@"x\right)")]
    [InlineData("h_t_1")]
    [InlineData("x^2^{3}")]
    [InlineData("x^")]
    [InlineData("{x_}")]
    [InlineData("$x$")]
    [InlineData("x#1")]
    [InlineData("x\n\ny")]
    [InlineData(@"x\")]
    public void WhatLatexStopsAt_IsAFault(string latex) => Assert.NotNull(SymbolText.FaultOf(latex));
}
