using System.Linq;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>A term of a model under construction, with the operators of C#.</summary>
internal readonly record struct Quantity(ExprPool Pool, Expr Expr)
{
    public static Quantity operator +(Quantity a, Quantity b) => a.With(a.Pool.Add(a.Expr, b.Expr));

    public static Quantity operator +(Quantity a, int b) => a + a.Number(b);

    public static Quantity operator +(int a, Quantity b) => b.Number(a) + b;

    public static Quantity operator -(Quantity a, Quantity b) => a.With(a.Pool.Subtract(a.Expr, b.Expr));

    public static Quantity operator -(Quantity a, int b) => a - a.Number(b);

    public static Quantity operator -(int a, Quantity b) => b.Number(a) - b;

    public static Quantity operator -(Quantity a) => a.With(a.Pool.Negate(a.Expr));

    public static Quantity operator *(Quantity a, Quantity b) => a.With(a.Pool.Multiply(a.Expr, b.Expr));

    public static Quantity operator *(int a, Quantity b) => b.Number(a) * b;

    public static Quantity operator *(Rational a, Quantity b) => b.With(b.Pool.Scale(a, b.Expr));

    public static Quantity operator /(Quantity a, Quantity b) => a.With(a.Pool.Divide(a.Expr, b.Expr));

    public static Quantity operator /(int a, Quantity b) => b.Number(a) / b;

    public static Quantity operator /(Quantity a, int b) => a / a.Number(b);

    public static Quantity operator <(Quantity a, Quantity b) => a.With(a.Pool.Compare(Relation.Less, a.Expr, b.Expr));

    public static Quantity operator >(Quantity a, Quantity b) => b < a;

    public static Quantity operator <=(Quantity a, Quantity b) => a.With(a.Pool.Compare(Relation.LessOrEqual, a.Expr, b.Expr));

    public static Quantity operator >=(Quantity a, Quantity b) => b <= a;

    public static Quantity operator <(Quantity a, int b) => a < a.Number(b);

    public static Quantity operator >(Quantity a, int b) => a > a.Number(b);

    public static Quantity operator <=(Quantity a, int b) => a <= a.Number(b);

    public static Quantity operator >=(Quantity a, int b) => a >= a.Number(b);

    public static Quantity operator &(Quantity a, Quantity b) => a.With(a.Pool.And(a.Expr, b.Expr));

    public static Quantity operator |(Quantity a, Quantity b) => a.With(a.Pool.Or(a.Expr, b.Expr));

    public static Quantity operator !(Quantity a) => a.With(a.Pool.Not(a.Expr));

    public Quantity IsEqual(Quantity b) => With(Pool.Compare(Relation.Equal, Expr, b.Expr));

    /// <summary>This condition's choice.</summary>
    public Quantity Then(Quantity then, Quantity otherwise) => With(Pool.Select(Expr, then.Expr, otherwise.Expr));

    public Quantity To(int exponent) => With(Pool.Power(Expr, exponent));

    public Quantity Of(Primitive function, params Quantity[] others) => With(Pool.Apply(function, [Expr, .. others.Select(o => o.Expr)]));

    public Quantity Number(Rational value) => With(Pool.Number(value));

    private Quantity With(Expr expr) => new(Pool, expr);
}

/// <summary>A tensor of a model under construction, read by indexing.</summary>
internal sealed class Elements(ModelBuilder model, Tensor tensor)
{
    public Tensor Tensor => tensor;

    public Quantity this[params Quantity[] at] => model.Quantity(model.Pool.Read(tensor, [.. at.Select(a => a.Expr)]));

    public static implicit operator Quantity(Elements scalar) => scalar[[]];

    public Quantity Extent(int axis) => model.Quantity(tensor.Extents[axis]);
}

