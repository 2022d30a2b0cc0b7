using System.Globalization;
using System.Text;

namespace SymGrad.Benchmarks.Generation;

/// <summary>What users would write, as text, for the generator to read.</summary>
internal static class Sources
{
    private const string Usings = "using System;\nusing SymGrad;\nusing static SymGrad.Functions;\n";

    private static readonly string[] Bodies =
    [
        "(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t) => CrossEntropy(t, Softmax(W * x + b));",
        "(Mat<double> X, Vec<double> y, Vec<double> w) { var a = X * w; return Sum(y.Length, n => Math.Log(1 + Math.Exp(-y[n] * a[n]))); }",
        "(Mat<double> X, int[] labels, Mat<double> W, Vec<double> b) => CrossEntropy(labels, Softmax(AddToRows(Tanh(X * W.T), b)));",
        "(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);",
    ];

    /// <summary>A file with one annotated method; <paramref name="edit"/> changes its body a little.</summary>
    public static string Model(int number, int edit = 0)
    {
        var body = Bodies[number % Bodies.Length];
        var scaled = body.StartsWith("(Mat<double> X, Vec", StringComparison.Ordinal)
            ? body.Replace("return ", Inv($"return {edit + 1}.0 * "), StringComparison.Ordinal)
            : body.Replace("=> ", Inv($"=> {edit + 1}.0 * "), StringComparison.Ordinal);
        return Inv($"{Usings}public static partial class Model{number}\n{{\n    [Gradient]\n    public static double Loss{scaled}\n}}\n");
    }

    /// <summary>A file without models, of which there are many in any project.</summary>
    public static string Unrelated(int edit) => Inv($"public static class Unrelated {{ public static int Value() => {edit}; }}\n");

    /// <summary>A network of <paramref name="layers"/> layers: hₖ = tanh(Wₖ hₖ₋₁ + bₖ), squared loss.</summary>
    public static string Network(int layers)
    {
        var parameters = string.Join(", ", Enumerable.Range(1, layers).Select(k => Inv($"Mat<double> W{k}, Vec<double> b{k}")));
        var text = new StringBuilder(Usings)
            .Append("public static partial class Network\n{\n    [Gradient]\n")
            .Append(CultureInfo.InvariantCulture, $"    public static double Loss(Vec<double> h0, Vec<double> t, {parameters})\n    {{\n");
        for (var k = 1; k <= layers; k++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        var h{k} = Tanh(W{k} * h{k - 1} + b{k});\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"        return SquaredNorm(h{layers} - t);\n    }}\n}}\n").ToString();
    }

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
