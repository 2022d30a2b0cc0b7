namespace VerifyTests;

/// <summary>What a successful comparison found equal.</summary>
public sealed class VerifyResult
{
    internal VerifyResult(IReadOnlyList<string> files, object? target) => (Files, Target) = (files, target);

    /// <summary>What was handed to <c>Verify</c>, if it was an object or a text of no given extension.</summary>
    public object? Target { get; }

    /// <summary>Full paths of the verified files.</summary>
    public IEnumerable<string> Files { get; }

    /// <inheritdoc cref="Files"/>
    public IEnumerable<string> TextFiles => Files;

    /// <summary>The text of the only verified file.</summary>
    public string Text => File.ReadAllText(Files.Single());
}
