using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

/// <summary>A statement of a model's body. Other kinds, loops among them, are other records of this.</summary>
internal abstract record Statement
{
    public abstract string Text { get; }

    public abstract void Execute(Run run);

    /// <summary>Smaller statements that define the same names.</summary>
    public abstract IEnumerable<Statement> Smaller();
}

/// <summary>A local: <c>var name = value;</c></summary>
internal sealed record Local(string Name, Node Value) : Statement
{
    public override string Text => $"var {Name} = {Value.Text};";

    public override void Execute(Run run) => run[Name] = Value switch
    {
        Node<Extended> real => real.Of(run),
        Node<Extended[]> vector => vector.Of(run),
        Node<Extended[,]> matrix => matrix.Of(run),
        _ => throw new InvalidOperationException($"{Name} has no value."),
    };

    public override IEnumerable<Statement> Smaller() => Value.Smaller().Select(v => this with { Value = v });
}
