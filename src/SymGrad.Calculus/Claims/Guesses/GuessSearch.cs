using System.Linq;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Guesses;

/// <summary>
/// Looks for the slip in a false claim: the first row of the table whose mended claim is equal to the truth at every point; then for two slips at once, then for one
/// in each of several parts.
/// </summary>
internal sealed class GuessSearch
{
    private const int MostCandidates = 1500;
    private const int MostNodes = 300;
    private const int Points = 16;
    private const int FurtherPoints = 60;
    private const int LongestCode = 400;
    private const double Near = 1e-6;
    private const int LongTruth = 60;
    private const double MostOfTheTruth = 0.8;

    // Of two slips each is of an early row, and one of that row's first.
    private const int MostOfARow = 12;
    private const int MostAdded = 4;
    private const int MostPairs = 6000;

    // Parts are compared at the counterexample and at some points more.
    private const int MostPlaces = 2;
    private const int MostPlacesNear = 4;
    private const int LeastUnder = 6;

    private readonly Statement _statement;
    private readonly Comparison _comparison;
    private readonly Point _counterexample;
    private readonly Func<Point, Point?> _under;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<List<Point>> _points;
    private readonly Lazy<List<Point>> _further;
    private readonly Lazy<Inputs> _inputs;
    private readonly Lazy<double[]?> _open;
    private readonly HashSet<Expr> _tried = [];

    private GuessSearch(Statement statement, Comparison comparison, PointSource source, Point counterexample, Func<Point, Point?> under, CancellationToken cancellation)
    {
        (_statement, _comparison, _counterexample, _under, _cancellation) = (statement, comparison, counterexample, under, cancellation);
        _inputs = new(() => counterexample.Inputs);
        _open = new(() => comparison.Truth(counterexample) is { } truth && comparison.Open(counterexample, truth) is { } open ? [.. open.Values.Select(v => v.ToDouble())] : null);
        _points = new(() => [.. Enumerable.Range(0, 2 * Points).Select(n => source.At((2 * n) + (n % 2))).OfType<Point>().Select(under).OfType<Point>().Where(p => comparison.Truth(p) is not null).Take(Points).SelectMany(p => source.Places(p, 4))]);
        _further = new(() => [.. Enumerable.Range(2 * Points, FurtherPoints).Select(source.At).OfType<Point>().Select(under).OfType<Point>().Where(p => comparison.Truth(p) is not null).SelectMany(p => source.Places(p, 4))]);
    }

    public static Guess? Of(Statement statement, Comparison comparison, PointSource source, Point counterexample, CancellationToken cancellation) =>
        statement.HasSameAxes ? new GuessSearch(statement, comparison, source, counterexample, p => p, cancellation).Find(isThorough: true) : null;

    /// <summary>A single slip at points that fulfil an assumption, where the claim is false at many of these too.</summary>
    public static Guess? Under(Func<Point, Point?> assumption, Statement statement, Comparison comparison, PointSource source, CancellationToken cancellation)
    {
        var found = Enumerable.Range(0, 2 * Points).Select(source.At).OfType<Point>().Select(assumption).OfType<Point>().SelectMany(p => source.Places(p, 1))
            .Where(p => statement.HasSameAxes && comparison.Of(p).Outcome == Outcome.Different).Take(LeastUnder).ToList();
        return found.Count < LeastUnder ? null : new GuessSearch(statement, comparison, source, found[0], assumption, cancellation).Find(isThorough: false);
    }

    private Guess? Find(bool isThorough)
    {
        var pool = _statement.Pool;
        var axes = Enumerable.Range(0, _statement.Value.Target.Rank).Select(pool.Axis).ToList();
        var claim = WrittenOut.Of(pool, _statement.Claimed)(_statement.Value.Body);
        var truth = WrittenOut.Of(pool, _statement.Derived.Definitions)(_statement.TruthAt(axes));
        var sides = new Sides(pool, claim, truth, [.. axes, .. _statement.Free.Select(f => pool.Read(f))]);
        _tried.Add(claim);
        return claim.Nodes().Count() > MostNodes ? null
            : (isThorough ? SlipTable.Rows.SelectMany(row => row(sides)).Take(MostCandidates).FirstOrDefault(Mends) ?? Two(sides) ?? Several(sides) : Early(sides).FirstOrDefault(Mends)) is { } slip ? Named(slip, sides) : null;
    }

