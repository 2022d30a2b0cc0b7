using System.Globalization;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Plots;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

public sealed class PlotTests
{
    private const string Source =
        """
        using static SymGrad.Functions;

        public static partial class Curves
        {
            public static (double, double) Narrow => (0, 0.5);

            [Derivative, Plot(-4, 4), Exercise("1")]
            public static double relu(double x) => Relu(x);

            [Derivative(2, "x"), Plot(-2, 2, Variable = nameof(x), At = nameof(Narrow)), Exercise("2")]
            public static double bell(double x, double width) => Exp(-x * x / width);

            [Derivative, Plot(-2, 3), Exercise("3")]
            public static double pole(double x) => 1 / (x - 1);

            [Derivative, Plot(-1, 4), Exercise("4")]
            public static double jump(double x) => x > 2 ? 3 - x : x;

            [Gradient, Plot(-4, 4), Exercise("5")]
            public static double g(double x) => Gelu(x);

            [Gradient, Plot(-1, 3), Exercise("6")]
            public static double log(double x) => Log(x);

            [Gradient, Plot(-4, 4), Exercise("8")]
            public static double cosine(double x) => Math.Cos(x);

            [Gradient, Plot(-1, 2), Exercise("9")]
            public static double wave(double x) => x * Math.Cos(x);

            [Gradient, Plot(-2, 2), Exercise("10")]
            public static double arc(double x) => Math.Asin(x);

            [Gradient, Plot(-4, 2), Exercise("11")]
            public static double tangent(double x) => Math.Tan(x);

            private static (double, double) Steep() { return (0, 2); }

            [Gradient("x"), Plot(0, 1, Variable = nameof(x), At = nameof(Steep)), Exercise("12")]
            public static double line(double x, double slope) => slope * x;

            [Gradient, Plot(-3, 3), Exercise("7")]
            public static double plu(double x) => Max(0.1 * (x + 1) - 1, Min(0.1 * (x - 1) + 1, x));
        }
        """;

    internal static readonly Sheet Sheet = new SheetBuilder(Compilations.OfText(Source, "Curves.cs"), CancellationToken.None).Build("Curves", (_, _, _) => { });

    [Fact]
    public Task Latex() => Verify(LatexWriter.Write(Part("1", "2")), "tex").UseDirectory("Verified");

    [Fact]
    public Task Svg()
    {
        var pictures = new List<PictureFile>();
        Assert.Contains("![](curves-1.svg)", MarkdownWriter.Write(Part("1", "2"), "curves", pictures), StringComparison.Ordinal);
        Assert.Equal(["curves-1.svg", "curves-2.svg"], pictures.Select(p => p.Name));
        return Verify(pictures[0].Text, "svg").UseDirectory("Verified");
    }

