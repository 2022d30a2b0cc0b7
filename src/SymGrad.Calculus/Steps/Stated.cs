using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Steps;

/// <summary>What a line of a step says, as the expressions that are typeset: so that it can be evaluated.</summary>
internal abstract record Stated
{
    private Stated()
    {
    }

    /// <summary>T_I = body; where the definition is an adjoint or a derivative, this is also the derivative by what it is of.</summary>
    internal sealed record Defined(Definition Definition) : Stated;

    /// <summary>∂T_I/∂R_J = body over I and J; of an elementwise one over I, at the same place of R.</summary>
    internal sealed record Local(LocalDerivative Derivative, Expr Body) : Stated;

    /// <summary>The sensitivity of what a run differentiates to R, as a sum over the definitions that read R, and what that is.</summary>
    internal sealed record Total(Tensor Root, Definition Definition, IReadOnlyList<LocalDerivative> Through) : Stated;

    /// <summary>Two forms of one expression of a definition.</summary>
    internal sealed record Rewritten(Definition Where, Expr Before, Expr After) : Stated;
}

/// <summary>A line of a step, and what it says.</summary>
internal sealed record StepLine(Equation Equation, Stated Says)
{
    /// <summary>A line as the sheet has it, in matrix form where that is wanted and exists.</summary>
    public static StepLine Of(FormulaLine line, bool matrix = false) =>
        new(matrix ? line.Matrix ?? line.Index : line.Index, new Stated.Defined(line.Definition with { Body = new Verbatim.Normal(line.Definition.Target.Pool).Visit(line.Definition.Body) }));

    public Box Last => Equation.Last;
}
