using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>A generated source.</summary>
public sealed record GeneratedFile(string HintName, string Text);

/// <summary>
/// A finding that only the derivation could make. It meets its place in the source in the diagnostics' own output.
/// </summary>
/// <param name="Id">The id of its descriptor.</param>
/// <param name="Origin">The ordinal of the source construct; 0 for the annotated method's name.</param>
/// <param name="Arguments">What the message is filled with.</param>
public sealed record Finding(string Id, int Origin, EquatableArray<string> Arguments);

/// <summary>What emission makes of one annotated method.</summary>
public sealed record EmissionResult(EquatableArray<GeneratedFile> Files, EquatableArray<Finding> Findings);
