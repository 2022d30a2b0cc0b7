using System.Linq;

namespace SymGrad.Generator.Discovery;

/// <summary>The name that was probably meant by another.</summary>
internal static class NearNames
{
    /// <summary>How a message ends; empty where no name is near.</summary>
    public static string Advice(string written, IEnumerable<string> names) =>
        names.OrderBy(n => Distance(written, n)).FirstOrDefault(n => IsNear(written, n)) is { } near ? $"; is '{near}' meant?" : "";

    private static bool IsNear(string written, string name) =>
        string.Equals(written, name, StringComparison.OrdinalIgnoreCase) || Distance(written, name) <= Math.Min(written.Length, name.Length) / 3;

    /// <summary>How many letters are to be inserted, deleted or replaced (V. I. Levenshtein, 1966).</summary>
    private static int Distance(string x, string y)
    {
        int[] row = [.. Enumerable.Range(0, y.Length + 1)];
        for (var i = 1; i <= x.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= y.Length; j++)
            {
                var replaced = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[y.Length];
    }
}