    [Theory]
    [InlineData("1", "Range of $\\mathrm{relu}$: [$0, \\infty$).")]
    [InlineData("1", "takes the values $0$ and $1$.")]
    [InlineData("1", "has a kink at $x = 0$: the derivative jumps from $0$ to $1$, and is taken there as $0$.")]
    [InlineData("2", ": ($0, 1$].")]
    [InlineData("3", "is unbounded on the interval shown. $\\mathrm{pole}$ has a pole at $x = 1$.")]
    [InlineData("4", "On the interval shown $\\mathrm{jump}$ takes values from $-1$ to $2$.")]
    [InlineData("4", "jumps at $x = 2$.")]
    [InlineData("5", "Range of $g$: [${\\approx}\\,-0.17, \\infty$).")]
    [InlineData("6", "$: ($-\\infty, \\infty$).")]
    [InlineData("7", "the derivative jumps from $0.1$ to $1$, and is taken there as $0.55$.")]
    [InlineData("6", "On the interval shown $\\mathrm{log}$ is defined where $x > 0$.")]
    [InlineData("6", "is unbounded near $x = 0$.")]
    [InlineData("8", "Range of $\\mathrm{cosine}$: [$-1, 1$].")]
    [InlineData("9", "On the interval shown $\\mathrm{wave}$ takes values from ${\\approx}\\,-0.8323$ to ${\\approx}\\,0.5611$.")]
    [InlineData("11", "has a pole at $x = -\\pi /2$ and $x = \\pi /2$.")]
    [InlineData("12", "[$2, 2$].")]
    [InlineData("10", "is defined where $-1 \\le x \\le 1$.")]
    public void WhatIsKnownIsSaid(string exercise, string sentence) =>
        Assert.Contains(sentence, string.Join(" ", MarkdownWriter.Write(Part(exercise), "curves", []).Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    [Fact]
    public void NoLineCrossesAPole() =>
        Assert.All(Of("3").Curves.SelectMany(c => c.Pieces), p => Assert.False(p[0].X < 1 && p[^1].X > 1.0001));

    /// <summary>Upwards or downwards to the frame, where a dashed line says why.</summary>
    [Theory]
    [InlineData("3", 1)]
    [InlineData("6", 0)]
    public void ACurveThatHasNoBoundLeavesThePicture(string exercise, double at)
    {
        var plot = Of(exercise);
        Assert.Contains(at, plot.Asymptotes);
        Assert.All(plot.Curves, c => Assert.Contains(c.Pieces.SelectMany(p => new[] { p[0], p[^1] }), p => Math.Abs(p.X - at) < 0.2 && (p.Y == plot.Lower.Y || p.Y == plot.Upper.Y)));
    }

    [Fact]
    public void ADotUnderADotIsARingAroundIt()
    {
        var dots = Of("1").Dots.Where(d => d.Dot.At == new Point(0, 0)).ToList();
        Assert.Equal([1, 0], dots.Select(d => d.Covered));
        Assert.Equal([0, 1], dots.Select(d => d.Curve));
    }

    [Fact]
    public void AJumpHasItsLimitOpenAndItsValueFull()
    {
        var dots = Of("4").Curves[0].Dots;
        Assert.Contains(new Dot(new(2, 1), IsOpen: true), dots);
        Assert.Contains(new Dot(new(2, 2), IsOpen: false), dots);
    }

    [Fact]
    public void NothingIsDrawnWhereTheFunctionIsNotDefined() => Assert.All(Of("6").Curves.SelectMany(c => c.Pieces).SelectMany(p => p), p => Assert.True(p.X >= 0));

    [Theory]
    [InlineData(-4, 4, "-4 -3 -2 -1 0 1 2 3 4")]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-0.3, 0.1, "-0.3 -0.25 -0.2 -0.15 -0.1 -0.05 0 0.05 0.1")]
    [InlineData(0, 70000, "0 10000 20000 30000 40000 50000 60000 70000")]
    public void TicksAreRound(double from, double to, string expected) =>
        Assert.Equal(expected, string.Join(' ', Plot.Ticks(from, to).Select(t => t.ToString(CultureInfo.InvariantCulture))));

    [Fact]
    public void LabelsKeepApartAndNearTheirCurves()
    {
        var placed = Spacing.Apart([0.5, 0.51, 0.9, 1.2], 0.1, 0, 1);
        Assert.All(placed.Zip(placed.Skip(1)), p => Assert.True(p.Second - p.First >= 0.1 - 1e-12));
        Assert.Equal(0.455, placed[0], 12);
        Assert.Equal(1, placed[3], 12);
    }

    [Fact]
    public void WhatCannotBePlottedIsSaidOnTheSheet()
    {
        var builder = new SheetBuilder(Compilations.OfText("public static partial class A { [Gradient, Plot(2, 1)] public static double F(double x) => x * x; }", "A.cs"), CancellationToken.None);
        Assert.Contains(builder.Build("A", (_, _, _) => { }).Exercises[0].Blocks, b => b is Fault f && f.Text.Contains("SG0095", StringComparison.Ordinal));
        Assert.NotEmpty(builder.Faults);
    }

    private static Sheet Part(params string[] numbers) => Sheet with { Exercises = [.. Sheet.Exercises.Where(e => numbers.Contains(e.Number))] };

    private static Plot Of(string number) => Part(number).Exercises[0].Blocks.OfType<PlotBlock>().Single().Plot;
}
