using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// What a round leaves in a carried variable is the variable's element at the next time: it is computed in its place, and read there.
/// h[s] = [s = 0]·h₀ + [1 ≤ s]·next[s − 1] with next[t] = e becomes h[s] = [s = 0]·h₀ + [1 ≤ s]·e(s − 1), and next[t] is h[t + 1].
/// </summary>
internal sealed class Carries : ExprRewriter
{
    private readonly Dictionary<Tensor, (Tensor State, int Axis, Expr Shift)> _carried = [];

    private Carries(ExprPool pool)
        : base(pool)
    {
    }

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var recurrences = EvaluationOrder.Of(definitions).OfType<Recurrence>().ToList();
        if (recurrences.Count == 0)
        {
            return definitions;
        }

        var members = new HashSet<Tensor>(recurrences.SelectMany(r => r.Definitions).Select(d => d.Target));
        var byTarget = definitions.ToDictionary(d => d.Target);
        var pass = new Carries(pool);
        var result = new Dictionary<Tensor, Definition>();
        foreach (var state in definitions.Where(d => members.Contains(d.Target)))
        {
            foreach (var (term, next) in pass.Later(state).Where(p => members.Contains(p.Next.Tensor) && !pass._carried.ContainsKey(p.Next.Tensor)).Take(1))
            {
                var source = byTarget[next.Tensor];
                if (source.Target != state.Target && source.Role is DefinitionRole.Local or DefinitionRole.Intermediate && source.Body is not Reduce { Operation: not ReductionKind.Sum })
                {
                    var axis = next.Indices.ToList().FindIndex(i => i is not IndexVariable);
                    pass._carried.Add(source.Target, (state.Target, axis, pool.Subtract(pool.Axis(axis), next.Indices[axis])));
                    var condition = ((Select)term).Condition;
                    var others = ((Sum)state.Body).Terms.Where(t => !ReferenceEquals(t.Value, term));
                    result.Add(state.Target, state with { Body = pool.Combine([.. others, .. Guarded(pool, condition, pool.Instantiate(source.Body, next.Indices))]) });
                }
            }
        }

        return [.. EvaluationOrder.Arrange([.. definitions
            .Where(d => !pass._carried.ContainsKey(d.Target))
            .Select(d => result.TryGetValue(d.Target, out var carried) ? carried : d)
            .Select(d => d with { Body = pass.Visit(d.Body) })])];
    }

    protected override Expr After(Expr expr) => expr is Read read && _carried.TryGetValue(read.Tensor, out var carry)
        ? Pool.Read(carry.State, [.. read.Indices.Select((index, axis) => axis == carry.Axis ? Pool.Add(index, carry.Shift) : index)])
        : expr;

    /// <summary>The terms [1 ≤ s]·next[s − 1, …] of a state all whose other terms stand at s = 0.</summary>
    private IEnumerable<(Expr Term, Read Next)> Later(Definition state) => state.Body is not Sum { Constant.IsZero: true } sum ? [] :
        from term in sum.Terms
        where term.Coefficient.IsOne && term.Value is Select { IsGuard: true, Then: Read }
        let next = (Read)((Select)term.Value).Then
        where next.Indices.Count == state.Target.Rank && next.Indices.Count(i => i is not IndexVariable) == 1
        let time = next.Indices.ToList().FindIndex(i => i is not IndexVariable)
        where Enumerable.Range(0, state.Target.Rank).All(k => ReferenceEquals(next.Indices[k], k == time ? Pool.Subtract(Pool.Axis(k), Pool.One) : Pool.Axis(k)))
            && ReferenceEquals(((Select)term.Value).Condition, Pool.Compare(Relation.LessOrEqual, Pool.One, Pool.Axis(time)))
            && ReferenceEquals(Pool.Subtract(state.Target.Extents[time], next.Tensor.Extents[time]), Pool.One)
            && sum.Terms.All(t => ReferenceEquals(t.Value, term.Value)
                || (t.Value is Select { IsGuard: true } first && ReferenceEquals(first.Condition, Pool.Compare(Relation.Equal, Pool.Axis(time), Pool.Zero))))
        select (term.Value, next);

    private static IEnumerable<Term> Guarded(ExprPool pool, Expr condition, Expr body) => body is Sum sum
        ? [.. sum.Terms.Select(t => new Term(t.Coefficient, pool.Guard(condition, t.Value))), new(sum.Constant, pool.Guard(condition, pool.One))]
        : [new(Rational.One, pool.Guard(condition, body))];
}
