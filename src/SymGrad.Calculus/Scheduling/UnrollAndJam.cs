using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Several rounds of a loop around one on lanes at once, where these add up sums and all rounds read the same: it is loaded once for all of them, and the sums do
/// not wait for one another (unroll and jam). The rounds that are left over come after.
/// </summary>
internal static class UnrollAndJam
{
    /// <summary>Sums that fit into the registers of a machine which has 16, beside what they are made of.</summary>
    private const int MostSums = 8;

    private const int MostRounds = 4;

    public static IReadOnlyList<Statement> Run(ExprPool pool, IReadOnlyList<Statement> statements) =>
    [
        .. statements.SelectMany(s => s switch
        {
            For { Vectorised: false } loop => Jam(pool, loop) ?? [loop with { Body = Run(pool, loop.Body) }],
            If test => [test with { Body = Run(pool, test.Body) }],
            _ => [s],
        }),
    ];

    private static IEnumerable<Statement>? Jam(ExprPool pool, For loop)
    {
        if (loop is not { IsBackward: false, Body.Count: 1 } || loop.Body[0] is not For { Vectorised: true } inner
            || inner.Lower.DependsOn(loop.Index) || inner.Upper.DependsOn(loop.Index))
        {
            return null;
        }

        var stores = inner.Body.Cast<Store>().ToList();
        var sums = ExprSearch.Nodes(stores.Select(s => s.Value), e => e is Reduce).OfType<Reduce>().ToList();
        var rounds = sums.Count == 0 ? 0 : Math.Min(MostRounds, MostSums / sums.Count);
        if (rounds < 2 || !AreApart(stores, loop.Index, pool) || !sums.TrueForAll(s => SharesReads(pool, s, loop.Index))
            || sums.Exists(s => s.Lower.DependsOn(loop.Index) || s.Upper.DependsOn(loop.Index)))
        {
            return null;
        }

        var count = pool.Subtract(loop.Upper, loop.Lower);
        var left = pool.Add(loop.Lower, pool.Scale(new(rounds), pool.Apply(PrimitiveTable.IntegerDivide, count, pool.Number(rounds))));
        return
        [
            loop with
            {
                Upper = pool.Subtract(loop.Upper, pool.Number(rounds - 1)),
                Step = rounds,
                Body = [inner with { Body = [.. Enumerable.Range(0, rounds).SelectMany(round => stores.Select(s => Moved(pool, s, loop.Index, round)))] }],
            },
            loop with { Lower = left },
        ];
    }

    private static Store Moved(ExprPool pool, Store store, IndexVariable index, int rounds)
    {
        var later = pool.Add(index, pool.Number(rounds));
        return store with { Indices = [.. store.Indices.Select(i => pool.Substitute(i, index, later))], Value = pool.Substitute(store.Value, index, later) };
    }

    /// <summary>Whether each round writes elements of its own, and reads none that another writes: then their order is of no importance.</summary>
    private static bool AreApart(List<Store> stores, IndexVariable index, ExprPool pool) =>
        stores.TrueForAll(s => s.Indices.Take(s.Indices.Count - 1).Any(i => Affine.Slope(pool, i, index) is { Sign: > 0 })
            && !stores.Exists(other => other.Value.Reads(s.Target) || (other != s && other.Target == s.Target)));

    /// <summary>Whether something that the rounds of a sum read is the same in all rounds of the outer loop; beside a function's cost that of reading is nothing.</summary>
    private static bool SharesReads(ExprPool pool, Reduce sum, IndexVariable index)
    {
        var (own, body) = pool.Open(sum);
        return body.Nodes().Any(n => n is Read read && read.DependsOn(own) && !read.DependsOn(index)) && !body.Nodes().Any(n => n is Apply && n.DependsOn(index));
    }
}
