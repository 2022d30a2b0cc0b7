using Microsoft.CodeAnalysis;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>What becomes of one annotated method.</summary>
internal static class Lowered
{
    /// <summary>The method of a class <c>M</c> with these members; a fault of the source fails the test.</summary>
    public static AnnotatedMethod Method(string members)
    {
        var run = GeneratorRun.Of(new GeneratorRunOptions { Generator = new LoweringOnly() }, $"public static partial class M\n{{\n{members}\n}}");
        Assert.Null(run.Exception);
        Assert.Equal("", string.Join('\n', run.Diagnostics.Concat(run.CompilerErrors).Where(d => d.Severity == DiagnosticSeverity.Error)));
        return (AnnotatedMethod)Assert.Single(run.Values(TrackingNames.Methods));
    }

    /// <summary>The model of <c>F</c> with these parameters and this expression.</summary>
    public static Calculus.Models.Model Model(string parameters, string body) =>
        (Method($"[Gradient] public static double F({parameters}) {(body.StartsWith('{') ? body : $"=> {body};")}").Model
            ?? throw new InvalidOperationException("There is no model.")).ToModel();
}
