using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Σ x or Σ x·y as a loop, between what comes before and after it; a factor is applied to the sum.</summary>
internal sealed class SumLoop
{
    /// <summary>The loop of a kernel call.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="call">The call.</param>
    /// <param name="isApart">Whether what it is added to may not be known yet where the loop runs.</param>
    public SumLoop(ExprPool pool, KernelCall call, bool isApart = false)
    {
        var scale = call.Scale ?? pool.One;
        var isPlain = ReferenceEquals(pool.Multiply(scale, scale), pool.One) && !(isApart && call.Accumulate);
        var sum = isPlain ? call.Target.Tensor : pool.Defined("sum", []);
        var index = pool.OpenIndex(pool.Zero, call.Sizes[0]);
        var factors = call.Operands.Select(o => pool.Read(o.Tensor, [.. Enumerable.Repeat(pool.Zero, o.Tensor.Rank - 1), pool.Add(o.Offset, index)]));
        var value = pool.Multiply([isPlain ? scale : pool.One, .. factors]);
        Loop = new(index, index.Lower!, index.Upper!, [new Store(sum, [], value, Accumulate: true)]) { Vectorised = true };
        Start = isPlain && call.Accumulate ? [] : [new Declare(sum, pool.Zero)];
        var scaled = pool.Multiply(scale, pool.Read(sum));
        End = isPlain ? []
            : call.Accumulate ? [new Store(call.Target.Tensor, [], scaled, Accumulate: true)]
            : [new Declare(call.Target.Tensor, scaled)];
    }

    public IReadOnlyList<Statement> Start { get; }

    public For Loop { get; }

    public IReadOnlyList<Statement> End { get; }
}
