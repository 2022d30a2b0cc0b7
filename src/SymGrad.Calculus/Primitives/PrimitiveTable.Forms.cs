using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Primitives;

/// <summary>The forms that rows are written in.</summary>
public static partial class PrimitiveTable
{
    private static Primitive Unary(
        string name, string emission, string notation, Func<Formula, Formula, Formula> partial,
        IReadOnlyList<string>? methods = null, string result = "u", int cost = 10) => new()
    {
        Name = name,
        Arity = 1,
        Emission = emission,
        Notation = notation,
        Methods = methods ?? [.. OfMath(emission), .. OfFunctions(emission)],
        Partials = [(x, y) => partial(x[0], y)],
        ResultName = result,
        Cost = cost,
    };

    private static Primitive Binary(
        string name, string emission, string notation, Func<Formula, Formula, Formula, Formula> first, Func<Formula, Formula, Formula, Formula> second,
        string result = "u", int cost = 10) => new()
    {
        Name = name,
        Arity = 2,
        Emission = emission,
        Notation = notation,
        Methods = [.. OfMath(emission), .. OfFunctions(emission)],
        Partials = [(x, y) => first(x[0], x[1], y), (x, y) => second(x[0], x[1], y)],
        ResultName = result,
        Cost = cost,
    };

    private static Primitive IntegerOperator(string name, string emission) => new()
    {
        Name = name,
        Arity = 2,
        Emission = emission,
        Notation = name,
        HasLane = false,
        ResultKind = ValueKind.Integer,
        Partials = [],
    };

    private static IReadOnlyList<string> OfMath(string method) =>
        [$"System.Math.{method}", $"System.MathF.{method}", $"System.Double.{method}", $"System.Single.{method}"];

    private static IReadOnlyList<string> OfFunctions(string method) => [$"SymGrad.Functions.{method}"];

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
