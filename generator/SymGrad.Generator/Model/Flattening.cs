using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Model;

/// <summary>Numbers the nodes of a model in the order in which they are first needed, operands before their users.</summary>
internal sealed class Flattening(Calculus.Models.Model model)
{
    private readonly Dictionary<Tensor, int> _tensors = [];
    private readonly Dictionary<Expr, int> _positions = [];
    private readonly List<FlatNode> _nodes = [];

    public FlatModel Flatten()
    {
        Tensor[] tensors = [.. model.Parameters.Select(p => p.Tensor), .. model.Definitions.Select(d => d.Target), .. model.Functions.SelectMany(TensorsOf)];
        for (var i = 0; i < tensors.Length; i++)
        {
            _tensors.Add(tensors[i], i);
        }

        var flatTensors = tensors.Select(t => new FlatTensor(t.Name, t.Kind, t.Extents.Select(Position).ToEquatable())).ToEquatable();
        var parameters = model.Parameters.Select(p => new FlatParameter(p.Form, p.IsVariable, p.IsNamed, p.IsReadInBranches, p.Path, p.Symbol, p.Origin)).ToEquatable();
        var definitions = model.Definitions.Select(Definition).ToEquatable();
        var requirements = model.Requirements.Select(Requirement).ToEquatable();
        var functions = model.Functions.Select(Function).ToEquatable();
        return new(model.Name, model.Precision, flatTensors, _nodes.ToEquatable(), parameters, definitions)
        {
            Requirements = requirements,
            Literals = model.LiteralTexts.OrderBy(l => l.Key).Select(l => new FlatLiteral(l.Key, l.Value)).ToEquatable(),
            Functions = functions,
            Symbol = model.Symbol,
        };
    }

    private static IEnumerable<Tensor> TensorsOf(CustomFunction f) =>
        [.. f.Formals, .. f.Cotangent is { } cotangent ? [cotangent] : Array.Empty<Tensor>(), .. f.Value.Concat(f.Rule).Select(d => d.Target)];

    private FlatFunction Function(CustomFunction f) => new(
        f.Name, f.Method, _tensors[f.Formals[0]], f.Formals.Count, f.Cotangent is not null, f.By.ToEquatable(), f.Extents.Select(Position).ToEquatable(), f.Value.Select(Definition).ToEquatable(), f.Rule.Select(Definition).ToEquatable());

    private FlatDefinition Definition(Definition d) =>
        new(Position(d.Body), d.Role, d.Origin, d.IndexNames.ToEquatable(), d.Of is null ? null : _tensors[d.Of], d.TellsWhetherLoopRuns);

    private FlatRequirement Requirement(Requirement r) =>
        new(r.Kind, _tensors[r.Parameter], Position(r.Subject), Position(r.Bound), r.IsGiven, r.Over.Select(o => new FlatRange(Position(o.Lower), Position(o.Upper), o.Name)).ToEquatable(), r.Where is null ? null : Position(r.Where), r.Origin);

    // With a stack of its own: the depth of an expression is the user's to choose, that of the compiler's stack is not.
    private int Position(Expr root)
    {
        var pending = new Stack<Expr>([root]);
        while (pending.Count > 0)
        {
            var expr = pending.Peek();
            var missing = _positions.ContainsKey(expr) ? [] : expr.Operands.Where(o => !_positions.ContainsKey(o)).ToArray();
            if (missing.Length == 0)
            {
                pending.Pop();
                Add(expr);
            }

            foreach (var operand in missing.AsEnumerable().Reverse())
            {
                pending.Push(operand);
            }
        }

        return _positions[root];
    }

    private void Add(Expr expr)
    {
        if (!_positions.ContainsKey(expr))
        {
            var node = Node(expr, expr.Operands.Select(o => _positions[o]).ToEquatable());
            _positions.Add(expr, _nodes.Count);
            _nodes.Add(node);
        }
    }

    private FlatNode Node(Expr expr, EquatableArray<int> operands) => expr switch
    {
        Number n => new(FlatKind.Number, 0, operands) { Numbers = new([n.Value]) },
        Constant c => new(FlatKind.Constant, (int)c.Name, operands),
        IndexVariable { Scope: IndexScope.Axis } i => new(FlatKind.Axis, i.Position, operands),
        IndexVariable { Scope: IndexScope.Bound } i => new(FlatKind.Bound, i.Position, operands),
        Extent e => new(FlatKind.Extent, _tensors[e.Tensor], operands) { Exponents = new([e.Axis]) },
        Read r => new(FlatKind.Read, _tensors[r.Tensor], operands),
        Sum s => new(FlatKind.Sum, 0, operands) { Numbers = s.Terms.Select(t => t.Coefficient).Append(s.Constant).ToEquatable() },
        Product p => new(FlatKind.Product, 0, operands) { Exponents = p.Factors.Select(f => f.Exponent).ToEquatable() },
        Apply a => new(FlatKind.Apply, a.Primitive.Ordinal, operands),
        Reduce r => new(FlatKind.Reduce, (int)r.Operation, operands) { Name = r.NameHint, Exponents = new([r.BinderHeight]) },
        Compare c => new(FlatKind.Compare, (int)c.Relation, operands),
        Logic l => new(FlatKind.Logic, (int)l.Connective, operands),
        MatrixFunction m => new(FlatKind.MatrixFunction, (int)m.Operation, operands),
        CustomCall c => new(FlatKind.CustomCall, c.Function.Ordinal, operands),
        Select => new(FlatKind.Select, 0, operands),
        _ => throw new InvalidOperationException($"An open index or a node of an unknown class ({expr}) stands in the finished model {model.Name}."),
    };
}
