using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Plots;

/// <summary>A point of a plot, in the function's own numbers.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>A value of its own at a place where a curve breaks or bends: a limit that is not attained is open.</summary>
internal readonly record struct Dot(Point At, bool IsOpen);

/// <summary>A function's graph: continuous pieces inside the plot, the first and last points of which may lie on its border.</summary>
internal sealed record Curve(Box Label, IReadOnlyList<IReadOnlyList<Point>> Pieces, IReadOnlyList<Dot> Dots);

/// <summary>What is shown from one corner to the other, whatever it is drawn in.</summary>
/// <param name="Variable">What runs along the horizontal axis.</param>
/// <param name="Lower">The corner below on the left.</param>
/// <param name="Upper">The corner above on the right.</param>
/// <param name="Curves">The graphs.</param>
/// <param name="Asymptotes">Where a graph leaves the picture upwards or downwards.</param>
internal sealed record Plot(Box Variable, Point Lower, Point Upper, IReadOnlyList<Curve> Curves, IReadOnlyList<double> Asymptotes)
{
    /// <summary>All dots, each with its curve and with how many others lie on it: it is drawn that much larger, and before them.</summary>
    public IReadOnlyList<(Dot Dot, int Curve, int Covered)> Dots
    {
        get
        {
            var all = Curves.SelectMany((c, k) => c.Dots.Select(d => (Dot: d, Curve: k))).ToList();
            return [.. all.Select((d, k) => (d.Dot, d.Curve, all.Skip(k + 1).Count(o => IsNear(o.Dot.At, d.Dot.At)))).OrderByDescending(d => d.Item3)];
        }
    }

    private bool IsNear(Point a, Point b) => Math.Abs(a.X - b.X) < 0.012 * (Upper.X - Lower.X) && Math.Abs(a.Y - b.Y) < 0.02 * (Upper.Y - Lower.Y);

    /// <summary>Places between the ends of an axis, at multiples of 1, 2 or 5 times a power of ten.</summary>
    public static IReadOnlyList<double> Ticks(double from, double to)
    {
        const int About = 6;
        var rough = (to - from) / About;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step)));
        return [.. Enumerable.Range(0, 100).Select(k => Math.Round((Math.Ceiling((from / step) - 1e-9) + k) * step, Math.Min(15, decimals))).TakeWhile(t => t <= to + (step * 1e-9))];
    }

    /// <summary>Heights for the labels beside the right border: at the end of the curve that each names, but never one over the other.</summary>
    /// <param name="distance">How far apart two labels must be, as a part of the plot's height.</param>
    /// <returns>Heights as parts of the plot's height from below.</returns>
    public IReadOnlyList<double> LabelHeights(double distance)
    {
        var ends = Curves.Select(c => c.Pieces.Count == 0 ? 0.5 : (c.Pieces[^1][^1].Y - Lower.Y) / (Upper.Y - Lower.Y)).ToList();
        var order = Enumerable.Range(0, ends.Count).OrderBy(k => ends[k]).ToList();
        var placed = Spacing.Apart([.. order.Select(k => ends[k])], distance, 0, 1);
        return [.. Enumerable.Range(0, ends.Count).Select(k => placed[order.IndexOf(k)])];
    }
}
