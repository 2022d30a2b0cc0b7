namespace SymGrad;

/// <summary>
/// Asks for the Jacobian of a method that returns a scalar, vector or matrix: ∂y_i/∂x_j at [i, j], output indices first (numerator layout),
/// unless <see cref="LayoutAttribute"/> says otherwise. A scalar by a vector gives a vector, a vector by a vector a matrix, a vector by a
/// matrix or a matrix by a vector a <see cref="Tensor3{T}"/>; where more axes would be needed, a matrix over row-major flattenings. The
/// generated members are <c>FJacobian</c> in an allocating and a destination form, and <c>FJacobianDiagonal</c> where every Jacobian is
/// known to be diagonal. Of a method that returns a tuple each element is differentiated: <c>aByX</c> is ∂a/∂x.
/// </summary>
/// <param name="wrt">
/// Names of the parameters to differentiate by; none stands for every floating-point parameter. The order is always that of the
/// method's parameters.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class JacobianAttribute(params string[] wrt) : Attribute
{
    /// <summary>Names of the parameters to differentiate by; empty for every floating-point parameter.</summary>
    public IReadOnlyList<string> Wrt { get; } = wrt;

    /// <summary>Name of the generated members, in place of the method's name followed by <c>Jacobian</c>.</summary>
    public string? Name { get; set; }
}
