using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Primitives;

/// <summary>Values that everyone knows without a table: e⁰ is 1, ln 1 is 0.</summary>
internal static class ExactValues
{
    private static readonly Lazy<IReadOnlyDictionary<Primitive, (Rational Argument, Rational Value)[]>> Table = new(() => new Dictionary<Primitive, (Rational, Rational)[]>
    {
        [PrimitiveTable.Exp] = [(0, 1)],
        [PrimitiveTable.Log] = [(1, 0)],
        [PrimitiveTable.Log1p] = [(0, 0)],
        [PrimitiveTable.Expm1] = [(0, 0)],
        [PrimitiveTable.Sqrt] = [(0, 0), (1, 1)],
        [PrimitiveTable.Cbrt] = [(0, 0), (1, 1)],
        [PrimitiveTable.Sin] = [(0, 0)],
        [PrimitiveTable.Cos] = [(0, 1)],
        [PrimitiveTable.Tan] = [(0, 0)],
        [PrimitiveTable.Sinh] = [(0, 0)],
        [PrimitiveTable.Cosh] = [(0, 1)],
        [PrimitiveTable.Tanh] = [(0, 0)],
        [PrimitiveTable.Sigmoid] = [(0, Rational.Half)],
        [PrimitiveTable.Erf] = [(0, 0)],
    });

    /// <summary>The value at a number; null where it is none of these.</summary>
    public static Expr? Of(ExprPool pool, Primitive primitive, IReadOnlyList<Expr> arguments) =>
        arguments.Count == 1 && arguments[0] is Number number && Table.Value.TryGetValue(primitive, out var known) && known.Where(k => k.Argument == number.Value).Select(k => (Rational?)k.Value).FirstOrDefault() is { } value
            ? pool.Number(value)
            : null;
}
