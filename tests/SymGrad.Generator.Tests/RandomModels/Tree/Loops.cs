using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

using Real = Node<Extended>;
using Whole = Node<int>;

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
    public override string Text => string.Concat(States.Select(s => $"var {s.Name} = {s.Start.Text}; "))
        + $"{Type} {Sum.Name} = 0;\n        "
        + (Descends ? $"for (var {Counter} = {Count.Text} - 1; {Counter} >= 0; {Counter}--)" : $"for (var {Counter} = 0; {Counter} < {Count.Text}; {Counter}++)")
        + $"\n        {{\n            {Sum.Name} += {Sum.Term.Text};\n{string.Concat(States.Select(s => $"            {s.Name} = {s.Next.Text};\n"))}        }}";

    public override void Execute(Run run)
    {
        foreach (var (name, start, _) in States)
        {
            run[name] = start.Of(run);
        }

        run[Sum.Name] = Extended.Zero;
        var count = Count.Of(run);
        for (var round = 0; round < count; round++)
        {
            run[Counter] = Descends ? count - 1 - round : round;
            run[Sum.Name] = (Extended)run[Sum.Name] + Sum.Term.Of(run);
            foreach (var (name, _, next) in States)
            {
                run[name] = next.Of(run);
            }
        }
    }

    public override IEnumerable<Statement> Smaller()
    {
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
    public override string Text =>
        $"var {Name} = new Vec<{Type}>({Count.Text});\n        for (var {Counter} = 0; {Counter} < {Count.Text}; {Counter}++)\n        {{\n            {Name}[{Counter}] = {Element.Text};\n        }}";

    public override void Execute(Run run)
    {
        var elements = new Extended[Count.Of(run)];
        run[Name] = elements;
        for (var i = 0; i < elements.Length; i++)
        {
            run[Counter] = i;
            elements[i] = Element.Of(run);
        }
    }

    public override IEnumerable<Statement> Smaller() => Element.Smaller().Select(e => this with { Element = (Real)e });
}
