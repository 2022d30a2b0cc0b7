using System.Xml.Linq;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Tool.Commands;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

public sealed class SheetTests
{
    private const string Source =
        """
        using static SymGrad.Functions;

        public static partial class Exercises
        {
            public static (double[,], double[], double[], double) Inputs => (new double[,] { { 1, 0, 1 }, { 1, -1, 0 } }, [0.5, 1.0], [1, 2, 1], 1);

            /// <summary>A network without biases &amp; with ReLU units: 100 % by hand.</summary>
            [Gradient("W", "V"), Exercise("10", Title = "Backpropagation"), At(nameof(Inputs))]
            public static double J(Mat<double> W, Vec<double> V, Vec<double> x, double y)
            {
                var h = Relu(W * x);
                var yHat = Dot(V, h);
                return 0.5 * Sq(y - yHat);
            }

            /// <summary>The squared loss of a layer of sigmoids.</summary>
            [Gradient("W"), Exercise("2", Title = "A layer")]
            public static double Loss(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> y) => Sum(Sq(Sigmoid(W * x + b) - y));

            [Derivative(2)]
            public static double Bell(double x) => Exp(-x * x);
        }
        """;

    [Fact]
    public Task Markdown() => Verify(MarkdownWriter.Write(Build(Source)), "md").UseDirectory("Verified");

    [Fact]
    public Task Latex() => Verify(LatexWriter.Write(Build(Source)), "tex").UseDirectory("Verified");

    [Fact]
    public Task Html()
    {
        var html = HtmlWriter.Write(Build(Source));
        return Verify(XElement.Parse(Body(html)).ToString(), "html").UseDirectory("Verified");
    }

