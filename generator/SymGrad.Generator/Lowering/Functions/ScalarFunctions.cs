using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Generator.Lowering.Functions;

using Definition = Func<ExprPool, IReadOnlyList<Expr>, Expr>;

/// <summary>Functions of numbers: the primitives' table, and what is written with arithmetic and primitives.</summary>
internal static class ScalarFunctions
{
    private static readonly Dictionary<string, Definition> Reals = new(StringComparer.Ordinal)
    {
        ["Sq(1)"] = (p, x) => p.Power(x[0], 2),
        ["FusedMultiplyAdd(3)"] = (p, x) => p.Add(p.Multiply(x[0], x[1]), x[2]),
        ["MultiplyAddEstimate(3)"] = (p, x) => p.Add(p.Multiply(x[0], x[1]), x[2]),
        ["Lerp(3)"] = (p, x) => p.Add(p.Multiply(x[0], p.Subtract(p.One, x[2])), p.Multiply(x[1], x[2])),
        ["Log(2)"] = (p, x) => p.Divide(p.Apply(PrimitiveTable.Log, x[0]), p.Apply(PrimitiveTable.Log, x[1])),
        ["ExpM1(1)"] = (p, x) => p.Apply(PrimitiveTable.Expm1, x[0]),
        ["LogP1(1)"] = (p, x) => p.Apply(PrimitiveTable.Log1p, x[0]),
        ["Clamp(3)"] = Clamp,
    };

    private static readonly Dictionary<string, Definition> Integers = new(StringComparer.Ordinal)
    {
        ["Sq(1)"] = (p, x) => p.Power(x[0], 2),
        ["Abs(1)"] = (p, x) => IntegerArithmetic.Max(p, x[0], p.Negate(x[0])),
        ["Max(2)"] = (p, x) => IntegerArithmetic.Max(p, x[0], x[1]),
        ["Min(2)"] = (p, x) => IntegerArithmetic.Min(p, x[0], x[1]),
        ["Clamp(3)"] = (p, x) => IntegerArithmetic.Min(p, IntegerArithmetic.Max(p, x[0], x[1]), x[2]),

        // The framework's sign is an integer.
        ["Sign(1)"] = (p, x) => p.Select(p.Compare(Relation.Less, p.Zero, x[0]), p.One, p.Select(p.Compare(Relation.Less, x[0], p.Zero), p.Number(-1), p.Zero)),
    };

    /// <summary>What a method means; null when it is in no table.</summary>
    public static Definition? Find(string owner, IMethodSymbol method, int arity)
    {
        var key = FormattableString.Invariant($"{method.Name}({arity})");
        return method.ReturnType.SpecialType == SpecialType.System_Int32
            ? Integers.TryGetValue(key, out var integer) ? integer : null
            : Reals.TryGetValue(key, out var real) ? real
            : PrimitiveTable.Find($"{owner}.{method.Name}") is { } primitive && (primitive.Arity == arity || DefaultOf(primitive, arity) is not null)
                ? (p, x) => p.Apply(primitive, [.. x, .. DefaultOf(primitive, arity) is { } value ? [p.Number(value)] : Array.Empty<Expr>()])
                : null;
    }

    // The overloads for whole numbers leave the parameter out.
    private static Rational? DefaultOf(Primitive primitive, int arity) =>
        primitive.Arity != arity + 1 ? null
        : primitive == PrimitiveTable.LeakyRelu ? new Rational(1, 100)
        : primitive == PrimitiveTable.Elu ? Rational.One
        : null;

    // At its ends a clamp has derivative 0. Against a constant, min and max give that at a tie; against variables a choice must say so.
    private static Expr Clamp(ExprPool p, IReadOnlyList<Expr> x) => x.Skip(1).All(bound => bound is Number or Constant)
        ? p.Apply(PrimitiveTable.Min, p.Apply(PrimitiveTable.Max, x[0], x[1]), x[2])
        : p.Select(
            p.Compare(Relation.LessOrEqual, x[0], x[1]), x[1],
            p.Select(p.Compare(Relation.LessOrEqual, x[2], x[0]), x[2], x[0]));
}
