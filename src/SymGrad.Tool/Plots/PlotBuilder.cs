using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Evaluation.Enclosures;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Generator.Sheets;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Plots;

/// <summary>Makes the plot of a function of one number, and says what it shows: ranges, kinks, jumps and poles.</summary>
internal sealed class PlotBuilder
{
    private readonly DerivedMethod _method;
    private readonly PlotRequest _request;
    private readonly string _variable;
    private readonly PlottedFunction _function;
    private readonly IReadOnlyList<int> _orders;
    private readonly Dictionary<int, Sampling> _samples = [];

    /// <param name="method">The method.</param>
    /// <param name="request">What its attribute asks for.</param>
    /// <param name="given">The values of its parameters, where it has others than the one along which is plotted.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public PlotBuilder(DerivedMethod method, PlotRequest request, Inputs? given, CancellationToken cancellation)
    {
        (_method, _request, _variable) = (method, request, request.VariableOf(method.Symbol));
        _orders = [0, .. Orders().DefaultIfEmpty(1).Distinct().Order()];
        _function = new(method, _variable, given, _orders[^1] + 1, cancellation);
    }

    /// <summary>The plot and the sentences below it.</summary>
    public IEnumerable<Block> Build()
    {
        foreach (var order in Enumerable.Range(0, _orders[^1] + 2))
        {
            var coarse = View(Coarse(order));
            _samples[order] = new(x => _function.At(x, order), coarse.Upper - coarse.Lower);
            _samples[order].Run(_request.From, _request.To);
        }

        yield return new PlotBlock(Plot());
        if (Domain().ToList() is { Count: > 0 } domain)
        {
            yield return new Paragraph(domain);
        }

        yield return new Paragraph([.. _orders.SelectMany((order, k) => (Box[])[.. k > 0 ? (Box[])[new Words(" ")] : [], .. Range(order)])]);
        if (Breaks().ToList() is { Count: > 0 } breaks)
        {
            yield return new Paragraph(breaks);
        }
    }

    /// <summary>The derivatives by the variable that the attributes ask for.</summary>
    private IEnumerable<int> Orders() => _method.Derived.Requests.Where(r => r.By.Any(t => t.Name == _variable)).SelectMany(r => r.Kind switch
    {
        DerivativeKind.Derivative => [r.Order],
        DerivativeKind.Hessian => (int[])[1, 2],
        _ => [1],
    });

    /// <summary>Values at even distances, so that what is steep does not count for more.</summary>
    private IReadOnlyList<double> Coarse(int order) => [.. Enumerable.Range(0, 129).Select(k => _function.At(_request.From + ((_request.To - _request.From) * k / 128), order))];

    private Plot Plot()
    {
        var (lower, upper) = View([.. _orders.SelectMany(Coarse), .. _orders.SelectMany(o => _samples[o].Breaks).SelectMany(b => (double[])[b.Left, b.Right])]);
        var (width, height) = (_request.To - _request.From, upper - lower);
        return new(
            Variable,
            new(_request.From, lower),
            new(_request.To, upper),
            [
                .. _orders.Select(order => new Curve(
                    Name(order),
                    [.. _samples[order].Pieces.Where(p => p[^1].X - p[0].X > 1e-9 * width).SelectMany(p => Polyline.Clip(p, lower, upper)).Select(p => Polyline.Simplify(p, width, height))],
                    [.. Dots(order).Where(d => d.At.Y >= lower && d.At.Y <= upper).Distinct()])),
            ],
            [.. _orders.SelectMany(o => _samples[o].Breaks.Where(b => !double.IsFinite(b.Left)).Select(b => b.At).Concat(_samples[o].Edges.Where(e => e.Limit != 0).Select(e => e.At))).DistinctBy(x => (float)x).Order()]);
    }

    /// <summary>What a plot shows: all values, or most where the others are far off, with a margin.</summary>
    private static (double Lower, double Upper) View(IReadOnlyList<double> values)
    {
        const double Margin = 0.06;
        var sorted = values.Where(double.IsFinite).Order().ToList();
        if (sorted.Count == 0)
        {
            return (-1, 1);
        }

        var (low, high) = (sorted[sorted.Count / 10], sorted[sorted.Count * 9 / 10]);
        var reach = Math.Max(high - low, 1e-9 * Math.Max(1, Math.Abs(high)));
        var (lower, upper) = (Math.Max(sorted[0], low - (4 * reach)), Math.Min(sorted[^1], high + (4 * reach)));
        var height = upper - lower > 0 ? upper - lower : Math.Max(1, Math.Abs(upper));
        return (lower - (Margin * height), upper + (Margin * height));
    }

