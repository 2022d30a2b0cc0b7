using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;

namespace SymGrad.Calculus.Claims.Assumptions;

/// <summary>Something that texts often take to hold of a parameter without saying so.</summary>
/// <param name="Rank">Of how many axes the parameter is.</param>
/// <param name="Text">How it reads, given the parameter's name.</param>
/// <param name="Made">Elements of which it holds, exactly, made of any others; null where there are none of that shape.</param>
internal sealed record Assumption(int Rank, Func<string, string> Text, Func<Dense<Rational>, Dense<Rational>?> Made)
{
    /// <summary>The slip that says as much of what the model has of any shape: a matrix that need not be square was transposed, not taken to be symmetric.</summary>
    public string? Slip { get; init; }

    /// <summary>Whether it leaves single values, as labels have: by what has such values alone nothing is differentiated.</summary>
    public bool IsDiscrete { get; init; }

    /// <summary>Whether it holds of elements: those of which it holds are made of themselves, where nothing else is said.</summary>
    public Func<Dense<Rational>, bool> Holds { get; init; } = elements => Made(elements) is { } made && made.Values.SequenceEqual(elements.Values);
}
