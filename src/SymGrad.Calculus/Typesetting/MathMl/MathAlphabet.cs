using System.Linq;

namespace SymGrad.Calculus.Typesetting.MathMl;

/// <summary>The mathematical alphabets of Unicode: MathML Core knows no bold but these characters.</summary>
internal static class MathAlphabet
{
    /// <summary>Bold Latin letters upright, Greek ones slanted, digits; anything else as it is.</summary>
    public static string Bold(string text) => string.Concat(text.Select(c => c switch
    {
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(0x1D400 + c - 'A'),
        >= 'a' and <= 'z' => char.ConvertFromUtf32(0x1D41A + c - 'a'),
        >= '0' and <= '9' => char.ConvertFromUtf32(0x1D7CE + c - '0'),
        >= 'Α' and <= 'Ω' => char.ConvertFromUtf32(0x1D71C + c - 'Α'),
        >= 'α' and <= 'ω' => char.ConvertFromUtf32(0x1D736 + c - 'α'),
        _ => c.ToString(),
    }));
}
