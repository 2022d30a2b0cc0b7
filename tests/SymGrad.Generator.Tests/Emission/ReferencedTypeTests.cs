using Microsoft.CodeAnalysis;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>Records and structs of referenced assemblies, of which the compiler knows no source.</summary>
public sealed class ReferencedTypeTests
{
    private const string Library = """
        namespace Shapes;

        public sealed record Layer(Mat<double> W, Vec<double> b) { private readonly double cache = 1; public double Cache => cache; public Vec<double> Apply(Vec<double> x) => W * x + b; }
        public record Net(Layer First, double Scale) { public int Steps { get; init; } = 2; }
        public readonly record struct Swing(double Angle, double Speed);
        public struct Pose { public double X; public double Y { get; set; } }
        public sealed class Settings { public Vec<double> Weights = new double[1]; public double Rate { get; set; } private double hidden = 1; public double Hidden() => hidden; }

        public record Changed(double W) { public double W { get; } = 2 * W; }
        public record Copied(double W) { protected Copied(Copied other) { W = 2 * other.W; } }
        public record Taken(double W) { public void Deconstruct(out double w) => w = 2 * W; }
        public struct Halved { public double X; private double y; public double Y { get => y; set => y = 2 * value; } }
        public sealed class Made { public double W { get; } public Made(double w) => W = 2 * w; }
        public sealed class Preset { public double W { get; set; } = 3; }
        public struct Closed { private double x; public double X => x; }
        public sealed record Mixed(double A) { public double B { get; init; } = 7; }
        """;

    /// <summary>A model is what it is with the same types in its own project: all forms in which a project can see another give one text.</summary>
    [Theory]
    [InlineData("Layer net, Vec<double> x", "double", "Sum(Tanh(net.W * x + net.b))", "Gradient")]
    [InlineData("Net net, Vec<double> x", "double", "{ var ((W, b), scale) = net; return scale * Sum(W * x + b) * net.Steps; }", "Gradient")]
    [InlineData("Net net, Vec<double> x", "double", "{ var next = net with { Scale = 2 * net.Scale }; var made = new Layer(b: x, W: next.First.W); return next.Scale * Sum(made.W * made.b); }", "Gradient")]
    [InlineData("Swing s, double dt", "Swing", "new(s.Angle + dt * s.Speed, s.Speed - dt * Sin(s.Angle))", "Jvp")]
    [InlineData("Pose p", "double", "{ p.X = p.Y * p.X; var q = new Pose { X = p.X }; return p.X * p.Y + q.X * q.X + q.Y; }", "Gradient")]
    [InlineData("Settings s", "double", "s.Rate * Sum(s.Weights)", "Gradient")]
    [InlineData("double x", "double", "new Settings { Rate = x * x, Weights = new[] { x } } is var s ? s.Rate * s.Weights[0] : 0", "Gradient", "SG0052")]
    public void Models_AreThoseOfTypesWithSource(string parameters, string result, string body, string kind, string? fault = null)
    {
        var source = $"public static partial class M {{ [{kind}] public static {result} F({parameters}) {(body.StartsWith('{') ? body : $"=> {body};")} }}";
        var texts = Enum.GetValues<AssemblyForm>().Select(form =>
        {
            var run = Run(source, form);
            Assert.Equal(fault is null ? [] : [fault], run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
            Assert.Empty(run.CompilerErrors);
            return run.Source();
        }).ToList();

        Assert.All(texts, text => Assert.Equal(texts[0], text));
        if (fault is null)
        {
            // A class or struct here may hide nothing, and the method that computes with what it hides is not called.
            var here = Library.Replace("namespace Shapes;", "", StringComparison.Ordinal).Replace("private readonly double cache = 1; public double Cache => cache;", "", StringComparison.Ordinal)
                .Replace("private double hidden = 1; public double Hidden() => hidden;", "", StringComparison.Ordinal);
            Assert.Equal(GeneratorRun.Of(source, here).Source(), texts[0].Replace("Shapes.", "", StringComparison.Ordinal));
        }
    }

    /// <summary>What metadata does not tell is refused, in an editor as in a build.</summary>
    [Theory]
    [InlineData("Changed n", "n.W", "SG0018 'Changed'", "without source")]
    [InlineData("Made n", "n.W", "SG0018 'Made'", "without source")]
    [InlineData("Halved n", "n.X * n.Y", "SG0017 'Halved'", "'y' is not accessible")]
    [InlineData("Closed n", "n.X", "SG0010 'Closed'", "Closed")]
    [InlineData("Copied n", "(n with { }).W", "SG0052 'n with { }'", "copy constructor of its own")]
    [InlineData("Taken n", "n.W", "SG0018 'Taken'", "without source")]
    [InlineData("Layer n, Vec<double> x", "Sum(n.Apply(x))", "SG0053 'Apply'", "no source")]
    [InlineData("Layer n, Vec<double> x", "Sum(n.W * x) * n.Cache", "SG0053 'n.Cache'", "no source")]
    [InlineData("double x", "new Made(x).W", "SG0052 'new Made(x)'", "whose constructor has no source")]
    [InlineData("double x", "new Changed(x).W", "SG0052 'new Changed(x)'", "whose constructor has no source")]
    [InlineData("double x", "x * new Preset().W", "SG0052 'new Preset()'", "code without source")]
    [InlineData("double x", "x * new Mixed(x).B", "SG0052 'new Mixed(x)'", "'B' is what code without source makes it")]
    public void WhatCannotBeKnown_IsRefused(string parameters, string body, string fault, string reason)
    {
        var source = $"public static partial class M {{ [Gradient] public static double F({parameters}) {(body.StartsWith('{') ? body : $"=> {body};")} }}";
        foreach (var form in Enum.GetValues<AssemblyForm>())
        {
            var run = Run(source, form);
            var found = Assert.Single(run.Diagnostics);

            Assert.Equal(fault, $"{found.Id} '{source[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]}'");
            Assert.Contains(reason, found.GetMessage(null), StringComparison.Ordinal);
            Assert.Null(run.Exception);
        }
    }

    [Fact]
    public void Gradient_IsOfTheReferencedType()
    {
        const string Source = """
            public static partial class M
            {
                [Gradient]
                public static double F(Net net, Vec<double> x) => net.Scale * Sum(net.First.W * x + net.First.b);

                [Jvp]
                public static Swing Step(Swing s, double dt) => new(s.Angle + dt * s.Speed, s.Speed - dt * Sin(s.Angle));

                public static double[] Values()
                {
                    var net = new Net(new(new double[,] { { 1, 2 } }, new double[] { 3 }), 5);
                    var (value, gradient, dx) = FGradient(net, new double[] { 7, 11 });
                    var (_, tangent) = StepJvp(new(0, 2), 0.5, new(1, 0), 0);
                    return [value, gradient.Scale, gradient.First.W[0, 1], gradient.First.b[0], dx[1], tangent.Angle, tangent.Speed];
                }
            }
            """;
        foreach (var form in Enum.GetValues<AssemblyForm>())
        {
            var values = (double[])Run(Source, form).Load().GetType("M")!.GetMethod("Values")!.Invoke(null, [])!;

            Assert.Equal([160, 32, 55, 5, 10, 1, -0.5], values);
        }
    }

    private static GeneratorRun Run(string source, AssemblyForm form)
    {
        var options = new GeneratorRunOptions();
        return GeneratorRun.Of(options with { Referenced = [options.CompileReferenced("Shapes", Library, form)] }, source, "global using Shapes;");
    }
}
