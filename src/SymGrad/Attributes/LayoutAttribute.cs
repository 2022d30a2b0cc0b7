namespace SymGrad;

/// <summary>The order of a Jacobian's axes.</summary>
public enum JacobianLayout
{
    /// <summary>∂y_i/∂x_j at [i, j]: the indices of the output first. The default.</summary>
    Numerator,

    /// <summary>∂y_i/∂x_j at [j, i]: the indices of the input first.</summary>
    Denominator,
}

/// <summary>
/// The layout of Jacobians in generated code and formulas, for an assembly, a type or a method; the innermost one counts. Gradients,
/// which have their parameter's shape, and Hessians are the same in both.
/// </summary>
/// <param name="layout">The order of the axes.</param>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, Inherited = false)]
public sealed class LayoutAttribute(JacobianLayout layout) : Attribute
{
    /// <summary>The order of the axes.</summary>
    public JacobianLayout Layout { get; } = layout;
}
