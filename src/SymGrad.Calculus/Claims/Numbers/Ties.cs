using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>
/// Points on the kinks and joints of both sides of a statement: of a small point one element is moved until the two reals that are compared are the
/// same number, in the arithmetic in which both sides are evaluated. Random points never lie there.
/// </summary>
internal sealed class Ties(Statement statement, PointSource source, CancellationToken cancellation)
{
    private const int MostJoints = 8;
    private const int MostElements = 6;

    // The free indices of a point itself may lie outside of its arrays.
    private const int MostPlaces = 2;
    private const int MostEvaluations = 600;

    // Points of one element, then of two, whose numbers are ±1, 2 and halves: sums of those are exact in binary.
    private static readonly int[] Numbers = [1, 0, 4, 3];
    private static readonly Rational[] Usual = [Rational.Zero, Rational.One, Rational.MinusOne];

    private int _evaluations;

    /// <summary>One point for each joint of each side, where one is found.</summary>
    public IEnumerable<Point> Points()
    {
        foreach (var joint in Joints.Placed(statement, Joints.Of, MostJoints))
        {
            if (Numbers.Select(source.At).OfType<Point>().SelectMany(p => source.Places(p, MostPlaces)).Select(p => On(joint, p)).FirstOrDefault(p => p is not null) is { } point)
            {
                yield return point;
            }
        }
    }

    /// <summary>The point with one element moved onto the joint; null where none of the first elements leads there.</summary>
    private Point? On(Joint joint, Point point)
    {
        if (Value(point) is not { } start)
        {
            return null;
        }

        return start == Extended.Zero ? point
            : point.Elements.Take(MostElements).Select(e => Moved(e.Parameter, e.Element)).FirstOrDefault(p => p is not null);

        Point? Moved(Tensor tensor, int element)
        {
            var value = point.Reals[tensor].Values[element];
            if (Value(point.With(tensor, element, value + 1)) is not { } next)
            {
                return null;
            }

            return (next == start ? Usual : [Decimal(Extended.FromRational(value) - (start / (next - start))), .. Usual])
                .Select(root => point.With(tensor, element, root)).FirstOrDefault(p => Value(p) is { } zero && zero == Extended.Zero);
        }

        Extended? Value(Point at)
        {
            cancellation.ThrowIfCancellationRequested();
            return ++_evaluations <= MostEvaluations && joint.Value(all => Evaluator.Extended(all, at.Inputs, cancellation)) is { IsFinite: true } value ? value : null;
        }
    }

    /// <summary>The number of few digits that was meant by a rounded one.</summary>
    private static Rational Decimal(Extended value) => value.IsFinite && Extended.Abs(value) < Extended.FromRational(1_000_000)
        ? Rational.Parse(value.ToDouble().ToString("F9", CultureInfo.InvariantCulture)) : Rational.Zero;
}