    /// <summary>Limits beside what is attained, where a curve jumps; a full dot where it bends.</summary>
    private IEnumerable<Dot> Dots(int order)
    {
        foreach (var jump in _samples[order].Breaks.Where(b => double.IsFinite(b.Left)))
        {
            foreach (var limit in (double[])[jump.Left, jump.Right])
            {
                if (!IsSame(limit, jump.Value))
                {
                    yield return new(new(jump.At, Rounded(limit)), IsOpen: true);
                }
            }

            yield return new(new(jump.At, Rounded(jump.Value)), IsOpen: false);
        }

        foreach (var kink in Kinks(order))
        {
            yield return new(new(kink.At, _function.At(kink.At, order)), IsOpen: false);
        }
    }

    /// <summary>Where a curve is continuous and its derivative jumps.</summary>
    private IEnumerable<Break> Kinks(int order) => _samples[order + 1].Breaks
        .Where(b => double.IsFinite(b.Left) && double.IsFinite(_function.At(b.At, order)) && !_samples[order].Breaks.Any(o => Math.Abs(o.At - b.At) < 1e-9))
        .DistinctBy(b => b.At);

    private static bool IsSame(double a, double b) => Math.Abs(a - b) < 1e-6 * Math.Max(1, Math.Abs(a));

    // What bisection leaves of a limit is off in the last digits.
    private static double Rounded(double value) => Math.Round(value, 9);

    private Box Name(int order)
    {
        var f = _method.Sheet.Model.Index.Left;
        var x = Variable;
        var isFunctionOfOne = _method.Derived.Model.Parameters.Count(p => p.Along is null) == 1;
        var isOnly = isFunctionOfOne && f is not (Symbol { HasScripts: true } or Scripts { Sup: not null });
        var differential = isFunctionOfOne ? new Symbol(@"\mathrm{d}", "d") : new Symbol(@"\partial", "∂");
        Box Power(Box of) => order == 1 ? of : new Scripts(of, null, new Numeral($"{order}"));
        return order == 0 ? f
            : isOnly && order <= 3 ? new Scripts(f, null, new Symbol(string.Concat(Enumerable.Repeat(@"\prime", order)), new string('′', order)))
            : isOnly ? new Scripts(f, null, new Delimited(BracketKind.Parentheses, new Numeral($"{order}")))
            : new Row([Power(differential), f, new Symbol("/", "/"), differential, Power(x)]);
    }

    private IEnumerable<Box> Range(int order)
    {
        var sampling = _samples[order];
        var values = sampling.Pieces.SelectMany(p => p).Select(p => p.Y).ToList();
        if (values.Count == 0)
        {
            return [Name(order), new Words(" is not defined there.")];
        }

        if (sampling.Breaks.Count > 0 && Steps(sampling) is { } steps)
        {
            return [Name(order), new Words(steps.Count == 1 ? " takes the value " : " takes the values "), .. Listed([.. steps.Select(Figure.Known)]), new Words(".")];
        }

        var hasPole = sampling.Breaks.Any(b => !double.IsFinite(b.Left) && !IsEdge(order, b.At));
        if (!hasPole && !sampling.Breaks.Any(b => double.IsFinite(b.Left)) && _function.RangeOf(order) is { } range)
        {
            return [new Words("Range of "), Name(order), new Words(": "), .. Written(range), new Words(".")];
        }

        if (hasPole || sampling.Breaks.Any(b => !double.IsFinite(b.Left)) || sampling.Edges.Any(e => e.Limit != 0))
        {
            return [Name(order), new Words(" is unbounded on the interval shown.")];
        }

        // Between what is known to be reached and what was only met on the way the words make the difference.
        var known = _function.RangeOf(order, _request.From, _request.To);
        return
        [
            new Words("On the interval shown "),
            Name(order),
            new Words(known is null ? " takes values from about " : " takes values from "),
            known is null ? Figure.Of(Dense.Scalar(Rounded(values.Min()))) : Figure.Known(Rounded(known.Value.Lower.Value)),
            new Words(known is null ? " to about " : " to "),
            known is null ? Figure.Of(Dense.Scalar(Rounded(values.Max()))) : Figure.Known(Rounded(known.Value.Upper.Value)),
            new Words("."),
        ];
    }

    private bool IsEdge(int order, double at) => _samples[order].Edges.Any(e => IsSame(e.At, at)) && !IsHole(order, at);

    /// <summary>Whether the values end at a place and begin again at the same.</summary>
    private bool IsHole(int order, double at) => _samples[order].Edges.Count(e => IsSame(e.At, at)) > 1;

