using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// A condition stands once: not again inside what it guards, not beside one that says more, and not at what is 0 elsewhere by its own
/// definition; terms of a sum that ask the same of their places share one bracket.
/// </summary>
internal sealed class Guards
{
    /// <summary>Longer bodies are cut into parts anyway, and each choice is looked at in its own context.</summary>
    private const int MostSymbols = 20 * DisplayPlan.Line;

    private readonly ExprPool _pool;
    private readonly Dictionary<Tensor, (int Order, Expr Condition)> _supports;
    private readonly Dictionary<Tensor, int> _order;

    public Guards(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        _pool = pool;
        _order = definitions.Select((d, k) => (d.Target, k)).ToDictionary(p => p.Target, p => p.k);
        _supports = definitions.Where(d => d.Body is Select { IsGuard: true })
            .ToDictionary(d => d.Target, d => (_order[d.Target], pool.And([((Select)d.Body).Condition, .. Asking(d, _ => null) is Select { IsGuard: true } once ? [once.Condition] : (Expr[])[]])));
    }

    /// <summary>The body of a definition with each condition once; the model's own sums stay as their author wrote them.</summary>
    public Expr Of(Definition definition)
    {
        if (!definition.Body.Nodes().Any(n => n is Select))
        {
            return definition.Body;
        }

        // Of two that are 0 elsewhere by each other one has to say so.
        var order = _order.TryGetValue(definition.Target, out var own) ? own : _order.Count;
        var once = Asking(definition, t => _supports.TryGetValue(t, out var known) && known.Order < order ? known.Condition : null);
        return definition.Role is DefinitionRole.Local or DefinitionRole.Value ? once : new Joined(_pool).Visit(once);
    }

    /// <summary>A body with what it asks, where that follows from nothing else; where an equation stands its axes have elements.</summary>
    private Expr Asking(Definition definition, Func<Tensor, Expr?> support)
    {
        var (body, extents) = (definition.Body, definition.Target.Extents);
        return DisplaySize.Of(body, _ => 1) > MostSymbols ? body
            : new Once(_pool, new(_pool, extents), [.. extents.Select((e, k) => _pool.Compare(Relation.Less, _pool.Axis(k), e))], support).Visit(new ShortestCondition(_pool).Visit(body));
    }

