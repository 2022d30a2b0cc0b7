using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>A derivative by x_ij is one by an element that is there: of a jagged array's row of n_i elements, [j &lt; n_i] is not written.</summary>
/// <param name="model">Knows which arrays are jagged.</param>
internal sealed class OwnRows(Model model)
{
    private readonly Dictionary<Tensor, Tensor> _lengths = model.Parameters.Where(p => model.RowsOf(p.Tensor) is not null).ToDictionary(p => model.RowsOf(p.Tensor)!, p => p.Tensor);

    /// <summary>A body of a definition, or what a line makes of it.</summary>
    public Expr Of(Definition definition, Expr body) => Known(definition) is { Count: > 0 } known ? new Granted(model.Pool, known).Visit(body) : body;

    /// <summary>Where a definition speaks of elements that are there.</summary>
    public Expr Condition(Definition definition) => model.Pool.And([.. Known(definition).Select(k => k.IsThere)]);

    private IReadOnlyList<(Expr Row, Expr IsThere)> Known(Definition definition) => definition is { Role: DefinitionRole.Derivative, Of: { } of, Differential: { } differential }
        ? [.. In(of, differential.InputsFirst ? 0 : definition.Target.Rank - of.Rank), .. differential.First is { } first ? In(first, 0) : []]
        : [];

    /// <summary>That an element lies in its row, where its indices stand at these axes; as conditions come to say it.</summary>
    private (Expr Row, Expr IsThere)[] In(Tensor variable, int axis)
    {
        if (!_lengths.TryGetValue(variable, out var lengths))
        {
            return [];
        }

        var (row, place) = (model.Pool.Axis(axis), model.Pool.Axis(axis + 1));
        var length = model.Pool.Read(lengths, [row]);
        var last = model.Pool.Subtract(length, model.Pool.One);
        return
        [
            (row, model.Pool.Compare(Relation.Less, place, length)),
            (row, model.Pool.Compare(Relation.LessOrEqual, place, last)),
            (row, model.Pool.Compare(Relation.LessOrEqual, model.Pool.Zero, model.Pool.Subtract(last, place))),
        ];
    }

    private sealed class Granted(ExprPool pool, IReadOnlyList<(Expr Row, Expr IsThere)> known) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => known.Any(k => ReferenceEquals(k.IsThere, expr)) ? Pool.True : null;

        // Under δ_ik the row k is the row i.
        protected override Expr After(Expr expr) => expr switch
        {
            Logic { Connective: Connective.And } all when Same(all.Operands) is { Length: > 0 } same => Pool.And([.. all.Operands.Select(o => same.Any(k => ReferenceEquals(k.IsThere, o)) ? Pool.True : o)]),
            Select { IsGuard: true } guard when Same(Logic.Conjuncts(guard.Condition)) is { Length: > 0 } same => Pool.Select(guard.Condition, new Granted(Pool, same).Visit(guard.Then), guard.Otherwise),
            Product product when Same(product.Factors.SelectMany(f => f.Base is Select { IsGuard: true } guard ? Logic.Conjuncts(guard.Condition) : [])) is { Length: > 0 } same =>
                Pool.MultiplyPowers([.. product.Factors.Select(f => f with { Base = new Granted(Pool, same).Visit(f.Base) })]),
            _ => expr,
        };

        private (Expr Row, Expr IsThere)[] Same(IEnumerable<Expr> conditions) =>
        [
            .. from condition in conditions.OfType<Compare>()
               where condition.Relation == Relation.Equal
               from k in known
               let row = ReferenceEquals(condition.Left, k.Row) ? condition.Right : ReferenceEquals(condition.Right, k.Row) ? condition.Left : null
               where row is not null
               select (row, Pool.Substitute(k.IsThere, (IndexVariable)k.Row, row)),
        ];
    }
}
