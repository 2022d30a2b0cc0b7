using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// How many elements along the time are alive at once. The element at time t can take the place of that at t − d if all that the earlier
/// one is read for has been done when it is written: by their distance from the round, and within a round by the order of its parts.
/// </summary>
internal sealed class Lifetimes(ExprPool pool, IReadOnlyList<Definition> definitions)
{
    private readonly ILookup<Tensor, (Definition Reader, Read Read)> _reads = definitions
        .SelectMany(d => d.Body.Nodes().OfType<Read>().Select(r => (Reader: d, Read: r))).ToLookup(p => p.Read.Tensor);

    /// <summary>Whether nothing outside the recurrence reads more of a member than elements at fixed times.</summary>
    public bool IsReadAtFixedTimes(Member member, HashSet<Tensor> members) => Outside(member, members).All(r => r.Indices[member.Time.Position].FreeIndices.IsEmpty);

    /// <summary>Whether anything outside the recurrence reads a member.</summary>
    public bool IsReadOutside(Member member, HashSet<Tensor> members) => Outside(member, members).Any();

    private IEnumerable<Read> Outside(Member member, HashSet<Tensor> members) => _reads[member.Target].Where(r => !members.Contains(r.Reader.Target)).Select(r => r.Read);

    /// <summary>The number of elements; null where times cannot be compared.</summary>
    /// <param name="member">The member of a recurrence whose elements are counted.</param>
    /// <param name="before">What is computed before the loop, at fixed times.</param>
    /// <param name="round">The rounds.</param>
    public int? Rows(Member member, IReadOnlyList<Part> before, Round round)
    {
        var accesses = new List<Access>();
        var zero = round.LeadOf(round.Parts.First(p => p.Member.Target == member.Target));
        var isKnown = before.Where(p => p.Member.Target == member.Target).All(p => TryAdd(pool.Subtract(p.First, round.First), -1, writes: true))
            && Outside(member, [.. round.Parts.Select(p => p.Member.Target)]).All(r => TryAdd(pool.Subtract(r.Indices[member.Time.Position], round.Last), round.Parts.Count, writes: false));
        for (var k = 0; k < round.Parts.Count && isKnown; k++)
        {
            var part = round.Parts[k];
            isKnown = part.Member.Target != member.Target || TryAdd(round.LeadOf(part), k, writes: true);
            foreach (var read in Dependencies.Of(part.Member.Definition with { Body = part.Whole(pool) }, [member.Target]).Select(d => d.Read))
            {
                isKnown = isKnown && TryAdd(
                    pool.Add(pool.Subtract(read.Indices[member.Time.Position], part.Member.Time), round.LeadOf(part)), k, writes: false, IsInPlace(part, read));
            }
        }

        if (!isKnown)
        {
            return null;
        }

        var pairs = from write in accesses where write.Writes from other in accesses select write.Distance - other.Distance + (other.IsDoneBefore(write) ? 0 : 1);
        return Math.Max(1, pairs.Max());

        bool TryAdd(Expr time, int position, bool writes, bool isInPlace = false)
        {
            if (pool.Subtract(time, zero) is not Number { Value: var distance })
            {
                return false;
            }

            accesses.Add(new((int)distance.ToDouble() * (member.IsBackward ? -1 : 1), position, writes, isInPlace));
            return true;
        }
    }

    /// <summary>Whether each element that a part computes reads only the one whose place it may take, and before anything is added there.</summary>
    private bool IsInPlace(Part part, Read read) => part.Call is null && part.Member.Target == read.Tensor
        && part.Summands[0] is { Indices.Count: 0, Conditions.Count: 0 } && !part.Started && !part.Summands.Skip(1).Any(s => s.Reads([read.Tensor]))
        && Enumerable.Range(0, read.Indices.Count).All(axis => axis == part.Member.Time.Position || ReferenceEquals(read.Indices[axis], pool.Axis(axis)));

    /// <param name="Distance">How far in the direction of the rounds the time is ahead of them.</param>
    /// <param name="Position">Of the part within a round; before and behind all for what is done before and after the loop.</param>
    /// <param name="Writes">Whether the element is given a value, or added to.</param>
    /// <param name="IsInPlace">Whether it is read by what is then stored in its place.</param>
    private sealed record Access(int Distance, int Position, bool Writes, bool IsInPlace)
    {
        public bool IsDoneBefore(Access write) => Position < write.Position || (Position == write.Position && IsInPlace);
    }
}

/// <summary>What is done in every round of a loop.</summary>
/// <param name="First">The round that comes first.</param>
/// <param name="Last">The round that comes last.</param>
/// <param name="Parts">What is done, in order.</param>
/// <param name="LeadOf">How far a part's time is ahead of the round.</param>
internal sealed record Round(Expr First, Expr Last, IReadOnlyList<Part> Parts, Func<Part, Expr> LeadOf);
