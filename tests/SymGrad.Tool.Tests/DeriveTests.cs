using SymGrad.Tool.Commands;

namespace SymGrad.Tool.Tests;

public sealed class DeriveTests
{
    [Theory]
    [InlineData("log(1+exp(-y*a))", "a", 1, null, "∂f/∂a = −y σ(−ya)")]
    [InlineData("LN(x)", "x", 1, null, "df/dx = 1/x")]
    [InlineData("x*x*x*x", "x", 3, null, "d³f/dx³ = 24 x")]
    [InlineData("pi*x", null, 1, null, "df/dx = π")]
    [InlineData("sin(π*x)*Math.PI", null, 1, null, "df/dx = π² cos(πx)")]
    [InlineData("pi*x", "pi", 1, null, "∂f/∂π = x")]
    [InlineData("pi*Math", "Math", 1, null, "df/d Math = π")]
    [InlineData("exp(Functions)*Exp", "Exp", 1, null, "∂f/∂Exp = e^(Functions)")]
    [InlineData("pi*x", null, 1, "pi: Scalar", "∂f/∂π = x")]
    [InlineData("tanh(W*x)", "x", 1, "W: Mat, x: Vec", "∂fᵢ/∂xⱼ = (1 − fᵢ²) Wᵢⱼ")]
    [InlineData("sum(x.Length, i => x[i]*x[i])", "x", 1, "x: Vec", "∂f/∂x = 2 x")]
    [InlineData("sum(x.Length, i => x[i]*x[i])", "x", 2, "x: Vec", "∂²f/∂x² = 2 I")]
    [InlineData("logdet(A)", "A", 1, "A: Mat", "f = ln|det A|")]
    [InlineData("det(A)", "A", 1, "A: Mat", "f = det A")]
    [InlineData("f*x", "x", 1, null, "∂g/∂x = f")]
    [InlineData("x*y*a", "x, y", 2, null, "∂²f/∂x ∂y = a")]
    [InlineData("logsumexp(z)", "z", 2, "z: Vec", "∂²f/∂z² = diag(softmax(z)) − softmax(z) (softmax(z))ᵀ")]
    [InlineData("logdet(A + t*B)", "t", 1, "A: Mat, B: Mat", "∂ln|det u|/∂t = tr(u⁻¹ B)")]
    [InlineData("sum(x.Length, i => sum(x.Length, j => t*sq(x[i]-x[j])))", "t", 1, "x: Vec", "∂f/∂t = ∑ᵢⱼ (xᵢ − xⱼ)²")]
    [InlineData("t*trace(A*A*A)", "t", 1, "A: Mat", "  s = tr(A³)")]
    [InlineData("norm(x)*norm(x)*t", "t", 1, "x: Vec", "∂f/∂t = ‖x‖²")]
    [InlineData("pow(x, x)", "x", 1, null, "df/dx = f (1 + ln(x) [x ≠ 0])")]
    [InlineData("log(x)*sqrt(x)", "x", 1, null, "df/dx = (1 + ½ ln x)/r")]
    [InlineData("log(x)*sqrt(x)", "x", 2, null, "d²f/dx² = −ln x/(4 r³)")]
    [InlineData("x*sqrt(x)", "x", 3, null, "d³f/dx³ = −3/(8 r³)")]
    [InlineData("x*pow(x, 0.3)", "x", 2, null, "d²f/dx² = 0.39 x^(−0.7)")]
    [InlineData("x*pow(x, a)", "x", 1, null, "∂f/∂x = xᵃ (a + 1)")]
    [InlineData("x*sqrt(y)*y", "y", 1, null, "∂f/∂y = (3/2) rx")]
    [InlineData("x*sqrt(1+x*x)", "x", 1, null, "df/dx = x²/r + r")]
    [InlineData("sqrt(x)*sqrt(x)", "x", 1, null, "f = (√x)²")]
    [InlineData("x*sqrt(x)*exp(y)", "y", 1, null, "∂f/∂y = f")]
    [InlineData("(x-1)/(x+1)", "x", 2, null, "d²f/dx² = −4/(x + 1)³")]
    [InlineData("a*x/(b+x)", "x", 2, null, "∂²f/∂x² = −2 ab/(b + x)³")]
    [InlineData("sq(a*x/(b+x))", "x", 2, null, "∂²f/∂x² = 2 a² b (b − 2 x)/(b + x)⁴")]
    [InlineData("x/(1+sq(x))", "x", 2, null, "d²f/dx² = 2 x (x² − 3)/(1 + x²)³")]
    [InlineData("exp(-sq(x-mu)/(2*sq(s)))", "x", 2, null, "∂²f/∂x² = f ((x − μ)²/s⁴ − 1/s²)")]
    [InlineData("tanh(x)", "x", 2, null, "d²f/dx² = −2 f (1 − f²)")]
    [InlineData("0.5*x*(1+erf(x/sqrt(2)))", "x", 2, null, "d²f/dx² = e^(−0.5 x²) (2 − x²)/(√π √2)")]
    [InlineData("exp(-(x-mu)*(x-mu)/2)", "x", 1, null, "f = e^(−½ (x − μ)²)")]
    [InlineData("t*log(sigmoid(x))+(1-t)*log(1-sigmoid(x))", "x", 2, null, "∂²f/∂x² = −s′₂ (1 − s′₂)")]
    [InlineData("v.Length == 1 ? x : 2*x", "x", 1, "v: Vec", "∂f/∂x = [n = 1] + 2 [n ≠ 1]")]
    public void Unicode_HoldsTheDerivative(string expression, string? wrt, int order, string? let, string line) =>
        Assert.Contains(line, Run(expression, wrt, order, let).Split('\n'));

