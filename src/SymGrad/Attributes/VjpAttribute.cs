namespace SymGrad;

/// <summary>
/// Asks for the product of a cotangent with the Jacobian, Σ_i ȳ_i ∂y_i/∂x (reverse mode). The generated <c>FVjp</c> takes the cotangent of
/// the value after the method's parameters, and gives the value and a derivative in the shape of each variable.
/// </summary>
/// <param name="wrt">
/// Names of the parameters to differentiate by; none stands for every floating-point parameter. The order is always that of the
/// method's parameters.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class VjpAttribute(params string[] wrt) : Attribute
{
    /// <summary>Names of the parameters to differentiate by; empty for every floating-point parameter.</summary>
    public IReadOnlyList<string> Wrt { get; } = wrt;

    /// <summary>Name of the generated members, in place of the method's name followed by <c>Vjp</c>.</summary>
    public string? Name { get; set; }
}
