using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.MatrixForm;

/// <summary>The free axes of an expression in the order in which they are laid out: none, a column's, or rows and columns.</summary>
internal sealed record Shape(IReadOnlyList<IndexVariable> Axes)
{
    public static readonly Shape Scalar = new([]);

    public int Rank => Axes.Count;

    public IndexVariable Rows => Axes[0];

    public IndexVariable Columns => Axes[1];

    /// <summary>Those of these axes on which an expression depends.</summary>
    public Shape Of(Expr expr)
    {
        var axes = Axes.Where(expr.DependsOn).ToArray();
        return axes.Length == Axes.Count ? this : axes.Length == 0 ? Scalar : new(axes);
    }
}
