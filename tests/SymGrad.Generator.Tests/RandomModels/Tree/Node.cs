using System.Globalization;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

/// <summary>A part of a random model: a text in C#, and beside it, written independently, what that text means.</summary>
internal abstract record Node
{
    public abstract string Text { get; }

    public abstract IReadOnlyList<Node> Parts { get; }

    /// <summary>Whether the other could stand in this one's place.</summary>
    public abstract bool IsLike(Node other);

    /// <summary>The same construct of other parts.</summary>
    public abstract Node With(IReadOnlyList<Node> parts);

    /// <summary>Smaller ones of the same type, the smallest first: a part in place of the whole, or the whole with a smaller part.</summary>
    public IEnumerable<Node> Smaller()
    {
        foreach (var part in Parts.SelectMany(p => p.Descendants()).Where(IsLike))
        {
            yield return part;
        }

        for (var k = 0; k < Parts.Count; k++)
        {
            foreach (var smaller in Parts[k].Smaller())
            {
                yield return With([.. Parts.Take(k), smaller, .. Parts.Skip(k + 1)]);
            }
        }
    }

    private IEnumerable<Node> Descendants() => Parts.SelectMany(p => p.Descendants()).Prepend(this);
}

/// <summary>
/// A construct that gives a <typeparamref name="T"/>: <c>Extended</c>, <c>int</c>, <c>bool</c>, or an array of reals. New kinds of
/// construct are new values of this one record: see <see cref="Scalars"/>.
/// </summary>
/// <param name="Format">The C#, with the parts as <c>{0}</c>, <c>{1}</c>, …</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Rule">The meaning, from the parts and the names in scope.</param>
internal sealed record Node<T>(string Format, IReadOnlyList<Node> Parts, Func<Run, IReadOnlyList<Node>, T> Rule) : Node
{
    public override IReadOnlyList<Node> Parts { get; } = Parts;

    public override string Text => string.Format(CultureInfo.InvariantCulture, Format, [.. Parts.Select(p => p.Text)]);

    public T Of(Run run) => Rule(run, Parts);

    public override bool IsLike(Node other) => other is Node<T>;

    public override Node With(IReadOnlyList<Node> parts) => new Node<T>(Format, parts, Rule);
}
