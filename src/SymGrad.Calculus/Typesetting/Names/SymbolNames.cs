using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>How a C# name is set: <c>W1</c> as W₁, <c>xHat</c> as x̂, <c>sigma</c> as σ, <c>rate</c> upright.</summary>
public static class SymbolNames
{
    private static readonly (string Suffix, Accent Accent)[] Accents =
        [("Hat", Accent.Hat), ("Bar", Accent.Bar), ("Tilde", Accent.Tilde), ("Dot", Accent.Dot)];

    /// <summary>The box for a name; <paramref name="bold"/> for vectors and matrices where bold is wanted.</summary>
    public static Box Of(string name, TypesettingOptions? options = null, bool bold = false)
    {
        var plain = name.TrimStart('@').Trim('_');
        return plain.Length == 0 ? new Symbol(@"\_", "_") : Parse(plain, options ?? TypesettingOptions.Default, bold);
    }

    /// <summary>A symbol as the user gave it in LaTeX; null when it would break the formula around it.</summary>
    public static Box? FromLatex(string? latex, string name)
    {
        if (latex is null || latex.Trim().Length == 0 || LatexBalance.Fault(latex) is not null)
        {
            return null;
        }

        var text = latex.Trim();
        var primes = text.Length - text.TrimEnd('\'').Length;
        var letter = text.Substring(0, text.Length - primes);
        if (primes == 0 && UserSymbol.Parse(letter) is { } parts)
        {
            return parts;
        }

        return new Symbol(text, (IsWord(letter) ? letter : UnicodeOf(letter, name)) + new string('′', primes))
        {
            HasScripts = letter.Any(c => c is '_' or '^'),
        };
    }

    private static Box Parse(string name, TypesettingOptions options, bool bold)
    {
        foreach (var (suffix, accent) in Accents)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return Accentuate(Parse(name.Substring(0, name.Length - suffix.Length), options, bold), accent);
            }
        }

        if (name.Length > 5 && name.EndsWith("Prime", StringComparison.Ordinal) && Letter(name.Substring(0, name.Length - 5)) is { } primed)
        {
            return new Symbol(primed.Latex + "'", primed.Unicode + "′");
        }

        if (Letter(name) is { } letter)
        {
            return bold ? new Bold(letter) : letter;
        }

        var digits = name.Length - name.TrimEnd("0123456789".ToCharArray()).Length;
        if (digits > 0 && digits < name.Length)
        {
            return WithNumber(Parse(name.Substring(0, name.Length - digits).TrimEnd('_'), options, bold), name.Substring(name.Length - digits), options);
        }

        return Split(name) is var (head, tail) && Letter(head) is { } first
            ? Boxes.Subscripted(bold ? new Bold(first) : first, [Boxes.List([.. tail.Split(['_'], StringSplitOptions.RemoveEmptyEntries).Select(Subscript)], tight: true)])
            : Upright(name);
    }

    /// <summary><c>w_out</c> and <c>wOut</c>: a letter with a word as subscript.</summary>
    private static (string Head, string Tail) Split(string name)
    {
        var underscore = name.IndexOf('_');
        if (underscore > 0)
        {
            return (name.Substring(0, underscore), name.Substring(underscore + 1).Trim('_'));
        }

        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && Letter(name.Substring(0, i)) is not null && char.IsLower(name[i - 1]))
            {
                return (name.Substring(0, i), char.ToLowerInvariant(name[i]) + name.Substring(i + 1));
            }
        }

        return (name, string.Empty);
    }

    private static Box Subscript(string text) => Letter(text) ?? (text.All(char.IsDigit) && text.Length > 0 ? new Numeral(text) : Upright(text));

    private static Symbol? Letter(string text) =>
        GreekLetters.Find(text) is var (latex, unicode) ? new Symbol(latex, unicode)
        : text.Length == 1 && text[0] < 128 && char.IsLetter(text[0]) ? new Symbol(text, text)
        : null;

    private static Box Accentuate(Box box, Accent accent) => box is Scripts s ? s with { Base = Accentuate(s.Base, accent) } : new Accented(box, accent);

    private static Box WithNumber(Box box, string number, TypesettingOptions options) => options.LayerSuperscripts && box is not Scripts
        ? new Scripts(box, null, Boxes.Parentheses(new Numeral(number)))
        : Boxes.Subscripted(box, [new Numeral(number)]);

    /// <summary>The name as it is, in upright letters.</summary>
    internal static Box Upright(string name) => new Symbol($@"\mathrm{{{string.Concat(name.Select(Escape))}}}", name);

    // Math mode has no accented letters, and pdflatex no scripts beyond Latin: those are named by code point.
    private static string Escape(char c) =>
        c == '_' ? @"\_"
        : c < 128 ? c.ToString()
        : GreekLetters.Find(c.ToString()) is var (latex, _) ? latex + " "
        : string.Format(CultureInfo.InvariantCulture, "u{0:X4}", (int)c);

    private static bool IsWord(string latex) => latex.All(c => char.IsLetterOrDigit(c) || c == '\'');

    private static string UnicodeOf(string latex, string name) =>
        latex.StartsWith("\\", StringComparison.Ordinal) && GreekLetters.Find(latex.Substring(1)) is var (_, unicode) ? unicode
        : latex is @"\ell" ? "ℓ"
        : latex is @"\mathcal{L}" ? "ℒ"
        : name;
}
