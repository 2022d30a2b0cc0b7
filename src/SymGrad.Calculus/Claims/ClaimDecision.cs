using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Claims;

/// <summary>Decides claims: proved by normal form, found equal at many points, or refuted at one.</summary>
public static class ClaimDecision
{
    private const int PointsOfAProof = 8;
    private const int PointsWithoutProof = 40;

    // The first have one element or two along each axis, those after them sizes of their own.
    private const int SizesWithoutProof = 40;
    private const int PlacesOfAPoint = 6;
    private const int Attempts = 4;
    private const int PointsForAMilderOne = 10;

    // A millionth or less: so near nothing differs but on a kink.
    private static readonly Rational Nearby = new(1, 1000);
    private static readonly Rational FewDigits = new(1, 10);
    private static readonly Rational[] Units = [Rational.One, Rational.Half, new(1, 10), new(1, 100)];

    /// <summary>The verdict on a claim; never throws for what the claim says.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="explains">Whether a refuted claim is explained: the truth as text, and a search for the slip.</param>
    /// <param name="cancellation">Asked at every point.</param>
    public static Verdict Decide(Claim claim, bool explains = true, CancellationToken cancellation = default)
    {
        try
        {
            var statement = StatementBuilding.Of(claim, cancellation);
            var verdict = claim.Figures is { } figures ? FigureDecision.Decide(statement, figures, cancellation) : Decide(statement, explains, cancellation);
            return explains && verdict.Status == VerdictStatus.Refuted && IsTrueInFractions(claim, cancellation) ? verdict with { Guess = Quotients(claim) } : verdict;
        }
        catch (ClaimFaultException fault)
        {
            return new(fault.Status) { Reason = fault.Message };
        }
        catch (OverflowException)
        {
            return new(VerdictStatus.Undecided) { Reason = "an integer in it is too large" };
        }
    }

    private static bool IsTrueInFractions(Claim claim, CancellationToken cancellation) => claim.Fractional is { } meant
        && Decide(claim with { Claimed = meant, Fractional = null }, explains: false, cancellation).Status is VerdictStatus.Proved or VerdictStatus.Agrees;

    private static Guess Quotients(Claim claim)
    {
        var rest = $" of integers {(claim.Quotients.Count == 1 ? "drops" : "drop")} what is behind the point";
        return new("integer division", string.Join(", ", claim.Quotients) + rest, "") { Marked = string.Join(", ", claim.Quotients.Select(q => $"`{q}`")) + rest };
    }

    /// <summary>What is true of what a claim is about; null where the claim does not fit its model.</summary>
    public static Truth? TruthOf(Claim claim, CancellationToken cancellation = default)
    {
        try
        {
            return TruthText.Of(StatementBuilding.Of(claim, cancellation), cancellation);
        }
        catch (ClaimFaultException)
        {
            return null;
        }
    }

    /// <summary>A claim and its truth as formulas; null where the claim does not fit its model.</summary>
    public static ClaimFormulas? FormulasOf(Claim claim, TypesettingOptions? options = null, CancellationToken cancellation = default)
    {
        try
        {
            var statement = StatementBuilding.Of(claim, cancellation);
            var formulas = ClaimTypesetting.Of(statement, options, cancellation);
            if (!statement.Demands.Any(StatementBuilding.AreSizes))
            {
                return formulas;
            }

            // X(Xw − t) is a product of matrices for the sizes alone for which it was meant.
            var read = ClaimTypesetting.Of(StatementBuilding.AsRead(claim, cancellation), options, cancellation);
            return formulas with { Claimed = read.Claimed, ClaimedMatrix = read.ClaimedMatrix };
        }
        catch (ClaimFaultException)
        {
            return null;
        }
    }

