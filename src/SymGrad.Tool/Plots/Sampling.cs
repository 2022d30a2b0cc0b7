namespace SymGrad.Tool.Plots;

/// <summary>A place where a function jumps or has a pole.</summary>
/// <param name="At">The place.</param>
/// <param name="Left">The limit from the left; not finite at a pole.</param>
/// <param name="Value">The value there.</param>
/// <param name="Right">The limit from the right; not finite at a pole.</param>
internal sealed record Break(double At, double Left, double Value, double Right);

/// <summary>A place where the values begin or end.</summary>
/// <param name="At">The place.</param>
/// <param name="IsStart">Whether they begin there, from left to right.</param>
/// <param name="IsDefined">Whether there is a value at the place itself.</param>
/// <param name="Limit">The infinity that they tend to there; 0 where they do not.</param>
internal sealed record Edge(double At, bool IsStart, bool IsDefined, double Limit);

/// <summary>
/// Samples a function between two ends: densely where it bends, and in pieces, which end where it jumps, has a pole or is not defined.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="height">What differs by less than a thousandth of it cannot be seen.</param>
internal sealed class Sampling(Func<double, double> function, double height)
{
    private const int Start = 128;
    private const int Deepest = 11;
    private const double Visible = 0.001;
    private const double Beyond = 1e6;

    private readonly List<List<Point>> _pieces = [];
    private readonly List<Break> _breaks = [];
    private readonly List<Edge> _edges = [];

    /// <summary>The pieces from left to right.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Pieces => _pieces;

    /// <summary>Where it breaks.</summary>
    public IReadOnlyList<Break> Breaks => _breaks;

    /// <summary>Where the values begin or end within the interval.</summary>
    public IReadOnlyList<Edge> Edges => _edges;

    public void Run(double from, double to)
    {
        var last = new Point(from, function(from));
        Begin(last);
        for (var k = 1; k <= Start; k++)
        {
            var x = k == Start ? to : from + ((to - from) * k / Start);
            var next = new Point(x, function(x));
            Between(last, next, 0);
            last = next;
        }

        _pieces.RemoveAll(p => p.Count == 0);
        Merge();
    }

    /// <summary>Breaks on both sides of one point are one: what is attained there may be neither limit.</summary>
    private void Merge()
    {
        for (var k = _breaks.Count - 1; k > 0; k--)
        {
            var (first, second) = (_breaks[k - 1], _breaks[k]);
            if (Math.Abs(first.At - second.At) <= 1e-12 * Math.Max(1, Math.Abs(first.At)))
            {
                _breaks[k - 1] = first with { Right = second.Right };
                _breaks.RemoveAt(k);
            }
        }
    }

    private void Begin(Point point) => _pieces.Add(double.IsFinite(point.Y) ? [point] : []);

    private void Between(Point a, Point b, int depth)
    {
        var (left, right) = (double.IsFinite(a.Y), double.IsFinite(b.Y));
        var x = a.X + ((b.X - a.X) / 2);
        if ((!left && !right && depth > 2) || x <= a.X || x >= b.X)
        {
            Begin(b);
            return;
        }

        var middle = new Point(x, function(x));
        if (left && right && depth < Deepest && Math.Abs(middle.Y - ((a.Y + b.Y) / 2)) <= Visible * height)
        {
            _pieces[^1].Add(b);
        }
        else if (depth < Deepest)
        {
            Between(a, middle, depth + 1);
            Between(middle, b, depth + 1);
        }
        else if (left && right)
        {
            Steep(a, b);
        }
        else
        {
            Edge(a, b);
        }
    }

    /// <summary>Neighbours at the deepest level: on one curve, or on two sides of a break.</summary>
    private void Steep(Point a, Point b)
    {
        var (left, right) = (a, b);
        while (left.X + ((right.X - left.X) / 2) is var x && x > left.X && x < right.X && function(x) is var y && double.IsFinite(y))
        {
            (left, right) = Math.Abs(y - left.Y) > Math.Abs(right.Y - y) ? (left, new Point(x, y)) : (new Point(x, y), right);
            if (right.X - left.X < 1e-14 * Math.Max(1e-3, Math.Abs(x)))
            {
                break;
            }
        }

        var jump = Math.Abs(right.Y - left.Y);
        var isPole = Math.Max(Math.Abs(left.Y), Math.Abs(right.Y)) > 1e4 * height;
        if (!isPole && jump <= Visible * height)
        {
            _pieces[^1].Add(b);
            return;
        }

        var at = Shortest(left.X, right.X);
        _pieces[^1].Add(left);
        _breaks.Add(isPole ? new(at, double.NaN, double.NaN, double.NaN) : new(at, left.Y, function(at), right.Y));
        Begin(right);
        _pieces[^1].Add(b);
    }

    /// <summary>Where the values end or begin.</summary>
    private void Edge(Point a, Point b)
    {
        var startsInside = double.IsFinite(a.Y);
        var (inside, outside) = startsInside ? (a, b) : (b, a);
        for (var k = 0; k < 60; k++)
        {
            var x = inside.X + ((outside.X - inside.X) / 2);
            var middle = new Point(x, function(x));
            (inside, outside) = double.IsFinite(middle.Y) ? (middle, outside) : (inside, middle);
        }

        var at = Shortest(Math.Min(inside.X, outside.X), Math.Max(inside.X, outside.X));
        var limit = LimitAt(at, Math.Sign(inside.X - outside.X) * Math.Abs(b.X - a.X));
        _edges.Add(new(at, !startsInside, double.IsFinite(function(at)), limit));
        List<Point> end = limit == 0 ? [inside] : [new(at, limit > 0 ? Beyond * height : -Beyond * height), inside];
        if (Math.Abs(inside.Y) > 1e4 * height)
        {
            _breaks.Add(new(at, double.NaN, double.NaN, double.NaN));
        }

        if (startsInside)
        {
            end.Reverse();
            _pieces[^1].AddRange(end);
            Begin(b);
        }
        else
        {
            Begin(end[0]);
            _pieces[^1].AddRange([.. end.Skip(1), b]);
        }
    }

    /// <summary>
    /// The infinity that the values tend to at an edge. Nearer by a thousandth each time, they change by the same again at a logarithm and by more at a
    /// pole, but by less and less where there is a limit.
    /// </summary>
    private double LimitAt(double at, double inwards)
    {
        var near = Enumerable.Range(0, 4).Select(k => function(at + (inwards * Math.Pow(1e-3, k)))).ToList();
        var changes = near.Zip(near.Skip(1), (far, close) => close - far).ToList();
        return near.TrueForAll(double.IsFinite) && changes.Select(Math.Sign).Distinct().Count() == 1 && Math.Abs(changes[2]) > 0.7 * Math.Abs(changes[1]) ? Math.Sign(changes[2]) : 0;
    }

    /// <summary>The number of fewest decimals in an interval.</summary>
    public static double Shortest(double lower, double upper) => lower <= 0 && upper >= 0 ? 0 : Enumerable.Range(0, 16)
        .Select(decimals => Math.Round((lower + upper) / 2, Math.Min(15, decimals))).FirstOrDefault(x => x >= lower && x <= upper, upper);
}
