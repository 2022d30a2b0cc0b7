using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Scheduling;

/// <summary>A tensor of which only the last few elements along an axis are kept: element t in row t mod <see cref="Rows"/>, without an axis where that is 1.</summary>
internal sealed record Fold(Tensor Tensor, int Axis, int Rows);

/// <summary>The tensors that are kept in fewer elements than they have, and how others read them.</summary>
internal sealed class Folding(ExprPool pool)
{
    private readonly Dictionary<Tensor, Fold> _folds = [];

    /// <summary>For each folded tensor what holds its elements.</summary>
    public IReadOnlyDictionary<Tensor, Tensor> Places => _folds.ToDictionary(f => f.Key, f => f.Value.Tensor);

    public Fold? Of(Tensor tensor) => _folds.TryGetValue(tensor, out var fold) ? fold : null;

    public void Add(Tensor tensor, int axis, int rows)
    {
        var others = tensor.Extents.ToList();
        others.RemoveAt(axis);
        if (rows > 1)
        {
            others.Insert(axis, pool.Number(new Rational(rows)));
        }

        _folds.Add(tensor, new(pool.Defined(tensor.Name, others), axis, rows));
    }

    /// <summary>The same with reads of folded tensors where their elements are.</summary>
    public Expr Of(Expr expr) => _folds.Count == 0 ? expr : new Pass(pool, _folds).Visit(expr);

    public Definition Of(Definition definition) => definition with { Body = Of(definition.Body) };

    public Summand Of(Summand summand) => _folds.Count == 0 ? summand : summand with { Conditions = [.. summand.Conditions.Select(Of)], Value = Of(summand.Value) };

    /// <summary>The elements of a tensor at one time, and what stands for its axes there.</summary>
    public (Site Site, Dictionary<int, Expr> Axes) At(Tensor tensor, IndexVariable axis, Expr time)
    {
        var axes = new Dictionary<int, Expr> { [axis.Key] = time };
        if (Of(tensor) is not { } fold)
        {
            return (Site.Of(tensor).Fix(axis, time), axes);
        }

        if (fold.Rows > 1)
        {
            return (Site.Of(fold.Tensor).Fix(axis, Row(pool, fold, time)), axes);
        }

        for (var later = fold.Axis + 1; later < tensor.Rank; later++)
        {
            axes.Add(pool.Axis(later).Key, pool.Axis(later - 1));
        }

        return (Site.Of(fold.Tensor), axes);
    }

    private static Expr Row(ExprPool pool, Fold fold, Expr time) => pool.Apply(PrimitiveTable.IntegerRemainder, time, pool.Number(new Rational(fold.Rows)));

    private sealed class Pass(ExprPool pool, Dictionary<Tensor, Fold> folds) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr)
        {
            if (expr is not Read read || !folds.TryGetValue(read.Tensor, out var fold))
            {
                return expr;
            }

            var indices = read.Indices.ToList();
            var time = indices[fold.Axis];
            indices.RemoveAt(fold.Axis);
            if (fold.Rows > 1)
            {
                indices.Insert(fold.Axis, Row(Pool, fold, time));
            }

            return Pool.Read(fold.Tensor, indices);
        }
    }
}
