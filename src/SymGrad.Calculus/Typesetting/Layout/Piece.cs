namespace SymGrad.Calculus.Typesetting.Layout;

/// <summary>How tightly the outermost operation of a box binds: decides which brackets it needs where.</summary>
internal enum Binding
{
    /// <summary>A sum, or a term with a sign.</summary>
    Sum,

    /// <summary>An elementwise product: brackets inside a product, none inside a sum.</summary>
    Elementwise,

    /// <summary>A product whose last factor reaches to the right, as a Σ or a <c>\tanh a</c> does: only the last factor may be one.</summary>
    Tail,

    /// <summary>A product.</summary>
    Product,

    /// <summary>A fraction, or a function with its argument in brackets: a factor, but no base of a power.</summary>
    Factor,

    /// <summary>A single symbol, with scripts or in brackets.</summary>
    Atom,
}

/// <summary>A box and how tightly it binds.</summary>
internal sealed record Piece(Box Box, Binding Binding)
{
    /// <summary>The same with its tail in brackets, where that reads better than brackets around the whole: <c>\tanh(a)</c>.</summary>
    public Box? Closed { get; init; }

    public static Piece Atom(Box box) => new(box, Binding.Atom);

    /// <summary>As a factor with others to its right.</summary>
    public Box AsFactor => Binding switch
    {
        Binding.Sum or Binding.Elementwise => Boxes.Parentheses(Box),
        Binding.Tail => Closed ?? Boxes.Parentheses(Box),
        _ => Box,
    };

    /// <summary>As the last factor, which may reach to the right.</summary>
    public Box AsLastFactor => Binding is Binding.Sum or Binding.Elementwise ? Boxes.Parentheses(Box) : Box;

    /// <summary>As the base of a power.</summary>
    public Box AsBase => Binding switch
    {
        Binding.Atom => Box,
        Binding.Tail when Closed is { } closed => closed,
        _ => Boxes.Parentheses(Box),
    };

    /// <summary>As what a sign or a Σ stands before.</summary>
    public Box AsOperand => Binding == Binding.Sum ? Boxes.Parentheses(Box) : Box;
}
