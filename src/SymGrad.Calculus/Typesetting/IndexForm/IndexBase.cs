using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <summary>
/// Whether a model must be printed with indices from 0: where counting from 1 would leave an offset, as in <c>x[t - s]</c>, where a
/// subscript is data (a label), and where an index is used as a number.
/// </summary>
internal static class IndexBase
{
    public static bool NeedsZero(IEnumerable<Expr> bodies) => ExprSearch.OperandsFirst(bodies).Any(NeedsZero);

    private static bool NeedsZero(Expr node) => node switch
    {
        Read read => read.Indices.Any(i => !IsPosition(i)),
        Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } c => !Balances(c),
        Reduce r => !IsPosition(r.Lower) || !IsPosition(r.Upper) || IsIndexed(r.Body),
        Sum { Kind: ValueKind.Real } or Product { Kind: ValueKind.Real } => node.Operands.Any(IsIndexed),
        Apply { Primitive.ResultKind: ValueKind.Real } => node.Operands.Any(IsIndexed),
        Select { Kind: ValueKind.Real } s => IsIndexed(s.Then) || IsIndexed(s.Otherwise),
        _ => false,
    };

    /// <summary>Whether an index is part of an integer value, not only of a subscript or a condition.</summary>
    private static bool IsIndexed(Expr expr) => expr.Kind == ValueKind.Integer && !expr.FreeIndices.IsEmpty && expr switch
    {
        IndexVariable => true,
        Read => false,
        Select s => IsIndexed(s.Then) || IsIndexed(s.Otherwise),
        _ => expr.Operands.Any(IsIndexed),
    };

    /// <summary>A subscript that stays as it is when all indices move by one: its index coefficients add up to 1, or it has none and is no data.</summary>
    private static bool IsPosition(Expr index) =>
        index is not Read && Slope(index) is { } slope && (slope.IsOne || (slope.IsZero && index.FreeIndices.IsEmpty));

    private static bool Balances(Compare compare)
    {
        if (compare.Left is Read || compare.Right is Read)
        {
            // Data as an index; compared with a number it is only a number.
            return (compare.Left is Read || compare.Left.FreeIndices.IsEmpty) && (compare.Right is Read || compare.Right.FreeIndices.IsEmpty);
        }

        return Slope(compare.Left) is { } left && Slope(compare.Right) is { } right && Rational.Abs(left - right) <= Rational.One;
    }

    /// <summary>By how much an affine integer grows when every index grows by one; null when it is not affine.</summary>
    private static Rational? Slope(Expr expr) => expr switch
    {
        IndexVariable => Rational.One,
        Sum sum => sum.Terms.Aggregate((Rational?)Rational.Zero, (slope, term) => slope + (term.Coefficient * Slope(term.Value))),
        Apply { Primitive.Notation: "imax" or "imin" } apply when apply.Arguments.Select(Slope).Distinct().Count() == 1 => Slope(apply.Arguments[0]),
        _ => expr.FreeIndices.IsEmpty ? Rational.Zero : null,
    };
}
