using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Discovery;

/// <summary>Names of generated files: readable, and as unique as the signature; the compiler compares them without case.</summary>
internal static class HintNames
{
    public static string Of(IMethodSymbol method)
    {
        var path = $"{SignatureText.Of(method.ContainingType).Replace("global::", "")}.{method.Name}";
        var readable = new StringBuilder();
        foreach (var c in path)
        {
            readable.Append(c is '.' or '_' || char.IsLetterOrDigit(c) ? c : '_');
        }

        return $"{readable}.{Hash(path + SignatureText.SignatureOf(method)):x16}.g.cs";
    }

    // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
    private static ulong Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL));
}
