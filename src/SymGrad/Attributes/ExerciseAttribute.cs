namespace SymGrad;

/// <summary>Gives an annotated method its place and heading on the sheet that the tool <c>symgrad</c> writes. Changes no generated code.</summary>
/// <param name="number">The exercise's number, such as <c>3c</c>: exercises are ordered by it, numbers in it by value.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ExerciseAttribute(string number) : Attribute
{
    /// <summary>The exercise's number.</summary>
    public string Number { get; } = number;

    /// <summary>The heading beside the number; without one, the method's name.</summary>
    public string? Title { get; set; }
}
