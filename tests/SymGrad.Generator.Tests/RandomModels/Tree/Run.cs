using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

/// <summary>One evaluation of a model: the values of the names in scope, and how near a kink it came.</summary>
internal sealed class Run(IReadOnlyDictionary<string, object> arguments)
{
    private readonly Dictionary<string, object> values = new(arguments);

    /// <summary>The least distance of anything compared from a tie.</summary>
    public Extended Nearest { get; private set; } = Extended.One;

    public object this[string name]
    {
        get => values[name];
        set => values[name] = value;
    }

    /// <summary>Notes how far two values are from the tie at which a derivative would jump.</summary>
    public void Compared(Extended a, Extended b) => Nearest = Extended.Min(Nearest, Extended.Abs(a - b));
}

/// <summary>Values of parts by position.</summary>
internal static class PartValues
{
    public static Extended Real(this IReadOnlyList<Node> parts, int k, Run run) => ((Node<Extended>)parts[k]).Of(run);

    public static int Whole(this IReadOnlyList<Node> parts, int k, Run run) => ((Node<int>)parts[k]).Of(run);

    public static bool Truth(this IReadOnlyList<Node> parts, int k, Run run) => ((Node<bool>)parts[k]).Of(run);

    public static Extended[] Vector(this IReadOnlyList<Node> parts, int k, Run run) => ((Node<Extended[]>)parts[k]).Of(run);

    public static Extended[,] Matrix(this IReadOnlyList<Node> parts, int k, Run run) => ((Node<Extended[,]>)parts[k]).Of(run);
}
