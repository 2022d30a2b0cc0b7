using Microsoft.CodeAnalysis.Diagnostics;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Generator.Discovery;

/// <summary>What a project chooses by MSBuild properties; <c>build/SymGrad.props</c> lets the compiler see them.</summary>
/// <param name="Formulas"><c>SymGradFormulas</c>: whether the classes of LaTeX constants are wanted.</param>
/// <param name="Algebra"><c>SymGradAlgebra</c>: the scalar algebra that derives.</param>
public sealed record ProjectOptions(bool Formulas, string Algebra)
{
    /// <summary>How formulas are set: <c>SymGradBoldTensors</c>, <c>SymGradLayerSuperscripts</c>, <c>SymGradCountFromZero</c>.</summary>
    public TypesettingOptions Typesetting { get; init; } = TypesettingOptions.Default;

    public static ProjectOptions Of(AnalyzerConfigOptions project) => new(
        Formulas: !Property(project, "SymGradFormulas").Equals("false", StringComparison.OrdinalIgnoreCase),
        Algebra: Property(project, "SymGradAlgebra") is { Length: > 0 } name ? name : ScalarAlgebras.Embedded.Name)
    {
        Typesetting = new()
        {
            BoldTensors = Is(project, "SymGradBoldTensors"),
            LayerSuperscripts = Is(project, "SymGradLayerSuperscripts"),
            CountFromZero = Is(project, "SymGradCountFromZero"),
        },
    };

    private static bool Is(AnalyzerConfigOptions project, string name) => Property(project, name).Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Property(AnalyzerConfigOptions project, string name) =>
        project.TryGetValue("build_property." + name, out var value) ? value.Trim() : string.Empty;
}
