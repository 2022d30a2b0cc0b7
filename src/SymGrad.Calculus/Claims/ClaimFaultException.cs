namespace SymGrad.Calculus.Claims;

/// <summary>A claim that does not fit its model, or cannot be decided; the message says why.</summary>
internal sealed class ClaimFaultException(string message, VerdictStatus status = VerdictStatus.Misfit) : Exception(message)
{
    public VerdictStatus Status { get; } = status;
}
