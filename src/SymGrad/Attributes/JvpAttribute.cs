namespace SymGrad;

/// <summary>
/// Asks for the derivative of a method's value along a direction, Σ ∂y/∂x · ẋ (forward mode). The generated <c>FJvp</c> takes a tangent
/// for each variable after the method's parameters, and gives the value and its tangent.
/// </summary>
/// <param name="wrt">
/// Names of the parameters to differentiate by; none stands for every floating-point parameter. The order is always that of the
/// method's parameters.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class JvpAttribute(params string[] wrt) : Attribute
{
    /// <summary>Names of the parameters to differentiate by; empty for every floating-point parameter.</summary>
    public IReadOnlyList<string> Wrt { get; } = wrt;

    /// <summary>Name of the generated members, in place of the method's name followed by <c>Jvp</c>.</summary>
    public string? Name { get; set; }
}