/// <summary>Builds models as lowering would leave them, each with inputs to evaluate it on.</summary>
internal sealed class ModelBuilder
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<Definition> _definitions = [];
    private readonly Dictionary<Tensor, Quantity> _initial = [];
    private readonly Random _random = new(20260);

    /// <summary>With the last algebra of the build: under the flavour every test of this project runs by AngouriMath.</summary>
    public ExprPool Pool { get; } = new(ScalarAlgebras.All[^1]);

    public Inputs Inputs { get; private set; } = new();

    public Quantity Quantity(Expr expr) => new(Pool, expr);

    public Quantity Number(Rational value) => Quantity(Pool.Number(value));

    public Quantity Constant(NamedConstant name) => Quantity(Pool.Constant(name));

    public Elements Scalar(string name, double value, bool isVariable = true) => Real(name, Dense.Scalar(value), isVariable);

    public Elements Vector(string name, double[] values, bool isVariable = true) => Real(name, Dense.Vector(values), isVariable);

    public Elements Matrix(string name, double[,] values, bool isVariable = true) => Real(name, Dense.Matrix(values), isVariable);

    public Elements Real(string name, Dense<double> value, bool isVariable = true)
    {
        var tensor = Pool.Parameter(name, ValueKind.Real, value.Rank);
        Inputs = Inputs.With(tensor, value);
        _parameters.Add(new(tensor, FormOf(value.Rank)) { IsVariable = isVariable });
        return new(this, tensor);
    }

    /// <summary>A vector of fixed pseudo-random elements between −1.5 and 1.5.</summary>
    public Elements Vector(string name, int length, bool isVariable = true) => Real(name, Draw(length), isVariable);

    /// <inheritdoc cref="Vector(string, int, bool)"/>
    public Elements Matrix(string name, int rows, int columns, bool isVariable = true) => Real(name, Draw(rows, columns), isVariable);

    public Elements Integers(string name, params long[] values) => Integer(name, Dense.Vector(values));

    public Elements Integer(string name, long value) => Integer(name, Dense.Scalar(value));

    /// <summary>A local of the user's: elements by index.</summary>
    public Elements Let(string name, Quantity extent, Func<Quantity, Quantity> element) => Define(name, [extent], element(Axis(0)));

    public Elements Let(string name, Quantity rows, Quantity columns, Func<Quantity, Quantity, Quantity> element) => Define(name, [rows, columns], element(Axis(0), Axis(1)));

    public Elements Let(string name, Quantity value) => Define(name, [], value);

    /// <summary>An element of the inverse of the matrix in the last two axes.</summary>
    public Quantity Inverse(Elements a, Quantity[] at) => OfMatrix(MatrixOperation.Inverse, a, at);

    public Quantity Determinant(Elements a) => OfMatrix(MatrixOperation.Determinant, a, []);

    public Quantity LogDeterminant(Elements a) => OfMatrix(MatrixOperation.LogDeterminant, a, []);

    /// <summary>The lower triangular L with LLᵀ = A, column by column: d_j = √(A_jj − Σ_{k&lt;j} L_jk²), L_ij = (A_ij − Σ_{k&lt;j} L_ik L_jk)/d_j.</summary>
    public Elements Cholesky(Elements a)
    {
        var n = a.Extent(0);
        var l = new Elements(this, Pool.Defined("L", [n.Expr, n.Expr]));
        var d = Let("d", n, j => (a[j, j] - Sum(j, k => l[j, k] * l[j, k])).Of(PrimitiveTable.Sqrt));
        var (row, column) = (Axis(0), Axis(1));
        var below = (a[row, column] - Sum(column, k => l[row, k] * l[column, k])) / d[column];
        _definitions.Add(new(l.Tensor, (column < row).Then(below, row.IsEqual(column).Then(d[column], Number(0))).Expr, DefinitionRole.Local));
        return l;
    }

    private Quantity OfMatrix(MatrixOperation operation, Elements a, Quantity[] at)
    {
        var leading = at.Take(Math.Max(0, at.Length - 2)).Select(q => q.Expr);
        return Quantity(Pool.MatrixFunction(operation, (Read)Pool.Read(a.Tensor, [.. leading, Pool.Zero, Pool.Zero]), [.. at.Skip(Math.Max(0, at.Length - 2)).Select(q => q.Expr)]));
    }

    /// <summary>A variable that a loop carries: its element at time 0 is the initial one, at time s what round s − 1 leaves.</summary>
    public Elements State(string name, Quantity rounds, Quantity[] extents, Func<Quantity[], Quantity> initial)
    {
        var state = new Elements(this, Pool.Defined(name, [(rounds + 1).Expr, .. extents.Select(e => e.Expr)]));
        _initial.Add(state.Tensor, initial([.. extents.Select((_, k) => Axis(k + 1))]));
        return state;
    }

    /// <summary>What a round leaves in a state; the first axis is the round.</summary>
    public Elements Next(Elements state, Quantity[] extents, Func<Quantity[], Quantity> value)
    {
        var next = Define(state.Tensor.Name, extents, value([.. extents.Select((_, k) => Axis(k))]));
        var previous = next[[Axis(0) - 1, .. extents.Skip(1).Select((_, k) => Axis(k + 1))]];
        var first = Pool.Guard(Pool.Compare(Relation.Equal, Pool.Axis(0), Pool.Zero), _initial[state.Tensor].Expr);
        var later = Pool.Guard(Pool.Compare(Relation.LessOrEqual, Pool.One, Pool.Axis(0)), previous.Expr);
        _definitions.Add(new(state.Tensor, Pool.Add(first, later), DefinitionRole.Local));
        return next;
    }

    /// <summary>A definition that reads itself.</summary>
    public Elements Own(string name, Quantity[] extents, Func<Elements, Quantity[], Quantity> element)
    {
        var own = new Elements(this, Pool.Defined(name, [.. extents.Select(e => e.Expr)]));
        _definitions.Add(new(own.Tensor, element(own, [.. extents.Select((_, k) => Axis(k))]).Expr, DefinitionRole.Local));
        return own;
    }

    public Quantity Sum(Quantity count, Func<Quantity, Quantity> body) => Reduce(ReductionKind.Sum, Number(0), count, body);

    public Quantity Reduce(ReductionKind operation, Quantity count, Func<Quantity, Quantity> body) => Reduce(operation, Number(0), count, body);

    public Quantity Reduce(ReductionKind operation, Quantity from, Quantity to, Func<Quantity, Quantity> body)
    {
        var index = Pool.OpenIndex(from.Expr, to.Expr);
        return Quantity(Pool.Reduce(operation, index, body(Quantity(index)).Expr));
    }

    /// <summary>The finished model.</summary>
    public Model Value(Quantity value)
    {
        _definitions.Add(new(Pool.Defined("value", []), value.Expr, DefinitionRole.Value));
        return new(Pool, "Model", Precision.Double, _parameters, _definitions);
    }

    /// <summary>Pseudo-random elements, the same in every run.</summary>
    public Dense<double> Draw(params int[] extents) =>
        new(extents, [.. Enumerable.Range(0, extents.Aggregate(1, (a, b) => a * b)).Select(_ => Math.Round((_random.NextDouble() * 3) - 1.5, 4))]);

    private static ParameterForm FormOf(int rank) => rank switch { 0 => ParameterForm.Scalar, 1 => ParameterForm.Vector, _ => ParameterForm.Matrix };

    private Elements Integer(string name, Dense<long> value)
    {
        var tensor = Pool.Parameter(name, ValueKind.Integer, value.Rank);
        Inputs = Inputs.With(tensor, value);
        _parameters.Add(new(tensor, FormOf(value.Rank)));
        return new(this, tensor);
    }

    private Elements Define(string name, Quantity[] extents, Quantity body)
    {
        var target = Pool.Defined(name, [.. extents.Select(e => e.Expr)], body.Expr.Kind == ValueKind.Boolean ? ValueKind.Boolean : ValueKind.Real);
        _definitions.Add(new(target, body.Expr, DefinitionRole.Local));
        return new(this, target);
    }

    private Quantity Axis(int position) => Quantity(Pool.Axis(position));
}
