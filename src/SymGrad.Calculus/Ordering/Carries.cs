using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Ordering;

/// <summary>
/// What a round leaves in a carried variable is the variable's element at the next time: it is computed in its place, and read there.
/// h[s] = [s = 0]·h₀ + [1 ≤ s]·next[s − 1] with next[t] = e becomes h[s] = [s = 0]·h₀ + [1 ≤ s]·e(s − 1), and next[t] is h[t + 1].
/// </summary>
internal sealed class Carries : ExprRewriter
{
    // What is carried, the state that takes its place, and the axis along which it is one further.
    private readonly Dictionary<Tensor, (Tensor State, int Axis, Expr Shift)> _carried = [];

    // The states, with the term that reads what is carried.
    private readonly Dictionary<Tensor, Expr> _terms = [];

    private Carries(ExprPool pool)
        : base(pool)
    {
    }

    /// <summary>Lets the state be read in place of what it carries, so that each value has one name and one adjoint.</summary>
    public static IReadOnlyList<Definition> ReadStates(ExprPool pool, IReadOnlyList<Definition> definitions) =>
        Find(pool, definitions) is { } pass ? EvaluationOrder.Arrange([.. definitions.Select(d => d with { Body = pass.Rewritten(d, merged: null) })]) : definitions;

    /// <summary>Computes what is carried in the state itself; its own definition goes.</summary>
    public static IReadOnlyList<Definition> Merge(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        if (Find(pool, definitions) is not { } pass)
        {
            return definitions;
        }

        var byTarget = definitions.ToDictionary(d => d.Target);
        return EvaluationOrder.Arrange([.. definitions.Where(d => !pass._carried.ContainsKey(d.Target)).Select(d => d with { Body = pass.Rewritten(d, byTarget) })]);
    }

    private static Carries? Find(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var members = new HashSet<Tensor>(EvaluationOrder.Of(definitions).OfType<Recurrence>().SelectMany(r => r.Definitions).Select(d => d.Target));
        var byTarget = definitions.ToDictionary(d => d.Target);
        var pass = new Carries(pool);
        foreach (var state in definitions.Where(d => members.Contains(d.Target)))
        {
            foreach (var (term, next) in pass.Later(state).Where(p => members.Contains(p.Next.Tensor) && !pass._carried.ContainsKey(p.Next.Tensor)).Take(1))
            {
                var source = byTarget[next.Tensor];
                // What one call computes as a whole keeps its own definition.
                if (source.Target != state.Target && source.Role is DefinitionRole.Local or DefinitionRole.Intermediate && !source.Body.IsOneCall())
                {
                    var axis = next.Indices.ToList().FindIndex(i => i is not IndexVariable);
                    pass._carried.Add(source.Target, (state.Target, axis, pool.Subtract(pool.Axis(axis), next.Indices[axis])));
                    pass._terms.Add(state.Target, term);
                }
            }
        }

        return pass._carried.Count == 0 ? null : pass;
    }

    /// <summary>A body in which states are read for what they carry; a state keeps its own term, or holds what it carries.</summary>
    private Expr Rewritten(Definition definition, Dictionary<Tensor, Definition>? merged)
    {
        if (!_terms.TryGetValue(definition.Target, out var term))
        {
            return Visit(definition.Body);
        }

        var (guard, next) = ((Select)term, (Read)((Select)term).Then);
        var others = TermsOf(definition.Body).Where(t => !ReferenceEquals(t.Value, term)).Select(t => new Term(t.Coefficient, Visit(t.Value)));
        var own = merged is null ? term : Pool.GuardTerms(guard.Condition, Pool.Instantiate(Visit(merged[next.Tensor].Body), next.Indices));
        return Pool.Combine([.. others, new(Rational.One, own)]);
    }

    protected override Expr After(Expr expr) => expr is Read read && _carried.TryGetValue(read.Tensor, out var carry)
        ? Pool.Read(carry.State, [.. read.Indices.Select((index, axis) => axis == carry.Axis ? Pool.Add(index, carry.Shift) : index)])
        : expr;

    /// <summary>The terms [1 ≤ s]·next[s − 1, …] of a state all whose other terms stand at s = 0.</summary>
    private IEnumerable<(Expr Term, Read Next)> Later(Definition state) =>
        from term in TermsOf(state.Body)
        where term.Coefficient.IsOne && term.Value is Select { IsGuard: true, Then: Read }
        let next = (Read)((Select)term.Value).Then
        where next.Indices.Count == state.Target.Rank && next.Indices.Count(i => i is not IndexVariable) == 1
        let time = next.Indices.ToList().FindIndex(i => i is not IndexVariable)
        where Enumerable.Range(0, state.Target.Rank).All(k => ReferenceEquals(next.Indices[k], k == time ? Pool.Subtract(Pool.Axis(k), Pool.One) : Pool.Axis(k)))
            && ReferenceEquals(((Select)term.Value).Condition, Pool.Compare(Relation.LessOrEqual, Pool.One, Pool.Axis(time)))
            && ReferenceEquals(Pool.Subtract(state.Target.Extents[time], next.Tensor.Extents[time]), Pool.One)
            && TermsOf(state.Body).All(t => ReferenceEquals(t.Value, term.Value)
                || (t.Value is Select { IsGuard: true } first && ReferenceEquals(first.Condition, Pool.Compare(Relation.Equal, Pool.Axis(time), Pool.Zero))))
        select (term.Value, next);

    /// <summary>The terms of a body; none where it has a constant of its own.</summary>
    private static IReadOnlyList<Term> TermsOf(Expr body) => body is Sum sum ? sum.Constant.IsZero ? sum.Terms : [] : [new(Rational.One, body)];
}
