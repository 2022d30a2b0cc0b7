namespace SymGrad;

/// <summary>
/// Lets the tool <c>symgrad</c> draw how a method computes as a graph on the sheet: a node for each input and each definition, an edge for what is
/// read, and on it what it is weighed by. Recurrences in the method are unfolded. Changes no generated code.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DrawingAttribute : Attribute
{
    /// <summary>How many steps of a recurrence, or of <see cref="State"/>, are drawn: 1 to 8.</summary>
    public int Steps { get; set; } = 3;

    /// <summary>
    /// The parameter that takes the method's value at the next step: the method is then one step of a network unfolded in time. It has the type that the
    /// method returns. <see langword="null"/> for a method that is no such step.
    /// </summary>
    public string? State { get; set; }

    /// <summary>
    /// How many units of each vector are drawn, 1 to 4, so that every weight has an edge of its own. 0, unless told otherwise, draws one node for all units.
    /// </summary>
    public int Units { get; set; }
}
