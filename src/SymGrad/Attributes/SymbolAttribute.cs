namespace SymGrad;

/// <summary>Says how a name is typeset in the generated LaTeX, e.g. <c>[Symbol(@"\mathbf{h}_{t-1}")]</c>.</summary>
/// <param name="latex">The symbol's LaTeX, in math mode.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Method | AttributeTargets.Field, Inherited = false)]
public sealed class SymbolAttribute(string latex) : Attribute
{
    /// <summary>The symbol's LaTeX, in math mode.</summary>
    public string Latex { get; } = latex;
}
