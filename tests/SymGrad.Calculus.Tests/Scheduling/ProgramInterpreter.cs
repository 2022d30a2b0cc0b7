using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Calculus.Tests.Scheduling;

/// <summary>
/// Runs a scheduled program step by step, as its printed form would: what was not written reads as NaN, and every access is checked
/// against the memory of its tensor.
/// </summary>
internal sealed class ProgramInterpreter
{
    private readonly Dictionary<Tensor, double[]> _memory = [];
    private readonly Dictionary<Tensor, long[]> _integers = [];
    private readonly Dictionary<Tensor, IReadOnlyList<int>> _extents = [];
    private readonly Dictionary<Expr, long> _lets = [];
    private readonly Dictionary<int, Expr> _indices = [];
    private readonly Dictionary<Expr, double> _values = [];
    private readonly ExprPool _pool;

    private ProgramInterpreter(ExprPool pool) => _pool = pool;

    /// <summary>The values of all derivatives and of the model.</summary>
    public static IReadOnlyDictionary<Tensor, double[]> Run(Derived derived, Inputs inputs, RecurrenceStorage storage = RecurrenceStorage.All)
    {
        var pool = derived.Model.Pool;
        var program = Scheduler.Run(pool, derived.Definitions, CancellationToken.None, storage);
        var interpreter = new ProgramInterpreter(pool);
        foreach (var parameter in derived.Model.Parameters.Select(p => p.Tensor))
        {
            interpreter._extents.Add(parameter, inputs.ExtentsOf(parameter));
            if (parameter.Kind == ValueKind.Real)
            {
                interpreter._memory.Add(parameter, inputs.InDouble(parameter).Values);
            }
            else
            {
                interpreter._integers.Add(parameter, inputs.InIntegers(parameter).Values);
            }
        }

        foreach (var buffer in program.Buffers)
        {
            var size = interpreter.Integer(buffer.Size);
            Assert.True(size >= 0, $"{buffer.Tensor.Name} has a negative size.");
            interpreter._memory[buffer.Tensor] = [.. Enumerable.Repeat(double.NaN, (int)size)];
        }

        foreach (var tensor in derived.Derivatives.Append(derived.Value).Select(d => d.Target))
        {
            interpreter.Allocate(tensor);
        }

        foreach (var (adjoint, derivative) in program.Aliases)
        {
            interpreter._memory[adjoint] = interpreter._memory[derivative];
        }

        interpreter.Run(program.Statements);
        return interpreter._memory;
    }

    private void Allocate(Tensor tensor)
    {
        var extents = tensor.Extents.Select(e => (int)Integer(e)).ToList();
        Assert.All(extents, e => Assert.True(e >= 0, $"{tensor.Name} has a negative extent."));
        _memory[tensor] = [.. Enumerable.Repeat(double.NaN, extents.Aggregate(1, (a, b) => a * b))];
    }

    /// <summary>The memory of a tensor; a scalar comes into being where it is written first.</summary>
    private double[] MemoryOf(Tensor target)
    {
        if (_memory.TryGetValue(target, out var memory))
        {
            return memory;
        }

        Assert.Equal(0, target.Rank);
        return _memory[target] = [double.NaN];
    }

