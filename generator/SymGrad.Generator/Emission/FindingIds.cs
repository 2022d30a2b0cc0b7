namespace SymGrad.Generator.Emission;

/// <summary>The ids of what only a derivation can find.</summary>
public static class FindingIds
{
    public const string NamedDerivativeIsZero = "SG0030";

    public const string SweptDerivativeIsZero = "SG0031";

    public const string MemberDerivativeIsZero = "SG0036";

    public const string NoOrder = "SG0034";

    public const string NoCheckpoints = "SG0035";

    public const string NoBound = "SG0037";

    public const string NoDerivative = "SG0086";

    public const string ClaimRefuted = "SG0090";

    public const string ClaimUndecided = "SG0091";

    public const string ClaimMisfit = "SG0092";

    public const string ClaimAgrees = "SG0093";
    public const string ClaimDiffersAtKink = "SG0094";
}
