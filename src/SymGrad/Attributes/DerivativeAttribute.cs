namespace SymGrad;

/// <summary>
/// Asks for the n-th derivative dⁿf/dxⁿ of a function of one scalar. The generated member is <c>FDerivative</c> for the first order,
/// <c>FDerivative2</c> for the second, and so on; it takes the method's parameters and gives the derivative alone.
/// </summary>
/// <param name="order">How often is differentiated, at least 1.</param>
/// <param name="wrt">The parameter to differentiate by; may be left out where only one parameter is a floating-point number.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class DerivativeAttribute(int order = 1, string? wrt = null) : Attribute
{
    /// <summary>How often is differentiated.</summary>
    public int Order { get; } = order;

    /// <summary>The parameter to differentiate by; <see langword="null"/> for the only floating-point one.</summary>
    public string? Wrt { get; } = wrt;

    /// <summary>Name of the generated member, in place of the method's name followed by <c>Derivative</c> and the order.</summary>
    public string? Name { get; set; }
}
