namespace SymGrad.Calculus.Primitives;

/// <summary>
/// What is known of all values of a function: it is monotone in each argument between the turning points of the first one, so over
/// intervals its extremes are at ends and turning points.
/// </summary>
/// <param name="Values">The least interval that holds every value.</param>
/// <param name="TurningPoints">The first arguments at which it turns.</param>
public sealed record Course(Domain Values, params IReadOnlyList<double> TurningPoints)
{
    /// <summary>The distance at which turning points repeat; 0 where they do not.</summary>
    public double Period { get; init; }

    /// <summary>Whether it jumps somewhere in its domain.</summary>
    public bool Jumps { get; init; }

    /// <summary>The turning points strictly between two arguments; null where there are too many to list.</summary>
    public IReadOnlyList<double>? TurningBetween(double lower, double upper)
    {
        const int Most = 4;
        if (Period > 0 && !(upper - lower < Most * Period))
        {
            return null;
        }

        var points = new List<double>();
        foreach (var point in TurningPoints)
        {
            var first = Period > 0 ? point + (Math.Ceiling((lower - point) / Period) * Period) : point;
            for (var at = first; at < upper; at += Period)
            {
                if (at > lower)
                {
                    points.Add(at);
                }

                if (Period <= 0)
                {
                    break;
                }
            }
        }

        return points;
    }
}
