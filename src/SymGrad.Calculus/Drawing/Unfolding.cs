using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Drawing;

/// <summary>
/// Draws the definitions of a derivation as a graph: every element that is drawn is a node, and every node that its body reads, with the indices
/// put in as numbers, an edge. A recurrence is unfolded by nothing else than that: its time is an axis, and times are numbers.
/// </summary>
public sealed class Unfolding
{
    private const int MostNodes = 160;

    /// <summary>The symbols of a sum that has room on an edge.</summary>
    private const int MostOfAWeight = 3;

    private readonly FormulaSheet _sheet;
    private readonly Dictionary<Tensor, Box> _names;
    private readonly Dictionary<Tensor, Definition> _definitions;
    private readonly Sizes _sizes;
    private readonly Signals _signals;
    private readonly UnfoldingOptions _options;
    private readonly Tensor? _state;
    private readonly Tensor _value;
    private readonly List<GraphNode> _nodes = [];
    private readonly List<GraphEdge> _edges = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly Queue<(int Node, Instance Instance)> _open = new();

    private Unfolding(Derived derived, FormulaSheet sheet, UnfoldingOptions options, Dictionary<Tensor, Box> names)
    {
        var told = Simplification.Inlining.Reachable(sheet.Told, d => d.Role == DefinitionRole.Value);
        (_sheet, _options, _value, _names) = (sheet, options, derived.Value.Target, names);
        _definitions = told.ToDictionary(d => d.Target);
        _state = options.State is { } name ? derived.Model.Parameters.FirstOrDefault(p => p.Along is null && p.Name == name)?.Tensor : null;
        _signals = new(_state);
        _sizes = Sizes.Of(derived.Model.Pool, told, options);
    }

    private ExprPool Pool => _value.Pool;

    /// <summary>The graph of a model's value.</summary>
    /// <param name="derived">The model's value as it is written.</param>
    /// <param name="typesetting">How names are set.</param>
    /// <param name="options">What is to be drawn.</param>
    /// <param name="page">What was derived from the same model for a page, whose names the drawing says.</param>
    /// <param name="formulas">The formulas of that page.</param>
    /// <exception cref="UnfoldingException">It cannot be unfolded, or has too many nodes to be read.</exception>
    public static ComputationGraph Of(Derived derived, TypesettingOptions typesetting, UnfoldingOptions options, Derived page, FormulaSheet formulas)
    {
        var unfolding = new Unfolding(derived, Formulas.Of(derived.Model, derived.Definitions, typesetting), options, Naming.Of(derived, page, formulas));
        var last = unfolding._state is null ? 0 : options.Steps;
        foreach (var at in unfolding.Elements(unfolding._value))
        {
            unfolding.NodeOf(new(unfolding._value, at, last));
        }

        unfolding.Run();
        return new(unfolding._nodes, unfolding._edges);
    }

    private void Run()
    {
        while (_open.Count > 0)
        {
            var (node, instance) = _open.Dequeue();
            if (_definitions.TryGetValue(instance.Tensor, out var definition))
            {
                var letters = IndexLetters.ForAxes(_sheet.Words!, instance.Tensor, definition.IndexNames, definition.Body);
                var places = instance.At.Select((at, axis) => at is { } number ? Pool.Number(number) : Pool.Axis(axis)).ToList();
                var body = _sizes.Visit(Pool.Instantiate(_sizes.Visit(definition.Body), places));
                new Reading(this, node, instance.Step, letters).Walk(body, [], [], []);
            }
        }
    }

    /// <summary>All places of a tensor that are drawn.</summary>
    private IEnumerable<IReadOnlyList<int?>> Elements(Tensor tensor)
    {
        IEnumerable<IReadOnlyList<int?>> places = [[]];
        for (var axis = 0; axis < tensor.Rank; axis++)
        {
            var extent = _sizes.ExtentOf(tensor, axis);
            places = [.. places.SelectMany(p => extent is { } count ? Enumerable.Range(0, count).Select(k => (IReadOnlyList<int?>)[.. p, k]) : [[.. p, null]])];
        }

        return places;
    }

    /// <summary>The node of an element. What only weighs or shifts stands beside each node that reads it, so that no edge has to cross the drawing for it.</summary>
    private int NodeOf(Instance instance, int? beside = null)
    {
        instance = Met(instance);
        var isComputed = _definitions.ContainsKey(instance.Tensor);
        var key = FormattableString.Invariant($"{instance.Tensor.Id}[{string.Join(",", instance.At)}]{instance.Step}{(beside is { } reader && !isComputed && instance.Tensor != _state ? "@" + reader : "")}");
        if (!_known.TryGetValue(key, out var node))
        {
            _known[key] = node = _nodes.Count;
            if (node == MostNodes)
            {
                throw new UnfoldingException($"it has more than {MostNodes} nodes: draw fewer steps or units");
            }

            _nodes.Add(new(LabelOf(instance), instance.Tensor == _value ? NodeKind.Output : isComputed ? NodeKind.Inner : NodeKind.Input));
            _open.Enqueue((node, instance));
        }

        return node;
    }

