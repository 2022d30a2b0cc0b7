using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Primitives;

/// <summary>A partial derivative of a primitive by one argument, from its arguments and its own value.</summary>
public delegate Formula PartialRule(IReadOnlyList<Formula> x, Formula y);

/// <summary>What is known of a primitive function: one row of <see cref="PrimitiveTable"/>.</summary>
public sealed class Primitive
{
    /// <summary>The name in messages and traces: <c>tanh</c>.</summary>
    public required string Name { get; init; }

    public required int Arity { get; init; }

    /// <summary>∂y/∂x_k for each argument. Empty for integer functions, which are never differentiated.</summary>
    public required IReadOnlyList<PartialRule> Partials { get; init; }

    /// <summary>The value, from the values of the arguments.</summary>
    public required ValueRule Value { get; init; }

    /// <summary>Where each argument may lie, and from where points are drawn for tests and for claims.</summary>
    public required IReadOnlyList<Domain> Domains { get; init; }

    /// <summary>The points at which derivatives are declared by convention.</summary>
    public IReadOnlyList<Kink> Kinks { get; init; } = [];

    /// <summary>
    /// Whether whatever reads it comes out the same for every value of it, as ln Σ w·eᵘ = m + ln Σ w·e^(u − m) does: it is there for the sake of
    /// rounding alone, its partial is 0 by construction, and on paper it is 0.
    /// </summary>
    public bool IsNeutral { get; init; }

    /// <summary>
    /// An argument that is a function of the others, handed over because it is stored; null where there is none. The partials by the others count what
    /// goes through it, so that its own is 0.
    /// </summary>
    public (int Argument, Func<IReadOnlyList<Formula>, Formula> Value)? Known { get; init; }

    /// <summary>Its values over intervals, where they are known.</summary>
    public Course? Course { get; init; }

    /// <summary>Position in the table.</summary>
    public int Ordinal { get; internal set; }

    public ValueKind ResultKind { get; init; } = ValueKind.Real;

    /// <summary>The C# methods that mean this function, by containing type and name: <c>System.Math.Tanh</c>.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The scalar call in generated code, of <c>SymGrad.Functions</c> where no class is named, and the static member of a lane, where it has one.</summary>
    public required string Emission { get; init; }

    /// <summary>Its own name in that call.</summary>
    public string Member => Emission.Substring(Emission.LastIndexOf('.') + 1);

    /// <summary>Whether a lane evaluates it; otherwise a loop that needs it stays scalar.</summary>
    public bool HasLane { get; init; } = true;

    /// <summary>How it is typeset: a LaTeX operator such as <c>\tanh</c>, or a named notation of the typesetter's table.</summary>
    public required string Notation { get; init; }

    /// <summary>What a definition whose body is this function is called when the user gave it no name.</summary>
    public string ResultName { get; init; } = "u";

    /// <summary>Rough cost in multiplications: decides what is worth storing instead of computing twice.</summary>
    public int Cost { get; init; } = 10;

    /// <summary>Simplification at construction, where the arguments decide it (a polynomial for an integer power).</summary>
    public Func<ExprPool, IReadOnlyList<Expr>, Expr?>? Fold { get; init; }
}
