using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>What models demand of their shapes, and that extents which must agree become the same expression.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("Mat<double> W, Vec<double> x, Vec<double> b", "Norm(W * x + b)", "x: |x|0 = |W|1; b: |b|0 = |W|0")]
    [InlineData("Vec<double> x, Mat<double> W", "Norm(W * x)", "W: |W|1 = |x|0")]
    [InlineData("Mat<double> A, Mat<double> B", "Norm(A * B) + Trace(A)", "B: |B|0 = |A|0; A: |A|1 = |A|0")]
    [InlineData("Vec<double> x, Vec<double> y, Vec<double> z", "Dot(x, y) + Dot(y, z) + Dot(x, z)", "y: |y|0 = |x|0; z: |z|0 = |x|0")]
    [InlineData("Vec<double> x, Vec<double> y", "Dot(x, Concat(y, y))", "x: |x|0 = 2*|y|0")]
    [InlineData("Vec<double> x, Vec<double> y", "Dot(Slice(x, 0, x.Length - 1), y)", "x: |x|0 >= 1; y: |y|0 = (|x|0 + -1)")]
    [InlineData("Vec<double> x, int n", "Dot(x, Build(n, i => 1.0))", "n: n >= 0; x: |x|0 = n")]
    [InlineData("Vec<double> x", "Dot(x, Build(3, i => x[i]))", "x: |x|0 = 3")]
    [InlineData("Mat<double> P, Vec<int> l", "CrossEntropy(l, P)", "l: |l|0 = |P|0; l: every l < |P|1")]
    [InlineData("Vec<double> p, int k", "CrossEntropy(k, p)", "k: every k < |p|0")]
    [InlineData("Vec<double> x, int n", "Sum(n, i => x[i])", "x: |x|0 >= n")]
    [InlineData("Vec<double> x", "Sum(x.Length, i => x[i])", "")]
    [InlineData("Vec<double> x", "Sum(x.Length - 1, i => x[i + 1] - x[i])", "")]
    [InlineData("Vec<double> x, int n", "Sum(n, i => x[i + 1])", "x: |x|0 >= (0 Less n ? (n + 1) : 0)")]
    [InlineData("Vec<double> x, int n", "Sum(n, i => Sum(i, j => x[i - j]))", "x: |x|0 >= (1 Less n ? n : 0)")]
    [InlineData("Vec<double> x, int n", "Sum(n, i => Sum(i, j => x[j]))", "x: |x|0 >= (n + -1)")]
    [InlineData("Vec<double> x", "x[0] + x[4] + x[2]", "x: |x|0 >= 5")]
    [InlineData("Vec<double> x", "x[^1]", "x: |x|0 >= 1")]
    [InlineData("Vec<double> x, int n", "Sum(n, i => i < x.Length ? x[i] : 0)", "")]
    [InlineData("Vec<double> x, Vec<double> y", "x.Length == y.Length ? Dot(x, y) : 0", "")]
    [InlineData("Vec<double> x, int[] l", "Sum(l.Length, i => x[l[i]])", "l: every l < |x|0")]
    [InlineData("Vec<double> x, int[] l, int n", "Sum(n, i => x[l[i]])", "l: |l|0 >= n")]
    [InlineData("Mat<double> A, int n", "Norm(A.Slice(1, n)) + A.Row(0)[n]", "n: n >= 0; A: |A|0 >= (n + 1); A: |A|0 >= 1; n: every n < |A|1")]
    [InlineData("Vec<double> x, int n", "{ var y = Build(n, i => x[i]); return Sum(3, i => y[i]); }", "n: n >= 0; x: |x|0 >= n; n: n >= 3")]
    public void Requirements(string parameters, string body, string expected)
    {
        var model = Lowered.Model(parameters, body);

        Assert.Equal(expected, string.Join("; ", model.Requirements.Select(Text)));
    }

    [Theory]
    [InlineData("Mat<double> W, Vec<double> x, Vec<double> b", "{ var z = W * x + b; return Dot(z, z); }", "z[1] = (Sum(s1 in 0..|W|1: W[_i, s1]*x[s1]) + b[_i]), extents |W|0; F[0] = Sum(s1 in 0..|W|0: z[s1]^2)")]
    [InlineData("Vec<double> x, Vec<double> y", "{ var a = Tanh(y); return Dot(x, a); }", "a[1] = tanh(y[_i]), extents |x|0; F[0] = Sum(s1 in 0..|x|0: x[s1]*a[s1])")]
    [InlineData("Vec<double> x, Vec<double> y, double s", "{ var a = s * y; var b = a + x; return Sum(b); }", "a[1] = s*y[_i], extents |x|0; b[1] = (a[_i] + x[_i]), extents |x|0; F[0] = Sum(s1 in 0..|x|0: b[s1])")]
    public void ExtentsThatAgree_AreTheSame(string parameters, string body, string expected)
    {
        var model = Lowered.Model(parameters, body);

        Assert.Equal(expected, string.Join("; ", model.Definitions.Select(d =>
            d + (d.Target.Rank > 0 ? ", extents " + string.Join(", ", d.Target.Extents) : ""))));
    }

    private static string Text(Requirement r) => $"{r.Parameter.Name}: " + r.Kind switch
    {
        RequirementKind.Equal => $"{r.Subject} = {Inner(r.Bound)}",
        RequirementKind.AtLeast => $"{r.Subject} >= {r.Bound}",
        _ => $"every {r.Parameter.Name} < {r.Bound}",
    };

    private static string Inner(object expr) => expr.ToString() is ['(', '2', .. var rest] ? "2" + rest[..^1] : expr.ToString()!;
}
