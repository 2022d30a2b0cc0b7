namespace SymGrad.Tool.Plots;

/// <summary>Lines through points, cut to what is shown and to what can be seen of them.</summary>
internal static class Polyline
{
    /// <summary>The parts of a line between two heights, new points on them included.</summary>
    public static IEnumerable<IReadOnlyList<Point>> Clip(IReadOnlyList<Point> line, double lower, double upper)
    {
        var part = new List<Point>();
        for (var k = 0; k + 1 < line.Count; k++)
        {
            if (Inside(line[k], line[k + 1], lower, upper) is var (a, b))
            {
                if (part.Count > 0 && part[^1] != a)
                {
                    yield return part;
                    part = [];
                }

                if (part.Count == 0)
                {
                    part.Add(a);
                }

                part.Add(b);
            }
        }

        if (part.Count > 1)
        {
            yield return part;
        }
    }

    /// <summary>The line without points that lie on it, as nearly as can be seen (Ramer, Douglas and Peucker).</summary>
    /// <param name="line">The line.</param>
    /// <param name="width">The width of the plot.</param>
    /// <param name="height">Its height.</param>
    public static IReadOnlyList<Point> Simplify(IReadOnlyList<Point> line, double width, double height)
    {
        const double Visible = 0.0008;
        var keep = new bool[line.Count];
        var open = new Stack<(int First, int Last)>([(0, line.Count - 1)]);
        while (open.Count > 0)
        {
            var (first, last) = open.Pop();
            keep[first] = keep[last] = true;
            var (farthest, distance) = (0, Visible);
            for (var k = first + 1; k < last; k++)
            {
                if (Distance(line[k], line[first], line[last]) is var far && far > distance)
                {
                    (farthest, distance) = (k, far);
                }
            }

            if (farthest > 0)
            {
                open.Push((first, farthest));
                open.Push((farthest, last));
            }
        }

        var decimals = Math.Clamp(5 - (int)Math.Floor(Math.Log10(width)), 0, 15);
        return [.. line.Where((_, k) => keep[k]).Select(p => p with { X = Math.Round(p.X, decimals) })];

        double Distance(Point p, Point a, Point b)
        {
            var (x, y) = ((b.X - a.X) / width, (b.Y - a.Y) / height);
            var (u, v) = ((p.X - a.X) / width, (p.Y - a.Y) / height);
            var length = Math.Sqrt((x * x) + (y * y));
            return length > 0 ? Math.Abs((x * v) - (y * u)) / length : Math.Sqrt((u * u) + (v * v));
        }
    }

    private static (Point A, Point B)? Inside(Point a, Point b, double lower, double upper)
    {
        if ((a.Y < lower && b.Y < lower) || (a.Y > upper && b.Y > upper))
        {
            return null;
        }

        return (Cut(a, b), Cut(b, a));

        Point Cut(Point p, Point q)
        {
            var bound = p.Y < lower ? lower : p.Y > upper ? upper : p.Y;
            return p.Y < lower || p.Y > upper ? new(p.X + ((q.X - p.X) * ((bound - p.Y) / (q.Y - p.Y))), bound) : p;
        }
    }
}
