namespace SymGrad;

/// <summary>
/// Asks for the gradient of a scalar-valued method. The method's type must be <see langword="partial"/>; the generated
/// members stand beside it: <c>FGradient</c> in an allocating and a destination form, <c>FValue</c> and the LaTeX
/// constants <c>FFormulas</c>.
/// </summary>
/// <param name="wrt">
/// Names of the parameters to differentiate by; none stands for every floating-point parameter (scalars, vectors,
/// matrices, arrays, spans). Results always follow the method's parameter order, whatever the order of the names.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class GradientAttribute(params string[] wrt) : Attribute
{
    /// <summary>Names of the parameters to differentiate by; empty for every floating-point parameter.</summary>
    public IReadOnlyList<string> Wrt { get; } = wrt;

    /// <summary>Name of the generated members, in place of the method's name followed by <c>Gradient</c>.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// What is kept of a loop's states for the loop that carries adjoints back through it: all of them, or checkpoints. The generated
    /// documentation states the memory of both as a formula.
    /// </summary>
    public RecurrenceStorage Storage { get; set; }
}
