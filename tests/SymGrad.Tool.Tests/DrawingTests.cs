using SymGrad.Calculus.Drawing;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Tool.Drawings;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

public sealed class DrawingTests
{
    private const string Source =
        """
        using static SymGrad.Functions;

        public static class Networks
        {
            /// <summary>A step of Euler's method.</summary>
            [Drawing(Steps = 3, State = nameof(x)), Exercise("1")]
            public static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b) => Build(x.Length, j => 0.9 * x[j] + 0.1 * Tanh(Sum(x.Length, i => x[i] * w[i, j]) + b[j]));

            /// <summary>The same, unit by unit.</summary>
            [Drawing(Steps = 2, State = nameof(x), Units = 2), Exercise("2")]
            public static Vec<double> Units(Vec<double> x, Mat<double> w, Vec<double> b) => Step(x, w, b);

            [Drawing, Exercise("3")]
            public static double Loss(Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2, Vec<double> x, double t)
            {
                var h = Relu(W1 * x + b1);
                var y = Dot(W2, h) + b2;
                return 0.5 * Sq(y - t);
            }

            [Drawing(Steps = 2, State = nameof(h)), Exercise("4")]
            public static Vec<double> Gated(Mat<double> Wz, Mat<double> Uz, Mat<double> Wr, Mat<double> Ur, Mat<double> Wh, Mat<double> Uh, Vec<double> x, Vec<double> h)
            {
                var z = Sigmoid(Wz * x + Uz * h);
                var r = Sigmoid(Wr * x + Ur * h);
                var c = Tanh(Wh * x + Uh * Hadamard(r, h));
                return Hadamard(z, h) + Hadamard(1 - z, c);
            }

            [Drawing(Steps = 3), Exercise("5")]
            public static double Run(Mat<double> W, Mat<double> U, Vec<double> h0, Mat<double> X, Vec<double> v)
            {
                var h = h0;
                var loss = 0.0;
                for (var t = 0; t < X.Rows; t++)
                {
                    h = Tanh(W * h + U * X.Row(t));
                    loss += Dot(v, h);
                }

                return loss;
            }
        }
        """;

    internal static readonly Sheet Sheet = new SheetBuilder(Compilations.OfText(Source, "Networks.cs"), CancellationToken.None).Build("Networks", (_, _, _) => { });

    [Fact]
    public Task Latex() => Verify(LatexWriter.Write(Part("1", "3")), "tex").UseDirectory("Verified");

    [Fact]
    public Task Html()
    {
        var html = HtmlWriter.Write(Part("1", "2"));
        return Verify(html[html.IndexOf("<section>", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)], "html").UseDirectory("Verified");
    }

    [Fact]
    public Task Edges() => Verify(string.Concat(Sheet.Exercises.Select(e => $"{e.Title}\n{string.Concat(Of(e.Number!).Edges.Select(edge => Text(Of(e.Number!), edge)))}\n")), "txt").UseDirectory("Verified");

    /// <summary>Functions that paper has no name for are written by those it has, and of a product of nodes each weighs the other.</summary>
    [Theory]
    [InlineData("double F(Vec<double> t, Vec<double> x) => CrossEntropy(t, Softmax(x));", "xlogy", false)]
    [InlineData("double F(Vec<double> t, Vec<double> x) => CrossEntropy(t, Softmax(x));", "ln", true)]
    [InlineData("double F(double x, double y) => Math.Sqrt(x + y);", "√", true)]
    [InlineData("double F(double x, double y) { var f = Sigmoid(x); var c = Tanh(y); return f * c; }", "f → F  c", true)]
    public void EdgesAndNodes_ReadAsFormulasDo(string member, string part, bool stands)
    {
        var drawing = Drawn(member, TypesettingOptions.Default);
        var text = string.Concat(drawing.Edges.Select(e => Text(drawing, e)));
        Assert.True(text.Contains(part, StringComparison.Ordinal) == stands, text);
    }

    /// <summary>The states of a number are numbers: bold are the vectors alone.</summary>
    [Fact]
    public void StatesOfANumber_AreNotBold()
    {
        var drawing = Drawn("double F(double w, double h0, Vec<double> v) { var h = h0; for (var t = 0; t < 3; t++) { h = Tanh(w * h); } return h * Sum(v); }", new() { BoldTensors = true });
        var labels = drawing.Nodes.Select(n => LatexPrinter.Print(n.Place.Label)).ToList();
        Assert.Contains("h^{(1)}", labels);
        Assert.DoesNotContain(labels, l => l.Contains(@"{h}", StringComparison.Ordinal));
    }

