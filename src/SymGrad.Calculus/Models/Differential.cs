using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>The kinds of derivatives; each has an attribute of its name.</summary>
public enum DerivativeKind
{
    /// <summary>∂L/∂x of a scalar model.</summary>
    Gradient,

    /// <summary>∂y/∂x of a model of any rank.</summary>
    Jacobian,

    /// <summary>∂²L/∂x∂y of a scalar model, for every pair of variables.</summary>
    Hessian,

    /// <summary>The derivative of the value along a direction in all variables: forward mode.</summary>
    Jvp,

    /// <summary>A cotangent of the value carried back to all variables: reverse mode.</summary>
    Vjp,

    /// <summary>The derivative of the gradient along a direction in all variables.</summary>
    HessianVectorProduct,

    /// <summary>dⁿf/dxⁿ of a scalar model by a scalar.</summary>
    Derivative,
}

/// <summary>Which of the derivatives asked for a definition belongs to.</summary>
/// <param name="Kind">What was asked for, or, of an intermediate step, what the step is.</param>
/// <param name="Request">The ordinal of the request.</param>
public sealed record Differential(DerivativeKind Kind, int Request)
{
    /// <summary>Of a second derivative the variable differentiated by first; its axes come first.</summary>
    public Tensor? First { get; init; }

    /// <summary>Of a model with several values the one that is differentiated; null where there is only one, or all are at once.</summary>
    public Tensor? Output { get; init; }

    /// <summary>Whether the axes of the variable stand before those of the value: denominator layout.</summary>
    public bool InputsFirst { get; init; }

    /// <summary>Whether only the diagonal stands here, over the variable's axes.</summary>
    public bool IsDiagonal { get; init; }

    /// <summary>How often is differentiated.</summary>
    public int Order { get; init; } = 1;
}
