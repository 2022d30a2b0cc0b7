using System.Linq;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>
/// A user's own symbol taken apart: a letter, perhaps under an accent, with a subscript and a superscript. Indices, transposes and bars then
/// find their places: <c>h_{t-1}</c> has elements <c>h_{t-1,i}</c>, <c>W^{(1)}</c> has <c>W_{ij}^{(1)}</c>. Anything else stays one piece.
/// </summary>
internal sealed class UserSymbol
{
    private static readonly Dictionary<string, Accent> Accents = new(StringComparer.Ordinal)
    {
        ["hat"] = Accent.Hat, ["bar"] = Accent.Bar, ["tilde"] = Accent.Tilde, ["dot"] = Accent.Dot,
    };

    private readonly string _latex;
    private int _position;

    private UserSymbol(string latex) => _latex = latex;

    /// <summary>The parts; null for what is no single letter with scripts.</summary>
    public static Box? Parse(string latex)
    {
        var symbol = new UserSymbol(latex);
        return symbol.Letter() is { } letter && symbol.Scripted(letter) is { } box && symbol._position == latex.Length ? box : null;
    }

    private char Next => _position < _latex.Length ? _latex[_position] : '\0';

    private Box? Scripted(Box letter)
    {
        var scripts = new Dictionary<char, Box>();
        while (Next is '_' or '^')
        {
            var mark = _latex[_position++];
            if (scripts.ContainsKey(mark) || Script() is not { } script)
            {
                return null;
            }

            scripts.Add(mark, script);
        }

        Box? Of(char mark) => scripts.TryGetValue(mark, out var script) ? script : null;
        return scripts.Count == 0 ? letter : new Scripts(letter, Of('_'), Of('^'));
    }

    private Box? Letter()
    {
        var c = Next;
        if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
        {
            _position++;
            return new Symbol(c.ToString(), c.ToString());
        }

        if (c != '\\')
        {
            return null;
        }

        _position++;
        var name = new string([.. _latex.Skip(_position).TakeWhile(char.IsLetter)]);
        _position += name.Length;
        if (Accents.TryGetValue(name, out var accent))
        {
            return Group(Letter) is { } inner ? new Accented(inner, accent) : null;
        }

        return name == "ell" ? new Symbol(@"\ell", "ℓ")
            : name == "mathrm" ? Group(Word)
            : GreekLetters.Find(name) is var (latex, unicode) && latex.Substring(1) == name ? new Symbol(latex, unicode)
            : null;
    }

    private Box? Script() => Next == '{' ? Group(Sequence) : Item();

    private Box? Group(Func<Box?> content)
    {
        if (Next != '{')
        {
            return null;
        }

        _position++;
        var box = content();
        return Next == '}' && _position++ >= 0 ? box : null;
    }

    private Box? Sequence()
    {
        var items = new List<Box>();
        while (Next is not ('}' or ')' or '\0'))
        {
            if (Item() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return items.Count == 0 ? null : Boxes.Side(items);
    }

    private Box? Item()
    {
        switch (Next)
        {
            case >= '0' and <= '9':
                var digits = new string([.. _latex.Skip(_position).TakeWhile(char.IsDigit)]);
                _position += digits.Length;
                return new Numeral(digits);
            case '-':
                _position++;
                return Boxes.MinusSign;
            case '+':
                _position++;
                return Boxes.Plus;
            case ',':
                _position++;
                return new Comma(Tight: true);
            case '*':
                _position++;
                return new Infix("*", "*");
            case '(':
                _position++;
                return Sequence() is { } inner && Next == ')' && _position++ >= 0 ? Boxes.Parentheses(inner) : null;
            default:
                return Letter();
        }
    }

    private Box? Word()
    {
        var word = new string([.. _latex.Skip(_position).TakeWhile(char.IsLetter)]);
        _position += word.Length;
        return word.Length == 0 ? null : new Symbol($@"\mathrm{{{word}}}", word);
    }
}
