using Microsoft.CodeAnalysis;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace SymGrad.Generator.Tests.Incrementality;

/// <summary>What has not changed is not derived again.</summary>
public sealed class IncrementalityTests
{
    private const string Model = """
        public static partial class M
        {
            /// <summary>A layer.</summary>
            [Gradient(nameof(W))]
            public static double Loss(Mat<double> W, Vec<double> x)
            {
                var z = Tanh(W * x);
                return Sum(z.Length, i => z[i] * 1e-3) + Other.Square(x[0]);
            }

            [Gradient]
            public static double Second(double x) => x * x;
        }
        """;

    private const string Other = """
        static class Other
        {
            public static double Square(double a) => a * a;
        }
        """;

    [Fact]
    public void UnrelatedFile_DerivesNothing() => AssertNothingIsDerived(GeneratorRun.Of(Model, Other).Add("New.cs", "class New { int field; }"));

    [Fact]
    public void EditElsewhere_DerivesNothing() => AssertNothingIsDerived(
        GeneratorRun.Of(Model, Other).Edit("Source1.cs", Other.Replace("{\n", "{\n    public static int New(int n) => n + 1;\n", StringComparison.Ordinal)));

    [Fact]
    public void Comment_DerivesNothing() => AssertNothingIsDerived(
        GeneratorRun.Of(Model, Other).Edit("Source0.cs", "// A comment.\n\n" + Model.Replace("var z", "/* here */ var z", StringComparison.Ordinal)));

    [Fact]
    public void MovedMethod_DerivesNothing()
    {
        const string plain = "    public static int Plain(int n) => n;\n";
        var before = Model.Replace("M\n{\n", "M\n{\n" + plain, StringComparison.Ordinal);
        var moved = Model.Replace("    [Gradient]\n", plain + "\n    [Gradient]\n", StringComparison.Ordinal);
        Assert.NotEqual(before, moved);

        AssertNothingIsDerived(GeneratorRun.Of(before, Other).Edit("Source0.cs", moved));
    }

    [Fact]
    public void MovedCallee_DerivesNothing() => AssertNothingIsDerived(GeneratorRun.Of(Model, Other).Edit("Source1.cs", "\n\n// moved\n" + Other));

    [Fact]
    public void EditOfACallee_DerivesItsCallersOnly()
    {
        var run = GeneratorRun.Of(Model, Other).Edit("Source1.cs", Other.Replace("a * a", "a * a * a", StringComparison.Ordinal));

        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Methods));
        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Emitted));
    }

    private const string InstanceModel = """
        public sealed partial class Fit(Vec<double> x)
        {
            private readonly double _rate = 2;

            [Gradient(nameof(w), nameof(_rate))]
            public double Loss(Vec<double> w) => _rate * Dot(w, x);
        }
        """;

    [Fact]
    public void MemberThatTheModelDoesNotRead_DerivesNothing() => AssertNothingIsDerived(
        GeneratorRun.Of(InstanceModel).Edit("Source0.cs", InstanceModel.Replace("_rate = 2;", "_rate = 3;\n    public int New { get; set; }", StringComparison.Ordinal)), sources: 1);

    private const string RecordModel = """
        public static partial class M
        {
            [Gradient]
            public static double Loss(Layer layer, Vec<double> x) => Sum(layer.W * x + layer.b);
        }
        """;

    private const string Record = "public sealed record Layer(Mat<double> W, Vec<double> b);";

    [Fact]
    public void EditBesideARecord_DerivesNothing() => AssertNothingIsDerived(
        GeneratorRun.Of(RecordModel, Record).Edit("Source1.cs", "// moved\n\n" + Record + " public class New { }"), sources: 1);

    [Fact]
    public void EditOfARecord_DerivesAgain()
    {
        var run = GeneratorRun.Of(RecordModel, Record).Edit("Source1.cs", Record.Replace("b);", "b, double Rate);", StringComparison.Ordinal));

        Assert.Equal([Modified], run.Reasons(TrackingNames.Methods));
        Assert.Equal([Modified], run.Reasons(TrackingNames.Emitted));
    }

    [Fact]
    public void PropertyForFormulas_ReachesTheMethods()
    {
        var options = new GeneratorRunOptions();
        var off = options with { Properties = options.Properties.Add("SymGradFormulas", "false") };

        Assert.All(GeneratorRun.Of(options, Model, Other).Values(TrackingNames.Methods).Cast<AnnotatedMethod>(), m => Assert.True(m.EmitFormulas));
        Assert.All(GeneratorRun.Of(off, Model, Other).Values(TrackingNames.Methods).Cast<AnnotatedMethod>(), m => Assert.False(m.EmitFormulas));
    }

    [Fact]
    public void MovedFault_IsReportedAtItsNewPlace()
    {
        const string faulty = "public static partial class M { [Gradient] public static double F(double x, double y) => x * x; }";
        var run = GeneratorRun.Of(faulty).Edit("Source0.cs", "\n\n\n" + faulty);

        Assert.Equal(3, Assert.Single(run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        AssertNothingIsDerived(run, sources: 1);
    }

    [Fact]
    public void Cancellation_ReachesTheCompiler() => Assert.Throws<OperationCanceledException>(
        () => GeneratorRun.Of(new GeneratorRunOptions(), [("Source0.cs", Model), ("Source1.cs", Other)], new CancellationToken(canceled: true)));

    private static void AssertNothingIsDerived(GeneratorRun run, int sources = 2)
    {
        Assert.Null(run.Exception);
        Assert.Equal(sources, run.Sources.Count);
        Assert.All(run.Reasons(TrackingNames.Methods), r => Assert.True(r is Cached or Unchanged, r.ToString()));
        Assert.All(run.Reasons(TrackingNames.Emitted), r => Assert.Equal(Cached, r));
    }
}
