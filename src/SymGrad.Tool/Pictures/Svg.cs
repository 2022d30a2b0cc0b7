using System.Globalization;
using System.Net;

namespace SymGrad.Tool.Pictures;

/// <summary>What all SVG pictures have in common. Colours come from classes, so that a page may set them; a file by itself brings the same ones along.</summary>
internal static class Svg
{
    /// <summary>The style of a picture that stands in a file of its own.</summary>
    private const string Style =
        """
        <style>
        svg { color: #1b1b1b; --paper: #fffefb; --card: #f6f4ee; --rule: #d9d6cd; --quiet: #6a6a66; --curve0: #1f5a94; --curve1: #b4491f; --curve2: #2f7d4f; --curve3: #7a4b9e; background: var(--paper); }
        @media (prefers-color-scheme: dark) { svg { color: #e6e4df; --paper: #16171a; --card: #1e2024; --rule: #35373c; --quiet: #9c9a94; --curve0: #8ab8e8; --curve1: #f0a07c; --curve2: #86cfa4; --curve3: #c9a4ea; } }
        @RULES@</style>

        """;

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The element with what is in it.</summary>
    /// <param name="kind">The class: <c>plot</c> or <c>drawing</c>.</param>
    /// <param name="width">The width in its own units.</param>
    /// <param name="height">The height.</param>
    /// <param name="description">What it shows, for those who do not see it.</param>
    /// <param name="content">The elements.</param>
    /// <param name="alone">Whether it stands in a file of its own.</param>
    public static string Element(string kind, double width, double height, string description, string content, bool alone) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{kind}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" {(kind == "plot" ? "" : $"style=\"min-width:min({Number(width)}px,34rem)\" ")}role=\"img\" aria-label=\"{WebUtility.HtmlEncode(description)}\">\n"
        + (alone ? Style.Replace("@RULES@", Rules(), StringComparison.Ordinal) : "") + content + "</svg>";

    /// <summary>The rules for pictures' classes, which pages have in their style.</summary>
    public static string Rules()
    {
        using var rules = new StreamReader(typeof(Svg).Assembly.GetManifestResourceStream("pictures.css")!);
        return rules.ReadToEnd();
    }
}
