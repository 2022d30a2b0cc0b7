using System.Text.RegularExpressions;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Tests.RandomModels.Tree;

namespace SymGrad.Generator.Tests.RandomModels;

/// <summary>The lengths of x and y, and the integer k.</summary>
internal sealed record Sizes(int N, int M, int K);

/// <summary>A model made at random: its C#, data for it, and its value by the tree itself.</summary>
internal sealed record RandomModel(int Seed, bool IsSingle, IReadOnlyList<Callee> Callees, IReadOnlyList<Statement> Statements, Node Result)
{
    /// <summary>How it is differentiated.</summary>
    public DerivativeKind Kind { get; init; }

    private string Real => IsSingle ? "float" : "double";

    private string Body => string.Concat(Statements.Select(s => $"        {s.Text}\n")) + $"        return {Result.Text};\n";

    /// <summary>The methods that the body calls, directly or through each other: each calls those before it.</summary>
    private List<Callee> Called
    {
        get
        {
            var called = new List<Callee>();
            foreach (var callee in Callees.Reverse())
            {
                if (called.Select(c => c.Body.Text).Append(Body).Any(text => text.Contains(callee.Name + "(", StringComparison.Ordinal)))
                {
                    called.Insert(0, callee);
                }
            }

            return called;
        }
    }

    /// <summary>The parameters that the body names, with their types; in a fixed order.</summary>
    public IReadOnlyList<(string Name, string Type)> Parameters => [.. new (string Name, string Type)[]
    {
        ("s", Real), ("x", $"Vec<{Real}>"), ("y", $"Vec<{Real}>"), ("A", $"Mat<{Real}>"), ("C", $"Mat<{Real}>"), ("e", $"{Real}[]"), ("D", $"{Real}[,]"),
        ("z", $"Vec<{Real}>"), ("u", $"Vec<{Real}>"), ("q", $"Vec<{Real}>"), ("g", "int[]"), ("h", "int[]"), ("k", "int"),
    }.Where(p => Regex.IsMatch(Body, $@"\b{p.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(10)))];

    /// <summary>The method as a member of a class, with those that it calls.</summary>
    public string Text(string name) =>
        string.Concat(Called.Select(c => $"    static {Real} {c.Name}({Real} {c.First}, {Real} {c.Second}) => {c.Body.Text};\n"))
        + $"    [{Kind}]\n    public static {(Result is Node<Extended[]> ? $"Vec<{Real}>" : Real)} {name}({string.Join(", ", Parameters.Select(p => $"{p.Type} {p.Name}"))})\n    {{\n{Body}    }}\n";

    /// <summary>Data for the parameters: numbers as doubles that both precisions hold, integers in range, sizes at which every element is there unless others are given.</summary>
    public IReadOnlyDictionary<string, object> Data(Sizes? sizes = null)
    {
        var random = new Random(Seed);
        var (n, m, k) = sizes ?? new(random.Next(2, 4), random.Next(2, 5), random.Next(3));
        double Draw() => (random.Next(-1500, 1501) + 0.5) / 1024;
        double[] Vector(int length) => [.. Enumerable.Range(0, length).Select(_ => Draw())];
        int[] Data(int length, int bound) => [.. Enumerable.Range(0, length).Select(_ => random.Next(bound))];
        double[,] Matrix(int rows, int columns)
        {
            var matrix = new double[rows, columns];
            for (var i = 0; i < matrix.Length; i++)
            {
                matrix[i / columns, i % columns] = Draw();
            }

            return matrix;
        }

        return new Dictionary<string, object>
        {
            ["s"] = Draw(), ["x"] = Vector(n), ["y"] = Vector(m), ["A"] = Matrix(n, m), ["C"] = Matrix(n, n), ["e"] = Vector(n), ["D"] = Matrix(n, m),
            ["z"] = Vector(n + m), ["u"] = Vector(2 * n), ["q"] = Vector(n * (n + 1) / 2), ["g"] = Data(n, m), ["h"] = Data(m, n), ["k"] = k,
        };
    }

    /// <summary>The elements of the value, with the run that gave them.</summary>
    public (Extended[] Value, Run Run) Evaluate(IReadOnlyDictionary<string, object> arguments)
    {
        var run = new Run(arguments);
        foreach (var statement in Statements)
        {
            statement.Execute(run);
        }

        return (Result is Node<Extended[]> vector ? vector.Of(run) : [((Node<Extended>)Result).Of(run)], run);
    }

    /// <summary>Smaller models; some are no C#, since a name that they use is gone.</summary>
    public IEnumerable<RandomModel> Smaller()
    {
        for (var k = 0; k < Statements.Count; k++)
        {
            yield return this with { Statements = [.. Statements.Take(k), .. Statements.Skip(k + 1)] };
        }

        foreach (var result in Result.Smaller())
        {
            yield return this with { Result = result };
        }

        for (var k = 0; k < Statements.Count; k++)
        {
            foreach (var smaller in Statements[k].Smaller())
            {
                yield return this with { Statements = [.. Statements.Take(k), smaller, .. Statements.Skip(k + 1)] };
            }
        }
    }
}
