using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;

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
        Definitions = _members.Count == 0 ? definitions : WithoutLinks([.. carried.Select(WithCases)]);
    }

    public IReadOnlyList<Definition> Definitions { get; }

    /// <summary>Whether something is counted from time 0 on.</summary>
    public bool HasStart => Definitions.Any(d => _members.Contains(d.Target) && d.Body is Select);

    public bool IsAny => _members.Count > 0;

    public bool IsMember(Tensor tensor) => _members.Contains(tensor);

    /// <summary>A short part of a sensitivity that one other member reads, once, is written out there.</summary>
    private List<Definition> WithoutLinks(List<Definition> definitions)
    {
        var reads = definitions.ConvertAll(d => DisplaySize.Occurrences(d.Body));
        for (var k = definitions.FindLastIndex(d => d.Role == DefinitionRole.Value) + 1; k < definitions.Count; k++)
        {
            var link = definitions[k];
            var readers = Enumerable.Range(0, definitions.Count).Where(r => reads[r].ContainsKey(link.Target)).ToList();
            if (link.Role == DefinitionRole.Intermediate && _members.Contains(link.Target) && readers.Count == 1 && readers[0] is var at && at != k && reads[at][link.Target] == 1
                && _members.Contains(definitions[at].Target) && DisplaySize.Of(link.Body, _ => 1) is var size && size <= DisplayPlan.Link && size + DisplaySize.Of(definitions[at].Body, _ => 1) <= DisplayPlan.Line)
            {
                definitions[at] = definitions[at] with { Body = new Opening(_pool, new Dictionary<Tensor, Definition> { [link.Target] = link }).Visit(definitions[at].Body) };
                definitions.RemoveAt(k);
                reads = definitions.ConvertAll(d => DisplaySize.Occurrences(d.Body));
                k--;
            }
        }

        return definitions;
    }

    /// <summary>[s = 0]·a + [1 ≤ s]·b as two cases, of which the first may be empty; other conditions stay with their terms.</summary>
    private Definition WithCases(Definition definition)
    {
        if (!_members.Contains(definition.Target) || definition.Body is not Sum { Constant.IsZero: true } sum)
        {
            return definition;
        }

        if (sum.Terms.Any(t => t.Value is not Select { IsGuard: true }) || sum.Terms.SelectMany(Conditions).FirstOrDefault(IsLater) is not Compare late)
        {
            return definition;
        }

        var start = _pool.Compare(Relation.Equal, late.Right, _pool.Zero);
        var later = sum.Terms.Where(t => Conditions(t).Contains(late)).ToList();
        var starts = sum.Terms.Where(t => Conditions(t).Contains(start)).ToList();
        if (later.Count + starts.Count < sum.Terms.Count || (starts.Count == 0 && later.Exists(t => Conditions(t).Count > 1)))
        {
            return definition;
        }

        return definition with
        {
            Body = starts.Count == 0 ? _pool.Guard(late, Values(later, late)) : _pool.Select(start, Values(starts, start), Values(later, late)),
        };
    }

    private static IReadOnlyList<Expr> Conditions(Term guarded) => Logic.Conjuncts(((Select)guarded.Value).Condition);

    private Expr Values(IEnumerable<Term> guarded, Expr condition) =>
        _pool.Combine([.. guarded.Select(t => new Term(t.Coefficient, _pool.Guard(_pool.And([.. Conditions(t).Where(c => !ReferenceEquals(c, condition))]), ((Select)t.Value).Then)))]);

    /// <summary>1 ≤ s for an axis s, which holds where s is not 0.</summary>
    private static bool IsLater(Expr condition) =>
        condition is Compare { Relation: Relation.LessOrEqual, Left: Number { Value.IsOne: true }, Right: IndexVariable };
}
