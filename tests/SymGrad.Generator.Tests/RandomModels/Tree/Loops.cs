using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

using Real = Node<Extended>;
using Truth = Node<bool>;
using Whole = Node<int>;

/// <summary>Where a round may be left.</summary>
/// <param name="Before">Before the sum, 0, or the replacement of a state, 1 and on.</param>
/// <param name="Condition">When it is.</param>
/// <param name="Leaves">Whether the loop is left too.</param>
internal sealed record Exit(int Before, Truth Condition, bool Leaves)
{
    public string Text => $"            if ({Condition.Text}) {{ {(Leaves ? "break" : "continue")}; }}\n";
}

/// <summary>Numbers that the rounds of a loop hand on, each replaced in turn, and a sum that they add to before.</summary>
/// <param name="Type">The type of the sum.</param>
/// <param name="Counter">Runs over 0 … count − 1.</param>
/// <param name="Count">How many rounds there are.</param>
/// <param name="Descends">Whether the counter runs down.</param>
/// <param name="States">The variables: what they are before, and what a round makes of them.</param>
/// <param name="Sum">What is added up, under this name.</param>
internal sealed record Loop(
    string Type, string Counter, Whole Count, bool Descends, IReadOnlyList<(string Name, Real Start, Real Next)> States, (string Name, Real Term) Sum) : Statement
{
    /// <summary>In the order in which they are asked.</summary>
    public IReadOnlyList<Exit> Exits { get; init; } = [];

    /// <summary>What the loop's head asks beside the counter.</summary>
    public Truth? Holds { get; init; }

    /// <summary>By how much the counter goes on; null for 1.</summary>
    public Whole? Stride { get; init; }

    public override string Text => string.Concat(States.Select(s => $"var {s.Name} = {s.Start.Text}; "))
        + $"{Type} {Sum.Name} = 0;\n        "
        + (Descends ? $"for (var {Counter} = {Count.Text} - 1; {Counter} >= 0{Head}; {Counter} -= {Stride?.Text ?? "1"})" : $"for (var {Counter} = 0; {Counter} < {Count.Text}{Head}; {Counter} += {Stride?.Text ?? "1"})")
        + $"\n        {{\n{ExitsBefore(0)}            {Sum.Name} += {Sum.Term.Text};\n{string.Concat(States.Select((s, k) => $"{ExitsBefore(k + 1)}            {s.Name} = {s.Next.Text};\n"))}        }}";

    private string Head => Holds is null ? "" : $" && {Holds.Text}";

    private string ExitsBefore(int place) => string.Concat(Exits.Where(e => e.Before == place).Select(e => e.Text));

    public override void Execute(Run run)
    {
        foreach (var (name, start, _) in States)
        {
            run[name] = start.Of(run);
        }

        run[Sum.Name] = Extended.Zero;
        var (count, stride) = (Count.Of(run), Stride is null ? 1 : Step(Stride, run));
        for (var round = 0; round < count; round += stride)
        {
            run[Counter] = Descends ? count - 1 - round : round;
            if (Holds?.Of(run) == false || !Round(run))
            {
                return;
            }
        }
    }

    /// <summary>A loop by steps below 1 would not end.</summary>
    public static int Step(Whole stride, Run run) => stride.Of(run) is >= 1 and var step ? step : throw new InvalidOperationException("A loop by steps below 1.");

    // Whether the loop goes on.
    private bool Round(Run run)
    {
        for (var place = 0; place <= States.Count; place++)
        {
            if (Exits.FirstOrDefault(e => e.Before == place && e.Condition.Of(run)) is { } exit)
            {
                return !exit.Leaves;
            }

            if (place == 0)
            {
                run[Sum.Name] = (Extended)run[Sum.Name] + Sum.Term.Of(run);
            }
            else
            {
                run[States[place - 1].Name] = States[place - 1].Next.Of(run);
            }
        }

        return true;
    }

    public override IEnumerable<Statement> Smaller()
    {
        if (Holds is not null)
        {
            yield return this with { Holds = null };
        }

        if (Stride is not null)
        {
            yield return this with { Stride = null };
        }

        for (var k = 0; k < Exits.Count; k++)
        {
            var (before, exit, after) = (Exits.Take(k), Exits[k], Exits.Skip(k + 1));
            yield return this with { Exits = [.. before, .. after] };
            foreach (var smaller in exit.Condition.Smaller())
            {
                yield return this with { Exits = [.. before, exit with { Condition = (Truth)smaller }, .. after] };
            }
        }

        for (var k = 0; k < States.Count; k++)
        {
            var (before, state, after) = (States.Take(k), States[k], States.Skip(k + 1));
            foreach (var smaller in state.Start.Smaller().Select(s => state with { Start = (Real)s }).Concat(state.Next.Smaller().Select(s => state with { Next = (Real)s })))
            {
                yield return this with { States = [.. before, smaller, .. after] };
            }
        }

        foreach (var term in Sum.Term.Smaller())
        {
            yield return this with { Sum = (Sum.Name, (Real)term) };
        }
    }
}

