using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// The reads of a call of a function whose derivative the user gives, with their weights. A rule that gives partial derivatives gives
/// weights. One that carries a cotangent back is asked for the adjoint itself in reverse mode, word for word; in forward mode, for
/// each unit cotangent, which gives the rows of the Jacobian.
/// </summary>
/// <param name="pool">Where expressions are made.</param>
/// <param name="leading">The leading axes of adjoints, with their extents.</param>
/// <param name="isReverse">Whether the seed is the adjoint of the whole result.</param>
/// <param name="define">Takes the definitions that the weights read.</param>
internal sealed class CustomRule(ExprPool pool, IReadOnlyList<(IndexVariable Index, Expr Extent)> leading, bool isReverse, Action<Definition> define)
{
    private readonly Summation _summation = new(pool);

    /// <summary>The terms of a call that is a definition's body over the indices of <paramref name="scope"/>.</summary>
    public IEnumerable<LinearTerm> Of(CustomCall call, Seed seed, IReadOnlyList<IndexVariable> scope, Func<Expr, bool> isActive)
    {
        var function = call.Function;
        var active = Enumerable.Range(0, function.By.Count).Where(k => isActive(call.Arguments[function.By[k]])).ToList();
        if (active.Count == 0)
        {
            return function.By.Count == 0 && call.Arguments.Any(isActive) ? throw new NoDerivativeException(function.Name) : [];
        }

        var place = scope.Skip(scope.Count - call.Place.Count).ToList();
        List<IndexVariable> outer = isReverse ? [.. scope.Take(scope.Count - call.Place.Count)] : [.. scope];
        List<(IndexVariable Index, Expr Extent)> around = [.. leading, .. outer.Select(i => (i, i.Upper!))];
        var arguments = Calls.Arguments(pool, call);
        if (function.Cotangent is { } cotangent)
        {
            arguments.Add(cotangent, Stored(function, Cotangent(seed, place), around, place));
        }

        var demand = seed.Demand.FreeIndices.IsSubsetOf(IndicesOf(outer)) ? seed.Demand : pool.True;
        var rule = new Instantiation(pool, function.Rule, arguments, around, demand, define);
        return [.. active.Select(k => Term(call, function.By[k], seed, demand, at => rule.Result(k, at), outer))];
    }

    private LinearTerm Term(CustomCall call, int argument, Seed seed, Expr demand, Func<IReadOnlyList<Expr>, Expr> result, List<IndexVariable> outer)
    {
        var read = (Read)call.Arguments[argument];
        var rank = call.Function.Formals[argument].Rank;
        var own = read.Tensor.Extents.Skip(read.Indices.Count - rank).Select(e => pool.OpenIndex(pool.Zero, e)).ToList();
        var given = result([.. own]);
        var weight = call.Function.Cotangent is null ? _summation.Multiply(seed.Adjoint, given) : given;
        var element = (Read)pool.Read(read.Tensor, [.. call.Leading(argument), .. own]);
        return new(element, new(_summation.Within(weight, demand), demand), [.. outer, .. own]);
    }

    /// <summary>The adjoint at other places, or, in forward mode, 1 at the place of the result and 0 elsewhere.</summary>
    private Argument Cotangent(Seed seed, List<IndexVariable> place)
    {
        if (isReverse)
        {
            var around = place.Aggregate(seed.Adjoint.FreeIndices, (all, index) => all.Without(index.Key));
            return new(at => pool.Substitute(seed.Adjoint, place.Zip(at, (index, to) => (index.Key, To: to)).ToDictionary(p => p.Key, p => p.To)), [.. place.Select(i => i.Upper!)], around);
        }

        return new(
            at => pool.Guard(pool.And([.. place.Zip(at, (index, to) => pool.Compare(Relation.Equal, to, index))]), seed.Adjoint),
            [.. place.Select(i => i.Upper!)],
            seed.Adjoint.FreeIndices.Union(IndicesOf(place)));
    }

    /// <summary>The cotangent as a tensor where the rule hands it on as a whole.</summary>
    private Argument Stored(CustomFunction function, Argument cotangent, List<(IndexVariable Index, Expr Extent)> around, List<IndexVariable> place)
    {
        var wholes = function.Rule.SelectMany(d => d.Body.Nodes()).SelectMany(n => n is CustomCall c ? c.Tensors : n is MatrixFunction m ? [m.Matrix] : []);
        if (place.Count == 0 || !wholes.Any(r => r.Tensor == function.Cotangent))
        {
            return cotangent;
        }

        var outer = around.Where(a => cotangent.Around.Contains(a.Index)).ToList();
        var own = place.Select(i => pool.OpenIndex(pool.Zero, i.Upper!)).ToList();
        var tensor = pool.Defined(function.Cotangent!.Name, [.. outer.Select(a => a.Extent), .. cotangent.Extents]);
        define(new(tensor, pool.Positional(cotangent.At([.. own]), [.. outer.Select(a => a.Index), .. own]), DefinitionRole.Intermediate));
        return cotangent with { At = at => pool.Read(tensor, [.. outer.Select(a => a.Index), .. at]) };
    }

    private static IndexSet IndicesOf(IEnumerable<IndexVariable> indices) => indices.Aggregate(IndexSet.Empty, (all, index) => all.Union(IndexSet.Of(index.Key)));
}
