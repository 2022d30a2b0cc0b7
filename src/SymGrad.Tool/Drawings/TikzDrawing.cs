using System.Globalization;
using System.Text;
using SymGrad.Calculus.Drawing;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Drawings;

/// <summary>A drawing for TikZ, no wider than the text.</summary>
internal static class TikzDrawing
{
    private const double TextWidth = 450;
    private const double PointsPerPixel = 0.75;

    public static string Write(Drawing drawing)
    {
        var scale = Math.Min(1, TextWidth / (drawing.Width * PointsPerPixel));
        var text = new StringBuilder("\\begin{center}\n");
        text.Append(CultureInfo.InvariantCulture, $"\\begin{{tikzpicture}}[x={Number(PointsPerPixel)}pt, y=-{Number(PointsPerPixel)}pt, scale={Number(scale)}, every node/.style={{transform shape}},\n");
        // The radius of a corner is not transformed with the shape: one larger than half of a shrunk node would pinch it.
        text.Append(CultureInfo.InvariantCulture, $"  part/.style={{draw=black!70, rounded corners={Number(10 * scale)}pt, fill=white}}, given/.style={{draw=black!35, rounded corners={Number(2 * scale)}pt, fill=black!4}}, ");
        text.Append("weight/.style={font=\\small, fill=white, inner sep=1pt}, ->, >=stealth]\n");
        foreach (var edge in drawing.Edges)
        {
            text.Append("\\draw[black!60] ").Append(Path(edge.Points)).Append(";\n");
        }

        foreach (var label in drawing.Edges.Select(e => e.Label).OfType<Placed>())
        {
            text.Append(CultureInfo.InvariantCulture, $"\\node[weight] at ({Number(label.X)},{Number(label.Y)}) {{${LatexPrinter.Print(label.Label)}$}};\n");
        }

        foreach (var (place, kind) in drawing.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\node[{(kind == NodeKind.Input ? "given" : kind == NodeKind.Output ? "part, line width=1pt" : "part")}, minimum width={Number(place.Width * PointsPerPixel)}pt, minimum height={Number(place.Height * PointsPerPixel)}pt, inner sep=0pt] at ({Number(place.X)},{Number(place.Y)}) {{${LatexPrinter.Print(place.Label)}$}};\n");
        }

        return text.Append("\\end{tikzpicture}\n\\end{center}\n").ToString();
    }

    private static string Path(IReadOnlyList<Point> points)
    {
        var path = new StringBuilder(At(points[0]));
        for (var k = 1; k < points.Count; k++)
        {
            if (points[k].X - points[k - 1].X < 0.01)
            {
                continue;
            }

            var middle = (points[k - 1].X + points[k].X) / 2;
            path.Append(Math.Abs(points[k - 1].Y - points[k].Y) < 0.01 ? $" -- {At(points[k])}" : $" .. controls {At(new(middle, points[k - 1].Y))} and {At(new(middle, points[k].Y))} .. {At(points[k])}");
        }

        return path.ToString();
    }

    private static string At(Point point) => $"({Number(point.X)},{Number(point.Y)})";

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
