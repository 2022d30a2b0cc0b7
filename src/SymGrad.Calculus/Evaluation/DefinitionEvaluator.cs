using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Evaluation;

/// <summary>One implementation for every precision: what a definition needs is evaluated first, in the order of the list.</summary>
internal sealed class DefinitionEvaluator<T, TArithmetic> : Evaluator<T>
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly IReadOnlyList<Definition> _definitions;
    private readonly Dictionary<Tensor, int> _positions = [];
    private readonly Inputs _inputs;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<Tensor, Dense<T>> _reals = [];
    private readonly Dictionary<Tensor, Dense<long>> _integers = [];
    private static TArithmetic Arithmetic => default;

    public DefinitionEvaluator(IReadOnlyList<Definition> definitions, Inputs inputs, CancellationToken cancellation)
    {
        (_definitions, _inputs, _cancellation) = (definitions, inputs, cancellation);
        for (var k = 0; k < definitions.Count; k++)
        {
            _positions.Add(definitions[k].Target, k);
        }
    }

    public override Dense<T> Value(Tensor tensor)
    {
        foreach (var position in Needed(tensor))
        {
            _cancellation.ThrowIfCancellationRequested();
            Evaluate(_definitions[position]);
        }

        return tensor.Kind == ValueKind.Real ? Reals(tensor) : Integers(tensor).Select(v => Arithmetic.Number(new Rational(v)));
    }

    /// <summary>The definitions that have no value yet and that this one reads, itself included, in order.</summary>
    private SortedSet<int> Needed(Tensor tensor)
    {
        var needed = new SortedSet<int>();
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>();
        Demand(tensor);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Read read)
            {
                Demand(read.Tensor);
            }

            foreach (var operand in node.Operands)
            {
                stack.Push(operand);
            }
        }

        return needed;

        void Demand(Tensor target)
        {
            if (_positions.TryGetValue(target, out var position) && !_reals.ContainsKey(target) && !_integers.ContainsKey(target) && needed.Add(position))
            {
                stack.Push(_definitions[position].Body);
                foreach (var extent in target.Extents)
                {
                    stack.Push(extent);
                }
            }
        }
    }

    private void Evaluate(Definition definition)
    {
        var target = definition.Target;
        var tape = new Tape<T, TArithmetic>(Reals, Integers);
        var extentSlots = new int[target.Rank];
        var axes = new int[target.Rank];
        for (var axis = 0; axis < target.Rank; axis++)
        {
            extentSlots[axis] = tape.Add(target.Extents[axis], isReal: false);
            axes[axis] = tape.NumberOf(IndexVariable.KeyOf(IndexScope.Axis, axis));
        }

        var isReal = target.Kind == ValueKind.Real;
        var body = tape.Add(definition.Body, isReal);
        var machine = new Machine<T, TArithmetic>(tape, _cancellation);
        var extents = Array.ConvertAll(extentSlots, slot => checked((int)Math.Max(0, machine.Integer(slot))));
        if (isReal)
        {
            _reals.Add(target, Fill(extents, axes, machine, () => machine.Real(body)));
        }
        else
        {
            _integers.Add(target, Fill(extents, axes, machine, () => machine.Integer(body)));
        }
    }

    /// <summary>Every element, the last axis moving fastest.</summary>
    private Dense<TElement> Fill<TElement>(int[] extents, int[] axes, Machine<T, TArithmetic> machine, Func<TElement> element)
    {
        var count = 1;
        foreach (var extent in extents)
        {
            count = checked(count * extent);
        }

        var values = new TElement[count];
        var at = new int[extents.Length];
        for (var offset = 0; offset < count; offset++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var rest = offset;
            for (var axis = extents.Length - 1; axis >= 0; axis--)
            {
                var index = rest % extents[axis];
                rest /= extents[axis];
                if (offset == 0 || at[axis] != index)
                {
                    at[axis] = index;
                    machine.Move(axes[axis], index);
                }
            }

            values[offset] = element();
        }

        return new(extents, values);
    }

    private Dense<T> Reals(Tensor tensor) =>
        _reals.TryGetValue(tensor, out var value) ? value : tensor.IsParameter ? Load(tensor) : throw Undefined(tensor);

    private Dense<long> Integers(Tensor tensor) =>
        _integers.TryGetValue(tensor, out var value) ? value : tensor.IsParameter ? _inputs.InIntegers(tensor) : throw Undefined(tensor);

    private Dense<T> Load(Tensor parameter)
    {
        var value = Arithmetic.Load(_inputs, parameter);
        _reals.Add(parameter, value);
        return value;
    }

    private static EvaluationException Undefined(Tensor tensor) => new($"{tensor.Name} is read before it is defined.");
}
