using System.Text;
using SymGrad.Calculus.Drawing;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Tool.Pictures;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Drawings;

/// <summary>A drawing as SVG.</summary>
internal static class SvgDrawing
{
    private const double Head = 7;

    public static string Write(Drawing drawing, bool alone)
    {
        var svg = new StringBuilder();
        foreach (var edge in drawing.Edges)
        {
            svg.Append("<path class=\"edge\" d=\"").Append(Path(edge)).Append("\"/>\n").Append(Arrow(edge.Points[^1]));
        }

        foreach (var label in drawing.Edges.Select(e => e.Label).OfType<Placed>())
        {
            svg.Append("<g class=\"weight\">").Append(Rectangle(label, 0)).Append(SvgText.Of(label.Label, Drawing.LabelSize).At(label.X, label.Y + 4.5, 0.5)).Append("</g>\n");
        }

        foreach (var (place, kind) in drawing.Nodes)
        {
            svg.Append("<g class=\"").Append(kind switch { NodeKind.Input => "input", NodeKind.Output => "output", _ => "inner" }).Append("\">")
                .Append(Rectangle(place, kind == NodeKind.Input ? 3 : 15)).Append(SvgText.Of(place.Label, Drawing.FontSize).At(place.X, place.Y + 5, 0.5)).Append("</g>\n");
        }

        return Svg.Element("drawing", drawing.Width, drawing.Height, "Graph of " + string.Join(", ", drawing.Nodes.Select(n => UnicodePrinter.Print(n.Place.Label)).Distinct(StringComparer.Ordinal)), svg.ToString(), alone);
    }

    private static string Path(Route edge)
    {
        var path = new StringBuilder();
        foreach (var (from, first, second, to) in edge.Curves())
        {
            // The line ends where its arrow head begins.
            var end = to == edge.Points[^1] ? to with { X = to.X - Head } : to;
            path.Append(path.Length == 0 ? $"M{At(from)}" : "")
                .Append(IsStraight(from, first, second, to) ? $"L{At(end)}" : $"C{At(first)} {At(second with { X = Math.Min(second.X, end.X) })} {At(end)}");
        }

        return path.ToString();
    }

    /// <summary>Whether a curve is a line: its control points lie on it.</summary>
    internal static bool IsStraight(Point from, Point first, Point second, Point to) =>
        new[] { first, second }.All(p => Math.Abs(p.Y - (from.Y + ((to.Y - from.Y) * (p.X - from.X) / (to.X - from.X)))) < 0.05);

    private static string Arrow(Point tip) => $"<path class=\"head\" d=\"M{At(tip)}L{At(new(tip.X - Head - 1, tip.Y - 3.6))}L{At(new(tip.X - Head - 1, tip.Y + 3.6))}Z\"/>\n";

    private static string Rectangle(Placed place, double radius) =>
        $"<rect x=\"{Svg.Number(place.X - (place.Width / 2))}\" y=\"{Svg.Number(place.Y - (place.Height / 2))}\" width=\"{Svg.Number(place.Width)}\" height=\"{Svg.Number(place.Height)}\" rx=\"{Svg.Number(radius)}\"/>";

    private static string At(Point point) => $"{Svg.Number(point.X)} {Svg.Number(point.Y)}";
}
