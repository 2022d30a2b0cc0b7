using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Claims.Guesses;

/// <content>Decimal numbers that stand for a constant.</content>
internal static partial class SlipTable
{
    private const double Rounding = 0.01;

    private static readonly Rational[] Multiples = [1, 2, Rational.Half, 3, new(1, 3), 4, new(1, 4), new(3, 2)];

    /// <summary>3.14 where π belongs.</summary>
    private static IEnumerable<Slip> RoundedConstants(Sides s)
    {
        foreach (var node in s.Claim.Nodes())
        {
            foreach (var (number, times) in NumbersIn(node).Where(n => !n.Number.IsInteger))
            {
                var rest = s.Pool.Subtract(node, s.Pool.Scale(number, times(s.Pool)));
                foreach (var exact in ConstantsNear(s.Pool, number))
                {
                    yield return new("rounded constant", code => $"{code(exact)} belongs where {code(s.Pool.Number(number))} stands", s.With(node, s.Pool.Add(rest, s.Pool.Multiply(exact, times(s.Pool)))));
                }
            }
        }
    }

    /// <summary>The numbers of a node, each with what it is a factor of.</summary>
    private static IEnumerable<(Rational Number, Func<ExprPool, Expr> Times)> NumbersIn(Expr node) => node switch
    {
        Number { Kind: ValueKind.Real } number => [(number.Value, pool => pool.One)],
        Sum { Kind: ValueKind.Real } sum => sum.Terms.Select(t => (t.Coefficient, (Func<ExprPool, Expr>)(_ => t.Value))).Append((sum.Constant, pool => pool.One)),
        _ => [],
    };

    /// <summary>Multiples of the usual constants that are nearly a number.</summary>
    private static IEnumerable<Expr> ConstantsNear(ExprPool pool, Rational number)
    {
        Expr Root(Expr expr) => pool.Apply(PrimitiveTable.Sqrt, expr);
        var (pi, two) = (pool.Constant(NamedConstant.Pi), pool.Number(2));
        (Expr Exact, double Value)[] table =
        [
            (pi, Math.PI), (pool.Constant(NamedConstant.E), Math.E), (Root(two), Math.Sqrt(2)), (pool.Apply(PrimitiveTable.Log, two), Math.Log(2)), (Root(pi), Math.Sqrt(Math.PI)),
            (Root(pool.Multiply(two, pi)), Math.Sqrt(2 * Math.PI)), (Root(pool.Divide(two, pi)), Math.Sqrt(2 / Math.PI)), (Root(pool.Number(3)), Math.Sqrt(3)),
        ];
        var value = number.ToDouble();
        return from constant in table.SelectMany(c => new[] { c, (Exact: pool.Divide(pool.One, c.Exact), Value: 1 / c.Value) })
               from times in Multiples
               where Math.Abs((times.ToDouble() * constant.Value) - Math.Abs(value)) < Rounding * Math.Abs(value)
               select pool.Scale(number.Sign < 0 ? -times : times, constant.Exact);
    }
}