    [Fact]
    public void Html_FetchesNothingAndRunsNothing()
    {
        var html = HtmlWriter.Write(Build(Source)).Replace("http://www.w3.org/1998/Math/MathML", "", StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("src: url(data:font/woff2;base64,d09GMk", html, StringComparison.Ordinal);
        Assert.Contains("GUST Font License", html, StringComparison.Ordinal);
    }

    [Fact]
    public void WhetherALoopStillRuns_HasASymbolWithAMeaning()
    {
        var page = MarkdownWriter.Write(Build(
            """
            using static SymGrad.Functions;

            public static partial class Leaving
            {
                [Gradient]
                public static double Until(Vec<double> x)
                {
                    var y = 0.1;
                    for (var t = 0; t < x.Length; t++)
                    {
                        y += x[t] * y;
                        if (y > 3)
                        {
                            break;
                        }
                    }

                    return y;
                }
            }
            """));

        Assert.DoesNotContain("goesOn", page, StringComparison.Ordinal);
        Assert.Contains(@"r_t = [\text{no round before}\,\,t\,\,\text{leaves the loop}]", page, StringComparison.Ordinal);
        Assert.Contains(@"r_t &= \begin{cases} 1 & t = 0 \\ r_{t - 1}\,[y_{t - 1} + x_{t - 1} y_{t - 1} \le 3] & t > 0 \end{cases}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyWhatDoesNotFollowIsSaidToBeTakenForGranted()
    {
        var page = MarkdownWriter.Write(Build(
            """
            public static partial class Counts
            {
                [Gradient]
                public static double Halves(Vec<double> x, double a, int rounds)
                {
                    var s = 0.0;
                    for (var i = 0; i < x.Length / 2; i++)
                    {
                        s = System.Math.Tanh(s + x[i]);
                    }

                    for (var k = 0; k < rounds; k++)
                    {
                        s = System.Math.Tanh(a * s);
                    }

                    return s;
                }
            }
            """));

        Assert.DoesNotMatch(@"rfloor = 0, 1, 2", page);
        Assert.Contains(@"\mathrm{rounds} = 0, 1, 2, \dots", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "h_1 &= W_1 x", "= 2\\,x_1")]
    [InlineData("bold", @"\mathbf{h}_1 &= \mathbf{W}_1 \mathbf{x}", "= 2\\,x_1")]
    [InlineData("layers", "h^{(1)} &= W^{(1)} x", "= 2\\,x_1")]
    [InlineData("zero", "h_1 &= W_1 x", "= 2\\,x_0")]
    public void NotationIsAsAskedFor(string asked, string product, string entry)
    {
        var notation = new TypesettingOptions { BoldTensors = asked == "bold", LayerSuperscripts = asked == "layers", CountFromZero = asked == "zero" };
        const string Models = """
            public static partial class A
            {
                [Gradient("W1")] public static double L(Mat<double> W1, Vec<double> x) { var h1 = W1 * x; return SymGrad.Functions.Dot(h1, h1); }
                [Gradient] public static double First(Vec<double> x) => x[0] * x[0];
            }
            """;
        var latex = LatexWriter.Write(new SheetBuilder(Compilations.OfText(Models, "A.cs"), notation, CancellationToken.None).Build("A", (_, _, _) => { }));
        Assert.Contains(product, latex, StringComparison.Ordinal);
        Assert.Contains(entry, latex, StringComparison.Ordinal);
    }

    [Fact]
    public void Exercises_AreOrderedByTheValueOfTheirNumbers() => Assert.Equal(["2", "10", null], Build(Source).Exercises.Select(e => e.Number));

    [Fact]
    public void Figures_AreWhatTheMethodGives()
    {
        // h = (2, 0), ŷ = 1, so J = ½(1 − 1)² = 0; with V = (½, 1) and y = 1 nothing is left to learn.
        var markdown = MarkdownWriter.Write(Build(Source));
        Assert.Contains("  J &= 0 \\\\\n", markdown, StringComparison.Ordinal);
        Assert.Contains(@"\frac{\partial J}{\partial V} &= \begin{pmatrix} 0 & 0 \end{pmatrix}", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void AFaultIsOnTheSheetWithItsPlace()
    {
        var (sheet, builder) = Derive("public static partial class A { [Gradient] public static double F(double x) => System.IO.File.Exists(\"a\") ? x : 1; }");
        Assert.Contains(sheet.Exercises[0].Blocks, b => b is Fault f && f.Text.StartsWith("Exercises.cs(1,", StringComparison.Ordinal) && f.Text.Contains(": SG", StringComparison.Ordinal));
        Assert.NotEmpty(builder.Faults);
    }

    [Fact]
    public void WhatIsNoCSharpIsSaidToo()
    {
        var (sheet, _) = Derive("public static partial class A { [Gradient] public static double F(double x) => B.Missing(x); }");
        Assert.Contains(sheet.Exercises[0].Blocks, b => b is Fault f && f.Text.Contains(": CS0103: ", StringComparison.Ordinal));
    }

    /// <summary>The compiler's errors stand on the sheet with file, line and id, once, and end the command with 2; refuted claims do not.</summary>
    [Theory]
    [InlineData("[Gradient] public static double F(double x) => x * y;", "CS0103", 2)]
    [InlineData("public static double F(double x) => x * y; [Claim(nameof(F), nameof(x))] public static double D(double x) => x;", "CS0103", 2)]
    [InlineData("[Gradient] public static double F(double x) => x * x; [Claim(nameof(F), nameof(x))] public static double D(double x) => z;", "CS0103", 2)]
    [InlineData("[Gradient] public static double F(double x) => x * Foo(x);", "SG0065", 2)]
    [InlineData("[Gradient] public static double F(double x) => x * x; [Claim(nameof(F), nameof(x))] public static double D(double x) => x;", "", 0)]
    public async Task TheStatus_IsTwoAfterAnError(string members, string id, int status)
    {
        var source = $"public static partial class A {{ {members} }}";
        var faults = Build(source).Exercises.SelectMany(e => e.Blocks).OfType<Fault>().Select(f => f.Text).ToList();
        Assert.Equal(id.Length > 0 ? 1 : 0, faults.Count);
        Assert.All(faults, f => Assert.Matches($@"^\S+\(1,\d+\): {id}: ", f));
        using var folder = new TemporaryFolder();
        var path = await folder.WriteAsync("A.cs", source).ConfigureAwait(true);
        Assert.Equal(status, await SheetCommand.Create().Parse([path, "-o", Path.Combine(folder.Path, "a.md")]).InvokeAsync().ConfigureAwait(true));
    }

    /// <summary>σ(a) and σ(−a) have two arguments; so each has a name of its own.</summary>
    [Fact]
    public void NoTwoPartsHaveOneName()
    {
        var steps = Build("using static SymGrad.Functions; public static partial class A { [Gradient(\"U\")] public static double F(Mat<double> W, Mat<double> U, Vec<double> x, Vec<double> h, Vec<double> c) { var z = Sigmoid(W * x + U * h); var r = Sigmoid(-(W * x) - U * h); return Sum(Hadamard(r, h) + Hadamard(z, c)); } }")
            .Exercises[0].Blocks.OfType<StepList>().SelectMany(l => l.Steps);
        var defined = steps.Single(s => s.Rule == "Definitions").Formula is Equations parts ? parts.Lines.Select(l => LatexPrinter.Print(l.Left)).ToList() : [];
        Assert.True(defined.Count > 3);
        Assert.Equal(defined.Distinct(StringComparer.Ordinal), defined);
    }

    [Fact]
    public void WhatTwoAttributesAskForStandsThereOnce()
    {
        // Two first derivatives and the second by xx, xy and yy; in the figures after the value.
        var blocks = Build("public static partial class A { [Gradient, Hessian, At(nameof(Here))] public static double F(double x, double y) => x * x * y; static (double, double) Here => (1, 2); }").Exercises[0].Blocks;
        Assert.Equal(5, blocks.OfType<Display>().Count(d => d.IsResult));
        Assert.Equal(1 + 5, ((Calculus.Typesetting.Layout.Equations)blocks.OfType<Display>().Last().Formula).Lines.Count);
        Assert.Equal(1 + 5, blocks.OfType<StepList>().Count());
    }

    [Theory]
    [InlineData("Nothing", "has no field, property or method without parameters Nothing")]
    [InlineData("Wrong", "1 axes, this value 0")]
    [InlineData("Computed", "'Make()' is no constant, array or collection expression")]
    [InlineData("Ragged", "'[1]' is a row of another length")]
    public void InputsThatCannotBeReadAreToldWithTheirPlace(string member, string part)
    {
        var source = $"public static partial class A {{ [Gradient, At(\"{member}\")] public static double F(Vec<double> x) => x[0] * x[1]; static double Wrong => 1; static Vec<double> Computed => Make(); static double[] Make() => []; static double[][] Ragged => [[1, 2], [1]]; }}";
        Assert.Contains(part, Assert.Throws<ToolException>(() => Build(source)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Pdf_IsWritten()
    {
        Skip.If(Installed.Latex is null, "No pdflatex is installed.");
        Assert.Equal("%PDF"u8.ToArray(), (await PdfWriter.WriteAsync(LatexWriter.Write(Build(Source)), CancellationToken.None).ConfigureAwait(true))[..4]);
    }

    internal static Sheet Examples => Build(Source);

    private static Sheet Build(string source) => Derive(source).Sheet;

    private static (Sheet Sheet, SheetBuilder Builder) Derive(string source)
    {
        var builder = new SheetBuilder(Compilations.OfText(source, "Exercises.cs"), CancellationToken.None);
        return (builder.Build("Sheet 1", (_, _, _) => { }), builder);
    }

    /// <summary>The page without the style and the font in front.</summary>
    internal static string Body(string html) => html[html.IndexOf("<main>", StringComparison.Ordinal)..(html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)];
}
