namespace SymGrad.Integration.Tests.Harness;

/// <summary>A model with data for it, by size.</summary>
internal sealed class ModelCase(Delegate model, Func<int, Draw, object[]> data)
{
    private readonly Lazy<Generated> generated = new(() => new(model.Method));

    /// <summary>The sizes n for which it is tested.</summary>
    public int[] Sizes { get; init; } = [0, 1, 2, 7, 64];

    public string Name { get; } = $"{model.Method.DeclaringType!.Name}.{model.Method.Name}({string.Join(", ", model.Method.GetParameters().Select(p => p.ParameterType.Name))})";

    public Generated Generated => generated.Value;

    /// <summary>Data of size n, rounded to the parameters' precision.</summary>
    public object[] Data(int n, int seed = 1) => [.. data(n, new Draw(seed + (31 * n))).Zip(Generated.Parameters, Arguments.Rounded)];

    public override string ToString() => Name;
}
