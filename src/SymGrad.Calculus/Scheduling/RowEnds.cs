using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Looks, before a definition is computed, whether what it reads in branches stays within the rows of matrices. What every round reads is demanded
/// of the shapes beforehand; a branch demands only where it is taken, and memory knows the end of all rows alone, not that of each.
/// </summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="tested">The matrices of which that is not proved.</param>
internal sealed class RowEnds(ExprPool pool, HashSet<Tensor> tested)
{
    /// <summary>The tests of what a site's summand reads, each once.</summary>
    public IEnumerable<Statement> Of(Site site, Summand summand) =>
        tested.Count == 0 ? [] : new Search(pool, site, tested).Of(summand.Indices, summand.Conditions, summand.Value);

    /// <summary>The tests of what a body reads for each of a site's axes.</summary>
    public IEnumerable<Statement> Of(Site site, Expr body) => tested.Count == 0 ? [] : new Search(pool, site, tested).Of([], [], body);

    private sealed class Search(ExprPool pool, Site site, HashSet<Tensor> tested)
    {
        private readonly Ranges _ranges = new(pool, site.Target.Extents);
        private readonly List<Statement> _tests = [];
        private readonly HashSet<(Expr Index, Expr Extent, Expr Condition)> _known = [];

        public List<Statement> Of(IReadOnlyList<IndexVariable> indices, IReadOnlyList<Expr> conditions, Expr value)
        {
            Visit(value, indices, conditions);
            return _tests;
        }

        private void Visit(Expr expr, IReadOnlyList<IndexVariable> indices, IReadOnlyList<Expr> conditions)
        {
            switch (expr)
            {
                case Select select:
                    Visit(select.Condition, indices, conditions);
                    Visit(select.Then, indices, [.. conditions, .. Logic.Conjuncts(select.Condition)]);
                    Visit(select.Otherwise, indices, [.. conditions, .. Logic.Conjuncts(pool.Not(select.Condition))]);
                    return;
                case Logic { Connective: Connective.And or Connective.Or } logic:
                    // An operand is asked where those before it leave the answer open.
                    IReadOnlyList<Expr> asked = conditions;
                    foreach (var operand in logic.Operands)
                    {
                        Visit(operand, indices, asked);
                        asked = [.. asked, .. Logic.Conjuncts(logic.Connective == Connective.And ? operand : pool.Not(operand))];
                    }

                    return;
                case Reduce reduce:
                    var (index, body) = pool.Open(reduce);
                    Visit(body, [.. indices, index], conditions);
                    return;
                case Read { Tensor.Rank: > 1 } read when conditions.Count > 0 && tested.Contains(read.Tensor) && !read.FreeIndices.IsEmpty:
                    // What is computed from data is tested where it is read.
                    foreach (var (place, extent) in read.Indices.Zip(read.Tensor.Extents, (i, n) => (i, n)).Where(p => !p.i.ReadsElements()))
                    {
                        Test(place, extent, indices, conditions);
                    }

                    break;
            }

            foreach (var operand in expr.Operands)
            {
                Visit(operand, indices, conditions);
            }
        }

        private void Test(Expr place, Expr extent, IReadOnlyList<IndexVariable> indices, IReadOnlyList<Expr> conditions)
        {
            var proof = new IndexProof(pool, _ranges);
            if (!_known.Add((place, extent, pool.And(conditions))) || proof.IsWithin(place, place, extent, conditions))
            {
                return;
            }

            var bounds = new Bounds(pool, _ranges);
            bounds.Solve([.. site.Axes, .. indices], conditions);
            if (bounds.AreNeverMet)
            {
                return;
            }

            var (first, last, tests, loops) = (bounds.Apply(place), bounds.Apply(place), bounds.Tests.ToList(), new Stack<LoopRange>());
            foreach (var loop in bounds.Loops.Reverse())
            {
                var isFixed = tests.Exists(t => t.DependsOn(loop.Index)) || loops.Any(l => l.Lower.DependsOn(loop.Index) || l.Upper.DependsOn(loop.Index));
                var least = isFixed ? null : Affine.Extreme(pool, first, loop.Index, loop.Lower, loop.Upper, largest: false);
                var most = isFixed ? null : Affine.Extreme(pool, last, loop.Index, loop.Lower, loop.Upper, largest: true);
                if (least is null || most is null)
                {
                    loops.Push(loop);
                    continue;
                }

                // All its rounds at once, if there are any.
                (first, last) = (least, most);
                if (pool.Compare(Relation.Less, loop.Lower, loop.Upper) is var runs && !ReferenceEquals(_ranges.Simplify(runs), pool.True))
                {
                    tests.Add(runs);
                }
            }

            if (!proof.IsWithin(first, last, extent, tests))
            {
                _tests.AddRange(Around(loops, tests, [new Reach(first, last, extent)]));
            }
        }

        private List<Statement> Around(IEnumerable<LoopRange> loops, List<Expr> tests, List<Statement> body)
        {
            // A test that reads an element may stand behind another that says that it exists: those stay together.
            body = tests.Count > 0 ? [new If(pool.And(tests), body)] : body;
            return loops.Reverse().Aggregate(body, (inner, loop) => [new For(loop.Index, loop.Lower, loop.Upper, inner)]);
        }
    }
}
