using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>One write of a round: next[J] = (J = p(τ) ∧ …) ? v : …, solved for the index whose round writes element J.</summary>
/// <param name="Index">The index, in terms of J.</param>
/// <param name="Condition">What else must hold.</param>
/// <param name="Value">What is written.</param>
internal sealed record Write(Expr Index, Expr Condition, Expr Value);

/// <summary>
/// An array of which each element is written in at most one round: after the loop its elements are the values written, read at the round
/// that wrote them. What a round reads of it was written in an earlier round, or is what was there before the loop.
/// </summary>
internal sealed class Filling
{
    private readonly ExprPool _pool;
    private readonly Loop _loop;
    private readonly Carried _array;
    private readonly Ranges _ranges;
    private readonly List<Write> _writes;

    // Where the loop stays on an axis, such as in the row that an inner loop fills; null for the other axes.
    private readonly IReadOnlyList<Expr?> _places;

    private Filling(ExprPool pool, Loop loop, Carried array, List<Write> writes)
    {
        (_pool, _loop, _array, _writes, _ranges) = (pool, loop, array, writes, new(pool, []));
        _places = [.. array.Axes.Select(axis => Common(axis, writes))];
    }

    /// <summary>The array as filled by the loop; null where elements may be written twice, or where that cannot be told.</summary>
    public static Filling? Of(ExprPool pool, Loop loop, Carried array, Expr next)
    {
        var choices = new List<List<Write>>();
        next = WithoutBranches(pool, array, next, array.Before(pool, loop)) ?? next;
        for (; next is Select select; next = select.Otherwise)
        {
            choices.Add(select.Condition.Reads(array.State) ? [] : WriteSolutions.Of(pool, loop, array, select));
        }

        if (choices.Count == 0 || choices.Exists(c => c.Count == 0) || !ReferenceEquals(next, array.Before(pool, loop)))
        {
            return null;
        }

        // Where each write can be solved for the index in the same way, every element has its one round.
        var shared = choices[0].Select(w => w.Index).FirstOrDefault(index => choices.TrueForAll(c => c.Exists(w => ReferenceEquals(w.Index, index))));
        var filling = new Filling(pool, loop, array, [.. choices.Select(c => c.Find(w => ReferenceEquals(w.Index, shared)) ?? c[0])]);
        return filling.LaterWritesWin() ? filling : null;
    }

    /// <summary>
    /// c ? ((J = p) ? v : y) : ((J = p) ? w : y), which branches leave, as (J = p) ? (c ? v : w) : y: a write in each branch is one write. Null where a branch leaves something else.
    /// </summary>
    private static Expr? WithoutBranches(ExprPool pool, Carried array, Expr next, Expr before)
    {
        if (next is not Select select || ReferenceEquals(next, before))
        {
            return ReferenceEquals(next, before) ? next : null;
        }

        if (array.Axes.Any(axis => select.Condition.DependsOn(axis)))
        {
            return WithoutBranches(pool, array, select.Otherwise, before) is { } rest ? pool.Select(select.Condition, select.Then, rest) : null;
        }

        var (then, otherwise) = (WithoutBranches(pool, array, select.Then, before), WithoutBranches(pool, array, select.Otherwise, before));
        return then is null || otherwise is null ? null : Joined(pool, select.Condition, then, otherwise, before);
    }

    private static Expr Joined(ExprPool pool, Expr condition, Expr then, Expr otherwise, Expr before) => (then, otherwise) switch
    {
        (Select x, Select y) when ReferenceEquals(x.Condition, y.Condition) && !ReferenceEquals(then, before) && !ReferenceEquals(otherwise, before) =>
            pool.Select(x.Condition, pool.Select(condition, x.Then, y.Then), Joined(pool, condition, x.Otherwise, y.Otherwise, before)),
        (Select x, _) when !ReferenceEquals(then, before) => pool.Select(pool.And(x.Condition, condition), x.Then, Joined(pool, condition, x.Otherwise, otherwise, before)),
        (_, Select y) when !ReferenceEquals(otherwise, before) => pool.Select(pool.And(y.Condition, pool.Not(condition)), y.Then, Joined(pool, condition, then, y.Otherwise, before)),
        _ => before,
    };

    private bool HaveOneIndex => _writes.TrueForAll(w => ReferenceEquals(w.Index, _writes[0].Index));

    /// <summary>The loop's name for the axis along which it writes.</summary>
    public IReadOnlyList<string?> IndexNames => [.. _array.Axes.Select(axis => _pool.Subtract(_writes[0].Index, axis) is Number ? _loop.Index.NameHint : null)];

    /// <summary>The values that the rounds write; what they read of the array is to be resolved.</summary>
    public IEnumerable<Expr> Values => _writes.Select(w => w.Value);

    /// <summary>
    /// Whether an expression reads elements that were written before; null where a read of the state may be of either kind.
    /// </summary>
    public bool? ReadsWritten(Expr expr)
    {
        var reading = new Reading(this, null);
        reading.Visit(expr);
        return reading.Count > 0 && (reading.HasFailed || !HaveOneIndex) ? null : reading.ReadsWritten;
    }

    /// <summary>A tensor for what the loop writes, which its own rounds read: it has the axes on which the loop does not stay in one place.</summary>
    public Tensor NewTensor() => _pool.Defined(_array.Name, [.. _array.Extents.Where((_, axis) => _places[axis] is null)]);