    /// <summary>Where the function is defined, if that is not all of what is shown.</summary>
    private IEnumerable<Box> Domain()
    {
        var edges = _samples[0].Edges.Where(e => !IsHole(0, e.At)).ToList();
        var poles = _samples[0].Breaks.Where(b => !double.IsFinite(b.Left)).ToList();
        var holes = _samples[0].Edges.Where(e => e.IsStart && IsHole(0, e.At) && !poles.Exists(p => IsSame(p.At, e.At))).ToList();
        var parts = new List<Box>();
        for (var k = 0; k < edges.Count; k++)
        {
            var (start, end) = edges[k].IsStart ? (edges[k], k + 1 < edges.Count ? edges[k + 1] : null) : (null, edges[k]);
            parts.Add(new Row(
            [
                .. start is null ? (Box[])[] : end is null ? [Variable, Greater(start.IsDefined), Number(start.At)] : [Number(start.At), Less(start.IsDefined), Variable],
                .. end is null ? (Box[])[] : start is null ? [Variable, Less(end.IsDefined), Number(end.At)] : [Less(end.IsDefined), Number(end.At)],
            ]));
            k += start is not null && end is not null ? 1 : 0;
        }

        return parts.Count == 0 && holes.Count == 0 ? []
            : parts.Count == 0 ? [Name(0), new Words(" is not defined at "), .. Listed([.. holes.Select(h => Place(h.At))]), new Words(".")]
            : [new Words("On the interval shown "), Name(0), new Words(" is defined where "), .. parts.SelectMany((part, k) => (Box[])[.. k == 0 ? (Box[])[] : [new Words(" or ")], part]), new Words(".")];
    }

    private Box Variable => _method.Sheet.NameOf(_method.Derived.Model.Parameters.First(p => p.Name == _variable).Tensor);

    private static Box Number(double value) => PartOfPi.Of(value) ?? Figure.Of(Dense.Scalar(value));

    private static Infix Less(bool orEqual) => orEqual ? new(@"\le", "≤") : new("<", "<");

    private static Infix Greater(bool orEqual) => orEqual ? new(@"\ge", "≥") : new(">", ">");

    /// <summary>The values of a function that is constant between its jumps; null for any other.</summary>
    private static IReadOnlyList<double>? Steps(Sampling sampling)
    {
        const int Most = 6;
        var steps = sampling.Pieces.SelectMany(p => p).Select(p => Rounded(p.Y)).Distinct().Order().Take(Most + 1).ToList();
        return steps.Count <= Most ? steps : null;
    }

    private static IEnumerable<Box> Written(Interval range) =>
    [
        new Words(range.Lower.IsOpen ? "(" : "["),
        new Row([Figure.Known(range.Lower.Value), new Comma(Tight: false), Figure.Known(range.Upper.Value)]),
        new Words(range.Upper.IsOpen ? ")" : "]"),
    ];

    private static IEnumerable<Box> Listed(IReadOnlyList<Box> items) =>
        items.SelectMany((item, k) => (Box[])[.. k == 0 ? (Box[])[] : [new Words(k == items.Count - 1 ? " and " : ", ")], item]);

    /// <summary>Kinks with what the derivative is there, jumps, poles.</summary>
    private IEnumerable<Box> Breaks()
    {
        var kinks = Kinks(0).ToList();
        var poles = _samples[0].Breaks.Where(b => !double.IsFinite(b.Left)).Concat(_samples[0].Edges.Where(e => e.Limit != 0).Select(e => new Break(e.At, double.NaN, double.NaN, double.NaN))).DistinctBy(b => (float)b.At).ToList();
        var jumps = _samples[0].Breaks.Where(b => double.IsFinite(b.Left)).DistinctBy(b => (float)b.At).ToList();
        foreach (var kink in kinks)
        {
            foreach (var box in (Box[])[Name(0), new Words(" has a kink at "), Place(kink.At), new Words(": the derivative jumps from "), Figure.Known(Rounded(kink.Left)), new Words(" to "), Figure.Known(Rounded(kink.Right)), new Words(", and is taken there as "), Figure.Known(_function.At(kink.At, 1)), new Words(". ")])
            {
                yield return box;
            }
        }

        foreach (var (places, what) in ((List<Break>, string)[])[(jumps, " jumps at "), ([.. poles.Where(p => !IsEdge(0, p.At))], " has a pole at "), ([.. poles.Where(p => IsEdge(0, p.At))], " is unbounded near ")])
        {
            if (places.Count > 0)
            {
                foreach (var box in (Box[])[Name(0), new Words(what), .. Listed([.. places.Select(p => Place(p.At))]), new Words(". ")])
                {
                    yield return box;
                }
            }
        }
    }

    private Box Place(double at) => new Row([Variable, new Infix("=", "="), Number(at)]);
}
