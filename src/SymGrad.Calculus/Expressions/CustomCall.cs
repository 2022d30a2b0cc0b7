using System.Linq;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Expressions;

/// <summary>
/// An element of what a function gives whose derivative is the user's. An argument that has axes is a stored tensor's last ones: its
/// operand reads the first element, at the indices of the axes before them. In normal form it stands alone in its definition, and
/// an argument without axes that is differentiated is a read.
/// </summary>
public sealed class CustomCall : Expr
{
    internal CustomCall(CustomFunction function, IReadOnlyList<Expr> arguments, IReadOnlyList<Expr> place, IReadOnlyList<Expr> operands)
        : base(ValueKind.Real, Mix(Mix(47, function.Ordinal), operands), FreeOf(operands), HeightOf(operands)) =>
        (Function, Arguments, Place, Operands) = (function, arguments, place, operands);

    public CustomFunction Function { get; }

    /// <summary>One for each parameter of the function.</summary>
    public IReadOnlyList<Expr> Arguments { get; }

    /// <summary>The indices of the element; none of a number.</summary>
    public IReadOnlyList<Expr> Place { get; }

    public override IReadOnlyList<Expr> Operands { get; }

    /// <summary>The arguments that are whole tensors.</summary>
    public IEnumerable<Read> Tensors => Arguments.Where((_, k) => Function.Formals[k].Rank > 0).Cast<Read>();

    /// <summary>The indices before those of an argument's own axes.</summary>
    public IReadOnlyList<Expr> Leading(int argument) => Arguments[argument] is Read read ? [.. read.Indices.Take(read.Indices.Count - Function.Formals[argument].Rank)] : [];

    internal override bool StructurallyEquals(Expr other) => other is CustomCall c && ReferenceEquals(c.Function, Function) && Same(c.Operands, Operands);
}
