using System.Linq;
using System.Text.RegularExpressions;

namespace SymGrad.Generator.Emission;

/// <summary>
/// The short names of types that generated code writes. Where the user's namespaces or types have such a name of their own, it is written in full.
/// </summary>
internal static class QualifiedNames
{
    private static readonly IReadOnlyDictionary<string, string> Spaces = new (string Space, string[] Names)[]
    {
        ("SymGrad", ["Functions"]),
        ("SymGrad.Kernels", ["Kernel", "Require", "Region", "Scratch", "JaggedArray", "PackedRows", "PackedMatrix"]),
        ("SymGrad.Lanes", ["ILane", "Lane512", "Lane256", "Lane128", "LaneScalar"]),
        ("System", ["Math", "MathF", "Span", "ReadOnlySpan", "ArgumentNullException"]),
        ("System.Runtime.CompilerServices", ["MethodImpl", "MethodImplOptions"]),
    }.SelectMany(s => s.Names, (s, name) => (s.Space, Name: name)).ToDictionary(p => p.Name, p => p.Space, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => Spaces.Keys;

    /// <summary>The namespace of such a type.</summary>
    public static string SpaceOf(string name) => Spaces[name];

    /// <summary>Whether an identifier of the user's means such a type where nothing is said: it is written with an @ then, which tells it from the type.</summary>
    public static bool IsOne(string identifier) => Spaces.ContainsKey(identifier);

    /// <summary>Code in which some of the names are written in full, where they stand for types; texts and comments stay as they are.</summary>
    public static string In(string code, IReadOnlyList<string> hidden) => hidden.Count == 0 ? code
        : Regex.Replace(code, $@"@""(?:[^""]|"""")*""|""(?:[^""\\\n]|\\.)*""|//[^\n]*|(?<![\w.@:])(?<name>{string.Join("|", hidden)})(?=[.<(])", InFull, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    private static string InFull(Match match) => match.Groups["name"].Success ? $"global::{Spaces[match.Value]}.{match.Value}" : match.Value;
}
