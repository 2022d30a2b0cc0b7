using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Claims;

/// <summary>The truth about a claim: the ordinary derivation, of which code and formulas are made.</summary>
internal static class TruthDerivation
{
    public static Derived Of(Model model, Claim claim, IReadOnlyList<Tensor> targets, CancellationToken cancellation)
    {
        var by = targets.Distinct().ToList();
        IReadOnlyList<DerivativeRequest> requests = (claim.Kind, targets.Count) switch
        {
            (ClaimKind.Vjp, 1) => [new(DerivativeKind.Vjp, by)],
            (ClaimKind.Vjp, _) => throw new ClaimFaultException("a claim of kind Vjp names one parameter"),
            (_, 0) => [],
            (_, 1) => [new(DerivativeKind.Jacobian, by) { Layout = claim.Layout }],
            (_, 2) => [new(DerivativeKind.Hessian, by)],
            _ => throw new ClaimFaultException("a claim names at most two parameters: the derivative by one, or the mixed one by two"),
        };
        try
        {
            var derived = Derivation.Of(model, requests, trace: null, cancellation);
            var rounds = new GrantedRounds(model.Pool);
            return derived with { Definitions = [.. derived.Definitions.Select(d => d with { Body = rounds.Visit(d.Body) })] };
        }
        catch (NoBoundException)
        {
            throw new ClaimFaultException("a loop of the model ends where data says, and nothing says how far that can be", VerdictStatus.Undecided);
        }
        catch (NoOrderException)
        {
            throw new ClaimFaultException("no order of evaluation is found for the rounds of the model's loops", VerdictStatus.Undecided);
        }
    }

    /// <summary>The definition that is claimed.</summary>
    public static Definition Truth(Derived derived, ClaimKind kind, IReadOnlyList<Tensor> targets) => targets.Count switch
    {
        0 => derived.Value,
        2 when kind == ClaimKind.Derivative => derived.Derivatives.First(d => d.Differential!.First == targets[0] && d.Of == targets[1]),
        _ => derived.Derivatives.First(d => d.Of == targets[0]),
    };
}
