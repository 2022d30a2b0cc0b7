using System.Linq;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting.MathMl;

/// <summary>
/// An identifier as MathML. A user's own symbol is known by its LaTeX only: letters, Greek names, fonts, accents, scripts and primes
/// are understood; of anything else the plain text is set.
/// </summary>
internal sealed class SymbolMarkup
{
    private readonly string _latex;
    private int _position;

    private SymbolMarkup(string latex) => _latex = latex;

    public static string Of(Symbol symbol) =>
        !symbol.Latex.Contains('{') && !symbol.HasScripts ? Letter(symbol)
        : symbol.IsWord && !symbol.HasScripts ? Upright(symbol.Unicode)
        : new SymbolMarkup(symbol.Latex).Whole() ?? Upright(symbol.Unicode);

    private static string Letter(Symbol symbol)
    {
        var primes = symbol.Unicode.Length - symbol.Unicode.TrimEnd('′').Length;
        var name = MathMlPrinter.Element("mi", symbol.Unicode.Substring(0, symbol.Unicode.Length - primes));
        return Primed(name, primes);
    }

    /// <summary>With primes beside it: mathematical fonts have them raised already, and as a superscript they would be tiny.</summary>
    internal static string Primed(string name, int primes) => primes == 0 ? name : $"<mrow>{name}<mo lspace=\"0\" rspace=\"0\">{new string('′', primes)}</mo></mrow>";

    private static string Upright(string text) => $"<mi mathvariant=\"normal\">{MathMlPrinter.Escape(text)}</mi>";

    private string? Whole() => Sequence(end: null) is { } all && _position == _latex.Length ? $"<mrow>{all}</mrow>" : null;

    /// <summary>Atoms with their scripts up to the end of a group; null where something is not understood.</summary>
    private string? Sequence(char? end)
    {
        var all = "";
        while (_position < _latex.Length && _latex[_position] != end)
        {
            if (Scripted() is not { } next)
            {
                return null;
            }

            all += next;
        }

        return all;
    }

    private string? Scripted()
    {
        var atom = Atom();
        string? sub = null, sup = null;
        while (atom is not null && _position < _latex.Length && _latex[_position] is '_' or '^' or '\'')
        {
            var mark = _latex[_position++];
            if (mark == '\'')
            {
                atom = Primed(atom, 1);
                continue;
            }

            if (Atom() is not { } script)
            {
                return null;
            }

            (sub, sup) = mark == '_' ? (script, sup) : (sub, sup + script);
        }

        return (atom, sub, sup) switch
        {
            (null, _, _) => null,
            (_, { }, { }) => $"<msubsup>{atom}{sub}<mrow>{sup}</mrow></msubsup>",
            (_, { }, null) => $"<msub>{atom}{sub}</msub>",
            (_, null, { }) => $"<msup>{atom}<mrow>{sup}</mrow></msup>",
            _ => atom,
        };
    }

    private string? Atom()
    {
        while (_position < _latex.Length && _latex[_position] == ' ')
        {
            _position++;
        }

        if (_position >= _latex.Length)
        {
            return null;
        }

        var c = _latex[_position++];
        return c switch
        {
            '{' => Group(),
            '\\' => Command(),
            >= '0' and <= '9' => MathMlPrinter.Element("mn", c.ToString()),
            '-' => "<mo>−</mo>",
            '+' or '(' or ')' or ',' or '*' or '/' => MathMlPrinter.Element("mo", c.ToString()),
            _ when char.IsLetter(c) => MathMlPrinter.Element("mi", c.ToString()),
            _ => null,
        };
    }

    private string? Group()
    {
        var content = Sequence('}');
        _position++;
        return content is null || _position > _latex.Length ? null : $"<mrow>{content}</mrow>";
    }

    private string? Command()
    {
        var name = new string([.. _latex.Skip(_position).TakeWhile(char.IsLetter)]);
        _position += name.Length;
        return name switch
        {
            "mathbf" or "boldsymbol" or "bm" => Argument() is { } bold ? MathMlPrinter.Element("mi", MathAlphabet.Bold(bold)) : null,
            "mathrm" or "mathit" or "text" or "operatorname" => Argument() is { } word ? Upright(word) : null,
            "mathcal" when Argument() is { Length: 1 } letter => MathMlPrinter.Element("mi", letter == "L" ? "ℒ" : letter),
            "hat" or "bar" or "tilde" or "dot" or "overline" => Atom() is { } accented ? $"<mover accent=\"true\">{accented}<mo stretchy=\"false\">{Mark(name)}</mo></mover>" : null,
            "top" => "<mi>⊤</mi>",
            "ell" => "<mi>ℓ</mi>",
            "prime" => "<mo>′</mo>",
            _ => GreekLetters.Find(name) is var (_, unicode) ? MathMlPrinter.Element("mi", unicode) : null,
        };
    }

    /// <summary>The plain text in the braces that follow, a Greek letter by its name too.</summary>
    private string? Argument()
    {
        var end = _latex.IndexOf('}', Math.Min(_position, _latex.Length));
        if (_position >= _latex.Length || _latex[_position] != '{' || end < 0)
        {
            return null;
        }

        var text = _latex.Substring(_position + 1, end - _position - 1);
        _position = end + 1;
        return text.StartsWith("\\", StringComparison.Ordinal)
            ? GreekLetters.Find(text.Substring(1)) is var (_, unicode) ? unicode : null
            : text.All(c => char.IsLetterOrDigit(c) || c == ' ') ? text : null;
    }

    private static string Mark(string accent) => accent switch
    {
        "hat" => "^",
        "tilde" => "~",
        "dot" => "˙",
        _ => "‾",
    };
}
