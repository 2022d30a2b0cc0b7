using System.Globalization;
using System.Text;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Tool.Pictures;

namespace SymGrad.Tool.Plots;

/// <summary>A plot as SVG.</summary>
internal static class SvgPlot
{
    private const double Width = 500;
    private const double Height = 310;
    private const double Left = 46;
    private const double Top = 12;
    private const double Bottom = 34;
    private const double LabelSize = 16;
    private const double Sample = 16;

    /// <summary>What the widest of common faces takes, where the width is that of a book face.</summary>
    private const double Widest = 1.25;

    /// <summary>The element.</summary>
    /// <param name="plot">What is plotted.</param>
    /// <param name="alone">Whether it stands in a file of its own.</param>
    public static string Write(Plot plot, bool alone)
    {
        var labels = plot.Curves.Select(c => SvgText.Of(c.Label, LabelSize)).ToList();
        var right = Width - (Widest * labels.Max(l => l.Width)) - Sample - 16;
        double X(double x) => Left + ((right - Left) * (x - plot.Lower.X) / (plot.Upper.X - plot.Lower.X));
        double Y(double y) => Height - Bottom - ((Height - Bottom - Top) * (y - plot.Lower.Y) / (plot.Upper.Y - plot.Lower.Y));
        var svg = new StringBuilder();
        foreach (var x in Plot.Ticks(plot.Lower.X, plot.Upper.X))
        {
            svg.Append(Line(x == 0 ? "axis" : "grid", X(x), Top, X(x), Height - Bottom)).Append(Text(X(x), Height - Bottom + 17, "middle", x));
        }

        foreach (var y in Plot.Ticks(plot.Lower.Y, plot.Upper.Y))
        {
            svg.Append(Line(y == 0 ? "axis" : "grid", Left, Y(y), right, Y(y))).Append(Text(Left - 7, Y(y) + 4.5, "end", y));
        }

        foreach (var x in plot.Asymptotes)
        {
            svg.Append(Line("asymptote", X(x), Top, X(x), Height - Bottom));
        }

        svg.Append(SvgText.Of(plot.Variable, LabelSize).At(right + 20, Height - Bottom + 17, 0)).Append('\n');
        var heights = plot.LabelHeights((LabelSize + 4) / (Height - Bottom - Top));
        for (var k = 0; k < plot.Curves.Count; k++)
        {
            var style = $"curve{k % 4}";
            foreach (var piece in plot.Curves[k].Pieces)
            {
                svg.Append("<path class=\"curve ").Append(style).Append("\" d=\"M").AppendJoin('L', piece.Select(p => Svg.Number(X(p.X)) + " " + Svg.Number(Y(p.Y)))).Append("\"/>\n");
            }

            var at = Top + ((1 - heights[k]) * (Height - Bottom - Top));
            svg.Append(Line($"curve {style}", right + 6, at, right + 6 + Sample, at)).Append(labels[k].At(right + 11 + Sample, at + 5, 0)).Append('\n');
        }

        // Above all lines: an open dot hides what passes beneath it. What lies below another dot is a ring around it.
        foreach (var (dot, k, covered) in plot.Dots)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot {(dot.IsOpen ? "open" : "full")} curve{k % 4}\" cx=\"{Svg.Number(X(dot.At.X))}\" cy=\"{Svg.Number(Y(dot.At.Y))}\" r=\"{Svg.Number(3.6 + (3.2 * covered))}\"/>\n");
        }

        return Svg.Element("plot", Width, Height, "Plot of " + string.Join(", ", plot.Curves.Select(c => UnicodePrinter.Print(c.Label))), svg.ToString(), alone);
    }

    private static string Line(string style, double x1, double y1, double x2, double y2) =>
        $"<line class=\"{style}\" x1=\"{Svg.Number(x1)}\" y1=\"{Svg.Number(y1)}\" x2=\"{Svg.Number(x2)}\" y2=\"{Svg.Number(y2)}\"/>\n";

    private static string Text(double x, double y, string anchor, double value) =>
        $"<text class=\"tick\" x=\"{Svg.Number(x)}\" y=\"{Svg.Number(y)}\" text-anchor=\"{anchor}\">{value.ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '−')}</text>\n";
}
