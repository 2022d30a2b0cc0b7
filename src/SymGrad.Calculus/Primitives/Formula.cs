using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Primitives;

/// <summary>An expression with its pool, so that a rule of the table reads like the formula that it is.</summary>
public readonly record struct Formula(ExprPool Pool, Expr Expr)
{
    public static Formula operator +(Formula a, Formula b) => a.With(a.Pool.Add(a.Expr, b.Expr));

    public static Formula operator +(Formula a, int b) => a + a.Number(b);

    public static Formula operator +(int a, Formula b) => b.Number(a) + b;

    public static Formula operator -(Formula a, Formula b) => a.With(a.Pool.Subtract(a.Expr, b.Expr));

    public static Formula operator -(int a, Formula b) => b.Number(a) - b;

    public static Formula operator -(Formula a, int b) => a - a.Number(b);

    public static Formula operator -(Formula a) => a.With(a.Pool.Negate(a.Expr));

    public static Formula operator *(Formula a, Formula b) => a.With(a.Pool.Multiply(a.Expr, b.Expr));

    public static Formula operator *(int a, Formula b) => b.Number(a) * b;

    public static Formula operator *(Rational a, Formula b) => b.With(b.Pool.Scale(a, b.Expr));

    public static Formula operator /(Formula a, Formula b) => a.With(a.Pool.Divide(a.Expr, b.Expr));

    public static Formula operator /(int a, Formula b) => b.Number(a) / b;

    public Formula Number(Rational value) => With(Pool.Number(value));

    public Formula Number(int value) => With(Pool.Number(value));

    public Formula Constant(NamedConstant name) => With(Pool.Constant(name));

    public Formula Power(int exponent) => With(Pool.Power(Expr, exponent));

    public Formula Of(Primitive function) => With(Pool.Apply(function, Expr));

    public Formula Of(Primitive function, Formula second) => With(Pool.Apply(function, Expr, second.Expr));

    public Formula Less(Formula other) => With(Pool.Compare(Relation.Less, Expr, other.Expr));

    public Formula AtMost(Formula other) => With(Pool.Compare(Relation.LessOrEqual, Expr, other.Expr));

    public Formula EqualTo(Formula other) => With(Pool.Compare(Relation.Equal, Expr, other.Expr));

    public Formula DiffersFrom(Formula other) => With(Pool.Compare(Relation.NotEqual, Expr, other.Expr));

    /// <summary>This condition's choice.</summary>
    public Formula Choose(Formula then, Formula otherwise) => With(Pool.Select(Expr, then.Expr, otherwise.Expr));

    private Formula With(Expr expr) => new(Pool, expr);
}
