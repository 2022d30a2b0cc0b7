using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>How both sides of a statement compare at a point.</summary>
internal enum Outcome
{
    Equal,
    Different,

    /// <summary>The model or its derivative has no value there.</summary>
    Undefined,
}

/// <summary>An outcome, with the entry that differs most.</summary>
/// <param name="Outcome">Whether both sides are equal.</param>
/// <param name="Entry">The place of that entry among the claim's axes.</param>
/// <param name="Claimed">Its claimed value; null where the claim reads outside of its arrays.</param>
/// <param name="True">Its true value.</param>
internal sealed record Compared(Outcome Outcome, IReadOnlyList<int> Entry, Extended? Claimed, Extended True)
{
    public static readonly Compared Undefined = new(Outcome.Undefined, [], null, Extended.Zero);

    public static readonly Compared Equal = new(Outcome.Equal, [], null, Extended.Zero);

    /// <summary>Whether the difference shows in the first few digits.</summary>
    public bool IsPlain => Claimed is null || !Claimed.Value.IsFinite
        || Extended.Abs(Claimed.Value - True) > Extended.ScaleB(Extended.Max(Extended.Abs(True), Extended.Abs(Claimed.Value)), -6);

    /// <summary>Whether both values can be judged at a glance: not where a sigmoid has reached its end, nor where a power has grown.</summary>
    public bool IsMild => IsPlain && Claimed is { IsFinite: true } claimed && IsModest(True) && IsModest(claimed);

    private static bool IsModest(Extended value) => value == Extended.Zero || (Extended.Abs(value) > Extended.FromRational(new(1, 50)) && Extended.Abs(value) < 50);
}

/// <summary>Compares both sides of a statement in 256 bits.</summary>
internal sealed class Comparison(Statement statement, CancellationToken cancellation)
{
    /// <summary>Relative to the larger of both values; differences below 10⁻⁴⁵ are rounding in any case.</summary>
    private const string Exact = "1e-25";

    /// <summary>What the digits of a double say.</summary>
    private const string OfLiterals = "1e-15";

    private static readonly Extended Relative = Extended.Parse(Exact);
    private static readonly Extended Least = Extended.Parse("1e-20");

    // So near that what changes by more than the tolerance has jumped, be its slope a million.
    private static readonly Rational Step = Rational.Pow(new(1, 10), 12);
    private static readonly Extended Continuous = Extended.Parse("1e-6");

    // What a claim reads outside of its arrays is seen where it reads it, but for the ends of rows and for what must fit.
    private readonly List<Requirement> _demands = [.. statement.Demands.Where(d => d.Kind == RequirementKind.Equal || ExprSearch.Nodes([d.Subject, d.Bound]).Any(n => n is Read { Indices.Count: > 0 }))];

    private readonly Lazy<Literals> _literals = new(() => new(statement));

    private bool _isUncertain;
    private Point? _last;
    private (Dense<Extended> Truth, bool IsDefined)? _truth;

    /// <summary>How much both sides may differ and have counted as equal, relative to the larger of both values.</summary>
    public string Tolerance => _isUncertain ? OfLiterals : Exact;

    /// <summary>The truth at a point with all its axes; null where the model has no finite value.</summary>
    public Dense<Extended>? Truth(Point point)
    {
        if (_last is null || !ReferenceEquals(_last.Reals, point.Reals) || !ReferenceEquals(_last.Sizes, point.Sizes))
        {
            (_last, _truth) = (point, Evaluated(point));
        }

        return _truth is { IsDefined: true } truth ? truth.Truth : null;
    }

    /// <summary>Compares the claim itself: where sizes do not fit that it adds or multiplies by the element it has no value.</summary>
    public Compared Of(Point point) => !_demands.TrueForAll(d => point.Holds(statement.Pool, d)) && Truth(point) is { } truth && Open(point, truth) is { } open
        ? new(Outcome.Different, [], null, open.Values.FirstOrDefault())
        : Of(point, statement.Claimed);

    /// <summary>Compares other definitions in its place.</summary>
    public Compared Of(Point point, IReadOnlyList<Definition> claimed)
    {
        if (Truth(point) is not { } truth || Open(point, truth) is not { } open)
        {
            return Compared.Undefined;
        }

        Dense<Extended> claim;
        try
        {
            claim = Evaluator.Extended(claimed, point.Inputs, cancellation).Value(claimed[claimed.Count - 1]);
        }
        catch (Exception fault) when (fault is EvaluationException or OverflowException)
        {
            return new(Outcome.Different, [], null, open.Values.FirstOrDefault());
        }

        if (!IsShapeOf(claim.Extents, open.Extents))
        {
            throw new ClaimFaultException(FormattableString.Invariant($"the claim has the shape [{string.Join(", ", claim.Extents)}] where the derivative has [{string.Join(", ", open.Extents)}]"));
        }

        var worst = Compared.Equal;
        var largest = Extended.Zero;
        Extended[]? uncertain = null;
        for (var k = 0; k < claim.Values.Length; k++)
        {
            var (claimedValue, trueValue) = (claim.Values[k], open.Values[k]);
            if (!claimedValue.IsFinite)
            {
                return new(Outcome.Different, PlaceOf(k, claim.Extents), claimedValue, trueValue);
            }

            var difference = Extended.Abs(claimedValue - trueValue);
            var scale = Extended.Max(Least, Extended.Max(Extended.Abs(claimedValue), Extended.Abs(trueValue)));
            if (difference > Relative * scale && difference > largest)
            {
                if (difference <= (uncertain ??= Uncertain(point, claimed, claim, open))[k])
                {
                    _isUncertain = true;
                    continue;
                }

                (worst, largest) = (new(Outcome.Different, PlaceOf(k, claim.Extents), claimedValue, trueValue), difference);
            }
        }

        return worst;
    }