    /// <summary>A wide drawing is turned on paper where that makes its labels larger; one that fits is not.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(6, true)]
    public void WideDrawings_AreTurned(int steps, bool isTurned)
    {
        var latex = TikzDrawing.Write(new SheetBuilder(Compilations.OfText(Source.Replace("Steps = 3, State", $"Steps = {steps}, State", StringComparison.Ordinal), "Networks.cs"), CancellationToken.None).Build("Networks", (_, _, _) => { }).Exercises.Single(e => e.Number == "1").Blocks.OfType<DrawingBlock>().Single().Drawing);
        Assert.Equal(isTurned, latex.Contains(@"\rotatebox{90}{", StringComparison.Ordinal));
        Assert.Equal(isTurned, latex.Contains("\\end{tikzpicture}}\n", StringComparison.Ordinal));
    }

    private static Drawing Drawn(string member, TypesettingOptions options) =>
        new SheetBuilder(Compilations.OfText($"using System; using static SymGrad.Functions; public static class A {{ [Drawing] public static {member} }}", "A.cs"), options, CancellationToken.None)
            .Build("A", (_, _, _) => { }).Exercises[0].Blocks.OfType<DrawingBlock>().Single().Drawing;

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    [InlineData("5")]
    public void NothingStandsOnAnythingElse(string number)
    {
        var drawing = Of(number);
        List<Placed> places = [.. drawing.Nodes.Select(n => n.Place), .. drawing.Edges.Select(e => e.Label).OfType<Placed>()];
        for (var a = 0; a < places.Count; a++)
        {
            Assert.InRange(places[a].X - (places[a].Width / 2), 0, drawing.Width);
            Assert.InRange(places[a].Y + (places[a].Height / 2), 0, drawing.Height);
            Assert.DoesNotContain(places.Skip(a + 1), b => Overlap(places[a], b));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("4")]
    [InlineData("5")]
    public void NoEdgePassesALabelOfAnother(string number)
    {
        var drawing = Of(number);
        foreach (var (edge, other) in drawing.Edges.SelectMany(e => drawing.Edges.Where(o => o != e && o.Label is not null).Select(o => (e, o.Label!))))
        {
            // Through a layer an edge is a straight line, above or below what stands there; between layers it bends, where no label stands.
            foreach (var (a, b) in edge.Points.Zip(edge.Points.Skip(1)))
            {
                var isBeside = b.X <= other.X - (other.Width / 2) || a.X >= other.X + (other.Width / 2);
                Assert.True(isBeside || (Math.Max(a.Y, b.Y) < other.Y - (other.Height / 2)) || (Math.Min(a.Y, b.Y) > other.Y + (other.Height / 2)), "An edge meets a label.");
            }
        }
    }

    [Fact]
    public void OrderIsFoundWithoutCrossingsWhereThereIsOne()
    {
        // Two chains that are listed crosswise.
        var layering = new Layering(6, [(0, 3, false), (1, 2, false), (2, 5, false), (3, 4, false)], _ => false);
        Assert.Equal(0, layering.Crossings());
    }

    [Fact]
    public void WhatCannotBeDrawnIsSaidOnTheSheet()
    {
        var builder = new SheetBuilder(Compilations.OfText("using static SymGrad.Functions; public static class A { [Drawing(Units = 4, Steps = 8, State = nameof(x))] public static Mat<double> F(Mat<double> x) => Tanh(x * x); [Drawing(State = \"y\")] public static double G(double x) => x; }", "A.cs"), CancellationToken.None);
        Assert.All(builder.Build("A", (_, _, _) => { }).Exercises, e => Assert.Contains(e.Blocks, b => b is Fault f && f.Text.Contains("SG0096", StringComparison.Ordinal)));
        Assert.Equal(2, builder.Faults.Count);
    }

    private static string Text(Drawing drawing, Route edge) => $"  {NameAt(drawing, edge.Points[0])} → {NameAt(drawing, edge.Points[^1])}{(edge.Label is { } label ? "  " + UnicodePrinter.Print(label.Label) : "")}\n";

    private static string NameAt(Drawing drawing, Plots.Point end) => UnicodePrinter.Print(drawing.Nodes.Select(n => n.Place).First(p => Math.Abs(p.Y - end.Y) < 1e-9 && Math.Abs(Math.Abs(p.X - end.X) - (p.Width / 2)) < 1e-9).Label);

    private static bool Overlap(Placed a, Placed b) => Math.Abs(a.X - b.X) < (a.Width + b.Width) / 2 && Math.Abs(a.Y - b.Y) < (a.Height + b.Height) / 2;

    private static Sheet Part(params string[] numbers) => Sheet with { Exercises = [.. Sheet.Exercises.Where(e => numbers.Contains(e.Number))] };

    private static Drawing Of(string number) => Part(number).Exercises[0].Blocks.OfType<DrawingBlock>().Single().Drawing;
}
