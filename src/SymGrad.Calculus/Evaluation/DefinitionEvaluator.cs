using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Evaluation;

/// <summary>One implementation for every precision: what a definition needs is evaluated first, in the order of the list.</summary>
internal sealed class DefinitionEvaluator<T, TArithmetic> : Evaluator<T>
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly IReadOnlyList<Step> _steps;
    private readonly Dictionary<Tensor, int> _positions = [];
    private readonly Inputs _inputs;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<Tensor, Dense<T>> _reals = [];
    private readonly Dictionary<Tensor, Dense<long>> _integers = [];
    private static TArithmetic Arithmetic => default;

    public DefinitionEvaluator(IReadOnlyList<Definition> definitions, Inputs inputs, CancellationToken cancellation)
    {
        (_steps, _inputs, _cancellation) = (EvaluationOrder.Of(definitions), inputs, cancellation);
        for (var k = 0; k < _steps.Count; k++)
        {
            foreach (var definition in _steps[k].Definitions)
            {
                _positions.Add(definition.Target, k);
            }
        }
    }

    public override Dense<T> Value(Tensor tensor)
    {
        foreach (var position in Needed(tensor))
        {
            _cancellation.ThrowIfCancellationRequested();
            Evaluate(_steps[position]);
        }

        return (tensor.Kind == ValueKind.Real ? Reals(tensor) : Integers(tensor)?.Select(v => Arithmetic.Number(new Rational(v)))) ?? throw EvaluationException.Undefined(tensor);
    }

    /// <summary>The steps that have no value yet and that this one reads, itself included, in order.</summary>
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
                foreach (var definition in _steps[position].Definitions)
                {
                    stack.Push(definition.Body);
                    foreach (var extent in definition.Target.Extents)
                    {
                        stack.Push(extent);
                    }
                }
            }
        }
    }

    private void Evaluate(Step step)
    {
        // All have their place before any is computed: in a recurrence they read one another.
        foreach (var definition in step.Definitions)
        {
            Allocate(definition.Target);
        }

        var fillings = step.Definitions.ToDictionary(d => d.Target, d => new Filling(this, d));
        Run(step, fillings);
    }

    private static void Run(Step step, Dictionary<Tensor, Filling> fillings)
    {
        if (step is not Recurrence recurrence)
        {
            fillings[((Whole)step).Definition.Target].Run();
            return;
        }

        var first = recurrence.Times.Min(t => -t.Value.Ahead);
        var rounds = recurrence.Times.Max(t => fillings[t.Key].Extents[t.Value.Axis] - t.Value.Ahead) - first;
        for (var k = 0; k < rounds; k++)
        {
            var round = first + (recurrence.IsBackward ? rounds - 1 - k : k);
            foreach (var pair in recurrence.Times)
            {
                fillings[pair.Key].Hold(pair.Value.Axis, round + pair.Value.Ahead);
            }

            foreach (var inner in recurrence.Round)
            {
                Run(inner, fillings);
            }
        }

        foreach (var pair in recurrence.Times)
        {
            fillings[pair.Key].Release(pair.Value.Axis);
        }
    }

    private void Allocate(Tensor target)
    {
        var tape = new Tape<T, TArithmetic>(Reals, Integers);
        var slots = target.Extents.Select(e => tape.Add(e, isReal: false)).ToList();
        var machine = new Machine<T, TArithmetic>(tape, _cancellation);
        int[] extents = [.. slots.Select(slot => checked((int)Math.Max(0, machine.Integer(slot))))];
        var count = extents.Aggregate(1, (product, extent) => checked(product * extent));
        if (target.Kind == ValueKind.Real)
        {
            _reals.Add(target, new(extents, new T[count]));
        }
        else
        {
            _integers.Add(target, new(extents, new long[count]));
        }
    }

    /// <summary>Gives values to the elements of one definition, or to those at the times that are held.</summary>
    private sealed class Filling
    {
        private readonly DefinitionEvaluator<T, TArithmetic> _evaluator;
        private readonly Tensor _target;
        private readonly int _body;
        private readonly int[] _axes;
        private readonly Machine<T, TArithmetic> _machine;
        private readonly Dictionary<int, int> _held = [];

        public Filling(DefinitionEvaluator<T, TArithmetic> evaluator, Definition definition)
        {
            (_evaluator, _target) = (evaluator, definition.Target);
            var isReal = _target.Kind == ValueKind.Real;
            Extents = isReal ? evaluator._reals[_target].Extents : evaluator._integers[_target].Extents;
            var tape = new Tape<T, TArithmetic>(evaluator.Reals, evaluator.Integers);
            _axes = [.. Enumerable.Range(0, _target.Rank).Select(axis => tape.NumberOf(IndexVariable.KeyOf(IndexScope.Axis, axis)))];
            _body = tape.Add(definition.Body, isReal);
            _machine = new(tape, evaluator._cancellation);
        }

        public IReadOnlyList<int> Extents { get; }

        public void Hold(int axis, int index) => _held[axis] = index;

        public void Release(int axis) => _held.Remove(axis);

        /// <summary>Every element at the held times, the last axis moving fastest.</summary>
        public void Run()
        {
            if (_held.Any(h => h.Value < 0 || h.Value >= Extents[h.Key]))
            {
                return;
            }

            var free = Enumerable.Range(0, Extents.Count).Where(axis => !_held.ContainsKey(axis)).ToList();
            var count = free.Aggregate(1, (product, axis) => product * Extents[axis]);
            var at = new int[Extents.Count];
            foreach (var held in _held)
            {
                at[held.Key] = held.Value;
                _machine.Move(_axes[held.Key], held.Value);
            }

            for (var element = 0; element < count; element++)
            {
                _evaluator._cancellation.ThrowIfCancellationRequested();
                var rest = element;
                for (var k = free.Count - 1; k >= 0; k--)
                {
                    var axis = free[k];
                    var index = rest % Extents[axis];
                    rest /= Extents[axis];
                    if (element == 0 || at[axis] != index)
                    {
                        at[axis] = index;
                        _machine.Move(_axes[axis], index);
                    }
                }

                Store(at);
            }
        }

        private void Store(int[] at)
        {
            var offset = 0;
            for (var axis = 0; axis < at.Length; axis++)
            {
                offset = (offset * Extents[axis]) + at[axis];
            }

            if (_target.Kind == ValueKind.Real)
            {
                _evaluator._reals[_target].Values[offset] = _machine.Real(_body);
            }
            else
            {
                _evaluator._integers[_target].Values[offset] = _machine.Integer(_body);
            }
        }
    }

    private Dense<T>? Reals(Tensor tensor) => _reals.TryGetValue(tensor, out var value) ? value : tensor.IsParameter ? Load(tensor) : null;

    private Dense<long>? Integers(Tensor tensor) => _integers.TryGetValue(tensor, out var value) ? value : tensor.IsParameter ? _inputs.InIntegers(tensor) : null;

    private Dense<T> Load(Tensor parameter)
    {
        var value = Arithmetic.Load(_inputs, parameter);
        _reals.Add(parameter, value);
        return value;
    }
}
