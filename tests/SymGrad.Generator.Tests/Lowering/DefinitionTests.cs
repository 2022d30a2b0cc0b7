using SymGrad.Calculus;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>What the user named stays named, and the definitions say what the source says.</summary>
public sealed class DefinitionTests
{
    [Theory]
    [InlineData("double x, double y", "{ var s = x + y; var t = s; double c = 2; return t * s * c; }", "s = (x + y); F = (2*s^2)")]
    [InlineData("Vec<double> x", "Sum(x.Length, i => { var e = x[i]; return e * e; })", "F = Sum(s1 in 0..|x|0: x[s1]^2)")]
    [InlineData("Vec<double> x", "{ var y = x; var n = x.Length; return Sum(n, i => y[i]); }", "F = Sum(s1 in 0..|x|0: x[s1])")]
    [InlineData("double x", "{ var s = x * x; s = s * s; return s; }", "s = x^2; s = s^2; F = s")]
    [InlineData("double x", "{ double G(double a) { var b = a * a; return b + 1; } return G(x) + G(2 * x); }", "b = x^2; b = (4*x^2); F = (b + b + 2)")]
    [InlineData("double x, double y", "{ double G(double a) { var b = a * a; return b; } return x > 0 ? G(x) : y; }", "F = (0 Less x ? x^2 : y)")]
    [InlineData("double x", "x * 2 * 3 / 4", "F = (3/2*x)")]
    [InlineData("double x", "Math.Pow(x, 2) + Sq(x) + x * x", "F = (3*x^2)")]
    [InlineData("double x", "Clamp(x, 0, 1)", "F = min(max(x, 0), 1)")]
    [InlineData("double x, double a, double b", "Clamp(x, a, b)", "F = (x LessOrEqual a ? a : (b LessOrEqual x ? b : x))")]
    [InlineData("double x", "x > 1 ? x : 1", "F = (1 Less x ? x : 1)")]
    [InlineData("Vec<double> x", "Norm(x)", "F = normRoot(Sum(s1 in 0..|x|0: x[s1]^2))")]
    [InlineData("Vec<double> z, Vec<double> t", "CrossEntropy(t, Softmax(z))", "F = (-1*Sum(s2 in 0..|z|0: xlogy(t[s2], exp((z[s2] + -1*LogSumExp(s1 in 0..|z|0: z[s1]))))))")]
    [InlineData("Mat<double> A, Vec<double> x", "Sum(A.T * x)", "F = Sum(s2 in 0..|A|1: Sum(s1 in 0..|A|0: A[s1, s2]*x[s1]))")]
    [InlineData("Vec<double> x, int n", "Sum(7 / 2, i => x[i]) + Sum(Math.Max(n, n + 1), i => x[i])", "F = (Sum(s1 in 0..3: x[s1]) + Sum(s1 in 0..(n + 1): x[s1]))")]
    public void Definitions(string parameters, string body, string expected)
    {
        var model = Lowered.Model(parameters, body);

        Assert.Equal(expected, string.Join("; ", model.Definitions.Select(d => $"{d.Target.Name} = {d.Body}")));
        Assert.All(model.Definitions.SkipLast(1), d => Assert.Equal(DefinitionRole.Local, d.Role));
        Assert.Equal(DefinitionRole.Value, model.Value.Role);
        Assert.All(model.Definitions, d => Assert.NotEqual(0, d.Origin));
    }

    [Theory]
    [InlineData("{ double G(Vec<double> h) => Dot(h, h) + Sum(h); return G(2 * x); }", "h = (2*x[_i]); F = (Sum(s1 in 0..|x|0: h[s1]^2) + Sum(s1 in 0..|x|0: h[s1]))")]
    [InlineData("{ double G(Vec<double> h) => Sum(h); return G(2 * x); }", "F = Sum(s1 in 0..|x|0: (2*x[s1]))")]
    [InlineData("{ double G(Vec<double> h) => Dot(h, h); return G(x[1..]); }", "F = Sum(s1 in 0..(|x|0 + -1): x[(s1 + 1)]^2)")]
    public void AnArrayComputedForACall_IsADefinition_WhereTheFunctionReadsItTwice(string body, string expected) =>
        Assert.Equal(expected, string.Join("; ", Lowered.Model("Vec<double> x", body).Definitions.Select(d => $"{d.Target.Name} = {d.Body}")));

