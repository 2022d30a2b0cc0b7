using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// The local part of the chain rule, the same for both modes: for T[I] = reduce_S body in normal form, every read R[α(I, S)] of the
/// body with its weight seed[I] · ∂reduce/∂body_S · ∂body/∂read. Reverse mode seeds with an adjoint and transposes the indices;
/// forward mode seeds with 1 and multiplies by tangents.
/// </summary>
/// <param name="pool">Where expressions are made.</param>
/// <param name="isActive">Whether a tensor depends on anything by which is differentiated.</param>
/// <param name="define">Takes a definition that the weights read.</param>
/// <param name="rules">Knows the derivatives that users give.</param>
/// <param name="trace">Hears of it.</param>
internal sealed class Linearisation(ExprPool pool, Func<Tensor, bool> isActive, Action<Definition> define, CustomRule rules, ITrace? trace)
{
    private readonly Dictionary<Expr, Definition> _defined = [];
    private readonly Summation _summation = new(pool);
    private readonly ScalarSweep _sweep = new(pool, isActive);

    /// <summary>The reads of a body, each with its weight and the open indices over which it stands, from outer to inner.</summary>
    /// <param name="body">The definition's body at the open indices of <paramref name="scope"/>.</param>
    /// <param name="seed">What stands before everything.</param>
    /// <param name="value">The body's own value, where it has a name.</param>
    /// <param name="scope">One open index for each axis.</param>
    public IEnumerable<LinearTerm> Of(Expr body, Seed seed, Expr? value, IReadOnlyList<IndexVariable> scope)
    {
        switch (body)
        {
            case Select { IsGuard: true } guard:
                return Of(guard.Then, seed.Under(pool, _summation, guard.Condition), value, scope);
            case Reduce { Operation: ReductionKind.Sum } sum:
                var (index, inner) = pool.Open(sum);
                return Of(inner, seed, value: null, [.. scope, index]);
            case Reduce reduce:
                return Reduction(reduce, seed, value!, scope);
            case MatrixFunction function:
                return isActive(function.Matrix.Tensor) ? [OfMatrix(function, seed, (Read)value!, scope)] : [];
            case CustomCall call:
                return rules.Of(call, seed, scope, _sweep.IsActive);
            case Sum sum when sum.Terms.Any(t => IsNested(t.Value)):
                return
                [
                    .. sum.Terms.Where(t => IsNested(t.Value)).SelectMany(t => Of(t.Value, seed with { Adjoint = pool.Scale(t.Coefficient, seed.Adjoint) }, value: null, scope)),
                    .. Elementwise(pool.Combine([.. sum.Terms.Where(t => !IsNested(t.Value))]), seed, value: null, scope),
                ];
            default:
                return Elementwise(body, seed, body is Apply ? value : null, scope);
        }
    }

    /// <summary>
    /// The classical rules: ∂(A⁻¹)_ij/∂A_kl = −(A⁻¹)_ik (A⁻¹)_lj, ∂ln|det A|/∂A_kl = (A⁻¹)_lk, ∂det A/∂A_kl = (adj A)_lk, and by the
    /// product rule ∂(adj A)_ij/∂A_kl = ((adj A)_ij (adj A)_lk − (adj A)_ik (adj A)_lj)/det A.
    /// </summary>
    private LinearTerm OfMatrix(MatrixFunction function, Seed seed, Read value, IReadOnlyList<IndexVariable> scope)
    {
        var (k, l) = (pool.OpenIndex(pool.Zero, function.Size), pool.OpenIndex(pool.Zero, function.Size));
        List<Expr> leading = [.. function.Leading];
        var weight = function.Operation switch
        {
            MatrixOperation.Inverse => pool.Negate(pool.Multiply(Own(function.Place[0], k), Own(l, function.Place[1]))),
            MatrixOperation.LogDeterminant => Other(MatrixOperation.Inverse, l, k),
            MatrixOperation.Determinant => Other(MatrixOperation.Adjugate, l, k),
            _ => pool.Divide(
                pool.Subtract(pool.Multiply(value, Own(l, k)), pool.Multiply(Own(function.Place[0], k), Own(l, function.Place[1]))),
                Other(MatrixOperation.Determinant)),
        };
        return new((Read)pool.Read(function.Matrix.Tensor, [.. leading, k, l]), seed with { Adjoint = _summation.Multiply(seed.Adjoint, weight) }, [.. scope, k, l]);

        Expr Own(Expr row, Expr column) => pool.Read(value.Tensor, [.. value.Indices.Take(value.Indices.Count - 2), row, column]);

        Expr Other(MatrixOperation operation, params Expr[] place)
        {
            // In a branch that is not taken the matrix may have no inverse, or not even be square.
            var outer = leading.SelectMany(l => l.Nodes().OfType<IndexVariable>().Where(l.DependsOn)).Concat(scope.Where(seed.Demand.DependsOn)).Distinct().ToList();
            var matrix = (Read)pool.Positional(function.Matrix, outer);
            var own = place.Select((_, position) => (Expr)pool.Axis(outer.Count + position)).ToList();
            List<Expr> extents = [.. outer.Select(i => i.Upper!), .. place.Select(_ => function.Size)];
            var begun = outer.Where(i => i.Lower is { } lower and not Number { Value.IsZero: true }).Select(i => pool.Compare(Relation.LessOrEqual, i.Lower!, i));
            var body = pool.Guard(pool.Positional(pool.And([.. begun, seed.Demand]), outer), pool.MatrixFunction(operation, matrix, own));
            return pool.Read(Defined(operation.ToString(), extents, body), [.. outer, .. place]);
        }
    }

