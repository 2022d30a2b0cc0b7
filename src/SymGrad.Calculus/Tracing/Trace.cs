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
public sealed record TraceEvent(Rule Rule, string Name, Expr Before, Expr After, Definition? Where);

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
