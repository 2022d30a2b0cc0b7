using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>What formulas assume of counts and steps, as far as a reader must be told: not what follows from sizes, which count things, and from the other assumptions.</summary>
internal sealed class TakenForGranted
{
    private readonly ExprPool _pool;
    private readonly Dictionary<Expr, int> _parameters = [];

    private TakenForGranted(ExprPool pool, IEnumerable<(int Least, Expr Value)> assumed)
    {
        _pool = pool;
        foreach (var (least, value) in assumed.Where(a => a.Value is Read))
        {
            _parameters[value] = _parameters.TryGetValue(value, out var other) ? Math.Max(least, other) : least;
        }
    }

    /// <summary>The assumptions that say something, each with the least value.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="counts">Numbers of rounds, at least 0.</param>
    /// <param name="steps">Steps, at least 1.</param>
    public static IEnumerable<(int Least, Expr Value)> ToSay(ExprPool pool, IEnumerable<Expr> counts, IEnumerable<Expr> steps)
    {
        var all = counts.Select(c => (Least: 0, Value: c)).Concat(steps.Select(s => (Least: 1, Value: s))).ToList();
        var granted = new TakenForGranted(pool, all);
        return all.Where(a => a.Value is Read ? granted._parameters[a.Value] == a.Least : !(granted.Least(a.Value) >= a.Least));
    }

    /// <summary>What an expression is at least; null where nothing tells it.</summary>
    private Rational? Least(Expr expr) => expr switch
    {
        Number n => n.Value,
        Extent => Rational.Zero,
        Read when _parameters.TryGetValue(expr, out var least) => least,
        Sum sum => sum.Terms.Aggregate((Rational?)sum.Constant, (total, term) => term.Coefficient.Sign > 0 ? total + (term.Coefficient * Least(term.Value)) : null),
        Apply divided when divided.Primitive == PrimitiveTable.IntegerDivide && Least(divided.Arguments[0]) >= Rational.Zero && Least(divided.Arguments[1]) >= Rational.One => Rational.Zero,
        _ => null,
    };
}
