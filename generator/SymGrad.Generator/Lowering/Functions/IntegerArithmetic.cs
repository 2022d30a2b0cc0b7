using System.Numerics;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>Integer functions, decided where the operands are: extents that must be compared are often written with them.</summary>
internal static class IntegerArithmetic
{
    public static Expr Max(ExprPool p, Expr x, Expr y) => p.Subtract(x, y) is Number n ? (n.Value.Sign >= 0 ? x : y) : p.Apply(PrimitiveTable.IntegerMax, x, y);

    public static Expr Min(ExprPool p, Expr x, Expr y) => p.Subtract(x, y) is Number n ? (n.Value.Sign <= 0 ? x : y) : p.Apply(PrimitiveTable.IntegerMin, x, y);

    public static Expr Divide(ExprPool p, Expr x, Expr y) => Known(x, y) is var (a, b)
        ? p.Number(new Calculus.Arithmetic.Rational(BigInteger.Divide(a, b)))
        : y is Number { Value.IsOne: true } ? x
        : p.Apply(PrimitiveTable.IntegerDivide, x, y);

    public static Expr Remainder(ExprPool p, Expr x, Expr y) => Known(x, y) is var (a, b)
        ? p.Number(new Calculus.Arithmetic.Rational(BigInteger.Remainder(a, b)))
        : y is Number { Value.IsOne: true } ? p.Zero
        : p.Apply(PrimitiveTable.IntegerRemainder, x, y);

    private static (BigInteger X, BigInteger Y)? Known(Expr x, Expr y) =>
        x is Number { Value.IsInteger: true } a && y is Number { Value: { IsInteger: true, IsZero: false } } b ? (a.Value.Numerator, b.Value.Numerator) : null;
}
