using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>The loops around a statement, and which elements exist wherever it runs: what plain C# reads in some rounds only may be missing in others.</summary>
public sealed class OpenLoops(ExprPool pool)
{
    private readonly Dictionary<int, Expr> _indices = [];
    private readonly Ranges _ranges = new(pool, []);

    /// <summary>Opens a loop inside those that are open.</summary>
    public void Enter(IndexVariable index, Expr lower, Expr upper) =>
        _indices[index.Key] = pool.OpenIndex(pool.Substitute(lower, _indices), pool.Substitute(upper, _indices));

    /// <summary>Closes a loop.</summary>
    public void Leave(IndexVariable index) => _indices.Remove(index.Key);

    /// <summary>Whether the ranges prove that an element exists in every round.</summary>
    public bool Contain(Read read) => read.Indices.Zip(read.Tensor.Extents, IsBelow).All(inRange => inRange);

    /// <summary>Whether every element that an expression reads exists in every round.</summary>
    public bool ContainAll(Expr expr) => expr.Nodes().OfType<Read>().All(Contain);

    /// <summary>Whether a row of a tensor lies in it even where the row is empty: a row that is empty may start beyond the end.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="offset">Where the row starts.</param>
    /// <param name="sizes">The extents of the row, or of a matrix.</param>
    public bool ContainRow(Tensor tensor, Expr offset, params IReadOnlyList<Expr> sizes) =>
        Terms(offset).All(term => sizes.All(size => size is Number { Value.Sign: > 0 } || HasFactor(term, size)))
        || (sizes.Count == 1 && IsAtMost(pool.Zero, offset) && IsAtMost(pool.Add(offset, sizes[0]), RowMajor.Size(pool, tensor)));

    /// <summary>Whether a row of reads, from the first round of its loop on, begins in its tensor or just behind its end.</summary>
    public bool ContainRow(Read read, For loop)
    {
        var last = read.Indices.Count - 1;
        var start = pool.Substitute(read.Indices[last], loop.Index, loop.Lower);
        return read.Indices.Take(last).Zip(read.Tensor.Extents, IsBelow).All(inRange => inRange) && IsAtMost(pool.Zero, start) && IsAtMost(start, read.Tensor.Extents[last]);
    }

    private bool IsBelow(Expr index, Expr extent) => IsAtMost(pool.Zero, index) && IsAtMost(pool.Add(index, pool.One), extent);

    private bool IsAtMost(Expr left, Expr right) => _ranges.AtMost(pool.Substitute(left, _indices), pool.Substitute(right, _indices)) == true;

    private static IEnumerable<Expr> Terms(Expr offset) => offset switch
    {
        Number { Value.IsZero: true } => [],
        Sum { Constant.IsZero: true } sum => sum.Terms.Select(t => t.Value),
        _ => [offset],
    };

    private static bool HasFactor(Expr term, Expr size) => size is Product product
        ? product.Factors.All(f => HasFactor(term, f.Base))
        : ReferenceEquals(term, size) || (term is Product factors && factors.Factors.Any(f => ReferenceEquals(f.Base, size)));
}
