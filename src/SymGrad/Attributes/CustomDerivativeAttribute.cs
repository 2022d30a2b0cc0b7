namespace SymGrad;

/// <summary>
/// Makes the method the derivative of another one, in place of the derivative that would be derived: one that is stabler or cheaper, or that
/// is wanted to be another, as for an estimator that passes a gradient straight through. Models that call the function use the rule
/// from then on; a function without source can be called in models at all once it has one.
/// <para>
/// For a number by numbers the rule has the function's parameters and returns the partial derivative, or a tuple of the partial
/// derivatives by the floating-point parameters, in their order. For anything else it carries a cotangent back: it has the function's
/// parameters, then the cotangent of the result in the result's type, and returns the cotangents of the floating-point parameters in their
/// types, as a tuple where there are several (of a <see cref="ReadOnlySpan{T}"/> an array, so that it can stand in one).
/// </para>
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CustomDerivativeAttribute : Attribute
{
    /// <summary>The rule of a method of the same type.</summary>
    /// <param name="function">The method's name.</param>
    public CustomDerivativeAttribute(string function) => Function = function;

    /// <summary>The rule of a method of another type, which may be one without source.</summary>
    /// <param name="type">The type.</param>
    /// <param name="function">The method's name.</param>
    public CustomDerivativeAttribute(Type type, string function) => (Type, Function) = (type, function);

    /// <summary>The type of the function; null for the rule's own.</summary>
    public Type? Type { get; }

    /// <summary>The name of the function.</summary>
    public string Function { get; }
}
