using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Lowering.Functions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>
/// What must hold in each round of loops, where sizes come from data: that a row is as long as what is read of it. It is checked beforehand too,
/// round by round; an inner index is replaced by its last value where that can be told.
/// </summary>
internal sealed class RoundDemands(ExprPool pool, Func<Expr, Expr> resolve)
{
    /// <summary>That an index lies below an extent, and not below 0: the requirements, none where it is certain or cannot be told.</summary>
    public IEnumerable<Requirement> Below(Expr extent, Expr index, ElementRead read)
    {
        var (greatest, some, left) = Extreme(extent, index, read.Around, largest: true);
        var bound = pool.Add(greatest, pool.One);
        if (pool.Subtract(bound, extent) is not Number { Value.Sign: <= 0 } && Of(RequirementKind.AtLeast, extent, Where(some, bound, pool.Zero), left, read.Origin) is { } most)
        {
            yield return most;
        }

        var (least, any, rest) = Extreme(extent, index, read.Around, largest: false);
        if (new Ranges(pool, []).Bound(least, largest: false) is not (Number { Value.Sign: >= 0 } or Extent) && Of(RequirementKind.AtLeast, least, Where(any, pool.Zero, least), rest, read.Origin) is { } first)
        {
            yield return first;
        }
    }

    /// <summary>That two extents are equal; null where that cannot be told.</summary>
    public Requirement? Equal(Expr left, Expr right, IReadOnlyList<IndexVariable> around, int origin, Expr? where = null) =>
        Of(RequirementKind.Equal, resolve(left), resolve(right), around, origin, where is null ? null : resolve(where));

    /// <summary>That an integer is at least another one in the rounds in which a condition holds; null where that cannot be told.</summary>
    public Requirement? AtLeast(Expr subject, Expr bound, IReadOnlyList<IndexVariable> around, int origin, Expr where) =>
        Of(RequirementKind.AtLeast, resolve(subject), resolve(bound), around, origin, resolve(where));

    /// <summary>That an index lies along an axis in the rounds in which conditions hold; null where that cannot be told.</summary>
    public IReadOnlyList<Requirement>? Within(Expr index, Expr extent, IReadOnlyList<IndexVariable> around, IReadOnlyList<Expr> given, int origin)
    {
        var where = resolve(pool.And(given));
        var proof = new IndexProof(pool, new(pool, []));
        List<Requirement?> demands = [];
        if (!proof.AtMost(pool.Add(index, pool.One), extent, given))
        {
            var (greatest, some, left) = Extreme(extent, index, around, largest: true, where);
            demands.Add(Of(RequirementKind.AtLeast, extent, pool.Add(greatest, pool.One), left, origin, pool.And(where, some)));
        }

        if (!proof.AtMost(pool.Zero, index, given))
        {
            var (least, any, rest) = Extreme(extent, index, around, largest: false, where);
            demands.Add(Of(RequirementKind.AtLeast, least, pool.Zero, rest, origin, pool.And(where, any)));
        }

        return demands.Contains(null) ? null : [.. demands.OfType<Requirement>()];
    }

    /// <summary>Whether the parameters' numbers and the rounds of loops alone decide a condition.</summary>
    public static bool IsDecided(Expr condition) => condition switch
    {
        Apply or Read { Kind: ValueKind.Integer } => IsKnown(condition),
        Reduce or CustomCall or MatrixFunction or Read { Tensor.IsParameter: false } or Read { Indices.Count: > 0 } => false,
        IndexVariable { Lower: { } lower, Upper: { } upper } => IsKnown(lower) && IsKnown(upper),
        IndexVariable => false,
        _ => condition.Operands.All(IsDecided),
    };

    /// <summary>An index with those inner ones that do not choose the row at their last or first values, when there are such, and the indices that are left.</summary>
    private (Expr Index, Expr Runs, IReadOnlyList<IndexVariable> Left) Extreme(Expr extent, Expr index, IReadOnlyList<IndexVariable> around, bool largest, Expr? where = null)
    {
        var (runs, left) = (new List<Expr>(), around.ToList());
        foreach (var inner in Related([index]).Reverse().Where(i => !extent.DependsOn(i) && where?.DependsOn(i) != true))
        {
            var (lower, upper) = (resolve(inner.Lower!), resolve(inner.Upper!));
            if (Affine.Slope(pool, index, inner) is not { } slope || runs.Exists(r => r.DependsOn(inner)))
            {
                break;
            }

            var isHarmless = lower is Number { Value.IsZero: true } && (!largest || ReferenceEquals(index, inner));
            index = slope.IsZero ? index : pool.Substitute(index, inner, slope.Sign > 0 == largest ? pool.Subtract(upper, pool.One) : lower);
            if (!slope.IsZero)
            {
                left.Remove(inner);
                runs.AddRange(isHarmless ? [] : new[] { pool.Compare(Relation.Less, lower, upper) });
            }
        }

        return (index, pool.And([.. runs]), left);
    }

    private Expr Where(Expr runs, Expr demanded, Expr otherwise) => ReferenceEquals(runs, pool.True) ? demanded : pool.Select(runs, demanded, otherwise);

    private Requirement? Of(RequirementKind kind, Expr subject, Expr bound, IReadOnlyList<IndexVariable> within, int origin, Expr? where = null)
    {
        where = ReferenceEquals(where, pool.True) ? null : where;
        Expr[] asked = where is null ? [subject, bound] : [subject, bound, where];
        var related = Related(asked);
        var around = Related([.. asked, .. within]);
        var ranges = around.Select(i => (Lower: resolve(i.Lower!), Upper: related.Contains(i) ? resolve(i.Upper!) : First(i), i.NameHint)).ToList();
        if (!ranges.SelectMany(r => new[] { r.Lower, r.Upper }).Concat([subject, bound]).All(IsKnown)
            || new[] { subject, bound }.Concat(ranges.Select(r => r.Upper)).Append(where ?? bound).Select(ShapeLedger.FirstOwner).FirstOrDefault(o => o is not null) is not { } owner)
        {
            return null;
        }

        var axes = new Dictionary<int, Expr>();
        for (var k = 0; k < around.Count; k++)
        {
            axes.Add(around[k].Key, pool.Axis(k));
        }

        Expr Placed(Expr expr) => pool.Substitute(expr, axes);
        return new(kind, owner, Placed(subject), Placed(bound))
        {
            Over = [.. ranges.Select(r => new QuantifiedRange(Placed(r.Lower), Placed(r.Upper), r.NameHint))],
            Where = where is null ? null : Placed(where),
            Origin = origin,
        };
    }

    // Of a loop that decides nothing but whether there is a round, the first round stands for all.
    private Expr First(IndexVariable index) => IntegerArithmetic.Min(pool, resolve(index.Upper!), pool.Add(resolve(index.Lower!), pool.One));

    /// <summary>The indices in some expressions and in their ranges, from outer to inner.</summary>
    private IReadOnlyList<IndexVariable> Related(IEnumerable<Expr> expressions) =>
        [.. IndexReach.Of(resolve, expressions).OfType<IndexVariable>().Where(i => i is { Lower: not null, Upper: not null }).OrderBy(i => i.Position)];

    /// <summary>Whether it is there before anything is computed, and a member can read it where it was handed over.</summary>
    private static bool IsKnown(Expr expr) => expr switch
    {
        Read { Kind: ValueKind.Real } or Reduce or Read { Tensor.IsParameter: false } or Read { Indices.Count: > 1 } => false,
        IndexVariable { Scope: not IndexScope.Open } => false,
        _ => expr.Operands.All(IsKnown),
    };
}
