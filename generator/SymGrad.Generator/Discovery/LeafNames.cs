using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Discovery;

/// <summary>
/// What formulas and code call the parts of records: <c>W</c> for <c>net.Layer.W</c>, and where that would not be clear as much of the path as
/// is needed, <c>W_Layer</c> in formulas and <c>netLayerW</c> in code.
/// </summary>
internal static class LeafNames
{
    /// <summary>The names in formulas, of all numbers and arrays in order.</summary>
    public static IReadOnlyList<string> Notations(IReadOnlyList<ModelInput> inputs)
    {
        IReadOnlyList<string>[] paths = [.. inputs.SelectMany(Paths)];
        return [.. paths.Select(path => Candidates(path).First(c => path.Count == 1 || paths.Count(other => Candidates(other).Contains(c, StringComparer.Ordinal)) == 1 || c == Candidates(path).Last()))];
    }

    /// <summary>The names in code, which no destination of the values has; those of parameters that hold nothing else are the user's.</summary>
    public static IReadOnlyList<string> Identifiers(IReadOnlyList<ModelInput> inputs, IReadOnlyList<string> notations, IEnumerable<string> destinations)
    {
        var taken = new HashSet<string>(inputs.Select(i => i.Name).Concat(destinations), StringComparer.Ordinal);
        return [.. inputs.SelectMany(Paths).Zip(notations, (path, notation) => path.Count == 1 && inputs.Any(i => i.Name == path[0]) ? path[0] : Unique(notation == path[path.Count - 1] ? notation : Joined(path), taken))];
    }

    /// <summary>The names that lead to a number or array; the lengths of a jagged array's rows are called after it.</summary>
    public static IReadOnlyList<string> PathOf(IReadOnlyList<string> path, ModelType type) =>
        type.Form == ParameterForm.RowLengths ? [.. path.Take(path.Count - 1), Lengths(path[path.Count - 1])] : path;

    /// <summary>What the lengths of a jagged array's rows are called.</summary>
    public static string Lengths(string jagged) => jagged + "Lengths";

    public static string Unique(string wish, HashSet<string> taken)
    {
        while (!taken.Add(wish))
        {
            wish += "_";
        }

        return wish;
    }

    public static string Capitalised(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A path as an identifier: <c>netLayerW</c>.</summary>
    public static string Joined(IEnumerable<string> path) => string.Concat(path.Select((name, k) => k == 0 ? name : Capitalised(name)));

    private static IEnumerable<IReadOnlyList<string>> Paths(ModelInput input) => input.Type is null ? [[input.Name]] : input.Leaves.Select(l => l.Path);

    // W, W_Layer, W_net, W_netLayer
    private static IEnumerable<string> Candidates(IReadOnlyList<string> path)
    {
        var last = path[path.Count - 1];
        IReadOnlyList<string> around = [.. path.Take(path.Count - 1)];
        return around.Count == 0 ? [last] : [last, .. around.Reverse().Select(q => $"{last}_{q}"), $"{last}_{Joined(around)}"];
    }
}
