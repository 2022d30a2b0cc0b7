using SymGrad.Calculus;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>The formulas of a derivation as generated code shows them.</summary>
internal sealed class FormulaTexts(Derived derived)
{
    /// <summary>One line for the documentation of each gradient form.</summary>
    public IReadOnlyList<string> Summary => [];

    public IReadOnlyList<string> ValueSummary => [];

    /// <summary>The formula above the block that computes a definition.</summary>
    public string Line(Definition definition) => definition.ToString();

    public void Write(CodeWriter code, AnnotatedMethod method)
    {
        _ = derived;
        _ = code;
        _ = method;
    }
}
