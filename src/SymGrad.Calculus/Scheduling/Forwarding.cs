using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Temporaries that one loop both writes and reads, each element in the same round and nothing else anywhere, need no memory: what is computed
/// stays in registers. Which those are shows only when loops have been joined.
/// </summary>
internal static class Forwarding
{
    public static IReadOnlyList<Statement> Run(ExprPool pool, IReadOnlyList<Statement> statements, HashSet<Tensor> temporaries)
    {
        var touching = new Dictionary<Tensor, int>();
        foreach (var statement in Leaves(statements))
        {
            foreach (var tensor in Effects.Writes(statement).Concat(Effects.Reads(statement)).Distinct().Where(temporaries.Contains))
            {
                touching[tensor] = touching.TryGetValue(tensor, out var count) ? count + 1 : 1;
            }
        }

        HashSet<Tensor> local = [.. touching.Where(t => t.Value == 1).Select(t => t.Key)];
        return local.Count == 0 ? statements : Rewrite(pool, statements, local);
    }

    private static IEnumerable<Statement> Leaves(IEnumerable<Statement> statements) => statements.SelectMany(s => s switch
    {
        For { Vectorised: false } loop => Leaves(loop.Body).Append(new For(loop.Index, loop.Lower, loop.Upper, [])),
        If test => Leaves(test.Body).Append(new If(test.Condition, [])),
        _ => [s],
    });

    private static IReadOnlyList<Statement> Rewrite(ExprPool pool, IReadOnlyList<Statement> statements, HashSet<Tensor> local) =>
    [
        .. statements.Select(s => s switch
        {
            For { Vectorised: true } loop => loop with { Body = Forwarded(pool, loop, local) },
            For loop => loop with { Body = Rewrite(pool, loop.Body, local) },
            If test => test with { Body = Rewrite(pool, test.Body, local) },
            _ => s,
        }),
    ];

    private static IReadOnlyList<Statement> Forwarded(ExprPool pool, For loop, HashSet<Tensor> local)
    {
        var body = loop.Body.Cast<Store>().ToList();
        for (var k = 0; k < body.Count; k++)
        {
            var (store, later) = (body[k], body.Skip(k + 1).ToList());
            if (!local.Contains(store.Target) || store.Accumulate || store.Value.BinderHeight > 0 || later.Count == 0 || body.Count(s => s.Target == store.Target) > 1)
            {
                continue;
            }

            // What the value is made of must still be there where it is read.
            var place = pool.Read(store.Target, store.Indices);
            var operands = new HashSet<Tensor>(Effects.Reads(store));
            if (body.Take(k + 1).Any(s => s.Value.Reads(store.Target))
                || ExprSearch.Nodes(later.Select(s => s.Value)).OfType<Read>().Any(r => r.Tensor == store.Target && !ReferenceEquals(r, place))
                || later.Exists(s => operands.Contains(s.Target)))
            {
                continue;
            }

            var pass = new Replacement(pool, place, store.Value);
            body = [.. body.Take(k), .. later.Select(s => s with { Value = pass.Visit(s.Value) })];
            k--;
        }

        return body;
    }

    private sealed class Replacement(ExprPool pool, Expr from, Expr to) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => ReferenceEquals(expr, from) ? to : expr;
    }
}
