using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Expressions;

/// <content>What is known of extents and of integer data.</content>
public sealed partial class ExprPool
{
    private readonly Dictionary<(Expr Larger, Expr Smaller), Rational> _facts = [];
    private readonly Dictionary<Tensor, Expr> _mostOf = [];
    private readonly HashSet<Tensor> _compared = [];
    private readonly List<(Expr Where, Expr Holds)> _demands = [];
    private readonly Dictionary<Tensor, Expr> _bodies = [];
    private readonly HashSet<Tensor> _values = [];
    private readonly Dictionary<(object Question, Expr Expr), IReadOnlyList<Expr>> _sizes = [];
    private readonly HashSet<Expr> _rounds = [];
    private readonly HashSet<Expr> _written = [];

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

    /// <summary>Takes note of a condition that a model itself asks.</summary>
    internal void NoteWritten(Expr condition) => _written.Add(condition);

    /// <summary>Takes note of conditions that only say that there are rounds, outside of which something would have no value.</summary>
    internal void NoteRounds(IEnumerable<Expr> conditions) => _rounds.UnionWith(conditions);

    /// <summary>Whether a condition only says that there are rounds, and is none that the model asks.</summary>
    internal bool IsOfRounds(Expr condition) => _rounds.Contains(condition) && !_written.Contains(condition);

    /// <summary>Whether the model compares the data, rather than only read what stands at its places.</summary>
    public bool IsCompared(Tensor data) => _compared.Contains(data);

    /// <summary>How much larger one expression is at least than another, where that is given.</summary>
    public Rational? Margin(Expr larger, Expr smaller) => _facts.TryGetValue((larger, smaller), out var margin) ? margin
        : smaller is Read { Tensor: var data } && MostOf(data) is { } most && Subtract(larger, most) is Number gap ? gap.Value
        : larger is Read { Tensor: var least } && ReferenceEquals(smaller, Zero) && MostOf(least) is not null ? Rational.Zero
        : null;

    /// <summary>Takes note of how the elements of a tensor are computed, and whether they are the model's own value.</summary>
    internal void NoteBody(Tensor tensor, Expr body, bool isValue)
    {
        // What reads it may have been asked before.
        if (_bodies.ContainsKey(tensor))
        {
            _sizes.Clear();
        }

        _bodies[tensor] = body;
        if (isValue)
        {
            _values.Add(tensor);
        }
    }

    /// <summary>How the elements of a tensor are computed, at its axes; null where that was not noted.</summary>
    internal Expr? BodyOf(Tensor tensor) => _bodies.TryGetValue(tensor, out var body) ? body : null;

    /// <summary>The tensors that are the model's own value.</summary>
    internal IReadOnlyCollection<Tensor> Values => _values;

    /// <summary>What is known of the sizes that an expression asks for, found out once; while it is found out, nothing.</summary>
    internal IReadOnlyList<Expr> SizesOf(object question, Expr expr, Func<Expr, IReadOnlyList<Expr>> find)
    {
        if (!_sizes.TryGetValue((question, expr), out var known))
        {
            _sizes[(question, expr)] = [];
            _sizes[(question, expr)] = known = find(expr);
        }

        return known;
    }
}
