using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Discovery;

/// <summary>The texts of a method's documentation comment, without mark-up.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    private Documentation(XElement? root)
    {
        Summary = Plain(root?.Element("summary"));
        foreach (var element in root?.Elements("param") ?? [])
        {
            if (element.Attribute("name")?.Value is { } name && Plain(element) is { } text)
            {
                _parameters[name] = text;
            }
        }
    }

    public string? Summary { get; }

    // From the comment's text: without a documentation file the compiler does not parse it, and the same code must be written then.
    public static Documentation Of(IMethodSymbol method, CancellationToken token)
    {
        var lines = method.DeclaringSyntaxReferences
            .SelectMany(r => r.GetSyntax(token).GetLeadingTrivia().ToFullString().Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal))
            .Select(line => line.Substring(3));
        return new(Parse("<doc>" + string.Join("\n", lines) + "</doc>"));
    }

    public string? Of(string parameter) => _parameters.TryGetValue(parameter, out var text) ? text : null;

    private static XElement? Parse(string xml)
    {
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Plain(XElement? element)
    {
        var text = element is null ? "" : Regex.Replace(string.Concat(element.Nodes().Select(Text)), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
        return text.Length > 0 ? text : null;
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } element =>
            element.Attributes().Select(a => Regex.Match(a.Value, @"[\w@]+(?=[({<]|$)", RegexOptions.None, TimeSpan.FromSeconds(1)).Value).FirstOrDefault() ?? "",
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };
}
