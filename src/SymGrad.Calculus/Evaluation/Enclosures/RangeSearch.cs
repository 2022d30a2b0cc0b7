using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Evaluation.Enclosures;

/// <summary>
/// The range of a function of one number, by branch and bound: the line is cut until the enclosures of its parts reach no further
/// than values that are attained, or limits at infinity.
/// </summary>
public sealed class RangeSearch
{
    private const int MostParts = 1500;
    private const double Tolerance = 5e-5;

    /// <summary>How many parts an interval is cut into to begin with.</summary>
    private const int Start = 16;

    // Beyond it nothing new is found of a function that is not settled yet.
    private const double Farthest = 1e9;

    private readonly IReadOnlyList<Definition> _definitions;
    private readonly IReadOnlyDictionary<Tensor, Expr> _bodies;
    private readonly Tensor _variable;
    private readonly Inputs _others;
    private readonly Tensor _function;
    private readonly Tensor? _slope;
    private readonly CancellationToken _cancellation;

    /// <param name="definitions">The definitions of the function and its derivative.</param>
    /// <param name="variable">The scalar parameter.</param>
    /// <param name="others">The values of all other parameters.</param>
    /// <param name="function">The function.</param>
    /// <param name="slope">Its derivative, where there is one: it tells where the function is monotone.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public RangeSearch(IReadOnlyList<Definition> definitions, Tensor variable, Inputs others, Tensor function, Tensor? slope, CancellationToken cancellation) =>
        (_bodies, _definitions, _variable, _others, _function, _slope, _cancellation) = (definitions.ToDictionary(d => d.Target, d => d.Body), definitions, variable, others, function, slope, cancellation);

    /// <summary>The least interval that holds all values of the function over all numbers; null where that could not be settled.</summary>
    public Interval? Run() => Run([double.NegativeInfinity, -1e3, -100, -30, -10, -3, -1, 0, 1, 3, 10, 30, 100, 1e3, double.PositiveInfinity]);

    /// <summary>The least interval that holds all values between two numbers, both included; null where that could not be settled.</summary>
    public Interval? Run(double from, double to) => Run([.. Enumerable.Range(0, Start).Select(k => from + ((to - from) * k / Start)), to]);

    private Interval? Run(double[] cuts)
    {
        var parts = cuts.Zip(cuts.Skip(1), (a, b) => Part(Interval.Closed(a, b))).ToList();
        var values = new List<double>([.. cuts.Select(ValueAt).Where(v => !double.IsNaN(v))]);
        while (values.Count > 0 && parts.Count <= MostParts)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (least, greatest) = (values.Min(), values.Max());
            var wide = parts.Where(p => Math.Max(Excess(p.Values.Upper.Value, greatest), Excess(-p.Values.Lower.Value, -least)) > Tolerance).ToList();
            if (wide.Count == 0)
            {
                return Settled([.. parts.Select(p => p.Values)], least, greatest);
            }

            var next = parts.Except(wide).ToList();
            foreach (var (over, middle) in wide.Select(p => (p.Over, Middle(p.Over))))
            {
                if (!(middle > over.Lower.Value && middle < over.Upper.Value) || Math.Abs(middle) > Farthest)
                {
                    return null;
                }

                next.Add(Part(Interval.Closed(over.Lower.Value, middle)));
                next.Add(Part(Interval.Closed(middle, over.Upper.Value)));
                values.AddRange(new[] { ValueAt(middle), TurningValue(over) }.Where(v => !double.IsNaN(v)));
            }

            parts = next;
        }

        return null;
    }

    /// <summary>How much further an enclosure reaches than a value, relative to numbers of that size.</summary>
    private static double Excess(double bound, double attained) => bound <= attained ? 0 : double.IsInfinity(bound) ? bound : (bound - attained) / Math.Max(1, Math.Abs(attained));

    /// <summary>A bound that no part attains is what the enclosures say, one that is attained the value.</summary>
    private static Interval Settled(IReadOnlyList<Interval> parts, double least, double greatest)
    {
        var hull = parts.Aggregate((a, b) => a.Hull(b));
        return new(hull.Lower.IsOpen ? hull.Lower : new(least, double.IsInfinity(least)), hull.Upper.IsOpen ? hull.Upper : new(greatest, double.IsInfinity(greatest)));
    }

    private (Interval Over, Interval Values) Part(Interval over)
    {
        var enclosure = new Enclosure(_bodies, _variable, over, _others);
        var values = enclosure.Of(_function);
        if (_slope is not null && enclosure.IsContinuous && enclosure.Of(_slope) is var slope && (slope.Lower.Value >= 0 || slope.Upper.Value <= 0)
            && ValueAt(over.Lower.Value) is var first && ValueAt(over.Upper.Value) is var last && !double.IsNaN(first) && !double.IsNaN(last))
        {
            return (over, Interval.Of([new(first, over.Lower.IsOpen), new(last, over.Upper.IsOpen)]).Meet(values) ?? values);
        }

        return (over, values);
    }

    /// <summary>The value where the slope changes its sign, which is the extreme of a part that has one; NaN where it does not.</summary>
    private double TurningValue(Interval over)
    {
        var (a, b) = (over.Lower.Value, over.Upper.Value);
        if (_slope is null || double.IsInfinity(a) || double.IsInfinity(b) || !(At(_slope, a) * At(_slope, b) < 0))
        {
            return double.NaN;
        }

        var rises = At(_slope, a) > 0;
        for (var x = a + ((b - a) / 2); x > a && x < b; x = a + ((b - a) / 2))
        {
            (a, b) = At(_slope, x) > 0 == rises ? (x, b) : (a, x);
        }

        return ValueAt(a);
    }

    private double ValueAt(double x) => At(_function, x);

    private double At(Tensor tensor, double x) => Evaluator.Double(_definitions, _others.With(_variable, x), _cancellation).Value(tensor).Scalar;

    private static double Middle(Interval over) => (over.Lower.Value, over.Upper.Value) switch
    {
        (double.NegativeInfinity, var upper) => upper * 8,
        (var lower, double.PositiveInfinity) => lower * 8,
        var (lower, upper) => lower + ((upper - lower) / 2),
    };
}
