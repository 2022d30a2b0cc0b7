namespace SymGrad;

/// <summary>
/// Asks for the derivative of the gradient of a scalar-valued method along a direction, Σ_y ∂²L/∂x∂y · ẏ, at a small multiple of the
/// gradient's cost. The generated <c>FHessianVectorProduct</c> takes a direction for each variable after the method's parameters, and
/// gives the value and a product in the shape of each variable.
/// </summary>
/// <param name="wrt">
/// Names of the parameters to differentiate by; none stands for every floating-point parameter. The order is always that of the
/// method's parameters.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HessianVectorProductAttribute(params string[] wrt) : Attribute
{
    /// <summary>Names of the parameters to differentiate by; empty for every floating-point parameter.</summary>
    public IReadOnlyList<string> Wrt { get; } = wrt;

    /// <summary>Name of the generated members, in place of the method's name followed by <c>HessianVectorProduct</c>.</summary>
    public string? Name { get; set; }
}
