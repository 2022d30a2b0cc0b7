using System.Text;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>
/// A random method body of assignments, branches and loops over <c>u</c>, <c>v</c> (three elements), <c>S</c> (three by three), <c>x</c> and
/// <c>l</c>. It runs in plain C# without an exception: indices stay in range, and what is stored stays bounded.
/// </summary>
internal sealed class RandomProgram(int seed)
{
    private static readonly string[] Scalars = ["a", "b", "c"];
    private static readonly string[] Arrays = ["y", "z"];

    private readonly Random random = new(seed);
    private readonly List<string> counters = [];
    private int names;

    public string Body()
    {
        var statements = new StringBuilder();
        for (var k = 3 + random.Next(3); k > 0; k--)
        {
            statements.Append(Statement(3));
        }

        return "{ double a = x, b = 1, c = -0.5; var y = new double[3]; var z = new Vec<double>(3); "
            + $"{statements}return a + 2 * b - c + Sum(3, q => y[q] * (q + 1)) - Sum(3, q => z[q] * (q + 2)); }}";
    }

    private string Statement(int depth) => random.Next(depth == 0 ? 5 : 10) switch
    {
        0 => $"{Pick(Scalars)} = {Bounded(2)}; ",
        1 => $"{Pick(Scalars)} {Pick("+=", "-=")} {Bounded(1)}; ",
        2 => $"{Pick(Arrays)}[{Index()}] = {Bounded(2)}; ",
        3 => $"{Pick(Arrays)}[{Index()}] {Pick("+=", "-=")} {Bounded(1)}; ",
        4 => random.Next(3) switch
        {
            0 => $"{Pick(Scalars)} *= {Bounded(1)}; ",
            1 => "(a, b) = (b, a); ",
            _ => $"{Pick(Scalars)} = Math.Max({Pick(Scalars)}, {Bounded(1)}); ",
        },
        5 => $"if ({Condition()}) {{ {Statement(depth - 1)}}} ",
        6 => $"if ({Condition()}) {{ {Statement(depth - 1)}{Statement(depth - 1)}}} else {{ {Statement(depth - 1)}}} ",
        7 => "{ " + $"var t{++names} = {Bounded(2)}; {Pick(Scalars)} = Tanh(t{names}); " + "} ",
        _ => Loop(depth),
    };

    private string Loop(int depth)
    {
        var i = $"i{++names}";

        // How many rounds there are may depend on counters, but not on data.
        var outer = Pick(["2", .. counters.Where(c => c[0] == 'i')]);
        var isCounter = random.Next(6) > 0;
        i = isCounter ? i : $"e{names}";
        var header = !isCounter ? $"foreach (var {i} in l)" : random.Next(5) switch
        {
            0 => $"for (var {i} = 0; {i} < 3; {i}++)",
            1 => $"for (var {i} = 2; {i} >= 0; {i}--)",
            2 => $"for (var {i} = 1; {i} < u.Length; {i}++)",
            3 => $"for (var {i} = 0; {i} <= {outer}; {i}++)",
            _ => $"for (var {i} = 0; {i} < 3; {i} += 2)",
        };
        counters.Add(i);
        var body = new StringBuilder();
        for (var k = 1 + random.Next(3); k > 0; k--)
        {
            body.Append(Statement(depth - 1));
        }

        counters.RemoveAt(counters.Count - 1);
        return $"{header} {{ {body}}} ";
    }

    private string Bounded(int depth) => random.Next(3) == 0 ? $"0.5 * {Leaf()}" : $"Tanh({Expression(depth)})";

    private string Expression(int depth) => depth == 0 ? Leaf() : random.Next(6) switch
    {
        0 => Leaf(),
        1 or 2 => $"({Expression(depth - 1)} {Pick("+", "-", "*")} {Expression(depth - 1)})",
        3 => $"({Condition()} ? {Expression(depth - 1)} : {Expression(depth - 1)})",
        4 => $"Sum(3, q => {Pick(Arrays)}[q] * {Pick("u", "v")}[q])",
        _ => $"Sin({Expression(depth - 1)})",
    };

    private string Leaf() => random.Next(6) switch
    {
        0 => Pick(Scalars),
        1 => Pick("x", "0.3", "1.5"),
        2 => $"{Pick("u", "v")}[{Index()}]",
        3 => $"S[{Index()}, {Index()}]",
        _ => $"{Pick(Arrays)}[{Index()}]",
    };

    private string Condition() => random.Next(3) switch
    {
        0 => $"{Leaf()} > {Pick("0", "0.2", "-0.3")}",
        1 => $"{Index()} < {Index()}",
        _ => $"{Index()} {Pick("==", "!=")} {random.Next(3)}",
    };

    // Counters run over 0, 1, 2.
    private string Index()
    {
        if (counters.Count == 0 || random.Next(5) == 0)
        {
            return $"{random.Next(3)}";
        }

        var i = Pick([.. counters]);
        return random.Next(6) switch
        {
            0 => $"2 - {i}",
            1 => $"({i} + 1) % 3",
            2 => $"Math.Min({i} + 1, 2)",
            _ => i,
        };
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
