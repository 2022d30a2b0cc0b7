using Microsoft.CodeAnalysis;

namespace SymGrad.Tool.Claims;

/// <summary>How a finding is kept from the user of a build.</summary>
internal enum Suppression
{
    None,

    /// <summary>By a <c>#pragma</c> or an attribute.</summary>
    InSource,

    /// <summary>By the project's settings: <c>NoWarn</c>, <c>.editorconfig</c>.</summary>
    External,
}

/// <summary>A finding as a build tells it.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Severity">How severe it is, after all settings.</param>
/// <param name="Suppression">Whether it is told at all.</param>
internal sealed record ToldFinding(Diagnostic Diagnostic, DiagnosticSeverity Severity, Suppression Suppression);
