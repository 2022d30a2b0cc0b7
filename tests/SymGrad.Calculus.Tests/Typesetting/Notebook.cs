using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Typesetting;

/// <summary>Writes a model down as lowering would leave it: parameters, then definitions in order.</summary>
public sealed class Notebook
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<Definition> _definitions = [];
    private readonly List<Requirement> _requirements = [];
    private readonly Dictionary<Rational, string> _literals = [];

    public ExprPool Pool { get; } = new(ScalarAlgebras.All[^1]);

    public Expr I => Pool.Axis(0);

    public Expr J => Pool.Axis(1);

    public Expr K => Pool.Axis(2);

    public Tensor Scalar(string name, bool variable = true, string? symbol = null) => Add(name, ValueKind.Real, 0, ParameterForm.Scalar, variable, symbol);

    public Tensor Vector(string name, bool variable = true, string? symbol = null) => Add(name, ValueKind.Real, 1, ParameterForm.Vector, variable, symbol);

    public Tensor Matrix(string name, bool variable = true, string? symbol = null) => Add(name, ValueKind.Real, 2, ParameterForm.Matrix, variable, symbol);

    public Tensor Integer(string name) => Add(name, ValueKind.Integer, 0, ParameterForm.Scalar, variable: false, symbol: null);

    public Tensor Integers(string name) => Add(name, ValueKind.Integer, 1, ParameterForm.Array, variable: false, symbol: null);

    /// <summary>The second extent is the first one from here on, as lowering solves its shape equations.</summary>
    public void Equal(Tensor first, int axisFirst, Tensor second, int axisSecond)
    {
        _requirements.Add(new(RequirementKind.Equal, second, second.Extents[axisSecond], first.Extents[axisFirst]));
        second.Extents = [.. second.Extents.Select((e, axis) => axis == axisSecond ? first.Extents[axisFirst] : e)];
    }

    /// <summary>An axis has the given extent.</summary>
    public void Same(Tensor tensor, int axis, Expr extent)
    {
        _requirements.Add(new(RequirementKind.Equal, tensor, tensor.Extents[axis], extent));
        tensor.Extents = [.. tensor.Extents.Select((e, k) => k == axis ? extent : e)];
    }

    public Tensor Local(string name, Tensor shape, Func<Notebook, Formula> body, params string?[] indexNames) => Define(name, shape.Extents, body, DefinitionRole.Local, indexNames);

    public Tensor Define(string name, IReadOnlyList<Expr> extents, Func<Notebook, Formula> body, DefinitionRole role, params string?[] indexNames)
    {
        var target = Pool.Defined(name, extents);
        _definitions.Add(new(target, body(this).Expr, role) { IndexNames = indexNames });
        return target;
    }

    /// <summary>A derivative or adjoint, as a derivation adds it after the value.</summary>
    public Definition Derived(DefinitionRole role, Tensor of, IReadOnlyList<Expr> extents, Formula body, params string?[] indexNames) =>
        new(Pool.Defined(of.Name, extents), body.Expr, role) { Of = of, IndexNames = indexNames };

    public Formula this[Tensor tensor, params Expr[] indices] => new(Pool, Pool.Read(tensor, indices));

    public Formula Of(Primitive function, Formula x) => x.Of(function);

    public Formula Number(string text)
    {
        var value = Rational.Parse(text);
        _literals[value] = text;
        return new(Pool, Pool.Number(value));
    }

    public Expr Extent(Tensor tensor, int axis = 0) => tensor.Extents[axis];

    /// <summary>A size as a number.</summary>
    public Formula Size(Expr extent) => new(Pool, extent);

    public Formula Reduce(ReductionKind kind, Expr upper, Func<Expr, Formula> body, string? name = null, Expr? lower = null)
    {
        var index = Pool.OpenIndex(lower ?? Pool.Zero, upper, name);
        return new(Pool, Pool.Reduce(kind, index, body(index).Expr));
    }

    public Formula Sum(Expr upper, Func<Expr, Formula> body, string? name = null, Expr? lower = null) => Reduce(ReductionKind.Sum, upper, body, name, lower);

    public Formula Guard(Expr condition, Formula value) => new(Pool, Pool.Guard(condition, value.Expr));

    /// <summary>Closes the model with its value.</summary>
    public Model Value(string name, Formula body, IReadOnlyList<Expr>? extents = null, string? symbol = null, params string?[] indexNames)
    {
        var target = Pool.Defined(name, extents ?? []);
        _definitions.Add(new(target, body.Expr, DefinitionRole.Value) { IndexNames = indexNames });
        return new(Pool, name, Precision.Double, _parameters, _definitions) { LiteralTexts = _literals, Symbol = symbol, Requirements = _requirements };
    }

    private Tensor Add(string name, ValueKind kind, int rank, ParameterForm form, bool variable, string? symbol)
    {
        var tensor = Pool.Parameter(name, kind, rank);
        _parameters.Add(new(tensor, form) { IsVariable = variable, Symbol = symbol });
        return tensor;
    }
}
