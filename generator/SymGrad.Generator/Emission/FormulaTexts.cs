using System.Linq;
using SymGrad.Calculus;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>The formulas of a derivation as generated code shows them.</summary>
internal sealed class FormulaTexts(Derived derived)
{
    /// <summary>One line for each derivative, for the documentation of the gradient forms.</summary>
    public IReadOnlyList<string> Summary { get; } = [.. derived.Derivatives.Select(d => d.ToString())];

    /// <summary>The model itself, for the documentation of the value form.</summary>
    public IReadOnlyList<string> ValueSummary { get; } = [derived.Value.ToString()];

    /// <summary>The formula above the block that computes a definition; null where it has no line of its own.</summary>
    public string? Line(Definition definition) => derived.Definitions.Contains(definition) ? definition.ToString() : null;

    public void Write(CodeWriter code, AnnotatedMethod method) => code.Line($"// {method.Names.Formulas}: {ValueSummary[0]}");
}
