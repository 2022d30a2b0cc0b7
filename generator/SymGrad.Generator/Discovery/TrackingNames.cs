namespace SymGrad.Generator.Discovery;

/// <summary>The names under which tests watch the steps of the pipeline.</summary>
public static class TrackingNames
{
    /// <summary>Annotated methods with their faults, as they are found.</summary>
    public const string Discovered = nameof(Discovered);

    /// <summary>The equatable models of annotated methods.</summary>
    public const string Methods = nameof(Methods);

    /// <summary>What the project chooses.</summary>
    public const string Options = nameof(Options);

    /// <summary>What is emitted for each method.</summary>
    public const string Emitted = nameof(Emitted);

    /// <summary>What the derivation has found.</summary>
    public const string Findings = nameof(Findings);

    /// <summary>The equatable data of methods with claims.</summary>
    public const string Claims = nameof(Claims);

    /// <summary>What was found of them.</summary>
    public const string Verdicts = nameof(Verdicts);
}