    /// <summary>The expression with the finished array, or what was there before, read in the state's place.</summary>
    public Expr Resolve(Expr expr, Tensor? finished) => expr.Reads(_array.State) ? new Reading(this, finished).Visit(expr) : expr;

    /// <summary>The elements after the loop; <paramref name="settle"/> makes a written value readable outside of its round.</summary>
    public Expr Finished(Func<Expr, Expr> settle) => Enumerable.Reverse(_writes).Aggregate(
        _array.Initial(_array.Axes), (element, write) => _pool.Select(IsWritten(write, settle), Value(write, settle), element));

    /// <summary>The body of the tensor of <see cref="NewTensor"/>, over open indices for its axes.</summary>
    public (Expr Body, IReadOnlyList<IndexVariable> Axes) Body(Func<Expr, Expr> settle)
    {
        var map = _array.Axes.Select((axis, k) => (axis, Place: _places[k])).Where(p => p.Place is not null).ToDictionary(p => p.axis.Key, p => p.Place!);
        return (_ranges.Simplify(_pool.Substitute(Finished(settle), map)), [.. _array.Axes.Where((_, k) => _places[k] is null)]);
    }

    /// <summary>An element after the loop, by that tensor.</summary>
    public Expr Element(Tensor finished, IReadOnlyList<Expr> at)
    {
        var isInPlace = _pool.And([.. _places.Select((place, axis) => place is null ? _pool.True : _pool.Compare(Relation.Equal, at[axis], place))]);
        return _pool.Select(_ranges.Simplify(isInPlace), _pool.Read(finished, [.. at.Where((_, axis) => _places[axis] is null)]), _array.Initial(at));
    }

    private Expr IsWritten(Write write, Func<Expr, Expr> settle) => _ranges.Simplify(_pool.And(
        _pool.Compare(Relation.LessOrEqual, _loop.Lower, write.Index),
        _pool.Compare(Relation.Less, write.Index, _loop.Upper),
        _pool.Substitute(settle(write.Condition), _loop.Index, write.Index)));

    private Expr Value(Write write, Func<Expr, Expr> settle) => _pool.Substitute(settle(write.Value), _loop.Index, write.Index);

    private Expr? Common(IndexVariable axis, List<Write> writes)
    {
        var place = WriteSolutions.PlaceOf(_pool, _array, axis, writes[0].Condition);
        return place is not null && !place.DependsOn(_loop.Index) && writes.TrueForAll(w => ReferenceEquals(WriteSolutions.PlaceOf(_pool, _array, axis, w.Condition), place))
            ? place : null;
    }

    // Of two writes to one element the later round wins, within a round the later statement: that one is to stand first.
    private bool LaterWritesWin()
    {
        for (var k = 1; k < _writes.Count; k++)
        {
            for (var j = k; j > 0; j--)
            {
                if (_ranges.AtMost(_writes[j].Index, _writes[j - 1].Index) == true || AreApart(_writes[j], _writes[j - 1]))
                {
                    continue;
                }

                if (_ranges.AtMost(_pool.Add(_writes[j - 1].Index, _pool.One), _writes[j].Index) != true)
                {
                    return false;
                }

                (_writes[j], _writes[j - 1]) = (_writes[j - 1], _writes[j]);
            }
        }

        return true;
    }

    // Remainders of one distance that differ: even and odd places, for instance.
    private bool AreApart(Write x, Write y)
    {
        var (a, b) = (RemainderOf(x), RemainderOf(y));
        return a is not null && b is not null && ReferenceEquals(a.Arguments[1], b.Arguments[1]) && a.Arguments[1] is Number { Value: var divisor }
            && _pool.Subtract(a.Arguments[0], b.Arguments[0]) is Number { Value: var shift } && !(shift / divisor).IsInteger;
    }

    private static Apply? RemainderOf(Write write) => (write.Condition is Logic all ? all.Operands : [write.Condition]).OfType<Compare>()
        .Where(c => c.Relation == Relation.Equal && c.Right is Number { Value.IsZero: true }).Select(c => c.Left).OfType<Apply>().FirstOrDefault();

    private Expr? IndexOf(Write write, IReadOnlyList<Expr> at) => at.All(a => a.BinderHeight == 0) ? _pool.Substitute(write.Index, _array.At(at)) : null;

    private sealed class Reading(Filling filling, Tensor? finished) : ExprRewriter(filling._pool)
    {
        public bool HasFailed { get; private set; }

        public bool ReadsWritten { get; private set; }

        public int Count { get; private set; }

        protected override Expr After(Expr expr)
        {
            if (expr is not Read read || read.Tensor != filling._array.State)
            {
                return expr;
            }

            IReadOnlyList<Expr> at = [.. read.Indices.Skip(1)];
            Count++;
            if (filling.IndexOf(filling._writes[0], at) is { } index)
            {
                if (filling._ranges.AtMost(Pool.Add(index, Pool.One), filling._loop.Lower) == true || filling._ranges.AtMost(filling._loop.Index, index) == true)
                {
                    return filling._array.Initial(at);
                }

                if (filling._ranges.AtMost(Pool.Add(index, Pool.One), filling._loop.Index) == true)
                {
                    ReadsWritten = true;
                    return finished is null ? expr : filling.Element(finished, at);
                }
            }

            HasFailed = true;
            return expr;
        }
    }
}
