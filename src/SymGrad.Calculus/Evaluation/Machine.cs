using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <summary>
/// Runs a tape. A value is computed when it is first asked for and kept until an index variable on which it depends moves on; what
/// a condition excludes is never asked for. Only nested reductions use the stack.
/// </summary>
internal sealed partial class Machine<T, TArithmetic>
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly Instruction<T>[] _tape;
    private readonly T[] _reals;
    private readonly long[] _integers;
    private readonly long[] _computed;
    private readonly long[] _indices;
    private readonly long[] _moved;
    private readonly Stack<int> _pending = new();
    private static TArithmetic Arithmetic => default;
    private readonly CancellationToken _cancellation;
    private long _clock = 1;

    public Machine(Tape<T, TArithmetic> tape, CancellationToken cancellation)
    {
        _tape = [.. tape.Instructions];
        _reals = new T[_tape.Length];
        _integers = new long[_tape.Length];
        _computed = new long[_tape.Length];
        _indices = new long[tape.IndexCount];
        _moved = new long[tape.IndexCount];
        _cancellation = cancellation;
    }

    /// <summary>Gives an index variable a value.</summary>
    public void Move(int index, long value)
    {
        _indices[index] = value;
        _moved[index] = ++_clock;
    }

    /// <summary>The value of a real slot.</summary>
    public T Real(int slot)
    {
        Run(slot);
        return _reals[slot];
    }

    /// <summary>The value of an integer slot, or of a condition as 0 or 1.</summary>
    public long Integer(int slot)
    {
        Run(slot);
        return _integers[slot];
    }

    private void Run(int root)
    {
        if (IsCurrent(root))
        {
            return;
        }

        var floor = _pending.Count;
        _pending.Push(root);
        while (_pending.Count > floor)
        {
            var slot = _pending.Peek();
            if (Missing(slot) is var operand and >= 0)
            {
                _pending.Push(operand);
                continue;
            }

            Compute(slot);
            _computed[slot] = _clock;
            _pending.Pop();
        }
    }

    private bool IsCurrent(int slot)
    {
        var computed = _computed[slot];
        foreach (var index in _tape[slot].Indices)
        {
            if (_moved[index] > computed)
            {
                return false;
            }
        }

        return computed > 0;
    }

    /// <summary>An operand that the value needs and that is not computed yet; −1 when all are.</summary>
    private int Missing(int slot)
    {
        var (node, operands) = (_tape[slot].Node, _tape[slot].Operands);
        if (node is Select)
        {
            var chosen = operands[0];
            if (IsCurrent(chosen))
            {
                chosen = operands[_integers[chosen] != 0 ? 1 : 2];
            }

            return IsCurrent(chosen) ? -1 : chosen;
        }

        foreach (var operand in operands)
        {
            if (!IsCurrent(operand))
            {
                return operand;
            }

            if (node is Logic { Connective: not Connective.Not } logic && _integers[operand] != 0 == (logic.Connective == Connective.Or))
            {
                return -1;
            }
        }

        return -1;
    }

    private void Compute(int slot)
    {
        var instruction = _tape[slot];
        if (instruction.IsReal)
        {
            _reals[slot] = instruction.IsConversion
                ? Arithmetic.Number(new Rational(_integers[instruction.Operands[0]]))
                : RealOf(instruction);
        }
        else
        {
            try
            {
                _integers[slot] = IntegerOf(instruction);
            }
            catch (ArithmeticException e)
            {
                throw new EvaluationException($"{instruction.Node}: {e.Message}", e);
            }
        }
    }

    private int OffsetOf(Instruction<T> read, IReadOnlyList<int> extents)
    {
        var offset = 0;
        for (var axis = 0; axis < extents.Count; axis++)
        {
            var index = _integers[read.Operands[axis]];
            if (index < 0 || index >= extents[axis])
            {
                throw new EvaluationException(FormattableString.Invariant(
                    $"{read.Node} reads index {index} of axis {axis}, which has {extents[axis]} elements (indices: {string.Join(", ", read.Operands.Select(o => _integers[o]))})."));
            }

            offset = (offset * extents[axis]) + (int)index;
        }

        return offset;
    }
}
