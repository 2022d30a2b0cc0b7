using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.Layout;

/// <summary>The signs of comparisons.</summary>
internal static class Relations
{
    public static readonly Infix Less = new("<", "<");
    public static readonly Infix AtMost = new(@"\le", "≤");
    public static readonly Infix Greater = new(">", ">");
    public static readonly Infix AtLeast = new(@"\ge", "≥");
    public static readonly Infix NotEqual = new(@"\ne", "≠");

    public static Box Of(Relation relation) => relation switch
    {
        Relation.Equal => Boxes.Equal,
        Relation.NotEqual => NotEqual,
        Relation.Less => Less,
        _ => AtMost,
    };
}
