using System.Globalization;
using System.Text;
using SymGrad.Calculus.Drawing;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Drawings;

/// <summary>A drawing for TikZ, no wider than the text; a wide one is turned, where its labels would be too small to read.</summary>
internal static class TikzDrawing
{
    private const double TextWidth = 450;

    /// <summary>What a page leaves below a heading.</summary>
    private const double TextHeight = 640;

    /// <summary>The part of their size that labels may lose.</summary>
    private const double Smallest = 0.75;
    private const double PointsPerPixel = 0.75;

    public static string Write(Drawing drawing)
    {
        var (level, turned) = (Scale(drawing, TextWidth, TextHeight), Scale(drawing, TextHeight, TextWidth));
        var isTurned = level < Smallest && turned > level;
        var scale = isTurned ? turned : level;
        var text = new StringBuilder(isTurned ? "\\begin{center}\n\\rotatebox{90}{%\n" : "\\begin{center}\n");
        text.Append(CultureInfo.InvariantCulture, $"\\begin{{tikzpicture}}[x={Number(PointsPerPixel)}pt, y=-{Number(PointsPerPixel)}pt, scale={Number(scale)}, every node/.style={{transform shape}},\n");
        // The radius of a corner is not transformed with the shape: one larger than half of a shrunk node would pinch it.
        text.Append(CultureInfo.InvariantCulture, $"  part/.style={{draw=black!70, rounded corners={Number(10 * scale)}pt, fill=white}}, given/.style={{draw=black!35, rounded corners={Number(2 * scale)}pt, fill=black!4}}, ");
        text.Append("weight/.style={font=\\small, fill=white, inner sep=1pt}, ->, >=stealth]\n");
        foreach (var edge in drawing.Edges)
        {
            text.Append("\\draw[black!60] ").Append(Path(edge)).Append(";\n");
        }

        foreach (var label in drawing.Edges.Select(e => e.Label).OfType<Placed>())
        {
            text.Append(CultureInfo.InvariantCulture, $"\\node[weight] at ({Number(label.X)},{Number(label.Y)}) {{${LatexPrinter.Print(label.Label)}$}};\n");
        }

        foreach (var (place, kind) in drawing.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\node[{(kind == NodeKind.Input ? "given" : kind == NodeKind.Output ? "part, line width=1pt" : "part")}, minimum width={Number(place.Width * PointsPerPixel)}pt, minimum height={Number(place.Height * PointsPerPixel)}pt, inner sep=0pt] at ({Number(place.X)},{Number(place.Y)}) {{${LatexPrinter.Print(place.Label)}$}};\n");
        }

        return text.Append("\\end{tikzpicture}").Append(isTurned ? "}" : "").Append("\n\\end{center}\n").ToString();
    }

    /// <summary>The scale at which it fits, never larger than it is.</summary>
    private static double Scale(Drawing drawing, double width, double height) => Math.Min(1, Math.Min(width / (drawing.Width * PointsPerPixel), height / (drawing.Height * PointsPerPixel)));

    private static string Path(Route edge)
    {
        var path = new StringBuilder();
        foreach (var (from, first, second, to) in edge.Curves())
        {
            path.Append(path.Length == 0 ? At(from) : "")
                .Append(SvgDrawing.IsStraight(from, first, second, to) ? $" -- {At(to)}" : $" .. controls {At(first)} and {At(second)} .. {At(to)}");
        }

        return path.ToString();
    }

    private static string At(Point point) => $"({Number(point.X)},{Number(point.Y)})";

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
