using System.Globalization;
using System.Text;
using SymGrad.Calculus.Typesetting.Latex;

namespace SymGrad.Tool.Plots;

/// <summary>A plot for pgfplots.</summary>
internal static class LatexPlot
{
    private static readonly string[] Styles = ["blue!60!black, thick", "red!65!black, thick, dashed", "green!45!black, thick, dotted", "violet!70!black, thick, dashdotted"];

    public static string Write(Plot plot)
    {
        var text = new StringBuilder("\\begin{center}\n\\begin{tikzpicture}\n\\begin{axis}[width=.86\\linewidth, height=72mm, scale only axis=false, clip=false, axis lines=left, axis line style={gray}, grid=major, grid style={gray!25}, tick style={gray!60},\n");
        text.Append(CultureInfo.InvariantCulture, $"  xmin={Number(plot.Lower.X)}, xmax={Number(plot.Upper.X)}, ymin={Number(plot.Lower.Y)}, ymax={Number(plot.Upper.Y)},\n");
        text.Append(CultureInfo.InvariantCulture, $"  xtick={{{Ticks(plot.Lower.X, plot.Upper.X)}}}, ytick={{{Ticks(plot.Lower.Y, plot.Upper.Y)}}}, tick label style={{font=\\small, /pgf/number format/fixed}}, scaled ticks=false,\n");
        text.Append(CultureInfo.InvariantCulture, $"  xlabel={{${LatexPrinter.Print(plot.Variable)}$}}, xlabel style={{at={{(ticklabel* cs:1)}}, anchor=north west, xshift=3mm}}]\n");
        text.Append(plot.Lower.X < 0 && plot.Upper.X > 0 ? "\\draw[gray] ({axis cs:0,0} |- {rel axis cs:0,0}) -- ({axis cs:0,0} |- {rel axis cs:0,1});\n" : "");
        text.Append(plot.Lower.Y < 0 && plot.Upper.Y > 0 ? "\\draw[gray] ({rel axis cs:0,0} |- {axis cs:0,0}) -- ({rel axis cs:1,0} |- {axis cs:0,0});\n" : "");
        foreach (var x in plot.Asymptotes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\draw[gray, densely dashed] ({{axis cs:{Number(x)},0}} |- {{rel axis cs:0,0}}) -- ({{axis cs:{Number(x)},0}} |- {{rel axis cs:0,1}});\n");
        }

        var heights = plot.LabelHeights(0.09);
        for (var k = 0; k < plot.Curves.Count; k++)
        {
            foreach (var piece in plot.Curves[k].Pieces)
            {
                text.Append(CultureInfo.InvariantCulture, $"\\addplot[{Styles[k % 4]}, mark=none] coordinates {{{string.Concat(piece.Select(Coordinates))}}};\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"\\draw[{Styles[k % 4]}] (rel axis cs:1.015,{Number(heights[k])}) -- (rel axis cs:1.05,{Number(heights[k])}) node[right, text=black] {{${LatexPrinter.Print(plot.Curves[k].Label)}$}};\n");
        }

        foreach (var (dot, k, covered) in plot.Dots)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\addplot[only marks, mark=*, mark size={Number(1.7 + (1.4 * covered))}pt, {Styles[k % 4].Split(',')[0]}, mark options={{solid{(dot.IsOpen ? ", fill=white" : "")}}}] coordinates {{{Coordinates(dot.At)}}};\n");
        }

        return text.Append("\\end{axis}\n\\end{tikzpicture}\n\\end{center}\n").ToString();
    }

    private static string Ticks(double from, double to) => string.Join(", ", Plot.Ticks(from, to).Select(Number));

    private static string Coordinates(Point point) => $"({Number(point.X)},{Number(point.Y)})";

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
