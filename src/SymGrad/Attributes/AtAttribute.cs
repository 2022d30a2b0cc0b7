namespace SymGrad;

/// <summary>
/// Names inputs at which the tool <c>symgrad</c> evaluates an annotated method and its derivatives for the sheet. Changes no generated code.
/// </summary>
/// <param name="inputs">
/// A static field, property or method without parameters of the same class: a tuple of the method's arguments in order, or the argument itself where there is one,
/// written in constants, array and collection expressions.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AtAttribute(string inputs) : Attribute
{
    /// <summary>The name of the member that holds the inputs.</summary>
    public string Inputs { get; } = inputs;
}
