namespace SymGrad.Generator.Emission;

/// <summary>How tightly the outermost operator of a piece of code binds.</summary>
internal enum Precedence
{
    Conditional,
    Or,
    And,
    Equality,
    Relational,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>A piece of code that knows when it needs parentheses.</summary>
internal readonly record struct Code(string Text, Precedence Precedence)
{
    public static Code Atom(string text) => new(text, Precedence.Primary);

    public string At(Precedence needed) => Precedence < needed ? $"({Text})" : Text;
}
