namespace SymGrad.Generator.Tests.Lowering;

/// <summary>A record is the bundle of its members: the model is the one that takes them one by one.</summary>
public sealed class RecordLoweringTests
{
    private const string Types = """
        public record Layer(Mat<double> W, Vec<double> b) { public Vec<double> Apply(Vec<double> x) => W * x + b; public int Units => W.Rows; }
        public record Pair(Layer First, Layer Second);
        public struct Point { public double X; public double Y { get; set; } }
        """;

    [Theory]
    [InlineData("Layer n, Vec<double> x", "Sum(n.W * x + n.b)", "Mat<double> W, Vec<double> b, Vec<double> x", "Sum(W * x + b)")]
    [InlineData("Layer n, Vec<double> x", "Sum(n.Apply(x)) * n.Units", "Mat<double> W, Vec<double> b, Vec<double> x", "Sum(W * x + b) * W.Rows")]
    [InlineData("Layer n, Vec<double> x", "{ var (W, b) = n; return Sum(W * x + b); }", "Mat<double> W, Vec<double> b, Vec<double> x", "Sum(W * x + b)")]
    [InlineData("Layer n, Vec<double> x", "Sum((n with { b = x }).Apply(x))", "Mat<double> W, Vec<double> b, Vec<double> x", "Sum(W * x + x)")]
    [InlineData("Layer n, Vec<double> x", "Sum(new Layer(b: x, W: n.W).Apply(n.b))", "Mat<double> W, Vec<double> b, Vec<double> x", "Sum(W * b + x)")]
    [InlineData("(double A, Vec<double> V) t", "Sum(t.V) * t.A + t.Item1", "double A, Vec<double> V", "Sum(V) * A + A")]
    [InlineData("Point p", "{ p.X = 2 * p.Y; var q = p; q.Y = 3; return p.X * p.Y + q.Y + new Point { X = p.X }.Y; }", "double X, double Y", "{ var X_p = 2 * Y; return X_p * Y + 3 + 0; }")]
    public void Members_AreParameters(string parameters, string body, string plainParameters, string plainBody)
    {
        var model = Model(parameters, body);
        var plain = Model(plainParameters, plainBody);

        Assert.Equal(plain.Parameters.Select(p => (p.Name, p.Form, p.IsVariable)), model.Parameters.Select(p => (p.Name, p.Form, p.IsVariable)));
        Assert.Equal(plain.Value.Body.ToString(), model.Value.Body.ToString());
        Assert.Equal(plain.Requirements.Select(r => $"{r.Kind} {r.Subject} {r.Bound}"), model.Requirements.Select(r => $"{r.Kind} {r.Subject} {r.Bound}"));
    }

    [Fact]
    public void Names_HaveAsMuchOfThePathAsTheyNeed()
    {
        var model = Model("Pair net, Vec<double> x, Layer last, Point p", "Sum(net.First.W * x) + Sum(last.W * x) + p.X");

        Assert.Equal(["W_First", "b_First", "W_Second", "b_Second", "x", "W_last", "b_last", "X", "Y"], model.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void Results_AreOfTheRecordsType()
    {
        var method = Lowered.Method(Types + "\n[Gradient] public static double F(Pair net, int n, Point p) => Sum(net.First.W) * n * p.X;");
        var derivative = Assert.Single(method.Derivatives);

        Assert.Equal(["global::M.Pair net", "int n", "global::M.Point p"], method.Signature.Select(p => $"{p.Type} {p.Name}"));
        Assert.Equal(["net.First.W", "net.First.b", "net.Second.W", "net.Second.b", "n", "p.X", "p.Y"], method.Parameters.Select(p => p.Path));
        Assert.Equal(["0", "1", "2", "3", "5", "6"], derivative.By.Select(k => $"{k}"));
        Assert.Equal(["global::M.Pair dNet", "global::M.Point dp"], derivative.Results.Select(r => $"{r.Destination.Type} {r.Destination.Name}"));
    }

    private static Calculus.Models.Model Model(string parameters, string body) =>
        (Lowered.Method($"{Types}\n[Gradient] public static double F({parameters}) {(body.StartsWith('{') ? body : $"=> {body};")}").Model
            ?? throw new InvalidOperationException("There is no model.")).ToModel();
}
