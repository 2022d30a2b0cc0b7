using AngouriMath;
using SymGrad.Calculus.Primitives;
using static AngouriMath.MathS;

namespace SymGrad.Calculus.Algebra.AngouriMath;

/// <summary>
/// The primitives that have a counterpart in AngouriMath with the same derivative on the whole domain. All others stay closed: hyperbolic
/// functions and σ would be expanded into exponentials that overflow, a real cube root and a power of variable exponent lose
/// points of their domains, |x| has a derivative for x ≠ 0 only, where the declared convention has one everywhere, and the rest is unknown there.
/// </summary>
internal static class FunctionMap
{
    private static readonly Dictionary<Primitive, Func<Entity, Entity>> Rows = new()
    {
        [PrimitiveTable.Exp] = x => e.Pow(x),
        [PrimitiveTable.Exp2] = x => ((Entity)2).Pow(x),
        [PrimitiveTable.Log] = x => Ln(x),
        [PrimitiveTable.Log2] = x => Log(2, x),
        [PrimitiveTable.Log10] = x => Log(10, x),
        [PrimitiveTable.Sqrt] = x => Sqrt(x),
        [PrimitiveTable.Sin] = x => Sin(x),
        [PrimitiveTable.Cos] = x => Cos(x),
        [PrimitiveTable.Tan] = x => Tan(x),
        [PrimitiveTable.Asin] = x => Arcsin(x),
        [PrimitiveTable.Acos] = x => Arccos(x),
        [PrimitiveTable.Atan] = x => Arctan(x),
    };

    private static readonly HashSet<Primitive> Inverse =
    [
        PrimitiveTable.Log, PrimitiveTable.Log2, PrimitiveTable.Log10, PrimitiveTable.Sqrt, PrimitiveTable.Pow, PrimitiveTable.Asin, PrimitiveTable.Acos, PrimitiveTable.Atan,
    ];

    /// <summary>The functions that AngouriMath differentiates here.</summary>
    public static IEnumerable<Primitive> Primitives => Rows.Keys;

    /// <summary>The counterpart of a function of one argument; null where there is none.</summary>
    public static Func<Entity, Entity>? Of(Primitive primitive) => Rows.TryGetValue(primitive, out var row) ? row : null;

    /// <summary>Whether it undoes another function on a part of that one's domain only.</summary>
    public static bool IsInverse(Primitive primitive) => Inverse.Contains(primitive);
}
