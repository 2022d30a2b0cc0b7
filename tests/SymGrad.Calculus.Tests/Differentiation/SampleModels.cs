using System.Linq;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>Models of every kind, as a user would write them in index form. A method that builds one is a model.</summary>
internal static partial class SampleModels
{
    /// <summary>Every model by name, with the function that builds it and returns its value.</summary>
    public static IReadOnlyDictionary<string, Func<ModelBuilder, Quantity>> All { get; } = typeof(SampleModels)
        .GetMethods()
        .Where(m => m.IsStatic && m.ReturnType == typeof(Quantity))
        .ToDictionary(m => m.Name, m => m.CreateDelegate<Func<ModelBuilder, Quantity>>(), StringComparer.Ordinal);

    private static Quantity Square(Quantity x) => x.To(2);
}