    /// <summary>What stands below the lines is what they read: not what only the first derivative does.</summary>
    [Fact]
    public void Names_AreThoseThatALineReads() => Assert.Equal(2, Run("0.5*x*(1+erf(x/sqrt(2)))", "x", 2).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    /// <summary>cos² − sin² is not linear in x, though its derivative −4 cos x sin x reads x by other names; and where nothing had a name, none is put in its place.</summary>
    [Theory]
    [InlineData("sin(x)*cos(x)", "Power rule: df/dx as a function of x.", "Linearity")]
    [InlineData("(x-1)/(x+1)", "Simplification: Terms are brought together.", "Substitution")]
    public void Steps_NameTheRuleThatWasApplied(string expression, string stands, string standsNot)
    {
        var steps = Run(expression, "x", 2, format: "steps");
        Assert.Contains(stands, steps, StringComparison.Ordinal);
        Assert.DoesNotContain(standsNot, steps, StringComparison.Ordinal);
    }

    [Fact]
    public void TheExpressionIsShownAsItWasTyped() => Assert.StartsWith("f = ln(1 + e⁻ʸᵃ)\n", Run("log(1+exp(-y*a))", "a"), StringComparison.Ordinal);

    [Fact]
    public void Latex_IsLatex() => Assert.Contains(@"\frac{\partial f}{\partial a} = -y\,\sigma(-ya)", Run("log(1+exp(-y*a))", "a", format: "latex"), StringComparison.Ordinal);

    [Fact]
    public void Constants_HaveNoName() => Assert.Contains("f = ln 2 + s", Run("log(exp(x)+exp(-x))", "x", format: "steps"), StringComparison.Ordinal);

    [Fact]
    public void TheDerivativeOfLogSumExp_IsTheSoftmax() => Assert.Contains("∂f/∂z = softmax(z)", Run("log(sum(z.Length, i => exp(z[i])))", "z", let: "z: Vec").Split('\n'));

    /// <summary>What a second derivative reads of the gradient is said: the gradient's only name is that of its variable.</summary>
    [Fact]
    public void StepsOfASecondDerivative_SayWhatTheGradientIs()
    {
        var lines = Run("logsumexp(z)", "z", 2, "z: Vec", "steps").Split('\n').Select(l => l.Trim()).ToList();

        Assert.Contains("∂²f/∂zᵢ ∂f = −softmax(z)ᵢ", lines);
        Assert.Contains("∂²f/∂zᵢ ∂zⱼ = softmax(z)ᵢ δᵢⱼ + (∂²f/∂zᵢ ∂f) ∂f/∂zⱼ = softmax(z)ᵢ δᵢⱼ − softmax(z)ᵢ softmax(z)ⱼ", lines);
    }

    /// <summary>A rule such as tanh′(u) = 1 − tanh² u takes a letter that the formula has not.</summary>
    [Fact]
    public void RulesOfFunctions_TakeAFreeLetter() => Assert.Contains("tanh′(a) = 1 − tanh² a", Run("tanh(u*v*z*s*r*q)", "u", format: "steps"), StringComparison.Ordinal);

    [Fact]
    public void Steps_AreNumbered() => Assert.Matches("(?s)^1\\. Model: .*2\\. ", Run("x*sin(x)", "x", format: "steps"));

    [Fact]
    public void CSharp_IsTheGeneratedSource() => Assert.Contains("fDerivative(double x)", Run("x*sin(x)", "x", format: "csharp"), StringComparison.Ordinal);

    [Theory]
    [InlineData("log(1+exp(-y*a)", 4)]
    [InlineData("ln(1+foo(y)*a)", 6)]
    [InlineData("ln(x) + ln(y) + z.Foo", 19)]
    [InlineData("ln(x) +", 8)]
    public void AFaultIsToldWithItsColumn(string expression, int column) =>
        Assert.Contains($"^ column {column}", Assert.Throws<ToolException>(() => Run(expression, null)).Message, StringComparison.Ordinal);

    /// <summary>Mathematics that is no C#: what to type instead, and where.</summary>
    [Theory]
    [InlineData("1+x^2", 3, "A square is sq(x) or pow(x, 2).")]
    [InlineData("(x+1)^2", 6, "A square is sq(…) or pow(…, 2).")]
    [InlineData("x^n", 1, "A power is pow(x, n).")]
    [InlineData("x**3", 1, "A power is pow(x, 3).")]
    [InlineData("3*e^x", 3, "e to a power is exp(x).")]
    [InlineData("e^(2*x)", 1, "e to a power is exp(…).")]
    [InlineData("ln x", 1, "ln takes its argument in parentheses: ln(x).")]
    [InlineData("2x", 1, "A product has a sign: 2 * x.")]
    [InlineData("1 + 2.5(x+1)", 5, "A product has a sign: 2.5 * (…).")]
    [InlineData("(x+1)(x-1)", 5, "A product has a sign: ) * (…).")]
    [InlineData("x(x+1)", 1, "There is no function x; a product has a sign: x * (…).")]
    [InlineData("sgimoid(x)", 1, "There is no function sgimoid; perhaps Sigmoid.")]
    [InlineData("2*(x+1", 3, "This ( is not closed.")]
    [InlineData("x+1)*2", 4, "This ) closes nothing.")]
    [InlineData("2*|x|", 3, "The absolute value is abs(x), of a vector norm(x).")]
    [InlineData("x²", 1, "A square is sq(x).")]
    [InlineData("sin²x", 1, "sin²x is sq(sin(x)).")]
    [InlineData("√x", 1, "A root is sqrt(x).")]
    [InlineData("x·y", 2, "· is typed *.")]
    [InlineData("x−1", 2, "This minus sign is no hyphen: type -.")]
    [InlineData("1,5*x", 1, "Decimals follow a point: 1.5.")]
    [InlineData("y = x*x", 3, "An equation has no derivative: type one of its sides.")]
    [InlineData("x!", 1, "A factorial is exp(logGamma(x + 1)).")]
    public void ASlipIsToldWithWhatToType(string expression, int column, string message)
    {
        var told = Assert.Throws<ToolException>(() => Run(expression, null)).Message;

        Assert.StartsWith(message + "\n", told, StringComparison.Ordinal);
        Assert.EndsWith($"^ column {column}", told, StringComparison.Ordinal);
    }

    [Fact]
    public void AMembersNearestNameIsTold() => Assert.StartsWith(
        "There is no .Lenght; perhaps .Length.", Assert.Throws<ToolException>(() => Run("sum(x.Lenght, i => x[i])", "x", let: "x: Vec")).Message, StringComparison.Ordinal);

    /// <summary>What C# understands is not second-guessed.</summary>
    [Theory]
    [InlineData("1e3*x + 2.5e-1*x", "df/dx = 1000.25")]
    [InlineData("arctan(x)", "df/dx = 1/(1 + x²)")]
    [InlineData("abs(x) + 2d*x", "df/dx = 2 + sign(x)")]
    public void SoundExpressions_AreDerived(string expression, string line) => Assert.Contains(line, Run(expression, "x").Split('\n'));

    [Theory]
    [InlineData("x*y", "z", 1, null, "there is no z")]
    [InlineData("1.0", null, 1, null, "no variable")]
    [InlineData("x", "x", 0, null, "at least 1")]
    [InlineData("W*x", "x", 2, "W: Mat, x: Vec", "--order 2 is for what is a number")]
    [InlineData("x*y", null, 3, null, "--order 3 takes one number to differentiate by, as --wrt x;")]
    [InlineData(" ", null, 1, null, "There is no expression")]
    [InlineData("W*x", "x", 1, "W = Mat", "--let")]
    public void WhatCannotBeIsSaid(string expression, string? wrt, int order, string? let, string part) =>
        Assert.Contains(part, Assert.Throws<ToolException>(() => Run(expression, wrt, order, let)).Message, StringComparison.Ordinal);

    private static string Run(string expression, string? wrt, int order = 1, string? let = null, string format = "unicode") =>
        DeriveCommand.Run(expression, wrt is null ? [] : [wrt], order, let, format, CancellationToken.None);
}
