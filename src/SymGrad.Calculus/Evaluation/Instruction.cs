using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <summary>One distinct node of a body in one context, with the slots of its operands.</summary>
/// <param name="Node">The node.</param>
/// <param name="IsReal">Whether the value is a real; otherwise it is an integer, or a condition as 0 or 1.</param>
/// <param name="Operands">The slots of the operands, of a reduction without those of its body.</param>
/// <param name="Indices">The index variables on which the value depends, by serial number.</param>
internal sealed record Instruction<T>(Expr Node, bool IsReal, int[] Operands, int[] Indices)
{
    /// <summary>The tensor that a read refers to, as reals or as integers.</summary>
    public Dense<T>? Reals { get; init; }

    /// <inheritdoc cref="Reals"/>
    public Dense<long>? Integers { get; init; }

    /// <summary>Whether the value is the operand's, an integer, as a real.</summary>
    public bool IsConversion { get; init; }

    /// <summary>The coefficients of a sum and its constant, or the value of a constant.</summary>
    public T[] Numbers { get; init; } = [];

    /// <summary>The slot of a reduction's body.</summary>
    public int Body { get; init; } = -1;

    /// <summary>The serial number of an index variable, or of a reduction's own.</summary>
    public int Index { get; init; } = -1;
}
