using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>Diagnostics as Verify.SourceGenerators writes them: an object notation without quotes, the offending lines before each location.</summary>
internal static class DiagnosticText
{
    // Lines shown before and after the offending ones.
    private const int Context = 1;

    public static string Of(IEnumerable<Diagnostic> diagnostics)
        => $"{{\n  Diagnostics: [\n{string.Join(",\n", diagnostics.Select(Of))}\n  ]\n}}";

    private static string Of(Diagnostic diagnostic)
    {
        List<(string Name, string Value)> members = [];
        if (diagnostic.Location != Location.None)
        {
            members.Add(("Location", Of(diagnostic.Location)));
        }

        members.Add(("Message", diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        members.Add(("Severity", diagnostic.Severity.ToString()));
        if (diagnostic.WarningLevel != 0)
        {
            members.Add(("WarningLevel", diagnostic.WarningLevel.ToString(CultureInfo.InvariantCulture)));
        }

        members.Add(("Descriptor", Object(Members(diagnostic.Descriptor), 6)));
        return "    " + Object(members, 4);
    }

    private static IEnumerable<(string Name, string Value)> Members(DiagnosticDescriptor descriptor)
    {
        yield return ("Id", descriptor.Id);
        yield return ("Title", descriptor.Title.ToString(CultureInfo.InvariantCulture));
        if (descriptor.Description.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } description)
        {
            yield return ("Description", description);
        }

        if (descriptor.HelpLinkUri is { Length: > 0 } help)
        {
            yield return ("HelpLink", help);
        }

        yield return ("MessageFormat", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
        yield return ("Category", descriptor.Category);
        yield return ("DefaultSeverity", descriptor.DefaultSeverity.ToString());
        yield return ("IsEnabledByDefault", descriptor.IsEnabledByDefault ? "true" : "false");
        if (descriptor.CustomTags.Any())
        {
            yield return ("CustomTags", $"[\n{string.Join(",\n", descriptor.CustomTags.Select(tag => new string(' ', 10) + tag))}\n{new string(' ', 8)}]");
        }
    }

    private static string Object(IEnumerable<(string Name, string Value)> members, int indent)
    {
        var margin = new string(' ', indent);
        return $"{{\n{string.Join(",\n", members.Select(m => $"{margin}  {m.Name}: {m.Value}"))}\n{margin}}}";
    }

    private static string Of(Location location)
    {
        var lines = location.GetMappedLineSpan();
        var place = lines.IsValid ? $"{lines.Path.Replace('/', '\\')}: {lines.Span}" : "";
        return location.SourceTree is { } tree ? $"/*\n{Excerpt(location, tree, lines)}*/\n {place}" : place;
    }

    private static string Excerpt(Location location, SyntaxTree tree, FileLinePositionSpan span)
    {
        var lines = tree.GetText().Lines;
        var excerpt = new StringBuilder();
        for (var i = Math.Max(span.StartLinePosition.Line - Context, 0); i <= Math.Min(span.EndLinePosition.Line + Context, lines.Count - 1); i++)
        {
            excerpt.Append(CultureInfo.InvariantCulture, $"{lines[i]}\n");
            if (lines[i].Span.Intersection(location.SourceSpan) is { } offending)
            {
                excerpt.Append(' ', offending.Start - lines[i].Start).Append('^', offending.Length).Append('\n');
            }
        }

        return excerpt.ToString();
    }
}
