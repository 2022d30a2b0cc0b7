using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Expressions;

/// <content>What is known of extents and of integer data.</content>
public sealed partial class ExprPool
{
    private readonly Dictionary<(Expr Larger, Expr Smaller), Rational> _facts = [];
    private readonly Dictionary<Tensor, Expr> _mostOf = [];
    private readonly HashSet<Tensor> _compared = [];
    private readonly List<(Expr Where, Expr Holds)> _demands = [];

    /// <summary>Comparisons that hold where a condition does.</summary>
    public IReadOnlyList<(Expr Where, Expr Holds)> Demands => _demands;

    /// <summary>Takes as given that <paramref name="larger"/> ≥ <paramref name="smaller"/> + <paramref name="margin"/>.</summary>
    public void Assume(Expr larger, Expr smaller, Rational margin)
    {
        if (!_facts.TryGetValue((larger, smaller), out var known) || known < margin)
        {
            _facts[(larger, smaller)] = margin;
        }
    }

    /// <summary>Takes as given that <paramref name="larger"/> ≥ <paramref name="smaller"/> where a condition holds.</summary>
    public void Assume(Expr larger, Expr smaller, Expr where) => _demands.Add((where, Compare(Relation.LessOrEqual, smaller, larger)));

    /// <summary>Takes as given that no element of integer data is below 0 or above <paramref name="most"/>: the first that is said stays.</summary>
    public void AssumeData(Tensor data, Expr most) => _mostOf[data] = MostOf(data) ?? most;

    /// <summary>What no element of some data exceeds, nor is below 0, where that is given.</summary>
    public Expr? MostOf(Tensor data) => _mostOf.TryGetValue(data, out var most) ? most : null;

    /// <summary>Takes note that a model compares some data: it may mean elements that are not there, where a place that is read must be.</summary>
    public void NoteComparison(Tensor data) => _compared.Add(data);

    /// <summary>Whether the model compares the data, rather than only read what stands at its places.</summary>
    public bool IsCompared(Tensor data) => _compared.Contains(data);

    /// <summary>How much larger one expression is at least than another, where that is given.</summary>
    public Rational? Margin(Expr larger, Expr smaller) => _facts.TryGetValue((larger, smaller), out var margin) ? margin
        : smaller is Read { Tensor: var data } && MostOf(data) is { } most && Subtract(larger, most) is Number gap ? gap.Value
        : larger is Read { Tensor: var least } && ReferenceEquals(smaller, Zero) && MostOf(least) is not null ? Rational.Zero
        : null;
}