    /// <summary>An element that is written in each of two branches, or in one of them, is written once: no state of rounds that hands on the whole array.</summary>
    [Theory]
    [InlineData("d[t] = t == 0 ? x[t] : x[t] * d[t - 1];", "if (t == 0) { d[t] = x[t]; } else { d[t] = x[t] * d[t - 1]; }")]
    [InlineData("d[t] = t == 0 ? x[t] : x[t] * d[t - 1];", "if (t == 0) { d[t] = x[t]; continue; } d[t] = x[t] * d[t - 1];")]
    [InlineData("d[t] = !(x[t] < 0) ? x[t] * x[t] : 0;", "if (x[t] < 0) { continue; } d[t] = x[t] * x[t];")]
    [InlineData("d[t] = x[t] < 0 ? 1 : x[t] < 2 ? x[t] : 2;", "if (x[t] < 0) { d[t] = 1; } else if (x[t] < 2) { d[t] = x[t]; } else { d[t] = 2; }")]
    public void ElementsWrittenInBranches_AreWrittenOnce(string choice, string branches)
    {
        string Definitions(string round) => string.Join("; ", Lowered.Model("Vec<double> x", $"{{ var d = new double[x.Length]; for (var t = 0; t < x.Length; t++) {{ {round} }} return Sum(x.Length, i => d[i] * d[i]); }}").Definitions.Select(d => $"{d.Target.Name}/{d.Target.Rank} = {d.Body}"));

        Assert.Contains("d/1", Definitions(choice), StringComparison.Ordinal);
        Assert.Equal(Definitions(choice), Definitions(branches));
    }

    [Theory]
    [InlineData("y * y", "x = 0; y = (2*y)")]
    [InlineData("y * y + 0 * h", "x = 0; y = (2*y)")]
    public void WhatTheValueDoesNotNeed_HasNoAdjoints(string value, string expected)
    {
        var derived = Derivation.Gradient(Lowered.Model("Vec<double> x, double y", $"{{ var h = 0.5; for (var i = 0; i < x.Length; i++) {{ h = Tanh(h * x[i]); }} return {value}; }}"));

        Assert.Equal(expected, string.Join("; ", derived.Derivatives.Select(d => $"{d.Target.Name} = {d.Body}")));
        Assert.DoesNotContain(derived.Definitions, d => d.Role == DefinitionRole.Adjoint);
    }

    [Fact]
    public void IndexNames_AreTheLambdas()
    {
        var model = Lowered.Model("Vec<double> x", "{ var K = Build(x.Length, 3, (row, col) => x[row] * col); return Sum(K) + Sum(3, q => x[q]); }");

        Assert.Equal(["row", "col"], model.Definitions[0].IndexNames);
    }

    [Fact]
    public void Parameters_CarryWhatTheAttributeSays()
    {
        var method = Lowered.Method("[Gradient(\"y\", nameof(x))] public static double F(double x, int n, [Symbol(@\"\\beta\")] double y, double[] z) => x * y * n * z[0];");
        var model = method.Model!.ToModel();

        Assert.Equal(["x", "y"], method.Derivatives[0].Results.Select(r => r.TupleElement));
        Assert.Equal([true, false, true, false], model.Parameters.Select(p => p.IsVariable));
        Assert.Equal([true, false, true, false], model.Parameters.Select(p => p.IsNamed));
        Assert.Equal([null, null, @"\beta", null], model.Parameters.Select(p => p.Symbol));
    }

    [Fact]
    public void LiteralTexts_AreKept_WhereTheySayMore()
    {
        var model = Lowered.Model("double x", "x * 1e-3 + 0.1f + 0.25f + 2.5 + 1.0 + 3");

        Assert.Equal(["0.1f", "0.25f", "1.0", "1e-3", "2.5"], model.LiteralTexts.Values.Order(StringComparer.Ordinal));
        Assert.Contains(model.LiteralTexts, l => l.Key.ToDouble() == (double)0.1f);
    }

    [Theory]
    [InlineData("double", Precision.Double)]
    [InlineData("float", Precision.Single)]
    public void Precision_IsThatOfTheResult(string type, Precision expected) =>
        Assert.Equal(expected, Lowered.Method($"[Gradient] public static {type} F({type} x, int n) => x * n;").Model!.Precision);
}
