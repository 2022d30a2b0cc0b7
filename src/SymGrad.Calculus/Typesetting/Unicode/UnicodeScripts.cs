using System.Linq;

namespace SymGrad.Calculus.Typesetting.Unicode;

/// <summary>The characters that Unicode has as subscripts and superscripts.</summary>
internal static class UnicodeScripts
{
    private const string SubFrom = "0123456789+−=()aehijklmnoprstuvxβγρφχ";
    private const string SubTo = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";
    private const string SupFrom = "0123456789+−=()abcdefghijklmnoprstuvwxyz⊤";
    private const string SupTo = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ";

    /// <summary>The text lowered; null where a character has no lowered form. Blanks and commas between indices vanish only between single letters.</summary>
    public static string? Sub(string text) => Convert(text, SubFrom, SubTo);

    public static string? Sup(string text) => Convert(text, SupFrom, SupTo);

    /// <summary>A subscript as the character that it lowers.</summary>
    public static char Plain(char c) => SubTo.IndexOf(c) is >= 0 and var place ? SubFrom[place] : c;

    private static string? Convert(string text, string from, string to)
    {
        var places = text.Where(c => c != ' ').Select(c => from.IndexOf(c)).ToArray();
        return places.Contains(-1) ? null : string.Concat(places.Select(p => to[p]));
    }
}
