using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Assumptions;

/// <summary>Looks for a usual assumption under which a false claim is true: that two sizes are the same, or one of a parameter, or of two alike.</summary>
internal static class AssumptionSearch
{
    private const int Points = 24;
    private const int LeastPoints = 6;
    private const int Places = 4;
    private static readonly Extended Vanishing = Extended.Parse("1e-40");

    /// <summary>The first assumption of the table under which the claim is true at every point, or null.</summary>
    public static string? Of(Statement statement, Comparison comparison, PointSource source, Guess? guess, CancellationToken cancellation)
    {
        var points = Enumerable.Range(0, Points).Select(source.At).OfType<Point>().ToList();
        var parameters = statement.Derived.Model.Parameters.Where(p => p.Along is null && p.Tensor.Kind == ValueKind.Real).ToList();
        var square = from pair in Pairs(source.Sizes)
                     where IsTrueAt(Enumerable.Range(0, Points).Select(n => source.At(n, [pair.One, pair.Other])), p => p.Sizes[pair.One] > 1)
                     select $"{Code(pair.One)} = {Code(pair.Other)}";
        var alone = from assumption in AssumptionTable.Rows
                where assumption.Slip is null || assumption.Slip != guess?.Name
                from parameter in parameters
                where parameter.Tensor.Rank == assumption.Rank && IsTrue(assumption, parameter.Tensor)
                select assumption.Text(parameter.Code);
        var both = from assumption in AssumptionTable.Rows
                   where assumption.Rank > 0
                   from pair in Pairs(parameters.FindAll(p => p.Tensor.Rank == assumption.Rank))
                   where IsTrue(assumption, pair.One.Tensor, pair.Other.Tensor)
                   select $"{assumption.Text(pair.One.Code)} and {assumption.Text(pair.Other.Code)}";
        return square.Concat(alone).Concat(both).FirstOrDefault();

        string Code(Expr size) => TruthText.Of(statement, size, new Dictionary<int, string>());

        bool IsTrue(Assumption assumption, params Tensor[] tensors) => IsTrueAt(
            points.Select(p => tensors.Aggregate((Point?)p, (made, tensor) => made is null ? null : Under(assumption, tensor, made))),
            p => tensors.All(tensor => tensor.Rank == 0 || p.Reals[tensor].Values.Length > 1));

        bool IsTrueAt(IEnumerable<Point?> those, Func<Point, bool> isGeneral)
        {
            cancellation.ThrowIfCancellationRequested();
            var (compared, distinct, vanishes) = (new HashSet<string>(StringComparer.Ordinal), false, true);
            foreach (var point in those.OfType<Point>())
            {
                if (comparison.Truth(point) is not { } truth)
                {
                    continue;
                }

                // Where both sides are 0 for all to see nothing is said about the claim.
                vanishes &= statement.Value.Body is not Number && truth.Values.All(v => Extended.Abs(v) < Vanishing);

                var outcomes = source.Places(point, Places).Select(p => comparison.Of(p).Outcome).Where(o => o != Outcome.Undefined).ToList();
                if (outcomes.Contains(Outcome.Different))
                {
                    return false;
                }

                if (outcomes.Count > 0)
                {
                    compared.Add(string.Join(" ", point.Reals.OrderBy(r => r.Key.Id).SelectMany(r => r.Value.Values)));
                }

                distinct |= outcomes.Count > 0 && isGeneral(point);
            }

            return compared.Count >= LeastPoints && distinct && !vanishes;
        }
    }

    private static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> all) => all.SelectMany((one, k) => all.Skip(k + 1).Select(other => (one, other)));

    /// <summary>The point with a parameter of which the assumption holds.</summary>
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
