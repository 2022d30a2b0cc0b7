using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Model;

/// <summary>The names of the members that every annotated method has.</summary>
/// <param name="Value">The method that gives the value alone: <c>LossValue</c>.</param>
/// <param name="Formulas">The class of LaTeX constants: <c>LossFormulas</c>.</param>
/// <param name="Overload">The class nested in it for this overload, where the method has several that are annotated; else null.</param>
public sealed record GeneratedNames(string Value, string Formulas, string? Overload);

/// <summary>A derivative that an attribute asks for, and what its generated members are called.</summary>
/// <param name="Kind">What is derived.</param>
/// <param name="Name">The members' name: <c>LossGradient</c>.</param>
/// <param name="By">The numbers and arrays by which is differentiated, by position, in order.</param>
/// <param name="Directions">Inputs beyond those of the method: a tangent or direction for each of <paramref name="By"/>, or the cotangent.</param>
/// <param name="Results">What the members give beyond the value, in order.</param>
public sealed record DerivativeMember(
    DerivativeKind Kind, string Name, EquatableArray<int> By, EquatableArray<MethodParameter> Directions, EquatableArray<DerivativeResult> Results)
{
    /// <summary>How often is differentiated.</summary>
    public int Order { get; init; } = 1;

    /// <summary>What is kept of a recurrence for its adjoint.</summary>
    public RecurrenceStorage Storage { get; init; }

    /// <summary>Whether Jacobians have the input's axes first.</summary>
    public bool InputsFirst { get; init; }

    /// <summary>The form that gives diagonals only, where the kind can have one: its name and its results.</summary>
    public string? DiagonalName { get; init; }

    public EquatableArray<DerivativeResult> Diagonals { get; init; }

    /// <summary>The class of its formulas: <c>Gradient</c>, <c>Derivative2</c>.</summary>
    public string Topic => Order == 1 || Kind != DerivativeKind.Derivative ? Kind.ToString() : FormattableString.Invariant($"{Kind}{Order}");
}

/// <summary>One derivative among the results of a member.</summary>
/// <param name="TupleElement">Its element of the tuple that the allocating form returns.</param>
/// <param name="Destination">The parameter of the destination form: name, form and type.</param>
/// <param name="Of">The number or array by which is differentiated, by position, of a record the first; of a tangent, −1 for the value.</param>
/// <param name="First">In a Hessian's block the parameter differentiated by first; else −1.</param>
public sealed record DerivativeResult(string TupleElement, MethodParameter Destination, int Of, int First = -1)
{
    /// <summary>Of which of the values that the method returns, by position.</summary>
    public int Output { get; init; }

    /// <summary>The derivatives by numbers and arrays in it, itself where it is one; data has none.</summary>
    public IEnumerable<DerivativeResult> Leaves => Destination.Bundle is null
        ? [this]
        : Destination.Leaves.Select((leaf, k) => new DerivativeResult(TupleElement, leaf, Of + k) { Output = Output }).Where(r => r.Destination.IsReal);
}