    private static bool IsOfPlaces(Expr condition) => condition is Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer, Relation: not Relation.Equal, FreeIndices.IsEmpty: false };

    /// <summary>What follows from what.</summary>
    private sealed class Proof(ExprPool pool, IReadOnlyList<Expr> extents)
    {
        private readonly IndexProof _proof = new(pool, new(pool, extents));

        public bool Holds(Expr condition, IReadOnlyList<Expr> given) => condition switch
        {
            Logic { Connective: Connective.And } all => all.Operands.All(o => Holds(o, given)),
            Logic { Connective: Connective.Not } not when not.Operands[0] is Logic { Connective: Connective.And } all => all.Operands.Any(o => Holds(pool.Not(o), given)),
            Logic { Connective: Connective.Not } not when not.Operands[0] is Logic { Connective: Connective.Or } some => some.Operands.All(o => Holds(pool.Not(o), given)),
            Logic { Connective: Connective.Or } some => given.Contains(condition) || some.Operands.Any(o => Holds(o, [.. given, .. some.Operands.Where(p => p != o).Select(pool.Not)])),
            _ => given.Any(g => ReferenceEquals(g, condition) || ExprPool.IsMirrored(g, condition))
                || (condition is Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } compare && Holds(compare, given)),
        };

        public bool IsWithin(Expr place, Expr extent, IReadOnlyList<Expr> given) => _proof.IsWithin(place, place, extent, given);

        private bool Holds(Compare compare, IReadOnlyList<Expr> given) => compare.Relation switch
        {
            Relation.LessOrEqual => _proof.AtMost(compare.Left, compare.Right, given),
            Relation.Less => _proof.AtMost(pool.Add(compare.Left, pool.One), compare.Right, given),
            Relation.NotEqual => _proof.AtMost(pool.Add(compare.Left, pool.One), compare.Right, given) || _proof.AtMost(pool.Add(compare.Right, pool.One), compare.Left, given)
                || given.OfType<Compare>().Any(g => g.Relation == Relation.Equal && ReferenceEquals(pool.And(g, pool.Not(compare)), pool.False)),
            _ => false,
        };
    }

    /// <summary>Leaves away conditions that hold where they stand.</summary>
    private sealed class Once(ExprPool pool, Proof proof, IReadOnlyList<Expr> given, Func<Tensor, Expr?> support) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr)
        {
            if (expr.Kind == ValueKind.Boolean)
            {
                return proof.Holds(expr, given) ? Pool.True : proof.Holds(Pool.Not(expr), given) ? Pool.False : null;
            }

            if (expr is Reduce reduce)
            {
                var (index, body) = Pool.Open(reduce);
                var inner = new Once(Pool, proof, [.. given, Pool.Compare(Relation.Less, index, reduce.Upper)], support).Visit(body);
                return ReferenceEquals(inner, body) ? reduce : Pool.Reduce(reduce.Operation, index, inner);
            }

            if (expr is not Select choice)
            {
                return null;
            }

            var asked = Asked(Logic.Conjuncts(Visit(choice.Condition)));
            var then = new Once(Pool, proof, [.. given, .. asked], support).Visit(choice.Then);
            if (!choice.IsGuard)
            {
                Expr[] otherwise = asked.Count == 1 ? [Pool.Not(asked[0])] : [];
                return Pool.Select(Pool.And(asked), then, otherwise.Length == 0 ? Visit(choice.Otherwise) : new Once(Pool, proof, [.. given, .. otherwise], support).Visit(choice.Otherwise));
            }

            return Pool.Guard(Pool.And(Asked(asked, then)), then);
        }

        /// <summary>A guard stands around the whole product.</summary>
        protected override Expr After(Expr expr)
        {
            if (expr is not Product product || product.Factors.FirstOrDefault(f => f is { Exponent: 1, Base: Select { IsGuard: true } }) is not { Base: Select guard } factor)
            {
                return expr;
            }

            var others = product.Factors.Select(f => f == factor ? guard.Then : f.Exponent == 1 ? f.Base : Pool.Power(f.Base, f.Exponent));
            return Visit(Pool.Guard(guard.Condition, others.Aggregate((a, b) => Pool.Multiply(a, b))));
        }

        /// <summary>Conjuncts without those that follow from the others.</summary>
        private List<Expr> Asked(IReadOnlyList<Expr> conjuncts)
        {
            var kept = conjuncts.Where(c => !ReferenceEquals(c, Pool.True)).ToList();
            for (var k = kept.Count - 1; k >= 0; k--)
            {
                List<Expr> others = [.. given, .. kept.Where((_, i) => i != k)];
                if (proof.Holds(kept[k], others))
                {
                    kept.RemoveAt(k);
                }
                else if (Ways(kept[k]) is { Count: > 1 } ways && ways.Where(w => !proof.Holds(Pool.Not(w), others)).ToList() is var left && left.Count < ways.Count)
                {
                    kept[k] = Pool.Or(left);
                }
            }

            return kept;
        }

        /// <summary>The operands of a disjunction, or of a conjunction that does not hold.</summary>
        private IReadOnlyList<Expr> Ways(Expr condition) => condition switch
        {
            Logic { Connective: Connective.Or } some => some.Operands,
            Logic { Connective: Connective.Not } not when not.Operands[0] is Logic { Connective: Connective.And } all => [.. all.Operands.Select(Pool.Not)],
            _ => [],
        };

        /// <summary>Conditions without those where a factor is 0 otherwise, if all else that is read exists in any case.</summary>
        private List<Expr> Asked(List<Expr> asked, Expr value)
        {
            var factors = FactorsOf(value);
            foreach (var read in factors.Where(f => f.Exponent > 0).Select(f => f.Base).OfType<Read>().ToList())
            {
                if (support(read.Tensor) is not { } known)
                {
                    continue;
                }

                var own = Logic.Conjuncts(Pool.Instantiate(known, read.Indices));
                // Over what a sum runs stands below it.
                foreach (var condition in asked.Where(c => c is not Compare { Relation: Relation.Equal } && !c.Nodes().Any(n => n is IndexVariable { Scope: IndexScope.Open }) && proof.Holds(c, [.. given, .. own])).ToList())
                {
                    var rest = asked.Where(c => c != condition).ToList();
                    List<Expr> left = [.. given, .. rest];
                    if (factors.All(f => ReferenceEquals(f.Base, read) ? Exists(read, left) : IsFinite(f, condition, left)))
                    {
                        asked = rest;
                    }
                }
            }

            return asked;
        }

        /// <summary>Whether a factor has a value where a condition does not hold: 0 times that is 0.</summary>
        private bool IsFinite(Factor factor, Expr condition, IReadOnlyList<Expr> where) =>
            (IsOfPlaces(condition) || (factor.Exponent > 0 && factor.Base.Nodes().All(n => n is not Apply && (n is not Product p || p.Factors.All(g => g.Exponent > 0)))))
            && factor.Base.Nodes().OfType<Read>().All(r => Exists(r, where));

        private bool Exists(Read read, IReadOnlyList<Expr> where) => read.Indices.Select((index, axis) => proof.IsWithin(index, read.Tensor.Extents[axis], where)).All(w => w);

        private static IReadOnlyList<Factor> FactorsOf(Expr value) => value switch
        {
            Sum { IsScaled: true } scaled => FactorsOf(scaled.Terms[0].Value),
            Product product => product.Factors,
            _ => [new(value, 1)],
        };
    }

    /// <summary>[c] a + [c] b is (a + b) [c], where c bounds places; Kronecker deltas stay at their terms.</summary>
    private sealed class Joined(ExprPool pool) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr)
        {
            if (expr is not Sum { Kind: ValueKind.Real, Terms.Count: > 1 } sum)
            {
                return expr;
            }

            var bounds = sum.Terms.Select(t => t.Value is Select { IsGuard: true } guard ? Logic.Conjuncts(guard.Condition).Where(IsBound).ToList() : []).ToList();
            for (var k = 0; k < bounds.Count; k++)
            {
                var alike = Enumerable.Range(k, bounds.Count - k).Where(l => bounds[l].Count > 0 && bounds[l].Count == bounds[k].Count && bounds[l].TrueForAll(bounds[k].Contains)).ToList();
                if (alike.Count > 1)
                {
                    var joined = Pool.Guard(Pool.And(bounds[k]), After(Pool.Combine([.. alike.Select(l => new Term(sum.Terms[l].Coefficient, Inside((Select)sum.Terms[l].Value, bounds[k])))])));
                    return After(Pool.Combine([.. sum.Terms.SelectMany((t, l) => l == k ? [new Term(Arithmetic.Rational.One, joined)] : alike.Contains(l) ? [] : (Term[])[t]), new(sum.Constant, Pool.One)]));
                }
            }

            return Alternatives(sum) is { } shorter ? After(shorter) : expr;
        }

        /// <summary>[c] a + [¬c] a is a.</summary>
        private Expr? Alternatives(Sum sum)
        {
            for (var k = 0; k < sum.Terms.Count; k++)
            {
                for (var l = k + 1; l < sum.Terms.Count; l++)
                {
                    if (sum.Terms[k].Coefficient == sum.Terms[l].Coefficient && sum.Terms[k].Value is Select { IsGuard: true } one && sum.Terms[l].Value is Select { IsGuard: true } other && ReferenceEquals(one.Then, other.Then)
                        && Logic.Conjuncts(one.Condition) is var first && Logic.Conjuncts(other.Condition) is var second && first.Count == second.Count
                        && first.Except(second).ToList() is { Count: 1 } own && second.Contains(Pool.Not(own[0])))
                    {
                        var whole = Pool.Guard(Pool.And([.. first.Where(c => c != own[0])]), one.Then);
                        return Pool.Combine([.. sum.Terms.SelectMany((t, i) => i == k ? [new Term(t.Coefficient, whole)] : i == l ? [] : (Term[])[t]), new(sum.Constant, Pool.One)]);
                    }
                }
            }

            return null;
        }

        private Expr Inside(Select guard, List<Expr> conditions) => Pool.Guard(Pool.And([.. Logic.Conjuncts(guard.Condition).Where(c => !conditions.Contains(c))]), guard.Then);

        private static bool IsBound(Expr condition) => IsOfPlaces(condition) && condition is Compare { Relation: Relation.Less or Relation.LessOrEqual };
    }
}
