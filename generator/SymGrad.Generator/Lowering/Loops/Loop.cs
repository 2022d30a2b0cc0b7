using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>
/// A loop whose body is executed once, for the round in which <see cref="Index"/> has its value: round τ = index − lower of T = upper − lower.
/// </summary>
/// <param name="Index">An open index; an upper end below the lower one is no round.</param>
/// <param name="Definitions">How many definitions there were before it.</param>
/// <param name="Reads">How many element reads there were before it.</param>
internal sealed record Loop(IndexVariable Index, int Definitions, int Reads)
{
    /// <summary>The counter runs down from here; null where the index is the counter or something apart.</summary>
    public Expr? Top { get; init; }

    public List<Carried> Carried { get; } = [];

    /// <summary>Of a loop that a round may leave: whether none has yet.</summary>
    public Carried? GoesOn { get; set; }

    /// <summary>Under which condition the round leaves the loop.</summary>
    public Expr? Leaves { get; set; }

    public Expr Lower => Index.Lower!;

    public Expr Upper => Index.Upper!;

    public Expr Round(ExprPool pool) => pool.Subtract(Index, Lower);

    public Expr Rounds(ExprPool pool) => pool.Subtract(Upper, Lower);

    /// <summary>Whether the number of rounds is never negative.</summary>
    public bool NeverNegative(ExprPool pool) => new Ranges(pool, []).AtMost(Lower, Upper) == true;

    public bool HandsOn(Storage storage) => Carried.Exists(c => c.Storage == storage);
}

/// <summary>A variable that the rounds of a loop hand on, or a local array that they write.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Type">The type of its number or elements.</param>
/// <param name="Extents">Its own extents.</param>
/// <param name="Initial">Its elements before the first round.</param>
/// <param name="State">Version s is what round s begins with, on the first axis; as many versions as rounds and one more.</param>
/// <param name="Axes">Open indices over its own axes, in terms of which <see cref="Next"/> is written.</param>
/// <param name="Place">Where it is declared or assigned, for messages.</param>
internal sealed record Carried(
    string Name, NumberType Type, IReadOnlyList<Expr> Extents, Func<IReadOnlyList<Expr>, Expr> Initial, Tensor State, IReadOnlyList<IndexVariable> Axes, Location Place)
{
    public ISymbol? Symbol { get; init; }

    public Storage? Storage { get; init; }

    /// <inheritdoc cref="Calculus.Models.Definition.TellsWhetherLoopRuns"/>
    public bool TellsWhetherLoopRuns { get; init; }

    /// <summary>The user's names of the indices on its own axes, as far as known.</summary>
    public IReadOnlyList<string?> IndexNames { get; private set; } = [];

    public bool IsReal => Type is NumberType.Double or NumberType.Single;

    /// <summary>What it is at the end of the round; null where it has no value before the loop, or after a fault.</summary>
    public Expr? Next { get; set; }

    /// <summary>What it is at the end of a round that does not leave the loop, where some may: the round before any that comes is such a one.</summary>
    public Expr? Staying { get; set; }

    /// <summary>Of an integer with a closed form: what it is after the loop, in terms of what the rounds compute.</summary>
    public Expr? Solved { get; set; }

    /// <summary>What it is after the loop.</summary>
    public Func<IReadOnlyList<Expr>, Expr>? Result { get; set; }

    /// <summary>Whether it is to be found yet what the loop makes of it.</summary>
    public bool IsOpen => Next is not null && Result is null && Solved is null;

    /// <summary>Whether the result is a stored tensor, with nothing to compute.</summary>
    public bool IsStored { get; set; }

    /// <summary>Whether the loop leaves it as it was.</summary>
    public bool IsUnchanged { get; set; }

    /// <summary>The element of the state that the round begins with.</summary>
    public Expr Before(ExprPool pool, Loop loop, IReadOnlyList<Expr> at) => pool.Read(State, [loop.Round(pool), .. at]);

    public Expr Before(ExprPool pool, Loop loop) => Before(pool, loop, Axes);

    public IReadOnlyDictionary<int, Expr> At(IReadOnlyList<Expr> at) => Axes.Select((axis, k) => (axis.Key, at[k])).ToDictionary(p => p.Key, p => p.Item2);

    /// <summary>Itself alone: what is known of it grows, while tables have it as their key.</summary>
    public bool Equals(Carried? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public Carried Named(IReadOnlyList<string?> names)
    {
        IndexNames = [.. Axes.Select((_, k) => (k < IndexNames.Count ? IndexNames[k] : null) ?? (k < names.Count ? names[k] : null))];
        return this;
    }
}
