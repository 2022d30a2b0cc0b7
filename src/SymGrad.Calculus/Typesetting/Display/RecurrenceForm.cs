using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// Recurrences as a reader expects them: a carried variable is one line with two cases, at time 0 and later, and nothing of a
/// recurrence is written out where it is read.
/// </summary>
internal sealed class RecurrenceForm
{
    private readonly ExprPool _pool;
    private readonly HashSet<Tensor> _members;

    public RecurrenceForm(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        _pool = pool;
        var carried = Carries.Merge(pool, definitions);
        _members = [.. EvaluationOrder.Of(carried).OfType<Recurrence>().SelectMany(r => r.Definitions).Select(d => d.Target)];
        Definitions = _members.Count == 0 ? definitions : [.. carried.Select(WithCases)];
    }

    public IReadOnlyList<Definition> Definitions { get; }

    /// <summary>Whether something is counted from time 0 on.</summary>
    public bool HasStart => Definitions.Any(d => _members.Contains(d.Target) && d.Body is Select);

    public bool IsAny => _members.Count > 0;

    public bool IsMember(Tensor tensor) => _members.Contains(tensor);

    /// <summary>[s = 0]·a + [1 ≤ s]·b as two cases, of which the first may be empty.</summary>
    private Definition WithCases(Definition definition)
    {
        if (!_members.Contains(definition.Target) || definition.Body is not Sum { Constant.IsZero: true } sum)
        {
            return definition;
        }

        var guards = sum.Terms.Select(t => t.Value as Select).ToList();
        if (guards.Exists(g => g is not { IsGuard: true }) || guards.Find(g => IsLater(g!.Condition)) is not { } late)
        {
            return definition;
        }

        var start = _pool.Compare(Relation.Equal, ((Compare)late.Condition).Right, _pool.Zero);
        var later = sum.Terms.Where(t => ReferenceEquals(((Select)t.Value).Condition, late.Condition)).ToList();
        var starts = sum.Terms.Where(t => ReferenceEquals(((Select)t.Value).Condition, start)).ToList();
        if (later.Count + starts.Count < sum.Terms.Count)
        {
            return definition;
        }

        return definition with
        {
            Body = starts.Count == 0 ? _pool.Guard(late.Condition, Values(later)) : _pool.Select(start, Values(starts), Values(later)),
        };
    }

    private Expr Values(IEnumerable<Term> guarded) => _pool.Combine([.. guarded.Select(t => new Term(t.Coefficient, ((Select)t.Value).Then))]);

    /// <summary>1 ≤ s for an axis s, which holds where s is not 0.</summary>
    private static bool IsLater(Expr condition) =>
        condition is Compare { Relation: Relation.LessOrEqual, Left: Number { Value.IsOne: true }, Right: IndexVariable };
}
