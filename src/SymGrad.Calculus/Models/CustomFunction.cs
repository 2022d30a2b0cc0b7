using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>
/// A function that models call and whose derivative its author gives. What it gives and what the rule gives are definitions over
/// parameters of its own, whose last, of role <see cref="DefinitionRole.Value"/>, are the results. They may call the function again,
/// which is why they are set after it is made: a rule often does.
/// </summary>
/// <param name="ordinal">Which of the model's functions it is.</param>
/// <param name="name">The user's name for it.</param>
/// <param name="formals">Its parameters.</param>
public sealed class CustomFunction(int ordinal, string name, IReadOnlyList<Tensor> formals)
{
    public int Ordinal { get; } = ordinal;

    public string Name { get; } = name;

    public IReadOnlyList<Tensor> Formals { get; } = formals;

    /// <summary>The extents of its result, over those of the parameters.</summary>
    public IReadOnlyList<Expr> Extents { get; set; } = [];

    /// <summary>The function written out; empty where generated code must call it.</summary>
    public IReadOnlyList<Definition> Value { get; set; } = [];

    /// <summary>The rule written out; empty where there is none, and no derivative is known.</summary>
    public IReadOnlyList<Definition> Rule { get; set; } = [];

    /// <summary>The parameters that the rule's results belong to, by position, in order.</summary>
    public IReadOnlyList<int> By { get; set; } = [];

    /// <summary>What the rule carries back; null for a rule that gives the partial derivatives of a number by numbers.</summary>
    public Tensor? Cotangent { get; set; }

    /// <summary>The C# method that generated code calls, where the function is not written out.</summary>
    public string? Method { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
