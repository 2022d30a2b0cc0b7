using System.Linq;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>Values of integer expressions and conditions over extents and integer parameters: sizes, places, the condition of a claim.</summary>
/// <param name="extents">The sizes that are free to choose.</param>
/// <param name="integers">The integer parameters.</param>
/// <param name="labels">The integer arrays, where something may read them.</param>
internal sealed class IntegerValue(IReadOnlyDictionary<Expr, long> extents, IReadOnlyDictionary<Tensor, long> integers, IReadOnlyDictionary<Tensor, Dense<long>>? labels = null)
{
    /// <summary>The value; null where something in it has none.</summary>
    public long? Of(Expr expr) => expr switch
    {
        Number { Value.IsInteger: true } n => (long)n.Value.Numerator,
        Extent e => extents.TryGetValue(e, out var extent) ? extent : null,
        Read { Indices.Count: 0 } r => integers.TryGetValue(r.Tensor, out var value) ? value : null,
        Read r when labels is not null && labels.TryGetValue(r.Tensor, out var array) => Element(array, r),
        Sum s => Total(s),
        Product p => Total(p),
        Apply { Primitive.Value.InIntegers: { } function } a when Of(a.Arguments[0]) is { } x && Of(a.Arguments[1]) is { } y => y == 0 && a.Primitive.Emission is "/" or "%" ? null : function(x, y),
        Select s => Holds(s.Condition) is { } holds ? Of(holds ? s.Then : s.Otherwise) : null,
        _ => null,
    };

    /// <summary>Whether a condition holds; null where it has no value.</summary>
    public bool? Holds(Expr condition) => condition switch
    {
        Compare c when Of(c.Left) is { } left && Of(c.Right) is { } right => c.Relation switch
        {
            Relation.Equal => left == right,
            Relation.NotEqual => left != right,
            Relation.Less => left < right,
            _ => left <= right,
        },
        Logic { Connective: Connective.Not } not => !Holds(not.Operands[0]),
        Logic { Connective: Connective.And } all => all.Operands.Aggregate((bool?)true, (holds, o) => holds & Holds(o)),
        Logic any => any.Operands.Aggregate((bool?)false, (holds, o) => holds | Holds(o)),
        _ => null,
    };

    private long? Element(Dense<long> array, Read read)
    {
        int[] place = [.. read.Indices.Select(i => (int)(Of(i) ?? -1))];
        return place.Zip(array.Extents, (index, extent) => index >= 0 && index < extent).All(inside => inside) ? array.At(place) : null;
    }

    private long? Total(Sum sum)
    {
        var total = (long)sum.Constant.Numerator;
        foreach (var term in sum.Terms)
        {
            if (Of(term.Value) is not { } value)
            {
                return null;
            }

            total += (long)term.Coefficient.Numerator * value;
        }

        return total;
    }

    private long? Total(Product product)
    {
        var total = 1L;
        foreach (var factor in product.Factors)
        {
            if (Of(factor.Base) is not { } value || factor.Exponent < 0)
            {
                return null;
            }

            for (var k = 0; k < factor.Exponent; k++)
            {
                total *= value;
            }
        }

        return total;
    }
}
