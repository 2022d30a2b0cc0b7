using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims.Guesses;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Assumptions;

/// <summary>Looks for a usual assumption under which a false claim is true: that two sizes are the same, or one of a parameter, or of two alike.</summary>
internal sealed class AssumptionSearch(Statement statement, Comparison comparison, PointSource source, Point counterexample, CancellationToken cancellation)
{
    private const int Points = 24;
    private const int FurtherPoints = 60;
    private const int LeastPoints = 6;
    private const int Places = 4;
    private static readonly Extended Vanishing = Extended.Parse("1e-40");

    private readonly List<Point> _points = [.. Enumerable.Range(0, Points).Select(source.At).OfType<Point>()];

    // Where a claim or its truth changes its course an assumption must hold on either side.
    private readonly Lazy<List<Point>> _near = new(() => [.. Enumerable.Range(0, source.CountNear).Select(source.Near).OfType<Point>()]);

    // Of what neither side reads nothing is assumed: E = Eᵀ would say of its sizes alone.
    private readonly HashSet<Tensor> _read = [.. ExprSearch.Nodes(statement.Claimed.Concat(statement.Derived.Definitions).Select(d => d.Body)).OfType<Read>().Select(r => r.Tensor)];

    private IReadOnlyList<Parameter> Parameters => [.. statement.Derived.Model.Parameters.Where(p => p.Along is null && p.Tensor.Kind == ValueKind.Real && _read.Contains(p.Tensor))];

    /// <summary>A slip that explains the claim under an assumption on an array: the sign, where t − softmax z needs Σ t = 1 too.</summary>
    public Guess? Slip() => (from assumption in AssumptionTable.Rows
                             where assumption.Rank > 0
                             from parameter in Parameters
                             where Fits(assumption, parameter)
                             let guess = GuessSearch.Under(p => Under(assumption, parameter.Tensor, p), statement, comparison, source, cancellation)
                             where guess is not null
                             select guess with { When = assumption.Text(parameter.Code) }).FirstOrDefault();

    /// <summary>The first assumption of the table under which the claim is true at every point and that the counterexample does not fulfil; or null.</summary>
    public string? Find(Guess? guess)
    {
        // What is false beyond a number alone is true nearly anywhere: no assumption explains it.
        if (!_points.Exists(p => source.Places(p, Places).Any(place => comparison.Of(place).Outcome == Outcome.Different)))
        {
            return null;
        }

        var parameters = Parameters;
        // That a window cannot move is no assumption.
        var square = from pair in guess?.Name == "wrong index" ? [] : Pairs(source.Sizes)
                     where counterexample.Sizes[pair.One] != counterexample.Sizes[pair.Other]
                        && IsTrueAtMany(Enumerable.Range(0, Points + FurtherPoints).Select(n => source.At(n, [pair.One, pair.Other])).OfType<Point>(), p => p.Sizes[pair.One] > 1)
                        && _near.Value.Where(p => p.Sizes[pair.One] == p.Sizes[pair.Other]).All(p => source.PlacesNear(p, Places).All(IsNotFalse))
                     select $"{Code(pair.One)} = {Code(pair.Other)}";
        var alone = from assumption in AssumptionTable.Rows
                    from parameter in parameters
                    where IsNatural(assumption, parameter) && IsTrue(assumption, parameter.Tensor)
                    select assumption.Text(parameter.Code);
        var both = from assumption in AssumptionTable.Rows
                   where assumption.Rank > 0
                   from pair in Pairs([.. parameters.Where(p => IsNatural(assumption, p))])
                   where IsTrue(assumption, pair.One.Tensor, pair.Other.Tensor)
                   select $"{assumption.Text(pair.One.Code)} and {assumption.Text(pair.Other.Code)}";
        return square.Concat(alone).Concat(both).FirstOrDefault();

        string Code(Expr size) => TruthText.Of(statement, size, new Dictionary<int, string>());

        bool IsNatural(Assumption assumption, Parameter parameter) => Fits(assumption, parameter) && (assumption.Slip is null || assumption.Slip != guess?.Name
            || _points.TrueForAll(p => assumption.Made(p.Reals[parameter.Tensor]) is not null));
    }

