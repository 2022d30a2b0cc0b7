namespace SymGrad;

/// <summary>
/// Lets the tool <c>symgrad</c> plot a function of one number on the sheet, with the derivatives that the method's attributes ask for, else
/// with the first: its range, and its kinks with the value that the derivative has there. Changes no generated code.
/// </summary>
/// <remarks>
/// The method returns a number. Of several parameters one is plotted along; all others keep the values of the inputs that <see cref="At"/> or the
/// method's <see cref="AtAttribute"/> names, where the value of the plotted one is of no concern.
/// </remarks>
/// <param name="from">Where the plot begins.</param>
/// <param name="to">Where it ends: finite, and greater than <paramref name="from"/>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class PlotAttribute(double from, double to) : Attribute
{
    /// <summary>Where the plot begins.</summary>
    public double From { get; } = from;

    /// <summary>Where the plot ends.</summary>
    public double To { get; } = to;

    /// <summary>The parameter along which is plotted; <see langword="null"/> for the only floating-point number among the parameters.</summary>
    public string? Variable { get; set; }

    /// <summary>The inputs that hold the other parameters, as <see cref="AtAttribute"/> names them; <see langword="null"/> for those of the method's first one.</summary>
    public string? At { get; set; }
}
