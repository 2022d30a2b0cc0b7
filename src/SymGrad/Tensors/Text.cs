using System.Globalization;

namespace SymGrad;

/// <summary>Readable text of vectors and matrices, for the debugger and messages.</summary>
internal static class Text
{
    private const int MostElements = 16;
    private const int MostRows = 8;

    internal static string Of<T>(ReadOnlySpan<T> elements)
        where T : IFormattable
    {
        var shown = new List<string>();
        foreach (var element in elements[..Math.Min(elements.Length, MostElements)])
        {
            shown.Add(element.ToString(null, CultureInfo.InvariantCulture));
        }

        if (elements.Length > MostElements)
        {
            shown.Add($"… {elements.Length} elements");
        }

        return $"[{string.Join(", ", shown)}]";
    }

    internal static string Of<T>(ReadOnlySpan<T> elements, int rows, int columns)
        where T : IFormattable
    {
        var shown = new List<string>();
        for (var i = 0; i < Math.Min(rows, MostRows); i++)
        {
            shown.Add(Of(elements.Slice(i * columns, columns)));
        }

        if (rows > MostRows)
        {
            shown.Add($"… {rows} rows");
        }

        return $"[{string.Join(", ", shown)}]";
    }
}
