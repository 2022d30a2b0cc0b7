using SymGrad.Tool.Commands;

namespace SymGrad.Tool.Tests;

public sealed class DeriveTests
{
    [Theory]
    [InlineData("log(1+exp(-y*a))", "a", 1, null, "∂f/∂a = −y σ(−ya)")]
    [InlineData("LN(x)", "x", 1, null, "df/dx = 1/x")]
    [InlineData("x*x*x*x", "x", 3, null, "d³ f/d x³ = 24 x")]
    [InlineData("tanh(W*x)", "x", 1, "W: Mat, x: Vec", "∂fᵢ/∂xⱼ = (1 − fᵢ²) Wᵢⱼ")]
    [InlineData("sum(x.Length, i => x[i]*x[i])", "x", 1, "x: Vec", "∂f/∂x = 2 x")]
    [InlineData("sum(x.Length, i => x[i]*x[i])", "x", 2, "x: Vec", "∂² f/∂x² = 2 I")]
    public void Unicode_HoldsTheDerivative(string expression, string wrt, int order, string? let, string line) =>
        Assert.Contains(line, Run(expression, wrt, order, let).Split('\n'));

    [Fact]
    public void TheExpressionIsShownAsItWasTyped() => Assert.StartsWith("f = ln(1 + e⁻ʸᵃ)\n", Run("log(1+exp(-y*a))", "a"), StringComparison.Ordinal);

    [Fact]
    public void Latex_IsLatex() => Assert.Contains(@"\frac{\partial f}{\partial a} = -y\,\sigma(-ya)", Run("log(1+exp(-y*a))", "a", format: "latex"), StringComparison.Ordinal);

    [Fact]
    public void Steps_AreNumbered() => Assert.Matches("(?s)^1\\. Model: .*2\\. ", Run("x*sin(x)", "x", format: "steps"));

    [Fact]
    public void CSharp_IsTheGeneratedSource() => Assert.Contains("fDerivative(double x)", Run("x*sin(x)", "x", format: "csharp"), StringComparison.Ordinal);

    [Theory]
    [InlineData("log(1+exp(-y*a)", 16)]
    [InlineData("ln(1+foo(y)*a)", 6)]
    [InlineData("x^2", 1)]
    [InlineData("ln(x) + ln(y) + z.Foo", 19)]
    public void AFaultIsToldWithItsColumn(string expression, int column) =>
        Assert.Contains($"^ column {column}", Assert.Throws<ToolException>(() => Run(expression, null)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x*y", "z", 1, null, "there is no z")]
    [InlineData("1.0", null, 1, null, "no variable")]
    [InlineData("x", "x", 0, null, "at least 1")]
    [InlineData("W*x", "x", 2, "W: Mat, x: Vec", "--order")]
    [InlineData("W*x", "x", 1, "W = Mat", "--let")]
    public void WhatCannotBeIsSaid(string expression, string? wrt, int order, string? let, string part) =>
        Assert.Contains(part, Assert.Throws<ToolException>(() => Run(expression, wrt, order, let)).Message, StringComparison.Ordinal);

    private static string Run(string expression, string? wrt, int order = 1, string? let = null, string format = "unicode") =>
        DeriveCommand.Run(expression, wrt is null ? [] : [wrt], order, let, format, CancellationToken.None);
}
