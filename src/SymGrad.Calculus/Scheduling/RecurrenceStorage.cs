using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>What is kept of a recurrence's states for its adjoint.</summary>
public enum RecurrenceStorage
{
    /// <summary>All that is read.</summary>
    All,

    /// <summary>The states at every √T-th time, and those of one stretch in between, which is computed again.</summary>
    Checkpoints,
}

/// <summary>Checkpoints are asked for where the rounds of one loop cannot be cut into blocks.</summary>
public sealed class NoCheckpointsException : InvalidOperationException
{
    public NoCheckpointsException()
    {
    }

    public NoCheckpointsException(string message)
        : base(message)
    {
    }

    /// <summary>The definition whose use of the rounds stands against it; null where it is the model as a whole.</summary>
    public Definition? Place { get; init; }

    /// <summary>What its use of the rounds is about: kept of all rounds, it can be read as any other tensor.</summary>
    public IReadOnlyList<Tensor> Read { get; init; } = [];

    public NoCheckpointsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