    /// <summary>A slip in what another one leaves.</summary>
    private Slip? Two(Sides sides)
    {
        // What replaces the claim as a whole explains nothing.
        var size = sides.Claim.Nodes().Count();
        var pairs = from one in Early(sides)
                    where !one.IsTurned && one.Mended is not Number && 2 * one.Mended.Nodes().Count() >= size
                    from other in Early(sides with { Claim = one.Mended })
                    where other.Mended.Nodes().Count() <= size + MostAdded
                    select new Slip(one.Name == other.Name ? one.Name : $"{one.Name} and {other.Name}", code => $"{one.Detail(code)}; {other.Detail(code)}", other.Mended) { IsTurned = other.IsTurned };
        return pairs.Take(MostPairs).FirstOrDefault(Mends);
    }

    private Slip? Several(Sides sides)
    {
        var inputs = _points.Value.Take(MostPlaces).Select(p => p.Inputs).Prepend(_inputs.Value).ToList();
        return new PartByPart(sides, Early, expr => inputs.Select(i => ValuesOf(InPlace(expr), i)).ToList() is var values && values.Contains(null) ? null : [.. values.SelectMany(v => v!)]).Find() is { } slip && Mends(slip) ? slip : null;
    }

    private static IEnumerable<Slip> Early(Sides sides) => SlipTable.Rows.SelectMany(row => row(sides).Take(MostOfARow));

    private bool Mends(Slip slip)
    {
        _cancellation.ThrowIfCancellationRequested();
        return _tried.Add(slip.Mended) && HasAPlace(slip.Mended) && IsNear(slip) && IsTrue(slip, _counterexample) && _points.Value.TrueForAll(p => IsTrue(slip, p))
            && IsTrueAtItsThresholds(slip) && _further.Value.TrueForAll(p => IsTrue(slip, p, everywhere: false));
    }

    /// <summary>Whether a mended claim holds on either side of the numbers at which it changes its course, and on them.</summary>
    private bool IsTrueAtItsThresholds(Slip slip)
    {
        IReadOnlyList<Definition> claimed = [.. _statement.Claimed, Mended(slip)];
        var mended = _statement with { Claimed = claimed };
        var source = new PointSource(mended);
        return Enumerable.Range(0, source.CountNear).Select(source.Near).OfType<Point>().Select(_under).OfType<Point>().SelectMany(p => source.PlacesNear(p, MostPlacesNear))
                .All(p => !IsFalse(p, found => found.Outcome == Outcome.Different && _comparison.IsSound(p, found, claimed)))
            && new Crossings(mended, source, _under, _cancellation).Points().All(p => !IsFalse(p, found => found.Outcome == Outcome.Different && _comparison.IsSound(p, found, claimed)))
            && new Ties(mended, source, _cancellation).Points().Select(_under).OfType<Point>().SelectMany(p => source.Places(p, MostPlacesNear)).All(p => !IsFalse(p, found => _comparison.IsFalseOnAJoint(p, found)));

        bool IsFalse(Point point, Func<Compared, bool> counts)
        {
            try
            {
                return counts(_comparison.Of(point, claimed));
            }
            catch (Exception fault) when (fault is ClaimFaultException or InvalidOperationException or IndexOutOfRangeException)
            {
                return true;
            }
        }
    }

    /// <summary>Whether no index stands outside of its sum.</summary>
    private bool HasAPlace(Expr mended) => mended.FreeIndices.Keys.All(key => Enumerable.Range(0, _statement.Value.Target.Rank).Any(axis => key == IndexVariable.KeyOf(IndexScope.Axis, axis)));

