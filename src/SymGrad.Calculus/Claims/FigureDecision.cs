using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims;

/// <summary>Compares figures to the truth at given inputs, to the digits shown.</summary>
internal static class FigureDecision
{
    private const int MostDecimals = 12;

    // Shown digits are compared to what 256 bits give; a tie is no reason to call a figure wrong.
    private static readonly Extended Slack = Extended.Parse("1e-60");

    public static Verdict Decide(Statement statement, Figures figures, CancellationToken cancellation)
    {
        var point = At(statement, figures);
        var comparison = new Comparison(statement, cancellation);
        if (comparison.Truth(point) is not { } truth)
        {
            return new(VerdictStatus.Undecided) { Reason = "the model or its derivative has no finite value at these inputs" };
        }

        var open = comparison.Open(point, truth) ?? throw new ClaimFaultException("the claimed entry lies outside of the array at these inputs");
        if (open.Values.Length != figures.Claimed.Values.Length || !open.Extents.Where(e => e != 1).SequenceEqual(figures.Claimed.Extents.Where(e => e != 1)))
        {
            throw new ClaimFaultException(FormattableString.Invariant($"the figures have the shape [{string.Join(", ", figures.Claimed.Extents)}] where the derivative has [{string.Join(", ", open.Extents)}]"));
        }

        for (var k = 0; k < open.Values.Length; k++)
        {
            var figure = figures.Claimed.Values[k];
            if (Extended.Abs(open.Values[k] - Extended.FromRational(figure.Value)) > Unit(figure) / 2 + Slack)
            {
                var wrong = new Compared(Outcome.Different, Comparison.PlaceOf(k, open.Extents), Extended.FromRational(figure.Value), open.Values[k]);
                return new(VerdictStatus.Refuted)
                {
                    Points = 1,
                    Tolerance = "the digits shown",
                    Counterexample = Refutation.Counterexample(statement, point, wrong) with { Claimed = Shown(figure) },
                    Truth = TruthText.Of(statement, cancellation),
                    Guess = OfFigures(figures, open),
                };
            }
        }

        return new(VerdictStatus.Agrees) { Points = 1, Tolerance = "the digits shown" };
    }

    /// <summary>A slip that shows in figures alone: every sign the other way.</summary>
    private static Guess? OfFigures(Figures figures, Dense<Extended> truth) =>
        truth.Values.Zip(figures.Claimed.Values, (t, f) => Extended.Abs(t + Extended.FromRational(f.Value)) <= Unit(f) / 2 + Slack).All(same => same)
            ? new("sign", "every figure has the opposite sign", "")
            : null;

    /// <summary>A figure with the digits to which it is compared: 0.0940.</summary>
    private static string Shown(Figure figure) => figure.Value.ToDouble().ToString(figure.Decimals is { } decimals and <= MostDecimals ? FormattableString.Invariant($"F{decimals}") : "R", CultureInfo.InvariantCulture);

    /// <summary>What the last digit shown counts; nothing of a whole number, which is exact.</summary>
    private static Extended Unit(Figure figure) => figure.Decimals is { } decimals ? Extended.FromRational(Rational.Pow(new Rational(1, 10), decimals)) : Extended.Zero;

    private static Point At(Statement statement, Figures figures)
    {
        var parameters = statement.Derived.Model.Parameters.Where(p => p.Along is null).ToList();
        if (figures.Inputs.Count != parameters.Count)
        {
            throw new ClaimFaultException(FormattableString.Invariant($"the inputs are {figures.Inputs.Count} where '{statement.Derived.Model.Name}' has {parameters.Count} parameters"));
        }

        var (sizes, integers) = (new Dictionary<Expr, long>(), new Dictionary<Tensor, long>());
        var (reals, labels) = (new Dictionary<Tensor, Dense<Rational>>(), new Dictionary<Tensor, Dense<long>>());
        for (var k = 0; k < parameters.Count; k++)
        {
            var (tensor, value) = (parameters[k].Tensor, figures.Inputs[k]);
            if (value.Rank != tensor.Rank || (tensor.Kind == ValueKind.Integer && value.Values.Any(v => !v.IsInteger)))
            {
                throw new ClaimFaultException($"the input for '{parameters[k].Code}' has not its type");
            }

            for (var axis = 0; axis < tensor.Rank; axis++)
            {
                sizes[statement.Pool.Extent(tensor, axis)] = value.Extents[axis];
            }

            if (tensor.Kind == ValueKind.Real)
            {
                reals.Add(tensor, value);
            }
            else if (tensor.Rank == 0)
            {
                integers.Add(tensor, (long)value.Scalar.Numerator);
            }
            else
            {
                labels.Add(tensor, value.Select(v => (long)v.Numerator));
            }
        }

        var point = new Point(sizes, integers, reals, labels);
        return statement.Extents.Solved.Any(s => point.Index.Of(s.Key) != point.Index.Of(s.Value))
            ? throw new ClaimFaultException("the sizes of the inputs do not fit the model")
            : point;
    }
}