    private void Run(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Run(statement);
        }
    }

    private void Run(Statement statement)
    {
        switch (statement)
        {
            case Heading:
                break;
            case Declare declare:
                _memory[declare.Scalar] = [Real(declare.Value)];
                break;
            case Let let:
                _lets[let.Name] = Integer(let.Value);
                break;
            case Store store:
                Set(MemoryOf(store.Target), Offset(store.Target, store.Indices), Real(store.Value), store.Accumulate);
                break;
            case Clear clear:
                _memory[clear.Target].AsSpan((int)Integer(clear.Lower)..(int)Integer(clear.Upper)).Clear();
                break;
            case Reach reach:
                Assert.InRange(Integer(reach.First), 0, Integer(reach.Extent) - 1);
                Assert.InRange(Integer(reach.Last), 0, Integer(reach.Extent) - 1);
                break;
            case If test:
                if (Integer(test.Condition) != 0)
                {
                    Run(test.Body);
                }

                break;
            case For loop:
                Loop(loop);
                break;
            case KernelCall call:
                Kernel(call);
                break;
            default:
                Assert.Fail($"{statement.GetType().Name} is unknown.");
                break;
        }
    }

    private void Loop(For loop)
    {
        var (from, to) = (Integer(loop.Lower), Integer(loop.Upper));
        for (var round = from; round < to; round += loop.Step)
        {
            _indices[loop.Index.Key] = _pool.Number(new Rational(loop.IsBackward ? to - 1 - (round - from) : round));
            Run(loop.Body);
        }

        _indices.Remove(loop.Index.Key);
    }

    private static void Set(double[] memory, long offset, double value, bool accumulate) => memory[offset] = accumulate ? memory[offset] + value : value;

    private void Kernel(KernelCall call)
    {
        var sizes = call.Sizes.Select(s => (int)Integer(s)).ToArray();
        Assert.All(call.Kind == KernelKind.Convolve ? sizes[..3] : sizes, s => Assert.True(s >= 0, $"{call.Kind} has a negative size."));
        var scale = call.Scale is { } factor ? Real(factor) : 1;
        var target = call.Target.Tensor;
        var memory = MemoryOf(target);
        Func<int, int, double>[] operands = [.. call.Operands.Select(View)];
        var (start, stride) = (Integer(call.Target.Offset), Integer(call.Target.RowStride));
        void Put(long offset, double value) => Set(memory, start + offset, scale * value, call.Accumulate);
        double Over(int count, Func<int, double> term) => Enumerable.Range(0, count).Sum(term);
        switch (call.Kind)
        {
            case KernelKind.Dot:
                Put(0, Over(sizes[0], i => operands[0](0, i) * operands[1](0, i)));
                break;
            case KernelKind.Sum:
                Put(0, Over(sizes[0], i => operands[0](0, i)));
                break;
            case KernelKind.ColumnSums:
                Each(sizes[1], j => Put(j, Over(sizes[0], i => operands[0](i, j))));
                break;
            case KernelKind.Gemv:
                Each(sizes[0], i => Put(i, Over(sizes[1], j => operands[0](i, j) * operands[1](0, j))));
                if (operands is [_, _, var plus])
                {
                    Each(sizes[0], i => Set(memory, start + i, plus(0, i), accumulate: true));
                }

                break;
            case KernelKind.GemvTransposed:
                var matrix = View(call.Operands[0] with { Transposed = false });
                Each(sizes[1], j => Put(j, Over(sizes[0], i => matrix(i, j) * operands[1](0, i))));
                break;
            case KernelKind.Ger:
                Each(sizes[0], i => Each(sizes[1], j => Put((i * stride) + j, operands[0](0, i) * operands[1](0, j))));
                break;
            case KernelKind.Gemm:
                Each(sizes[0], i => Each(sizes[1], j => Put((i * stride) + j, Over(sizes[2], k => operands[0](i, k) * operands[1](k, j)))));
                break;
            case KernelKind.Transpose:
                Each(sizes[0], i => Each(sizes[1], j => Put((i * stride) + j, operands[0](i, j) * (operands is [_, var diagonal] ? diagonal(0, i) : 1))));
                break;
            case KernelKind.Convolve:
                var taps = View(call.Operands[1] with { Transposed = false });
                int Place(int i, int u) => i + sizes[3] + (call.Operands[1].Transposed ? u : -u);
                Each(sizes[2], i => Put(i, Over(sizes[1], u => Place(i, u) >= 0 && Place(i, u) < sizes[0] ? taps(0, u) * operands[0](0, Place(i, u)) : 0)));
                break;
            case KernelKind.LogSumExp or KernelKind.Softmax:
                var row = Enumerable.Range(0, sizes[0]).Select(i => operands[0](0, i)).ToArray();
                var largest = row.Append(double.NegativeInfinity).Max();
                var total = double.IsInfinity(largest) ? largest : largest + Math.Log(row.Sum(u => Math.Exp(u - largest)));
                Put(0, total);
                if (call.Kind == KernelKind.Softmax)
                {
                    Each(sizes[0], i => _memory[call.Operands[1].Tensor][Integer(call.Operands[1].Offset) + i] = Math.Exp(row[i] - total));
                }

                break;
            case KernelKind.CompleteZeroSums:
                Each(sizes[0], i => Complete([.. Enumerable.Range(0, sizes[1]).Select(j => operands[0](0, (i * sizes[1]) + j))], memory.AsSpan((int)start + (i * sizes[1]), sizes[1])));
                break;
            case KernelKind.Max:
                Put(0, Enumerable.Range(0, sizes[0]).Select(i => operands[0](0, i)).Append(double.NegativeInfinity).Max());
                break;
            case KernelKind.Min:
                Put(0, Enumerable.Range(0, sizes[0]).Select(i => operands[0](0, i)).Append(double.PositiveInfinity).Min());
                break;
            case KernelKind.Product:
                Put(0, Enumerable.Range(0, sizes[0]).Aggregate(1.0, (p, i) => p * operands[0](0, i)));
                break;
            case KernelKind.Determinant:
                Put(0, Determinant(sizes[0], operands[0]));
                break;
            case KernelKind.LogDeterminant:
                Put(0, Math.Log(Math.Abs(Determinant(sizes[0], operands[0]))));
                break;
            case KernelKind.Adjugate or KernelKind.Inverse:
                var whole = call.Kind == KernelKind.Inverse ? Determinant(sizes[0], operands[0]) : 1;
                Each(sizes[0], i => Each(sizes[0], j => Put((i * stride) + j, Cofactor(sizes[0], operands[0], j, i) / whole)));
                break;
            case KernelKind.ExclusiveProduct:
                Each(sizes[0], k => Put(k, Enumerable.Range(0, sizes[0]).Where(i => i != k).Aggregate(1.0, (p, i) => p * operands[0](0, i))));
                break;
            default:
                Assert.Fail($"{call.Kind} is unknown.");
                break;
        }
    }

    /// <summary>The entry beside the largest weight is taken from the others whether or not that is near 1: it is the same number, or the rows do not add up to 0.</summary>
    private static void Complete(double[] weights, Span<double> entries)
    {
        if (weights.Length == 0 || !weights.All(double.IsFinite))
        {
            return;
        }

        var top = Array.IndexOf(weights, weights.Max());
        var others = -(entries.ToArray().Sum() - entries[top]);
        Assert.Equal(1, weights.Sum(), 1e-9);
        Assert.Equal(entries[top], others, 1e-8 * (1 + entries.ToArray().Max(Math.Abs)));
        entries[top] = others;
    }

    private static double Determinant(int size, Func<int, int, double> matrix) =>
        size == 0 ? 1 : Enumerable.Range(0, size).Sum(j => matrix(0, j) * Cofactor(size, matrix, 0, j));

    private static double Cofactor(int size, Func<int, int, double> matrix, int row, int column) =>
        ((row + column) % 2 == 0 ? 1 : -1) * Determinant(size - 1, (i, j) => matrix(i < row ? i : i + 1, j < column ? j : j + 1));

    private static void Each(int count, Action<int> action) => Enumerable.Range(0, count).ToList().ForEach(action);

    private Func<int, int, double> View(View view)
    {
        var (memory, offset, stride) = (_memory[view.Tensor], Integer(view.Offset), Integer(view.RowStride));
        return (row, column) => memory[offset + (view.Transposed ? (column * stride) + row : (row * stride) + column)];
    }

    /// <summary>Row-major; a flattened index may run over more than its own axis, never beyond the tensor.</summary>
    private long Offset(Tensor tensor, IReadOnlyList<Expr> indices)
    {
        var offset = 0L;
        for (var axis = 0; axis < indices.Count; axis++)
        {
            offset = (offset * Integer(tensor.Extents[axis])) + Integer(indices[axis]);
        }

        return offset;
    }

    /// <summary>A value; what an expression holds more than once is computed once.</summary>
    private double Real(Expr expr)
    {
        var isRoot = _values.Count == 0;
        if (!_values.TryGetValue(expr, out var value))
        {
            _values[expr] = double.NaN;
            value = _values[expr] = Compute(expr);
        }

        if (isRoot)
        {
            _values.Clear();
        }

        return value;
    }

    private double Compute(Expr expr) => expr switch
    {
        { Kind: not ValueKind.Real } => Integer(expr),
        Number number => number.Value.ToDouble(),
        Constant { Name: var name } => name switch
        {
            NamedConstant.Pi => Math.PI,
            NamedConstant.E => Math.E,
            NamedConstant.PositiveInfinity => double.PositiveInfinity,
            _ => double.NaN,
        },
        Read read => _memory[read.Tensor][Offset(read.Tensor, read.Indices)],
        Sum sum => sum.Terms.Sum(t => t.Coefficient.ToDouble() * Real(t.Value)) + sum.Constant.ToDouble(),
        Product product => product.Factors.Aggregate(1.0, (p, f) => p * Math.Pow(Real(f.Base), f.Exponent)),
        Select select => Real(Integer(select.Condition) != 0 ? select.Then : select.Otherwise),
        Apply apply => apply.Primitive.Value.InDouble!([.. apply.Arguments.Select(Real)]),
        Reduce { Operation: ReductionKind.Sum } sum => Added(sum),
        _ => throw new InvalidOperationException($"{expr} stands in code."),
    };

    private double Added(Reduce sum)
    {
        var (index, body) = _pool.Open(sum);
        var total = 0.0;
        for (var round = Integer(sum.Lower); round < Integer(sum.Upper); round++)
        {
            total += Real(_pool.Substitute(body, index, _pool.Number(new Rational(round))));
        }

        return total;
    }

    private long Integer(Expr expr) => expr switch
    {
        Number number => (long)number.Value.ToDouble(),
        IndexVariable index => Integer(_indices[index.Key]),
        Extent extent => _lets.TryGetValue(extent, out var value) ? value : _extents[extent.Tensor][extent.Axis],
        Read read => _integers[read.Tensor][Offset(read.Tensor, read.Indices)],
        Sum sum => sum.Terms.Sum(t => (long)t.Coefficient.ToDouble() * Integer(t.Value)) + (long)sum.Constant.ToDouble(),
        Product product => product.Factors.Aggregate(1L, (p, f) => p * (long)Math.Pow(Integer(f.Base), f.Exponent)),
        Select select => Integer(Integer(select.Condition) != 0 ? select.Then : select.Otherwise),
        Apply apply => apply.Primitive.Value.InIntegers!(Integer(apply.Arguments[0]), Integer(apply.Arguments[1])),
        Compare compare => Holds(compare) ? 1 : 0,
        Logic { Connective: Connective.Not } not => 1 - Integer(not.Operands[0]),
        Logic { Connective: Connective.And } all => all.Operands.All(o => Integer(o) != 0) ? 1 : 0,
        Logic any => any.Operands.Any(o => Integer(o) != 0) ? 1 : 0,
        _ => throw new InvalidOperationException($"{expr} stands in code."),
    };

    private bool Holds(Compare compare)
    {
        var (left, right) = (Real(compare.Left), Real(compare.Right));
        return compare.Relation switch
        {
            Relation.Equal => left == right,
            Relation.NotEqual => left != right,
            Relation.Less => left < right,
            _ => left <= right,
        };
    }
}
