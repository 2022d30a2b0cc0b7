namespace SymGrad.Generator.Tests.RandomModels.Tree;

using Whole = Node<int>;

/// <summary>Constructs that give an integer: an index, a count, an element of integer data.</summary>
internal static class Wholes
{
    public static Whole Number(int value) => new($"{value}", [], (_, _) => value);

    public static Whole Name(string name) => new(name, [], (run, _) => (int)run[name]);

    /// <summary>An extent of a parameter: <c>x.Length</c>, <c>A.Rows</c>.</summary>
    public static Whole Extent(string text, string parameter, int axis) => new(text, [], (run, _) => ((Array)run[parameter]).GetLength(axis));

    public static Whole Element(string data, Whole index) => new($"{data}[{{0}}]", [index], (run, p) => ((int[])run[data])[p.Whole(0, run)]);

    public static Whole Add(Whole a, Whole b) => new("({0} + {1})", [a, b], (run, p) => p.Whole(0, run) + p.Whole(1, run));

    public static Whole Subtract(Whole a, Whole b) => new("({0} - {1})", [a, b], (run, p) => p.Whole(0, run) - p.Whole(1, run));

    public static Whole Multiply(Whole a, Whole b) => new("({0} * {1})", [a, b], (run, p) => p.Whole(0, run) * p.Whole(1, run));

    public static Whole Divide(Whole a, int by) => new($"({{0}} / {by})", [a], (run, p) => p.Whole(0, run) / by);

    public static Whole Remainder(Whole a, int by) => new($"({{0}} % {by})", [a], (run, p) => p.Whole(0, run) % by);
}
