namespace SymGrad;

/// <summary>
/// Asks for all second derivatives of a scalar-valued method. The generated <c>FHessian</c> gives the value, the gradients, and the blocks
/// ∂²L/∂x∂y of every variable with itself and with those after it, row by row: xx, xy, …, yy, …. A block of two scalars is a scalar, of a
/// scalar and a vector a vector, any other a matrix over row-major flattenings with the indices of the first variable along its rows.
/// <c>FHessianDiagonal</c> exists where every block xx is known to be diagonal.
/// </summary>
/// <param name="wrt">
/// Names of the parameters to differentiate by; none stands for every floating-point parameter. The order is always that of the
/// method's parameters.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HessianAttribute(params string[] wrt) : Attribute
{
    /// <summary>Names of the parameters to differentiate by; empty for every floating-point parameter.</summary>
    public IReadOnlyList<string> Wrt { get; } = wrt;

    /// <summary>Name of the generated members, in place of the method's name followed by <c>Hessian</c>.</summary>
    public string? Name { get; set; }
}