    private bool Fits(Assumption assumption, Parameter parameter) => parameter.Tensor.Rank == assumption.Rank
        && !(assumption.IsDiscrete && (statement.Truth.Of == parameter.Tensor || statement.Truth.Differential?.First == parameter.Tensor));

    private static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> all) => all.SelectMany((one, k) => all.Skip(k + 1).Select(other => (one, other)));

    private bool IsTrue(Assumption assumption, params Tensor[] tensors)
    {
        cancellation.ThrowIfCancellationRequested();
        return !Array.TrueForAll(tensors, t => assumption.Holds(counterexample.Reals[t])) && IsTrueAtMany(Under(assumption, tensors, _points), p => Array.TrueForAll(tensors, t => t.Rank == 0 || p.Reals[t].Values.Length > 1))
            && Under(assumption, tensors, [counterexample]).All(p => comparison.Of(p).Outcome != Outcome.Different)
            && Under(assumption, tensors, _near.Value).All(p => source.PlacesNear(p, Places).All(IsNotFalse))
            && new Crossings(statement, source, p => Under(assumption, tensors, [p]).FirstOrDefault(), cancellation).Points().All(IsNotFalse)
            && Under(assumption, tensors, Further(tensors)).All(p => source.Places(p, Places).All(IsNotFalse));
    }

    /// <summary>More points before an assumption is named, some of them with square matrices, on which alone symmetry says something.</summary>
    private IEnumerable<Point> Further(Tensor[] tensors)
    {
        var sides = tensors.Where(t => t.Rank == 2).SelectMany(t => t.Extents).Select(statement.Extents.Resolve).Where(source.Sizes.Contains).Distinct().ToList();
        return Enumerable.Range(Points, FurtherPoints).Select(n => source.At(n, n % 2 == 0 ? [] : sides)).OfType<Point>();
    }

    /// <summary>Whether the claim is true at points, at enough of them, and at a general one.</summary>
    private bool IsTrueAtMany(IEnumerable<Point> points, Func<Point, bool> isGeneral)
    {
        var (compared, isAtGeneral) = (new HashSet<string>(StringComparer.Ordinal), false);
        foreach (var point in points)
        {
            if (comparison.Truth(point) is not { } truth)
            {
                continue;
            }

            var outcomes = source.Places(point, Places).Select(p => comparison.Of(p).Outcome).Where(o => o != Outcome.Undefined).ToList();
            if (outcomes.Contains(Outcome.Different))
            {
                return false;
            }

            // Where both sides are 0 for all to see nothing is said about the claim.
            if (outcomes.Count > 0 && (statement.Value.Body is Number || truth.Values.Any(v => Extended.Abs(v) >= Vanishing)))
            {
                compared.Add(string.Join(" ", point.Reals.OrderBy(r => r.Key.Id).SelectMany(r => r.Value.Values)));
                isAtGeneral |= isGeneral(point);
            }
        }

        return compared.Count >= LeastPoints && isAtGeneral;
    }

    /// <summary>Far from 0 a difference may be one of rounding.</summary>
    private bool IsNotFalse(Point place) => comparison.Truth(place) is null || comparison.Of(place) is not { Outcome: Outcome.Different } found || !comparison.IsSound(place, found);

    /// <summary>The points with parameters of which the assumption holds.</summary>
    private static IEnumerable<Point> Under(Assumption assumption, Tensor[] tensors, IEnumerable<Point> points) =>
        points.Select(p => tensors.Aggregate((Point?)p, (made, tensor) => made is null ? null : Under(assumption, tensor, made))).OfType<Point>();

    private static Point? Under(Assumption assumption, Tensor tensor, Point point)
    {
        if (assumption.Made(point.Reals[tensor]) is not { } made)
        {
            return null;
        }

        var reals = new Dictionary<Tensor, Dense<Rational>>();
        foreach (var real in point.Reals)
        {
            reals.Add(real.Key, real.Key == tensor ? made : real.Value);
        }

        return point with { Reals = reals };
    }
}