/// <summary>A vector filled by a loop, element by element; the value may read the elements before.</summary>
internal sealed record Filled(string Name, string Type, string Counter, Whole Count, Real Element) : Statement
{
    /// <summary>After which element the loop is left.</summary>
    public Truth? Until { get; init; }

    public override string Text =>
        $"var {Name} = new Vec<{Type}>({Count.Text});\n        for (var {Counter} = 0; {Counter} < {Count.Text}; {Counter}++)\n        {{\n            {Name}[{Counter}] = {Element.Text};\n{(Until is null ? "" : $"            if ({Until.Text}) {{ break; }}\n")}        }}";

    public override void Execute(Run run)
    {
        var elements = Enumerable.Repeat(Extended.Zero, Count.Of(run)).ToArray();
        run[Name] = elements;
        for (var i = 0; i < elements.Length; i++)
        {
            run[Counter] = i;
            elements[i] = Element.Of(run);
            if (Until?.Of(run) == true)
            {
                return;
            }
        }
    }

    public override IEnumerable<Statement> Smaller() =>
        [.. Until is null ? Array.Empty<Statement>() : [this with { Until = null }], .. Element.Smaller().Select(e => this with { Element = (Real)e })];
}

/// <summary>A sum over two counters that go on by strides, the inner one bounded by the outer.</summary>
/// <param name="Name">The sum.</param>
/// <param name="Type">Its type.</param>
/// <param name="Outer">Runs over 0 … count − 1.</param>
/// <param name="Inner">The inner counter.</param>
/// <param name="Count">Where both end.</param>
/// <param name="Strides">By how much the counters go on.</param>
/// <param name="Bounds">Which of the inner one's ranges: from the outer on, up to it, as far as its multiples are below it, down from it, or below its multiples.</param>
/// <param name="Term">What is added up.</param>
internal sealed record StridedSum(string Name, string Type, string Outer, string Inner, Whole Count, (Whole Outer, Whole Inner) Strides, int Bounds, Real Term) : Statement
{
    /// <summary>Whether the outer counter runs down.</summary>
    public bool Descends { get; init; }

    /// <summary>How far below 0 the outer counter begins; null where it does not.</summary>
    public Whole? Below { get; init; }

    /// <summary>The place from 0 on that the outer counter stands for.</summary>
    public string Place => PlaceOf(Outer, Below);

    public override string Text =>
        $"{Type} {Name} = 0;\n        "
        + (Descends ? $"for (var {Outer} = {Count.Text} - 1{Shift}; {Outer} >= 0{Shift}; {Outer} -= {Strides.Outer.Text})" : $"for (var {Outer} = 0{Shift}; {Outer} < {Count.Text}{Shift}; {Outer} += {Strides.Outer.Text})")
        + $"\n        {{\n            {Head}\n            {{\n                {Name} += {Term.Text};\n            }}\n        }}";

    private string Shift => Below is null ? "" : $" - {Below.Text}";

    private string Head => Bounds switch
    {
        0 => $"for (var {Inner} = {Place}; {Inner} < {Count.Text}; {Inner} += {Strides.Inner.Text})",
        1 => $"for (var {Inner} = 0; {Inner} < {Place}; {Inner} += {Strides.Inner.Text})",
        2 => $"for (var {Inner} = 0; {Inner} * {Strides.Inner.Text} < {Place}; {Inner}++)",
        3 => $"for (var {Inner} = {Place}; {Inner} >= 0; {Inner} -= {Strides.Inner.Text})",
        _ => $"for (var {Inner} = 0; {Inner} < {Place} * {Strides.Inner.Text} && {Inner} < {Count.Text}; {Inner}++)",
    };

    public static string PlaceOf(string counter, Whole? below) => below is null ? counter : $"({counter} + {below.Text})";

    public override void Execute(Run run)
    {
        var (count, outer, inner, sum) = (Count.Of(run), Loop.Step(Strides.Outer, run), Loop.Step(Strides.Inner, run), Extended.Zero);
        for (var round = 0; round < count; round += outer)
        {
            var i = Descends ? count - 1 - round : round;
            IEnumerable<int> all = Enumerable.Range(0, count);
            run[Outer] = i - (Below?.Of(run) ?? 0);
            run[Place] = i;
            foreach (var j in Bounds switch
            {
                0 => all.Where(j => j >= i && (j - i) % inner == 0),
                1 => all.Where(j => j < i && j % inner == 0),
                2 => all.Where(j => j * inner < i),
                3 => all.Where(j => j <= i && (i - j) % inner == 0).Reverse(),
                _ => all.Where(j => j < i * inner),
            })
            {
                run[Inner] = j;
                sum += Term.Of(run);
            }
        }

        run[Name] = sum;
    }

    public override IEnumerable<Statement> Smaller() => [.. Descends ? [this with { Descends = false }] : Array.Empty<Statement>(), .. Term.Smaller().Select(t => this with { Term = (Real)t })];
}
