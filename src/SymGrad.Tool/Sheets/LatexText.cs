using System.Text;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Tool.Sheets;

/// <summary>Words for LaTeX: what has a meaning of its own there, and what pdflatex has no letter for.</summary>
internal static class LatexText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    private const string Letters = "0123456789+-=()abcdefghijklmnoprstuvwxyz";

    private static readonly Dictionary<char, string> Signs = new()
    {
        ['\\'] = @"\textbackslash{}", ['{'] = @"\{", ['}'] = @"\}", ['$'] = @"\$", ['&'] = @"\&", ['#'] = @"\#", ['%'] = @"\%", ['_'] = @"\_", ['^'] = @"\^{}", ['~'] = @"\~{}",
        ['<'] = "$<$", ['>'] = "$>$", ['|'] = "$|$", ['−'] = "$-$", ['→'] = @"$\to$", ['·'] = @"$\cdot$", ['×'] = @"$\times$", ['∂'] = @"$\partial$", ['∑'] = @"$\sum$", ['∏'] = @"$\prod$", ['√'] = @"$\surd$",
        ['≤'] = @"$\le$", ['≥'] = @"$\ge$", ['≠'] = @"$\ne$", ['∞'] = @"$\infty$", ['‖'] = @"$\|$", ['⊙'] = @"$\odot$", ['ᵀ'] = @"$^{\top}$", ['′'] = "$'$", ['½'] = @"$\tfrac12$", ['ℓ'] = @"$\ell$", ['∈'] = @"$\in$",
    };

    /// <summary>C# that may break after an opening bracket too: it has no hyphens to break at.</summary>
    public static string Code(string code) => string.Concat(code.Select(c => c is '<' or '>' or '|' ? c.ToString() : Escape(c.ToString()) + (c == '(' ? @"\allowbreak{}" : "")));

    public static string Escape(string text)
    {
        var latex = new StringBuilder();
        foreach (var c in text)
        {
            latex.Append(Signs.TryGetValue(c, out var sign) ? sign
                : Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var place ? $"$^{Letters[place]}$"
                : c < 0x250 || c is '–' or '—' or '‘' or '’' or '“' or '”' or '…' ? c.ToString()
                : SymbolNames.Of(c.ToString()) is Symbol { Latex: ['\\', not 'm', ..] } greek ? $"${greek.Latex}$"
                : SymbolNames.Of(c.ToString()) is Symbol { Latex: @"\mu" } ? @"$\mu$"
                : "?");
        }

        return latex.ToString();
    }
}
