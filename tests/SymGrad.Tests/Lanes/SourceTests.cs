using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SymGrad.Tests.Lanes;

/// <summary>What is written once for each width says the same for each: only the width, and what 512 bits alone have, differs.</summary>
public class SourceTests
{
    [Theory]
    [InlineData("Elementary")]
    [InlineData("Trigonometric")]
    public void Widths_DoNotDriftApart(string name)
    {
        var (reference, narrow) = (Code(name, 256), Code(name, 128));
        Assert.Equal(reference, narrow);

        // The exponent is scaled in one instruction there: it has some lines more, and none less.
        var wide = Code(name, 512).Split('\n').ToHashSet(StringComparer.Ordinal);
        Assert.All(reference.Split('\n'), line => Assert.Contains(line, wide));
    }

    private static string Code(string name, int width, [CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "SymGrad", "Lanes", "Algorithms");
        var lines = File.ReadLines(Path.Combine(folder, $"{name}{width}.cs"));
        var code = string.Join('\n', lines.Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
        return Regex.Replace(code, $"(?<=[a-z]){width}", "N", RegexOptions.None, TimeSpan.FromSeconds(5));
    }
}
