using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Tracing;

/// <summary>What a pass did: the record from which the steps of a sheet are told.</summary>
public enum Rule
{
    /// <summary>A form that overflows or cancels was replaced by a safe one.</summary>
    Stabilise,

    /// <summary>A part of the model was given a definition of its own.</summary>
    Define,

    /// <summary>A definition was differentiated by one of the tensors that it reads.</summary>
    Differentiate,

    /// <summary>The chain rule carried the adjoint of a definition to one of its reads.</summary>
    Chain,

    /// <summary>The contributions to an adjoint were added.</summary>
    Collect,

    /// <summary>A delta was summed over, or an invariant factor taken out of a sum.</summary>
    Contract,

    /// <summary>A subexpression was recognised as a known definition.</summary>
    Refold,

    /// <summary>A definition used once or trivially short was put in its place.</summary>
    Inline,
}

/// <summary>One event of a derivation.</summary>
/// <param name="Rule">What was done.</param>
/// <param name="Name">Of the form, the definition or the tensor that it was done to.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What took its place; of <see cref="Rule.Differentiate"/> ∂T_I/∂R_J over the axes I, J.</param>
/// <param name="Where">The definition in which, or as which, it happened.</param>
public sealed record TraceEvent(Rule Rule, string Name, Expr Before, Expr After, Definition? Where)
{
    /// <summary>Of a step of differentiation: the tensor by which is differentiated.</summary>
    public Tensor? Of { get; init; }

    /// <summary>Of a step of differentiation: the run that it belongs to.</summary>
    public Differential? Differential { get; init; }
}

/// <summary>Receives every event of a derivation, in order.</summary>
public interface ITrace
{
    void Record(TraceEvent occurrence);
}

/// <summary>A trace that keeps what it hears.</summary>
public sealed class TraceLog : ITrace
{
    private readonly List<TraceEvent> _events = [];

    public IReadOnlyList<TraceEvent> Events => _events;

    public void Record(TraceEvent occurrence) => _events.Add(occurrence);
}
