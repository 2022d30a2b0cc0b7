using System.Linq;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Emission;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Claims;

/// <summary>A method with claims, as equatable data: all that the verdicts depend on.</summary>
/// <remarks>See <see cref="FlatModel"/> for the contract of caching: no symbol, no syntax, no location in here.</remarks>
/// <param name="Key">Tells the method from all others of the project.</param>
/// <param name="Requests">Its claims that could be read.</param>
public sealed record ClaimedMethod(string Key, EquatableArray<ClaimRequest> Requests)
{
    /// <summary>The same, to be decided by a scalar algebra.</summary>
    public ClaimedMethod By(string algebra) => this with { Requests = new([.. Requests.Select(r => r with { Algebra = algebra })]) };
}

/// <summary>One claim.</summary>
/// <param name="Title">What is claimed, for messages: <c>∂Step[j]/∂w[k, j]</c>.</param>
/// <param name="Model">What it is about.</param>
/// <param name="Claimed">What is claimed; null where figures are.</param>
public sealed record ClaimRequest(string Title, FlatModel Model, FlatModel? Claimed)
{
    public ClaimKind Kind { get; init; }

    public EquatableArray<string> Targets { get; init; }

    public string? Output { get; init; }

    public string? Where { get; init; }

    public bool InputsFirst { get; init; }

    public FlatFigures? Figures { get; init; }

    /// <summary>The claim with quotients of integer literals as fractions; null where none loses anything.</summary>
    public FlatModel? Fractional { get; init; }

    /// <summary>Those quotients, as they stand in the source.</summary>
    public EquatableArray<string> Quotients { get; init; }

    /// <summary>The scalar algebra that the project chose.</summary>
    public string Algebra { get; init; } = ScalarAlgebras.Embedded.Name;

    /// <summary>The ordinals of the attribute's place and of the body's.</summary>
    public int AttributePlace { get; init; }

    /// <inheritdoc cref="AttributePlace"/>
    public int BodyPlace { get; init; }
}

/// <summary>An array of numbers, each with the count of decimals that it shows; −1 for none.</summary>
public sealed record FlatArray(EquatableArray<int> Extents, EquatableArray<Rational> Values, EquatableArray<int> Decimals);

/// <summary>Figures at inputs.</summary>
public sealed record FlatFigures(EquatableArray<FlatArray> Inputs, FlatArray Claimed);

/// <summary>What was found of a method's claims.</summary>
public sealed record ClaimFindings(string Key, EquatableArray<Finding> Findings);
