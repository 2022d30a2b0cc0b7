using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>What is 0 or 1 wherever it is defined: on paper it stands as a factor for the condition that it is 1.</summary>
internal static class Indicators
{
    /// <summary>The largest set of definitions that are 0 or 1 if what they read of it is: a state is one if it starts as one and stays one.</summary>
    public static HashSet<Tensor> Of(IReadOnlyList<Definition> definitions)
    {
        List<Definition> candidates = [.. definitions.Where(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate)];
        var indicators = new HashSet<Tensor>(candidates.Select(d => d.Target));
        while (candidates.RemoveAll(d => !IsBit(d.Body, indicators)) > 0)
        {
            indicators = [.. candidates.Select(d => d.Target)];
        }

        return indicators;
    }

    private static bool IsBit(Expr body, HashSet<Tensor> indicators) => body switch
    {
        Number n => n.Value.IsZero || n.Value.IsOne,
        Read read => indicators.Contains(read.Tensor),
        Select choice => IsBit(choice.Then, indicators) && IsBit(choice.Otherwise, indicators),
        Product product => product.Factors.All(f => f.Exponent > 0 && IsBit(f.Base, indicators)),
        _ => false,
    };
}