    /// <summary>The state that a step takes is the value of the step before.</summary>
    private Instance Met(Instance instance) => instance.Tensor != _state ? instance
        : instance.Step > 1 ? instance with { Tensor = _value, Step = instance.Step - 1 } : instance with { Step = 0 };

    /// <summary>The name with units below and the time above.</summary>
    private Box LabelOf(Instance instance)
    {
        var words = _sheet.Words!;
        var time = _sizes.TimeAxisOf(instance.Tensor);
        var named = instance.Tensor == _value && _state is not null ? _state : instance.Tensor;
        var name = _names.TryGetValue(named, out var own) ? own : words.NameOf(named);
        var units = instance.At.Where((at, axis) => at is not null && axis != time).Select(at => Boxes.Number(at!.Value + (words.FromZero ? 0 : 1))).ToList();
        var box = Boxes.Subscripted(units.Count > 0 || (instance.At.Count > 0 && instance.At.All(at => at is not null)) ? Boxes.Plain(name) : name, units);
        var isTimed = _state is not null && (_definitions.ContainsKey(instance.Tensor) || instance.Tensor == _state || IsFed(instance.Tensor));
        return isTimed ? Timed(box, instance.Step)
            : time is { } axis && instance.At[axis] is { } moment ? Timed(box, moment + (words.FromZero ? 0 : 1))
            : box;
    }

    private static Box Timed(Box box, int time)
    {
        var superscript = Boxes.Parentheses(Boxes.Number(time));
        return box is Scripts { Sup: { } sup } scripts ? scripts with { Sup = Boxes.Side(sup, Boxes.Thin, superscript) } : Boxes.Raised(box, superscript);
    }

    /// <summary>Whether a parameter is an input of every step: what is weighed by others, as x in W·x.</summary>
    private bool IsFed(Tensor tensor) => _definitions.Values.SelectMany(d => d.Body.Nodes()).OfType<Product>()
        .Any(p => p.Factors.Count > 1 && _signals.Of(p).Any(k => p.Factors[k].Base is Read read && read.Tensor == tensor) && p.Factors.Any(f => f.Base is Read { Tensor.IsParameter: true } r && r.Tensor != tensor));

    /// <summary>One element of a tensor, of all its units where a place is null, at one step of the state.</summary>
    private sealed record Instance(Tensor Tensor, IReadOnlyList<int?> At, int Step);

    /// <summary>Finds what one node reads.</summary>
    private sealed class Reading(Unfolding graph, int node, int step, IndexLetters letters)
    {
        private readonly HashSet<string> _labels = new(StringComparer.Ordinal);

        /// <param name="expr">A part of the node's body.</param>
        /// <param name="outer">What weighs the function around it.</param>
        /// <param name="functions">The functions around it, outermost first.</param>
        /// <param name="inner">What weighs it inside them.</param>
        public void Walk(Expr expr, IReadOnlyList<Expr> outer, IReadOnlyList<Box> functions, IReadOnlyList<Expr> inner)
        {
            var pool = graph.Pool;
            switch (expr)
            {
                case Read { Tensor.Kind: ValueKind.Real } read:
                    Edge(read, outer, functions, inner, []);
                    break;
                case Sum { Kind: ValueKind.Real } sum:
                    foreach (var term in sum.Terms)
                    {
                        Walk(term.Value, outer, functions, term.Coefficient.IsOne ? inner : [.. inner, pool.Number(term.Coefficient)]);
                    }

                    break;
                case Product product:
                    var nodes = graph._signals.Of(product);
                    List<Expr> weights = [.. inner, .. product.Factors.Where((_, k) => !nodes.Contains(k)).Select(f => pool.Power(f.Base, f.Exponent))];
                    foreach (var factor in nodes.Select(k => product.Factors[k]))
                    {
                        if (factor.Exponent == 1)
                        {
                            // h·(1 − z): z is a node, and 1 − z is what h is weighed by.
                            var complements = nodes.Select(k => product.Factors[k]).Where(f => factor.Base is Read && f is { Exponent: 1, Base: Sum { Constant.IsZero: false } complement } && DisplaySize.Of(complement, _ => 1) <= MostOfAWeight);
                            // c·f: both are nodes, and each weighs the other.
                            if (factor.Base is Read { Tensor.Kind: ValueKind.Real } own)
                            {
                                Edge(own, outer, functions, [.. weights, .. complements.Select(f => f.Base)], [.. nodes.Select(k => product.Factors[k]).Where(f => f.Exponent == 1 && f.Base != own).Select(f => f.Base).OfType<Read>()]);
                                continue;
                            }

                            Walk(factor.Base, outer, functions, weights);
                        }
                        else
                        {
                            Walk(factor.Base, [.. outer, .. weights], [.. functions, Power(factor.Exponent)], []);
                        }
                    }

                    break;
                case Reduce reduce:
                    var kind = reduce.Operation == ReductionKind.Sum ? functions : [.. functions, Operator(reduce.Operation)];
                    if (reduce is { Lower: Number lower, Upper: Number upper })
                    {
                        var (open, body) = pool.Open(reduce);
                        for (var k = lower.Value.Numerator; k < upper.Value.Numerator; k++)
                        {
                            Walk(graph._sizes.Visit(pool.Substitute(body, open, pool.Number(new Rational(k)))), outer, kind, inner);
                        }
                    }
                    else
                    {
                        var (open, body) = pool.Open(reduce);
                        letters.Bind(open.Key, reduce.NameHint, reduce.Upper);
                        Walk(body, outer, kind, inner);
                        letters.Release(open.Key);
                    }

                    break;
                case Select select:
                    Walk(select.Then, outer, functions, inner);
                    Walk(select.Otherwise, outer, functions, inner);
                    break;
                case Apply apply when FunctionNotation.WrittenOut(pool, apply) is { } written:
                    Walk(written, outer, functions, inner);
                    break;
                case Apply apply:
                    foreach (var argument in apply.Arguments)
                    {
                        Walk(argument, [.. outer, .. inner], [.. functions, Operator(apply)], []);
                    }

                    break;
                case MatrixFunction or CustomCall:
                    foreach (var operand in expr.Operands)
                    {
                        Walk(operand, outer, functions, inner);
                    }

                    break;
            }
        }

