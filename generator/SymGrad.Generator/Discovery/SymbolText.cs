using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Generator.Diagnostics;

namespace SymGrad.Generator.Discovery;

/// <summary>The LaTeX of <c>[Symbol]</c>, read as far as LaTeX would stop at it: every formula with it would be lost.</summary>
internal sealed class SymbolText
{
    private readonly string _text;
    private int _next;

    private SymbolText(string text) => _text = text;

    /// <summary>The symbol that an attribute gives; null where there is none, or none that LaTeX can set.</summary>
    public static string? Of(ISymbol symbol) => Attribute(symbol) is { } attribute && TextOf(attribute) is { } text && FaultOf(text) is null ? text : null;

    /// <summary>Reports what LaTeX would stop at, at the attribute's argument.</summary>
    public static void Check(ISymbol symbol, Reports reports, CancellationToken token)
    {
        if (Attribute(symbol) is { } attribute && TextOf(attribute) is { } text && FaultOf(text) is { } fault)
        {
            var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(token) as AttributeSyntax;
            reports.Add(Descriptors.InvalidSymbol, syntax?.ArgumentList?.Arguments.FirstOrDefault()?.Expression.GetLocation() ?? symbol.Locations.FirstOrDefault() ?? Location.None, text, fault);
        }
    }

    /// <summary>Why LaTeX cannot set a text in math mode; null where nothing is found.</summary>
    public static string? FaultOf(string text) => text.Trim().Length == 0 ? "it is empty" : new SymbolText(text).List(closing: null);

    private static AttributeData? Attribute(ISymbol symbol) => DerivativeAttributes.Named(symbol, "SymbolAttribute").FirstOrDefault();

    private static string? TextOf(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>Atoms with their scripts, up to a brace or command that closes them.</summary>
    private string? List(string? closing)
    {
        var scripts = "";
        while (_next < _text.Length)
        {
            var token = Take();
            if (token == closing)
            {
                return null;
            }

            if (token is "^" or "_")
            {
                if (scripts.IndexOf(token, StringComparison.Ordinal) >= 0)
                {
                    return $"it has two '{token}' at one place: set braces";
                }

                scripts += token;
                if (Rest() is not { } argument || argument is "}" or "^" or "_" or @"\right")
                {
                    return $"nothing stands after '{token}'";
                }
            }
            else if (!string.IsNullOrWhiteSpace(token))
            {
                scripts = token == "'" ? scripts : "";
            }

            if (Fault(token, isArgument: false) is { } fault)
            {
                return fault;
            }

            if (token is "^" or "_" && Fault(Take(), isArgument: true) is { } inner)
            {
                return inner;
            }
        }

        return closing switch { null => null, "}" => "an opening brace is not closed", _ => $"a '\\left' has no '{closing}'" };
    }

    private string? Fault(string token, bool isArgument) => token switch
    {
        "{" => List("}"),
        "}" => "a closing brace closes nothing",
        "\\" => "it ends with a backslash",
        @"\left" when isArgument => "a '\\left' must stand in braces there",
        @"\left" => Delimiter() ?? List(@"\right") ?? Delimiter(),
        @"\right" => "a '\\right' closes nothing",
        "$" or "%" or "#" or "&" or "~" => $"'{token}' cannot stand in it",
        "\n" or "\r" => "it has a line break",
        _ => null,
    };

    /// <summary>What \left and \right stand before.</summary>
    private string? Delimiter() => Rest() is { } delimiter && delimiter is not ("{" or "}" or "\\" or @"\left" or @"\right") && Take() == delimiter ? null : "a '\\left' or '\\right' stands before nothing";

    /// <summary>The next token that is no space, which stays; null at the end.</summary>
    private string? Rest()
    {
        while (_next < _text.Length && _text[_next] == ' ')
        {
            _next++;
        }

        var start = _next;
        var token = _next < _text.Length ? Take() : null;
        _next = start;
        return token;
    }

    /// <summary>A character, or a command as a whole.</summary>
    private string Take()
    {
        var start = _next++;
        if (_text[start] == '\\' && _next < _text.Length)
        {
            _next++;
            while (char.IsLetter(_text[start + 1]) && _next < _text.Length && char.IsLetter(_text[_next]))
            {
                _next++;
            }
        }

        return _text.Substring(start, _next - start);
    }
}