    /// <summary>Whether it is worth the digits: thousands of candidates are away from the truth at first sight.</summary>
    private bool IsNear(Slip slip) => ValuesOf(Mended(slip), _inputs.Value) is { } values
        && (_open.Value is not { } open || open.Length != values.Count || AreNear(values, open));

    /// <summary>Whether values, as many, are those that are wanted, as far as a double tells.</summary>
    internal static bool AreNear(IReadOnlyList<double> values, IReadOnlyList<double> wanted) => values.Zip(wanted, (a, b) => Math.Abs(a - b) <= Near * (1 + Math.Abs(b))).All(near => near);

    /// <summary>What a definition in the claim's place is; null where it has no value.</summary>
    private IReadOnlyList<double>? ValuesOf(Definition definition, Inputs inputs)
    {
        try
        {
            return Evaluator.Double([.. _statement.Claimed, definition], inputs, _cancellation).Value(definition).Values;
        }
        catch (Exception fault) when (fault is EvaluationException or OverflowException or InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private Definition Mended(Slip slip) => InPlace(slip.Mended, slip.IsTurned);

    /// <summary>An expression over the claim's axes as a definition.</summary>
    private Definition InPlace(Expr body, bool isTurned = false)
    {
        var extents = _statement.Value.Target.Extents;
        return new(_statement.Pool.Defined("mended", isTurned ? [.. extents.Reverse()] : extents), body, DefinitionRole.Intermediate);
    }

    /// <summary>Whether a mended claim is true at a point; where all is asked for it must have a value there: A⁻¹ det A has none for a singular A.</summary>
    private bool IsTrue(Slip slip, Point point, bool everywhere = true)
    {
        try
        {
            return _comparison.Of(point, [.. _statement.Claimed, Mended(slip)]) is not { Outcome: Outcome.Different } found || (!everywhere && found.Claimed is not { IsFinite: true });
        }
        catch (Exception fault) when (fault is ClaimFaultException or InvalidOperationException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>The slip in words; none where what is missing is all but the whole of a long truth, which is told beside it.</summary>
    private Guess? Named(Slip slip, Sides sides)
    {
        var letters = TruthText.OpenIndices(_statement).Select((index, axis) => (Key: IndexVariable.KeyOf(IndexScope.Axis, axis), Name: index.NameHint!)).ToDictionary(l => l.Key, l => l.Name);
        var sums = sides.Claim.Nodes().Concat(slip.Mended.Nodes()).Concat(sides.Truth.Nodes()).OfType<Reduce>().Where(r => r.NameHint is not null).ToList();
        var taken = new HashSet<string>(_statement.Derived.Model.Parameters.Select(p => p.Code).Concat(_statement.Free.Select(f => f.Name)), StringComparer.Ordinal);
        var (detail, mended, whole) = (slip.Detail(Code), Code(slip.Mended), Code(sides.Truth));
        var isTheTruth = slip.Name.StartsWith("missing", StringComparison.Ordinal) && !slip.IsCondition && whole.Length >= LongTruth && detail.Length >= MostOfTheTruth * whole.Length;
        return isTheTruth ? null : new(slip.Name, detail, mended.Length <= LongestCode ? mended : "") { Marked = slip.Detail(expr => $"`{Code(expr)}`") };

        string Code(Expr expr) => TruthText.Of(_statement, expr, Around(expr));

        // What stands in a sum has the name of its index there, where nothing else is called so: a helper's sum may run over the claim's j.
        Dictionary<int, string> Around(Expr expr)
        {
            var named = new Dictionary<int, string>(letters);
            foreach (var key in expr.FreeIndices.Keys.Where(k => !letters.ContainsKey(k)))
            {
                var own = sums.FindAll(r => IndexVariable.KeyOf(IndexScope.Bound, r.BinderHeight) == key);
                if ((own.Find(r => r.Body.Nodes().Contains(expr)) ?? own.FirstOrDefault())?.NameHint is { } name && !named.ContainsValue(name) && !taken.Contains(name))
                {
                    named[key] = name;
                }
            }

            return named;
        }
    }
}
