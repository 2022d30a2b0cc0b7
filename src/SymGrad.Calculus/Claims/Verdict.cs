namespace SymGrad.Calculus.Claims;

/// <summary>What was found of a claim.</summary>
public enum VerdictStatus
{
    /// <summary>Equal by symbolic normal form, wherever both sides are defined, but for <see cref="Verdict.Kink"/>.</summary>
    Proved,

    /// <summary>Equal at many points to a stated tolerance, but for <see cref="Verdict.Kink"/>, or to the digits shown.</summary>
    Agrees,

    /// <summary>Different at a point that is shown.</summary>
    Refuted,

    /// <summary>Neither; <see cref="Verdict.Reason"/> says why.</summary>
    Undecided,

    /// <summary>The claim does not fit its model: a name, a shape or an index; <see cref="Verdict.Reason"/> says which.</summary>
    Misfit,
}

/// <summary>The verdict on a claim, with what it rests on.</summary>
public sealed record Verdict(VerdictStatus Status)
{
    /// <summary>Why a claim is undecided or does not fit.</summary>
    public string? Reason { get; init; }

    /// <summary>At how many points both sides were compared.</summary>
    public int Points { get; init; }

    /// <summary>Whether these had more than one choice of sizes.</summary>
    public bool HasSeveralSizes { get; init; }

    /// <summary>The relative difference up to which they count as equal; of figures, half a unit of the last digit shown.</summary>
    public string? Tolerance { get; init; }

    public Counterexample? Counterexample { get; init; }

    /// <summary>
    /// Of a claim that holds elsewhere a kink at which it has another value than the derivative is declared to have there, or none.
    /// </summary>
    public Counterexample? Kink { get; init; }

    /// <summary>What is true instead.</summary>
    public Truth? Truth { get; init; }

    /// <summary>What the slip may have been: a change of the claim that makes it true.</summary>
    public Guess? Guess { get; init; }

    /// <summary>A usual assumption under which the claim holds at every point tried: <c>Σ t = 1</c>.</summary>
    public string? Holds { get; init; }
}

/// <summary>What is true.</summary>
/// <param name="Code">
/// A C# expression in the model's parameters and the claim's indices, of an array a function of its indices; null where it would be too
/// long to read, or needs the rounds of a loop.
/// </param>
/// <param name="Formulas">The derivative in index form, followed by the definitions that it reads.</param>
public sealed record Truth(string? Code, IReadOnlyList<string> Formulas);

/// <summary>A point at which a claim has another value than the derivative.</summary>
/// <param name="Inputs">The parameters and free indices, in order, as text.</param>
/// <param name="Entry">The entry of an array that differs: <c>[0, 1]</c>; empty for a number.</param>
/// <param name="Claimed">The claimed value there.</param>
/// <param name="True">The true value there.</param>
public sealed record Counterexample(IReadOnlyList<KeyValuePair<string, string>> Inputs, string Entry, string Claimed, string True);

/// <summary>A named slip, and what the claim is without it.</summary>
/// <param name="Name">What kind of slip: <c>sign</c>, <c>missing factor</c>, ….</param>
/// <param name="Detail">Where it is.</param>
/// <param name="Code">The claim without it, as a C# expression.</param>
public sealed record Guess(string Name, string Detail, string Code)
{
    /// <summary>The same as <see cref="Detail"/>, its C# between backticks.</summary>
    public string Marked { get; init; } = Detail;

    /// <summary>A usual assumption that the mended claim needs too; null where it is true as it is.</summary>
    public string? When { get; init; }
}