    /// <summary>For each element how much the difference of both sides may be another, since the last digit of a literal may be any.</summary>
    private Extended[] Uncertain(Point point, IReadOnlyList<Definition> claimed, Dense<Extended> claim, Dense<Extended> open)
    {
        var uncertain = new Extended[claim.Values.Length];
        foreach (var shaken in _literals.Value.Shaken())
        {
            var there = Evaluator.Extended(shaken(claimed), point.Inputs, cancellation).Value(claimed[claimed.Count - 1]);
            var truth = Open(point, Evaluator.Extended(shaken(statement.Derived.Definitions), point.Inputs, cancellation).Value(statement.Truth))!;
            for (var k = 0; k < uncertain.Length; k++)
            {
                var change = Extended.Abs(there.Values[k] - truth.Values[k] - (claim.Values[k] - open.Values[k]));
                uncertain[k] += change.IsFinite ? change : Extended.Zero;
            }
        }

        return uncertain;
    }

    /// <summary>Whether a difference at a point is none of rounding: both sides keep their values as the last digits of the inputs change.</summary>
    public bool IsSound(Point point, Compared found) => IsSound(point, found, statement.Claimed);

    /// <summary>The same of other definitions in the claim's place.</summary>
    public bool IsSound(Point point, Compared found, IReadOnlyList<Definition> claimed)
    {
        if (found.Claimed is not { IsFinite: true } value)
        {
            return true;
        }

        var shaken = Of(point.Shaken(), claimed);
        var most = Extended.Abs(value - found.True) / 4;
        return shaken is { Outcome: Outcome.Different, Claimed: { IsFinite: true } again }
            && (!shaken.Entry.SequenceEqual(found.Entry) || (Extended.Abs(again - value) < most && Extended.Abs(shaken.True - found.True) < most));
    }

    /// <summary>Whether a difference on a kink or joint counts: nothing is said where there is no derivative.</summary>
    public bool IsFalseOnAJoint(Point point, Compared found) => found is { Outcome: Outcome.Different, Claimed: { IsFinite: true }, IsPlain: true }
        && (statement.Truth.Role == DefinitionRole.Value || IsSmooth(point, found));

    /// <summary>Whether a derivative exists at a point at which branches meet: the value and the entry that differs are the limits of those around.</summary>
    private bool IsSmooth(Point point, Compared found)
    {
        var here = Nearby(point);
        return here is not null && Enumerable.Range(1, 3).SelectMany(seed => (Rational[])[Step, -Step], (seed, step) => Nearby(point.Moved((uint)seed, step)))
            .All(there => there is not null && there.Zip(here, (a, b) => Extended.Abs(a - b) <= Continuous * Extended.Max(Extended.One, Extended.Abs(b))).All(near => near));

        IReadOnlyList<Extended>? Nearby(Point at) => Truth(at) is { } truth && Open(at, truth) is { } open
            ? [open.At([.. found.Entry]), .. Evaluator.Extended(statement.Derived.Definitions, at.Inputs, cancellation).Value(statement.Derived.Value).Values]
            : null;
    }

    private (Dense<Extended>, bool) Evaluated(Point point)
    {
        try
        {
            var evaluator = Evaluator.Extended(statement.Derived.Definitions, point.Inputs, cancellation);
            var truth = evaluator.Value(statement.Truth);
            return (truth, truth.Values.All(v => v.IsFinite) && evaluator.Value(statement.Derived.Value).Values.All(v => v.IsFinite));
        }
        catch (Exception fault) when (fault is EvaluationException or OverflowException)
        {
            return (new([0], []), false);
        }
    }

    /// <summary>The part of the truth that is claimed; null where a place is outside.</summary>
    public Dense<Extended>? Open(Point point, Dense<Extended> truth)
    {
        var places = statement.At.Select(at => at is null ? null : point.Index.Of(at)).ToArray();
        for (var axis = 0; axis < places.Length; axis++)
        {
            if (statement.At[axis] is not null && (places[axis] is not { } place || place < 0 || place >= truth.Extents[axis]))
            {
                return null;
            }
        }

        int[] extents = [.. statement.OpenAxes.Select(axis => truth.Extents[axis])];
        var values = new Extended[extents.Aggregate(1, (product, extent) => product * extent)];
        for (var k = 0; k < values.Length; k++)
        {
            var open = PlaceOf(k, extents);
            var next = 0;
            values[k] = truth.At([.. places.Select(p => p is { } place ? (int)place : open[next++])]);
        }

        return new(extents, values);
    }

    /// <summary>The same shape, or neighbouring axes joined: a matrix by a matrix is a matrix over row-major flattenings.</summary>
    private static bool IsShapeOf(IReadOnlyList<int> claimed, IReadOnlyList<int> open)
    {
        if (claimed.SequenceEqual(open))
        {
            return true;
        }

        return claimed.Count == 2 && open.Count > 2
            && Enumerable.Range(1, open.Count - 1).Any(k => open.Take(k).Aggregate(1, (p, e) => p * e) == claimed[0] && open.Skip(k).Aggregate(1, (p, e) => p * e) == claimed[1]);
    }

    public static int[] PlaceOf(int position, IReadOnlyList<int> extents)
    {
        var place = new int[extents.Count];
        for (var axis = extents.Count - 1; axis >= 0; axis--)
        {
            place[axis] = position % extents[axis];
            position /= extents[axis];
        }

        return place;
    }
}
