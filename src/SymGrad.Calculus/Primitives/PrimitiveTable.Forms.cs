using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Primitives;

/// <content>The forms that rows are written in.</content>
public static partial class PrimitiveTable
{
    private static Primitive Unary(
        string name, string emission, string notation, Func<Formula, Formula, Formula> partial,
        Func<double, double> real, Func<Extended, Extended> extended, Domain domain,
        IReadOnlyList<string>? methods = null, string result = "u", int cost = 10, IReadOnlyList<Kink>? kinks = null, bool isNeutral = false, Course? course = null) => new()
    {
        Name = name,
        Arity = 1,
        Emission = emission,
        Notation = notation,
        Methods = methods ?? [.. OfMath(emission), .. OfFunctions(emission)],
        Partials = [(x, y) => partial(x[0], y)],
        Value = ValueRule.Of(real, extended),
        Domains = [domain],
        Kinks = kinks ?? [],
        IsNeutral = isNeutral,
        Course = course,
        ResultName = result,
        Cost = cost,
    };

    private static Primitive Binary(
        string name, string emission, string notation, Func<Formula, Formula, Formula, Formula> first, Func<Formula, Formula, Formula, Formula> second,
        Func<double, double, double> real, Func<Extended, Extended, Extended> extended, Domain x, Domain y,
        string result = "u", int cost = 10, IReadOnlyList<Kink>? kinks = null, Func<ExprPool, IReadOnlyList<Expr>, Expr?>? fold = null, bool hasLane = true,
        IReadOnlyList<string>? methods = null, Course? course = null) => new()
    {
        Name = name,
        Arity = 2,
        Emission = emission,
        Notation = notation,
        Methods = methods ?? [.. OfMath(emission), .. OfFunctions(emission)],
        Partials = [(v, f) => first(v[0], v[1], f), (v, f) => second(v[0], v[1], f)],
        Value = ValueRule.Of(real, extended),
        Domains = [x, y],
        Kinks = kinks ?? [],
        Course = course,
        ResultName = result,
        Cost = cost,
        Fold = fold,
        HasLane = hasLane,
    };

    private static Primitive IntegerOperator(string name, string emission, Func<long, long, long> value, Domain x, Domain y) => new()
    {
        Name = name,
        Arity = 2,
        Emission = emission,
        Notation = name,
        HasLane = false,
        Cost = 1,
        ResultKind = ValueKind.Integer,
        Partials = [],
        Value = ValueRule.Of(value),
        Domains = [x, y],
    };

    private static IReadOnlyList<string> OfMath(string method) =>
        [$"System.Math.{method}", $"System.MathF.{method}", $"System.Double.{method}", $"System.Single.{method}"];

    private static IReadOnlyList<string> OfFunctions(string method) => [$"SymGrad.Functions.{method}"];

    /// <summary>A kink of a function of one argument.</summary>
    private static Kink At(Rational x, Rational partial) => new([x], [partial]);

    /// <summary>A kink of a function of two arguments.</summary>
    private static Kink At(Rational x, Rational y, Rational? first, Rational? second) => new([x, y], [first, second]);

    private static Formula Positive(Formula x) => x.Number(0).Less(x).Choose(x.Number(1), x.Number(0));

    private static Formula Share(Formula winner, Formula own, Formula other) => other.Expr is Number or Constant || own.Expr is Number or Constant
        ? winner.Choose(own.Number(1), own.Number(0))
        : winner.Choose(own.Number(1), own.EqualTo(other).Choose(own.Number(Rational.Half), own.Number(0)));

    private static IReadOnlyList<Primitive> Numbered(IReadOnlyList<Primitive> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Ordinal = i;
        }

        return rows;
    }
}
