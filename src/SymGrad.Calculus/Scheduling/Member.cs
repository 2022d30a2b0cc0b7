using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Summands that hold at the same times, from <see cref="First"/> on.</summary>
internal sealed record Piece(Expr First, Expr Count, IReadOnlyList<Summand> Summands)
{
    public static Piece Zeros(ExprPool pool, Expr first, Expr count) => new(first, count, [new(Arithmetic.Rational.One, [], [], pool.Zero)]);
}

/// <summary>A piece of a member, or its reduction, as far as it is computed round by round or before the rounds.</summary>
internal sealed record Part(Member Member, Expr First, Expr Count, IReadOnlyList<Summand> Summands, Expr? Call, bool Started)
{
    public IReadOnlyList<Statement> Headings { get; init; } = [];

    public bool IsZero => Summands.Count == 1 && Summands[0].Value is Number { Value.IsZero: true };

    /// <summary>The part as one expression.</summary>
    public Expr Whole(ExprPool pool) => Call ?? pool.Add([.. Summands.Select(s => s.Whole(pool))]);
}

/// <summary>A definition that takes part in a recurrence, with its summands sorted by the times at which they hold.</summary>
internal sealed record Member(ExprPool Pool, Definition Definition, IndexVariable Time, bool IsBackward)
{

    public Tensor Target => Definition.Target;

    public Expr Extent => Target.Extents[Time.Position];

    public string? TimeName => Time.Position < Definition.IndexNames.Count ? Definition.IndexNames[Time.Position] : null;

    /// <summary>A body that is one kernel call.</summary>
    public Expr? Call => Definition.Body.IsOneCall() ? Definition.Body : null;

    /// <summary>
    /// The summands by the times at which they hold. If these times cover all without overlapping, each piece sets its elements; if
    /// they overlap, all add to zeros.
    /// </summary>
    public (IReadOnlyList<Piece> List, bool Overlap) Pieces()
    {
        var pieces = new List<Piece>();
        foreach (var summand in Body.Split(Pool, Definition.Body))
        {
            var (first, end, rest) = Range(summand);
            var count = Pool.Subtract(end, first);
            var known = pieces.FindIndex(p => ReferenceEquals(p.First, first) && ReferenceEquals(p.Count, count));
            if (known < 0)
            {
                pieces.Add(new(first, count, [rest]));
            }
            else
            {
                pieces[known] = pieces[known] with { Summands = [.. pieces[known].Summands, rest] };
            }
        }

        return Chain(pieces) is { } chain ? (chain, false) : (pieces, true);
    }

    /// <summary>The pieces one behind the other from the first time to the last, with zeros in the gaps; null where they overlap.</summary>
    private List<Piece>? Chain(List<Piece> pieces)
    {
        var ranges = new Ranges(Pool, Target.Extents);
        var rest = pieces.ToList();
        var chain = new List<Piece>();
        var at = (Expr)Pool.Zero;
        while (rest.Count > 0)
        {
            var next = rest.FindIndex(p => ReferenceEquals(p.First, at));
            if (next < 0)
            {
                next = rest.FindIndex(p => rest.TrueForAll(other => ReferenceEquals(other, p) || ranges.AtMost(Pool.Add(p.First, p.Count), other.First) == true));
                if (next < 0 || ranges.AtMost(at, rest[next].First) != true)
                {
                    return null;
                }

                chain.Add(Gap(rest[next].First));
            }

            chain.Add(rest[next]);
            at = Pool.Add(rest[next].First, rest[next].Count);
            rest.RemoveAt(next);
        }

        if (ReferenceEquals(at, Extent))
        {
            return chain;
        }

        return ranges.AtMost(at, Extent) == true ? [.. chain, Gap(Extent)] : null;

        // What ends before it begins has no times, and zeros behind it must not reach those before it, nor past the last time; a single one is asked whether it exists.
        Piece Gap(Expr to)
        {
            var first = chain.Count == 0 ? Pool.Zero : chain[chain.Count - 1].First;
            var isSafe = ReferenceEquals(first, Pool.Zero) && ReferenceEquals(Pool.Subtract(to, at), Pool.One);
            var (from, end) = isSafe ? (at, to) : (ranges.Larger(first, at), ranges.Smaller(to, Extent));
            return Piece.Zeros(Pool, from, Pool.Subtract(end, from));
        }
    }

    /// <summary>The times at which a summand holds, by those of its conditions that speak of nothing else.</summary>
    private (Expr First, Expr End, Summand Others) Range(Summand summand)
    {
        var own = summand.Conditions.Where(c => c.FreeIndices.IsSubsetOf(Time.FreeIndices) && !c.Nodes().Any(n => n is Read)).ToList();
        if (own.Count == 0)
        {
            return (Pool.Zero, Extent, summand);
        }

        var bounds = new Bounds(Pool, new Ranges(Pool, Target.Extents));
        bounds.Solve([Time], own);
        var rest = summand with { Conditions = [.. summand.Conditions.Except(own), .. bounds.Tests] };
        return bounds.Fixed.TryGetValue(Time.Key, out var moment)
            ? (moment, Pool.Add(moment, Pool.One), rest)
            : (bounds.Loops[0].Lower, bounds.Loops[0].Upper, rest);
    }
}