    /// <summary>A definition that weights read; the same one whenever the same is asked for.</summary>
    private Tensor Defined(string name, IReadOnlyList<Expr> extents, Expr body)
    {
        if (!_defined.TryGetValue(body, out var definition) || !definition.Target.Extents.SequenceEqual(extents))
        {
            _defined[body] = definition = new(pool.Defined(name, extents), body, DefinitionRole.Intermediate);
            define(definition);
            trace?.Record(new(Rule.Define, name, body, body, definition));
        }

        return definition.Target;
    }

    /// <summary>A sum of its own among the terms, possibly in a branch.</summary>
    private static bool IsNested(Expr term) => term is Reduce or Select { IsGuard: true, Then: Reduce };

    private IEnumerable<LinearTerm> Elementwise(Expr body, Seed seed, Expr? value, IReadOnlyList<IndexVariable> scope) =>
        _sweep.Run(body, seed, value).Select(found => new LinearTerm(found.Read, found.Share, scope));

    /// <summary>∂reduce/∂body for the reductions that are not sums; their body is a read by normal form.</summary>
    private IEnumerable<LinearTerm> Reduction(Reduce reduce, Seed seed, Expr value, IReadOnlyList<IndexVariable> scope)
    {
        var (index, body) = pool.Open(reduce);
        List<IndexVariable> inner = [.. scope, index];
        if (body is Select { Otherwise: Read other, Condition: Compare { Relation: Relation.Equal } exclusion })
        {
            // Π_{j≠k}: as a product over all j in which the k-th factor is 1.
            var rest = Exclusive(reduce, index, body);
            return [new(other, seed with { Adjoint = _summation.Multiply(pool.Guard(pool.Not(exclusion), seed.Adjoint), rest) }, inner)];
        }

        var read = (Read)body;
        if (!isActive(read.Tensor))
        {
            return [];
        }

        var weight = reduce.Operation switch
        {
            ReductionKind.LogSumExp => pool.Apply(PrimitiveTable.Exp, pool.Subtract(read, value)),
            ReductionKind.Product => Exclusive(reduce, index, body),
            _ => TieShare(index, read, value, scope),
        };
        return [new(read, seed with { Adjoint = _summation.Multiply(seed.Adjoint, weight) }, inner)];
    }

    /// <summary>An even share of the maximum among all that attain it: [u = T] / Σ [u = T].</summary>
    private Expr TieShare(IndexVariable index, Read read, Expr value, IReadOnlyList<IndexVariable> scope)
    {
        var ties = pool.Reduce(ReductionKind.Sum, index, pool.Guard(pool.Compare(Relation.Equal, read, value), pool.One));
        var count = Defined("ties", [.. scope.Select(i => i.Upper!)], pool.Positional(ties, scope));
        return pool.Guard(pool.Compare(Relation.Equal, read, value), pool.Power(pool.Read(count, [.. scope]), -1));
    }

    /// <summary>The product of all factors but the one at <paramref name="index"/>.</summary>
    private Expr Exclusive(Reduce reduce, IndexVariable index, Expr body)
    {
        var other = pool.OpenIndex(index.Lower!, index.Upper!, reduce.NameHint);
        var factor = pool.Substitute(body, index, other);
        return pool.Reduce(ReductionKind.Product, other, pool.Select(pool.Compare(Relation.Equal, other, index), pool.One, factor));
    }
}

/// <summary>A read of a body with its weight, over the indices of <paramref name="Scope"/>: those of the definition, then those summed.</summary>
internal sealed record LinearTerm(Read Read, Seed Weight, IReadOnlyList<IndexVariable> Scope);
