using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>
/// Points on either side of the kinks and joints of both sides of a statement, and of the ends of domains: one element is moved until what is compared changes its order, however it depends on
/// the element. A threshold of one side alone is false between it and the other's.
/// </summary>
/// <param name="statement">The statement.</param>
/// <param name="source">The points from which they start.</param>
/// <param name="under">What an assumption makes of a point; null where that is not possible.</param>
/// <param name="cancellation">Asked at every evaluation.</param>
internal sealed class Crossings(Statement statement, PointSource source, Func<Point, Point?> under, CancellationToken cancellation)
{
    private const int MostJoints = 16;
    private const int MostElements = 6;
    private const int MostPlaces = 2;
    private const int MostStarts = 3;
    private const int MostEvaluations = 4000;

    private static readonly int[] Numbers = [1, 4, 0, 3, 7, 10, 13];
    private static readonly Rational[] Lengths = [Rational.Half, 2, 8, 64, 1024];

    // Not so near to the end of a domain that a quotient of what vanishes there has no value.
    private static readonly Rational[] Beside = [.. new Rational[] { new(3, 1000), new(1, 20), new(2, 5) }.SelectMany(d => (Rational[])[d, -d])];
    private static readonly Rational Exactness = new(1, 10_000);

    private int _evaluations;

    /// <summary>Points beside each place at which a joint was found.</summary>
    public IEnumerable<Point> Points()
    {
        foreach (var joint in Joints.Placed(statement, Joints.All, MostJoints))
        {
            var found = Numbers.Select(source.At).OfType<Point>().SelectMany(p => source.Places(p, MostPlaces)).Select(p => Around(joint, p)).Where(points => points.Count > 0);
            foreach (var point in found.Take(MostStarts).SelectMany(points => points))
            {
                yield return point;
            }
        }
    }

    /// <summary>The points beside a joint to which one of the first elements leads, moved upwards and downwards.</summary>
    private IReadOnlyList<Point> Around(Joint joint, Point start)
    {
        var order = Order(start);
        return order == 0 ? []
            : start.Elements.Take(MostElements).Select(e => Moved(e.Parameter, e.Element)).FirstOrDefault(points => points.Count > 0) ?? [];

        List<Point> Moved(Tensor tensor, int element) =>
            [.. from direction in new[] { Rational.One, Rational.MinusOne }
                let crossing = Crossing(s => At(tensor, element, s * direction))
                where crossing is not null
                from beside in Beside
                select At(tensor, element, (crossing.Value * direction) + beside) into point
                where point is not null
                select point];

        Point? At(Tensor tensor, int element, Rational step) => under(start.With(tensor, element, start.Reals[tensor].Values[element] + step));

        // How far away the order changes; null where it does not.
        Rational? Crossing(Func<Rational, Point?> at)
        {
            var low = Rational.Zero;
            foreach (var length in Lengths)
            {
                if (Order(at(length)) == -order)
                {
                    var high = length;
                    while (high - low > Exactness)
                    {
                        var middle = (low + high) / 2;
                        (low, high) = Order(at(middle)) == order ? (middle, high) : (low, middle);
                    }

                    return high;
                }

                low = length;
            }

            return null;
        }

        int Order(Point? at)
        {
            cancellation.ThrowIfCancellationRequested();
            return at is not null && ++_evaluations <= MostEvaluations && joint.Value(all => Evaluator.Double(all, at.Inputs, cancellation)) is { } value && !double.IsNaN(value) ? Math.Sign(value) : 0;
        }
    }
}
