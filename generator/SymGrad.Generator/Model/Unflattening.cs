using System.Linq;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Generator.Model;

/// <summary>
/// Builds a model from its flat form, in a new pool. A bound index is an open one, one for each binder height, until its
/// reduction closes over it.
/// </summary>
internal sealed class Unflattening(FlatModel flat, IScalarAlgebra? algebra)
{
    private readonly ExprPool _pool = new(algebra);
    private readonly Expr?[] _exprs = new Expr?[flat.Nodes.Count];
    private readonly Tensor?[] _tensors = new Tensor?[flat.Tensors.Count];
    private readonly Dictionary<int, IndexVariable> _bound = [];
    private readonly List<CustomFunction> _functions = [];

    public Calculus.Models.Model Rebuild()
    {
        foreach (var i in Enumerable.Range(0, flat.Parameters.Count).Concat(flat.Functions.SelectMany(f => Enumerable.Range(f.First, f.Formals + (f.HasCotangent ? 1 : 0)))))
        {
            _tensors[i] = _pool.Parameter(flat.Tensors[i].Name, flat.Tensors[i].Kind, flat.Tensors[i].Extents.Count);
        }

        _functions.AddRange(flat.Functions.Select((f, k) => new CustomFunction(k, f.Name, [.. _tensors.Skip(f.First).Take(f.Formals).Select(t => t!)])));
        foreach (var (function, from) in _functions.Zip(flat.Functions, (f, g) => (f, g)))
        {
            Complete(function, from);
        }


        var parameters = flat.Parameters.Select((p, i) => new Parameter(_tensors[i]!, p.Form)
        {
            IsVariable = p.IsVariable,
            IsNamed = p.IsNamed,
            IsReadInBranches = p.IsReadInBranches,
            Path = p.Path,
            Symbol = p.Symbol,
            Origin = p.Origin,
        }).ToArray();
        return new(_pool, flat.Name, flat.Precision, parameters, [.. flat.Definitions.Select((d, k) => Definition(d, flat.Parameters.Count + k))])
        {
            Requirements = [.. flat.Requirements.Select(r => new Requirement(r.Kind, _tensors[r.Parameter]!, At(r.Subject), At(r.Bound))
            {
                IsGiven = r.IsGiven,
                Over = [.. r.Over.Select(o => new QuantifiedRange(At(o.Lower), At(o.Upper), o.Name))],
                Where = r.Where is { } condition ? At(condition) : null,
                Origin = r.Origin,
            })],
            LiteralTexts = flat.Literals.ToDictionary(l => l.Value, l => l.Text),
            Functions = _functions,
            Symbol = flat.Symbol,
        };
    }

    private void Complete(CustomFunction function, FlatFunction from)
    {
        var first = from.First + from.Formals;
        function.Method = from.Method;
        function.By = [.. from.By];
        function.Cotangent = from.HasCotangent ? _tensors[first++] : null;
        function.Extents = [.. from.Extents.Select(At)];
        function.Value = [.. from.Value.Select((d, k) => Definition(d, first + k))];
        function.Rule = [.. from.Rule.Select((d, k) => Definition(d, first + from.Value.Count + k))];
    }

    private Definition Definition(FlatDefinition d, int target) => new(TensorAt(target), At(d.Body), d.Role)
    {
        Origin = d.Origin,
        IndexNames = [.. d.IndexNames],
        Of = d.Of is { } of ? TensorAt(of) : null,
        TellsWhetherLoopRuns = d.TellsWhetherLoopRuns,
    };

    // Extents read parameters only, so a target can be made as soon as something refers to it.
    private Tensor TensorAt(int index)
    {
        var tensor = flat.Tensors[index];
        return _tensors[index] ??= _pool.Defined(tensor.Name, [.. tensor.Extents.Select(At)], tensor.Kind);
    }

    // Operands stand before their users, so one pass up to the position finds everything made.
    private Expr At(int position)
    {
        for (var i = 0; _exprs[position] is null; i++)
        {
            _exprs[i] ??= Node(flat.Nodes[i]);
        }

        return _exprs[position]!;
    }

    private Expr Node(FlatNode node)
    {
        Expr[] operands = [.. node.Operands.Select(o => _exprs[o]!)];
        return node.Kind switch
        {
            FlatKind.Number => _pool.Number(node.Numbers[0]),
            FlatKind.Constant => _pool.Constant((NamedConstant)node.Code),
            FlatKind.Axis => _pool.Axis(node.Code),
            FlatKind.Bound => Bound(node.Code),
            FlatKind.Extent => _pool.Extent(TensorAt(node.Code), node.Exponents[0]),
            FlatKind.Read => _pool.Read(TensorAt(node.Code), operands),
            FlatKind.Sum => _pool.Combine([.. operands.Select((o, i) => new Term(node.Numbers[i], o)), new(node.Numbers[operands.Length], _pool.One)]),
            FlatKind.Product => _pool.MultiplyPowers([.. operands.Select((o, i) => new Factor(o, node.Exponents[i]))]),
            FlatKind.Apply => _pool.Apply(PrimitiveTable.Rows[node.Code], operands),
            FlatKind.Reduce => _pool.Reduce((ReductionKind)node.Code, Bound(node.Exponents[0]), operands[0], operands[1], operands[2], node.Name),
            FlatKind.Compare => _pool.Compare((Relation)node.Code, operands[0], operands[1]),
            FlatKind.MatrixFunction => _pool.MatrixFunction((MatrixOperation)node.Code, (Read)operands[0], [.. operands.Skip(1)]),
            FlatKind.CustomCall => _pool.CustomCall(_functions[node.Code], [.. operands.Take(_functions[node.Code].Formals.Count)], [.. operands.Skip(_functions[node.Code].Formals.Count)]),
            FlatKind.Logic => Logic((Connective)node.Code, operands),
            _ => _pool.Select(operands[0], operands[1], operands[2]),
        };
    }

    private Expr Logic(Connective connective, Expr[] operands) => connective switch
    {
        Connective.And => _pool.And(operands),
        Connective.Or => _pool.Or(operands),
        _ => _pool.Not(operands[0]),
    };

    private IndexVariable Bound(int height)
    {
        if (!_bound.TryGetValue(height, out var index))
        {
            index = _pool.OpenIndex(_pool.Zero, _pool.One);
            _bound.Add(height, index);
        }

        return index;
    }
}
