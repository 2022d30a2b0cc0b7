namespace SymGrad.Calculus.Typesetting.Layout;

/// <summary>
/// A node of the layout tree: what stands where, with no notation of a target in its structure. A printer for LaTeX, Unicode or
/// MathML is one case per node.
/// </summary>
public abstract record Box;

/// <summary>An identifier, in each target's own spelling: <c>\sigma</c> and <c>σ</c>.</summary>
public sealed record Symbol(string Latex, string Unicode) : Box
{
    /// <summary>Whether the spelling, given by a user, already carries a subscript or a superscript of its own.</summary>
    public bool HasScripts { get; init; }

    /// <summary>Whether it is a word, set upright, rather than a letter.</summary>
    public bool IsWord => Latex.StartsWith(@"\mathrm{", StringComparison.Ordinal);
}

/// <summary>An identifier in bold, for vectors and matrices.</summary>
public sealed record Bold(Symbol Symbol) : Box;

/// <summary>Decimal digits with an optional point.</summary>
public sealed record Numeral(string Text) : Box;

/// <summary>Words set upright: <c>otherwise</c>.</summary>
public sealed record Words(string Text) : Box;

/// <summary>The name of a function, set upright and spaced as an operator: <c>\tanh</c>.</summary>
public sealed record OperatorName(string Latex, string Unicode) : Box
{
    /// <summary>Whether it is a letter such as σ, around which no target sets space by itself.</summary>
    public bool IsLetter => Unicode.Length == 1;
}

/// <summary>A binary operation, a relation or a sign between two boxes.</summary>
public sealed record Infix(string Latex, string Unicode) : Box;

/// <summary>A minus sign before a term.</summary>
public sealed record Minus : Box;

/// <summary>A comma, with the space that follows it; in subscripts without.</summary>
public sealed record Comma(bool Tight) : Box;

/// <summary>The thin space that keeps two factors apart.</summary>
public sealed record ThinSpace : Box;

/// <summary>Boxes side by side.</summary>
public sealed record Row(IReadOnlyList<Box> Items) : Box;

/// <summary>A numerator over a denominator; small ones (<c>\tfrac12</c>) keep to the height of a line.</summary>
public sealed record Fraction(Box Numerator, Box Denominator, bool Small = false) : Box;

/// <summary>A root, square unless a degree is given.</summary>
public sealed record Root(Box Radicand, Box? Degree = null) : Box;

/// <summary>A base with a subscript, a superscript or both.</summary>
public sealed record Scripts(Box Base, Box? Sub, Box? Sup) : Box;

/// <summary>A mark above a symbol.</summary>
public enum Accent
{
    Bar,
    Hat,
    Tilde,
    Dot,
}

/// <summary>A box under an accent.</summary>
public sealed record Accented(Box Base, Accent Accent) : Box;

/// <summary>An operator with limits that ranges over what follows it: Σ, Π, max.</summary>
public sealed record BigOperator(string Latex, string Unicode, Box? Below, Box? Above, Box Body) : Box
{
    /// <summary>Whether the operator is a large symbol rather than a word.</summary>
    public bool IsTall { get; init; } = true;
}

/// <summary>The kinds of brackets.</summary>
public enum BracketKind
{
    Parentheses,
    Square,
    Absolute,
    Norm,
    Floor,
    Ceiling,
}

/// <summary>A box in brackets, which grow only as far as it needs.</summary>
public sealed record Delimited(BracketKind Kind, Box Content) : Box;

/// <summary>One bracket of a pair whose other one stands on another line; both have the size that is given.</summary>
public sealed record Bracket(BracketKind Kind, bool Opens, BracketSize Size) : Box;

/// <summary>One value of several, with its condition.</summary>
public readonly record struct CaseBranch(Box Value, Box Condition);

/// <summary>Values by condition behind a brace.</summary>
public sealed record Cases(IReadOnlyList<CaseBranch> Branches) : Box
{
    /// <summary>Whether each condition stands below its value rather than beside it, where there is little room; it then says itself that it is one.</summary>
    public bool IsStacked { get; init; }
}

/// <summary>Lines of one expression below each other, where it is part of another: each goes on with the one above, and is indented.</summary>
public sealed record Folded(IReadOnlyList<Box> Lines) : Box;

/// <summary>The entries of a matrix, in parentheses.</summary>
public sealed record Grid(IReadOnlyList<IReadOnlyList<Box>> Rows) : Box;

/// <summary>Equations under each other, aligned at their relation.</summary>
public sealed record Equations(IReadOnlyList<Equation> Lines) : Box;

/// <summary>Two sides of an equation; middle parts are equal to both. Among <see cref="Equations"/> one without a right side goes on in the line below it.</summary>
public sealed record Equation(Box Left, IReadOnlyList<Box> Right) : Box
{
    /// <summary>Whether it goes on with the line above it, among <see cref="Equations"/>: then no relation stands between its sides.</summary>
    public bool IsContinued { get; init; }

    /// <summary>What stands right of the last sign of equality.</summary>
    public Box Last => Right[Right.Count - 1];
}
