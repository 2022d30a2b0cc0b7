using SymGrad.Integration.Tests.Harness;

namespace SymGrad.Integration.Tests.Cases;

/// <summary>Every annotated method with data for it, smooth where it is sampled: kinks have tests of their own.</summary>
internal static partial class ModelCases
{
    /// <summary>Models of scalars have no size: other points instead.</summary>
    private static readonly int[] Seeds = [0, 1, 2, 3, 4];
    private static readonly int[] Nonempty = [1, 2, 7, 64];
    private static readonly int[] FewRounds = [0, 1, 2, 3, 10];

    public static IReadOnlyDictionary<string, ModelCase> All { get; } = new[]
    {
        Scalars, Elementwise, Vectors, Matrices, IndexForms, Syntax, ParameterTypes, Containers, Networks, Sheets, Textbook, SinglePrecision, Loops, Recurrences, Checkpointed, Algebras,
    }.SelectMany(cases => cases).ToDictionary(c => c.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string, int> NamesAndSizes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (name, model) in All)
            {
                foreach (var n in model.Sizes)
                {
                    data.Add(name, n);
                }
            }

            return data;
        }
    }
}
