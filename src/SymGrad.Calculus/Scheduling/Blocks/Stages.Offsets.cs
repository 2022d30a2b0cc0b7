using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <content>In which round of a loop the members of a recurrence get which of their elements.</content>
internal sealed partial class Stages
{
    /// <summary>
    /// Which element of each member is that of round 0, so that no round reads what a later one computes: forwards the last that can be, backwards
    /// the first. Null where a member does not have as many elements as there are rounds, but for a fixed number.
    /// </summary>
    private Dictionary<Tensor, int>? Offsets(List<Member> members)
    {
        var most = new Dictionary<Tensor, int>();
        foreach (var member in members)
        {
            if (Difference(member.Extent, Rounds) is not { } beyond)
            {
                return null;
            }

            most.Add(member.Target, beyond);
        }

        var isBackward = members[0].IsBackward;
        var offsets = most.ToDictionary(m => m.Key, m => isBackward ? 0 : m.Value);
        var reads = (
            from member in members
            from read in Dependencies.Of(member.Definition, [.. _locals.Keys, .. most.Keys]).Select(d => d.Read)
            let axis = LocalOf(read.Tensor)?.Axis ?? members.Find(m => m.Target == read.Tensor)!.Time.Position
            where !read.Indices[axis].FreeIndices.IsEmpty
            let gap = _pool.Subtract(read.Indices[axis], member.Time) as Number
            select (Reader: member.Target, Read: read.Tensor, Gap: gap)).ToList();
        if (reads.Exists(r => r.Gap is null))
        {
            return null;
        }

        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (reader, read, gap) in reads)
            {
                var local = LocalOf(read);
                var ahead = offsets[reader] + (int)gap!.Value.ToDouble() - (local?.Offset ?? offsets[read]);
                if ((local?.IsBackward ?? isBackward) ? ahead >= 0 : ahead <= 0)
                {
                    continue;
                }

                // What is computed can only be put off: another move would have to be taken back.
                offsets[reader] -= ahead;
                moved = true;
                if (offsets[reader] < 0 || offsets[reader] > most[reader] || isBackward != ahead < 0)
                {
                    return null;
                }
            }
        }

        return offsets;
    }

    /// <summary>
    /// The members, with what one takes from the loop in the opposite direction as a member of its own: that stands at its time, the rest may be put
    /// off. So the adjoint of a state waits for those of the states that read it in the same round.
    /// </summary>
    private List<Member> Divided(List<Member> members)
    {
        var opposite = new HashSet<Tensor>(_locals.Values.Where(l => l.IsBackward != members[0].IsBackward).Select(l => l.Target));
        var divided = new List<Member>();
        foreach (var member in members)
        {
            var summands = Body.Split(_pool, member.Definition.Body);
            var there = summands.Where(s => s.Reads(opposite)).ToList();
            if (there.Count == 0 || there.Count == summands.Count)
            {
                divided.Add(member);
                continue;
            }

            var part = PartOf(member.Target, member.Target.Extents);
            var read = _pool.Read(part, [.. Enumerable.Range(0, part.Rank).Select(_pool.Axis)]);
            divided.Add(member with { Definition = new(part, _pool.Add([.. there.Select(s => s.Whole(_pool))]), DefinitionRole.Intermediate) });
            divided.Add(member with { Definition = member.Definition with { Body = _pool.Add([read, .. summands.Except(there).Select(s => s.Whole(_pool))]) } });
        }

        return divided;
    }

    /// <summary>
    /// A definition of the second loop that reads what a later round of the first gives: a block has that no longer, so the second loop, in whose
    /// direction it is earlier, hands it on.
    /// </summary>
    private Definition Passed(Definition definition, IndexVariable time)
    {
        Second ??= new() { IsBackward = !First.IsBackward };
        var replaced = new Dictionary<Expr, Expr>();
        foreach (var read in Dependencies.Of(definition, [.. First.Locals.Select(l => l.Target)]).Select(d => d.Read))
        {
            var local = _locals[read.Tensor];
            if (_pool.Subtract(read.Indices[local.Axis], time) is Number { Value: var gap } && ((int)gap.ToDouble() - local.Offset) * (First.IsBackward ? -1 : 1) > 0)
            {
                replaced[read] = _pool.Read(Copy(local), read.Indices);
            }
        }

        return replaced.Count == 0 ? definition : definition with { Body = new Replacement(_pool, replaced).Visit(definition.Body) };
    }

    private Tensor Copy(Local local)
    {
        if (!_passed.TryGetValue(local.Target, out var copy))
        {
            _passed.Add(local.Target, copy = PartOf(local.Target, local.Target.Extents));
            var definition = new Definition(copy, _pool.Read(local.Target, [.. Enumerable.Range(0, copy.Rank).Select(_pool.Axis)]), DefinitionRole.Intermediate);
            Add(Second!, [new(definition, local.Axis, local.Offset, Second!.IsBackward)]);
        }

        return copy;
    }

    private sealed class Replacement(ExprPool pool, Dictionary<Expr, Expr> replaced) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => replaced.TryGetValue(expr, out var other) ? other : expr;
    }
}