        private List<int?> PlaceOf(Read read) => [.. read.Indices.Select((index, axis) => graph._sizes.ExtentOf(read.Tensor, axis) is null ? null : index is Number number ? (int)number.Value.Numerator : (int?)null)];

        private void Edge(Read read, IReadOnlyList<Expr> outer, IReadOnlyList<Box> functions, IReadOnlyList<Expr> inner, IReadOnlyList<Read> others)
        {
            var at = PlaceOf(read);
            if (at.Where((place, axis) => place is { } k && (k < 0 || k >= graph._sizes.ExtentOf(read.Tensor, axis))).Any())
            {
                return;
            }

            var label = Label(outer, functions, inner, [.. others.Select(o => graph.LabelOf(graph.Met(new(o.Tensor, PlaceOf(o), step))))]);
            var from = graph.NodeOf(new(read.Tensor, at, step), beside: node);
            if (from != node && _labels.Add(from + ":" + label))
            {
                graph._edges.Add(new(from, node, label));
            }
        }

        /// <summary>Weights, then functions, then what is weighed inside of them; what a node is a function of as a whole goes without saying where something weighs inside.</summary>
        private Box? Label(IReadOnlyList<Expr> outer, IReadOnlyList<Box> functions, IReadOnlyList<Expr> inner, IReadOnlyList<Box> others)
        {
            List<Box> parts = [.. Weights(outer), .. outer.Count > 0 || inner.Count + others.Count == 0 ? functions : [], .. Weights(inner), .. others];
            return parts.Count == 0 ? null : Boxes.Side([.. parts.SelectMany((p, k) => k == 0 ? new[] { p } : new[] { Boxes.Thin, p })]);
        }

        private IEnumerable<Box> Weights(IReadOnlyList<Expr> weights)
        {
            var product = graph.Pool.Multiply(weights);
            return weights.Count == 0 || product is Number { Value.IsOne: true } ? []
                : product is Number { Value: var number } && (-number).IsOne ? [Boxes.MinusSign]
                : [new IndexFormWriter(graph._sheet.Words!, letters, derived: false).Write(product).Box];
        }

        private static Box Power(int exponent) => new Scripts(Boxes.Parentheses(new Symbol(@"\cdot", "·")), null, exponent < 0 ? Boxes.Side(new Minus(), Boxes.Number(-exponent)) : Boxes.Number(exponent));

        private static OperatorName Operator(ReductionKind kind) => kind switch
        {
            ReductionKind.Product => new(@"\prod", "∏"),
            ReductionKind.Max => new(@"\max", "max"),
            ReductionKind.Min => new(@"\min", "min"),
            _ => new(@"\operatorname{LSE}", "LSE"),
        };

        private static Box Operator(Apply apply) => apply.Primitive.Notation switch
        {
            "sqrt" => new Symbol(@"\surd", "√"),
            "abs" => new Delimited(BracketKind.Absolute, new Symbol(@"\cdot", "·")),
            var name => FunctionNotation.Operator(name.StartsWith("\\", StringComparison.Ordinal) ? name : $@"\operatorname{{{name}}}"),
        };
    }
}
