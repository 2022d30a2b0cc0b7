using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>Spellings of one recurrence, and of one sum, give the same code.</summary>
public sealed class RecurrenceTests
{
    [Theory]
    [InlineData(
        "Mat<double> W, Mat<double> x, Vec<double> h",
        "return SquaredNorm(Scan(x.Rows, h, (h, t) => Tanh(W * h + x.Row(t))));",
        "for (var t = 0; t < x.Rows; t++) { h = Tanh(W * h + x.Row(t)); } return SquaredNorm(h);",
        "var t = 0; while (t < x.Rows) { h = Tanh(W * h + x.Row(t)); t += 1; } return SquaredNorm(h);")]
    [InlineData(
        "Vec<double> x, double s",
        "return Sin(Scan(x.Length, s, (s, t) => x[t] * s * (1 - s)));",
        "for (var t = 0; t < x.Length; t++) { s = x[t] * s * (1 - s); } return Sin(s);",
        "double Step(double s, double r) => r * s * (1 - s); for (var t = 0; t < x.Length; ++t) { s = Step(s, x[t]); } return Sin(s);")]
    [InlineData(
        "Vec<double> x, Vec<double> y",
        "var s = Sum(x.Length, i => x[i] * y[i]); return s * s;",
        "var s = 0.0; for (var i = 0; i < x.Length; i++) { s += x[i] * y[i]; } return s * s;",
        "double s = 0; int i = 0; while (x.Length > i) { s = x[i] * y[i] + s; i++; } return s * s;")]
    [InlineData(
        "Mat<double> A, Vec<double> x",
        "var y = Build(A.Rows, i => Sum(A.Columns, j => A[i, j] * x[j])); return SquaredNorm(y);",
        "var y = new Vec<double>(A.Rows); for (var i = 0; i < A.Rows; i++) { for (var j = 0; j < A.Columns; j++) { y[i] += A[i, j] * x[j]; } } return SquaredNorm(y);",
        "var y = new double[A.Rows]; for (var i = 0; i < A.Rows; i++) { y[i] = Sum(A.Columns, j => A[i, j] * x[j]); } return SquaredNorm(y);")]
    [InlineData(
        "Vec<double> x, int k",
        "var s = 0.0; for (var i = 0; i < x.Length; i++) { if (i != k) { s += x[i] * x[i]; } } return s * s;",
        "var s = 0.0; for (var i = 0; i < x.Length; i++) { if (i == k) { continue; } s += x[i] * x[i]; } return s * s;",
        "var s = 0.0; for (var i = 0; i < x.Length; i++) { if (i == k) { continue; } else { s += x[i] * x[i]; continue; } } return s * s;")]
    public void Spellings_GiveTheSameCode(string parameters, string first, string second, string third)
    {
        var code = new[] { first, second, third }.Select(body => Code(parameters, body)).ToArray();

        Assert.Equal(code[0], code[1]);
        Assert.Equal(code[0], code[2]);
    }

    // What a reader sees of the source, its documentation, is no part of the comparison.
    private static string Code(string parameters, string body)
    {
        var run = GeneratorRun.Of($"public static partial class M {{ [Gradient] public static double F({parameters}) {{ {body} }} }}");
        Assert.Null(run.Exception);
        Assert.Empty(run.Diagnostics.Concat(run.CompilerErrors));
        return run.Source("F");
    }
}