    private static Verdict Decide(Statement statement, bool explains, CancellationToken cancellation)
    {
        if (!statement.HasSameAxes && !(statement.Value.Target.Rank == 2 && statement.OpenAxes.Count() > 2))
        {
            return new(VerdictStatus.Misfit) { Reason = FormattableString.Invariant($"the claim is {Shape(statement.Value.Target.Rank)} where the derivative is {Shape(statement.OpenAxes.Count())}") };
        }

        var isProved = statement.HasSameAxes && Proof.Prover.IsEqual(statement, cancellation);
        var comparison = new Comparison(statement, cancellation);
        var source = new PointSource(statement);
        // A proof reads what both sides read; whether there is such an element for all sizes is seen at points.
        var (wanted, sizes) = isProved && statement.Demands.Count == 0 ? (PointsOfAProof, 0) : (PointsWithoutProof, SizesWithoutProof);
        var compared = 0;
        var shapes = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<Difference>();
        for (var (number, last) = (0, wanted * Attempts); number < last && (compared < wanted || sizes > 0 || Plain() is not null) && Mild() is null; number++)
        {
            if (source.At(number) is { } point)
            {
                sizes--;
                Compare(point, p => source.Places(p, PlacesOfAPoint));
                last = Plain() is null ? last : Math.Min(last, explains ? Math.Max(number, PointsForAMilderOne) : number);
            }
        }

        // A proof takes √(u²) for u: where that changes its sign is looked at.
        var isSettled = isProved && !Joints.Of(statement, Joints.OfDomains).Any();
        for (var number = 0; !isSettled && found.Count == 0 && number < source.CountNear; number++)
        {
            if (source.Near(number) is { } point)
            {
                Compare(point, p => source.PlacesNear(p, 2 * PlacesOfAPoint));
            }
        }

        foreach (var point in isSettled || found.Count > 0 ? [] : new Crossings(statement, source, p => p, cancellation).Points())
        {
            Compare(point, p => [p]);
        }

        return (Mild() ?? Plain() ?? found.FirstOrDefault()) is { } least ? Refuted(least)
            : compared == 0 ? new(VerdictStatus.Undecided) { Reason = "no point was found at which the model and its derivative are defined and the claim is made" }
            : AtKinks(new(isProved ? VerdictStatus.Proved : VerdictStatus.Agrees) { Points = compared, Tolerance = comparison.Tolerance, HasSeveralSizes = shapes.Count > 1 });

        Verdict Refuted(Difference least)
        {
            var shown = explains ? Rounded(least) : least;
            return Refutation.Of(statement, comparison, source, shown.Point, shown.Compared, explains, cancellation);
        }

        Difference? Mild() => found.Find(f => f.Compared.IsMild);

        Difference? Plain() => found.Find(f => f.Compared.IsPlain);

        // The same with fewer digits, where the claim is as plainly false there.
        Difference Rounded(Difference least)
        {
            foreach (var unit in least.Point.IsMultipleOf(FewDigits) ? [] : Units.TakeWhile(u => !least.Point.IsMultipleOf(u)))
            {
                if (least.Point.Rounded(unit) is { } point && new Difference(point, comparison.Of(point)) is var rounder
                    && rounder.Compared.IsPlain == least.Compared.IsPlain && (rounder.Compared.IsMild || !least.Compared.IsMild) && IsDifferent(rounder))
                {
                    return rounder;
                }
            }

            return least;
        }

        void Compare(Point point, Func<Point, IEnumerable<Point>> places)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var place in comparison.Truth(point) is null ? [] : places(point))
            {
                var outcome = comparison.Of(place);
                if (outcome.Outcome != Outcome.Undefined)
                {
                    compared++;
                    shapes.Add(string.Join(" ", place.Sizes.Values));
                }

                if (new Difference(place, outcome) is var difference && IsDifferent(difference))
                {
                    found.Add(difference);
                }
            }
        }

        bool IsDifferent(Difference difference) => difference.Compared.Outcome == Outcome.Different && IsNoKink(comparison, difference.Point) && comparison.IsSound(difference.Point, difference.Compared);

        // A claim that holds around a kink may have another value on it: another convention where there is no derivative, an error where there is one.
        Verdict AtKinks(Verdict verdict)
        {
            Counterexample? kink = null;
            foreach (var place in new Ties(statement, source, cancellation).Points().SelectMany(point => source.Places(point, PlacesOfAPoint)))
            {
                if (comparison.Of(place) is { Outcome: Outcome.Different, Claimed: not null, IsPlain: true } found)
                {
                    if (comparison.IsFalseOnAJoint(place, found))
                    {
                        return Refutation.Of(statement, comparison, source, place, found, explains, cancellation);
                    }

                    kink ??= Refutation.Counterexample(statement, place, found);
                }
            }

            return verdict with { Kink = kink };
        }
    }

    /// <summary>What differs only at a kink is judged there: nearby both sides are equal.</summary>
    private static bool IsNoKink(Comparison comparison, Point point) =>
        comparison.Of(point.Moved(1, Nearby)).Outcome == Outcome.Different && comparison.Of(point.Moved(2, Nearby)).Outcome == Outcome.Different;

    private sealed record Difference(Point Point, Compared Compared);

    private static string Shape(int rank) => rank switch { 0 => "a number", 1 => "a vector", 2 => "a matrix", _ => FormattableString.Invariant($"an array with {rank} axes") };
}
