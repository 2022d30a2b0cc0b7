using System.Linq;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>What the derivatives of a method are called, in the tuple and as destinations.</summary>
internal static class DerivativeNaming
{
    // Names that the language forbids in a tuple, and what its members hide.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Value", "Rest", "CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "ToString",
    };

    /// <summary>One entry for each parameter: null for those that are not differentiated.</summary>
    public static IReadOnlyList<DerivativeNames?> Name(IReadOnlyList<ModelParameter> parameters)
    {
        var taken = new HashSet<string>(parameters.Select(p => p.Symbol.Name), StringComparer.Ordinal);
        var elements = new HashSet<string>(parameters.Where(p => p.IsVariable).Select(p => p.Symbol.Name), StringComparer.Ordinal);
        return [.. parameters.Select(p => p.IsVariable ? new DerivativeNames(Element(p.Symbol.Name, elements), Destination(p.Symbol.Name, taken)) : null)];
    }

    private static string Element(string name, HashSet<string> taken)
    {
        if (!IsReserved(name))
        {
            return SignatureText.Escape(name);
        }

        var element = name + "_";
        while (!taken.Add(element))
        {
            element += "_";
        }

        return element;
    }

    private static bool IsReserved(string name) =>
        Reserved.Contains(name) || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(c => c is >= '0' and <= '9'));

    private static string Destination(string name, HashSet<string> taken)
    {
        var destination = taken.Contains("d" + name) ? name + "Gradient" : "d" + name;
        while (!taken.Add(destination))
        {
            destination += "_";
        }

        return SignatureText.Escape(destination);
    }
}
