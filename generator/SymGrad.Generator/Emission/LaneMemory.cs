using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>What the method of a lane loop is passed of memory: spans cut to what the loop reaches.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="outer">Prints what stands outside the loop.</param>
/// <param name="open">The loops around it.</param>
/// <param name="loop">The loop.</param>
/// <param name="names">The names in its method.</param>
/// <param name="passed">The method's parameters with their arguments.</param>
/// <param name="written">What the loop writes.</param>
internal sealed class LaneMemory(
    ExprPool pool, ScalarPrinter outer, OpenLoops open, For loop, CodeNames names, List<(string Parameter, string Argument)> passed, HashSet<Tensor> written)
{
    private readonly Dictionary<(Tensor, Expr), string> _spans = [];
    private readonly Dictionary<(Tensor Tensor, Expr Start, Expr Rows, Expr Stride, Expr Length), (string Span, string Stride)> _blocks = [];
    private readonly Dictionary<(Tensor, Expr), string> _strides = [];
    private readonly string _type = outer.Type;
    private readonly Expr _count = pool.Subtract(loop.Upper, loop.Lower);
    private string? _first;

    /// <summary>Whether what is passed exists only where the loop has a round.</summary>
    public bool NeedsRound { get; set; } = !Natural.IsCertain(pool, pool.Subtract(loop.Upper, loop.Lower));

    /// <summary>The index as numbers: memory is cut to the loop's range, numbers are not.</summary>
    public string Ramp(string index)
    {
        if (loop.Lower is Number { Value.IsZero: true })
        {
            return index;
        }

        if (_first is null)
        {
            _first = names.Fresh("first");
            passed.Add(($"int {_first}", outer.Integer(loop.Lower)));
        }

        return $"{_first} + {index}";
    }

    /// <summary>The span that holds a read's row, cut to the range of the loop.</summary>
    public string SpanOf(Read read)
    {
        var offset = pool.Substitute(RowMajor.Offset(pool, read.Tensor, read.Indices), loop.Index, loop.Lower);
        if (_spans.TryGetValue((read.Tensor, offset), out var known))
        {
            return known;
        }

        NeedsRound |= !open.ContainRow(read.Tensor, offset, _count) && !open.ContainRow(read, loop);
        var isWhole = offset is Number { Value.IsZero: true } && ReferenceEquals(_count, RowMajor.Size(pool, read.Tensor));
        var name = Passed(read.Tensor, isWhole ? "" : $".Slice({outer.Integer(offset)}, {outer.Integer(_count)})");
        _spans.Add((read.Tensor, offset), name);
        return name;
    }

    /// <summary>The span that holds what all rounds of a sum read, and where in it a round's elements begin.</summary>
    public (string Span, string First) BlockOf(Read read, LaneSums sums, string round)
    {
        var (rows, length) = (pool.Subtract(sums.Index.Upper!, sums.Index.Lower!), read.DependsOn(loop.Index) ? _count : pool.One);
        var start = pool.Substitute(pool.Substitute(RowMajor.Offset(pool, read.Tensor, read.Indices), loop.Index, loop.Lower), sums.Index, sums.Index.Lower!);
        var stride = RowMajor.Step(pool, read, sums.Index)!;
        if (!_blocks.TryGetValue((read.Tensor, start, rows, stride, length), out var block))
        {
            _blocks.Add((read.Tensor, start, rows, stride, length), block = Block(read, start, rows, stride, length));
        }

        // Sums that read one block have rounds of their own.
        return (block.Span, block.Stride.Length == 0 ? round : $"{round} * {block.Stride}");
    }

    private (string Span, string Stride) Block(Read read, Expr start, Expr rows, Expr stride, Expr length)
    {
        var isWhole = start is Number { Value.IsZero: true } && ReferenceEquals(stride, length) && ReferenceEquals(pool.Multiply(rows, length), RowMajor.Size(pool, read.Tensor));
        var isRow = ReferenceEquals(stride, pool.One) && ReferenceEquals(length, pool.One);
        var name = Passed(read.Tensor, isWhole ? "" : isRow
            ? $".Part({outer.Integer(start)}, {outer.Integer(rows)})"
            : $".Block({outer.Integer(start)}, {outer.Integer(rows)}, {outer.Integer(stride)}, {outer.Integer(length)})");
        if (stride is Number { Value: var number })
        {
            return (name, number.IsOne ? "" : NumberText.Integer(number));
        }

        if (!_strides.TryGetValue((read.Tensor, stride), out var passedStride))
        {
            _strides.Add((read.Tensor, stride), passedStride = names.Fresh(name + "Stride"));
            passed.Add(($"int {passedStride}", outer.Integer(stride)));
        }

        return (name, passedStride);
    }

    /// <summary>The span of a row that a sum reads in each of its rounds, if it has any; and whether the row exists in any case.</summary>
    public (string Span, bool Exists) RowOf(Read read, LaneSums sums)
    {
        open.Enter(loop.Index, loop.Lower, loop.Upper);
        var exists = open.Contain(read);
        open.Leave(loop.Index);
        return exists ? (SpanOf(read), true) : (BlockOf(read, sums, "").Span, false);
    }

    private string Passed(Tensor tensor, string part)
    {
        var name = names.Fresh(outer.Names.Of(tensor));
        passed.Add(($"{(written.Contains(tensor) ? "Span" : "ReadOnlySpan")}<{_type}> {name}", outer.Names.Of(tensor) + part));
        return name;
    }
}
