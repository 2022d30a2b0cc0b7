using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Simplification;

/// <content>Where an expression stands, and what has to hold there for what it reads to exist.</content>
public sealed partial class NormalForm
{
    /// <summary>Where an expression stands: the definition, the open indices from outer to inner, the condition of the branch.</summary>
    private sealed class Scope(Definition definition, Ranges ranges, IReadOnlyList<IndexVariable> open, Expr condition)
    {
        private readonly Dictionary<Expr, Scope> _branches = [];

        public Dictionary<Expr, Expr> Done { get; } = [];

        public Definition Definition => definition;

        public IReadOnlyList<IndexVariable> Open => open;

        public Expr Condition => condition;

        public Scope Within(IndexVariable index) => new(definition, ranges, [.. open, index], condition);

        public Scope Under(Expr branch)
        {
            if (ReferenceEquals(branch, condition))
            {
                return this;
            }

            if (!_branches.TryGetValue(branch, out var scope))
            {
                _branches.Add(branch, scope = new(definition, ranges, open, branch));
            }

            return scope;
        }

        /// <summary>The extent of a tensor over this index: the largest upper bound that its range can have.</summary>
        public Expr ExtentOf(ExprPool pool, IndexVariable index)
        {
            var (_, upper) = ranges.Of(index) ?? throw new InvalidOperationException($"{index} has no range.");
            return ranges.Bound(upper, largest: true) ?? throw new NoBoundException($"The range of {index} has no bound.");
        }

        /// <summary>The smallest value that the lower bound of a range can have, or the bound itself where that is not known.</summary>
        public Expr Least(Expr lower) => ranges.Bound(lower, largest: false) ?? lower;

        /// <summary>Whether nothing proves that an index, where what is said of it is asked for, is no less than 0.</summary>
        public bool MayBeNegative(ExprPool pool, IndexVariable index, Expr body) =>
            !new IndexProof(pool, ranges).AtMost(pool.Zero, index, [.. Logic.Conjuncts(condition), .. body is Select { IsGuard: true } guard ? Logic.Conjuncts(guard.Condition) : []]);

        public string? NameOf(IndexVariable index) => index.Scope == IndexScope.Axis
            ? index.Position < definition.IndexNames.Count ? definition.IndexNames[index.Position] : null
            : index.NameHint;

        /// <summary>That the branch is taken with the used indices, whatever the others are, and for each of them whose range varies, that it lies in its range.</summary>
        public Expr RangeGuard(ExprPool pool, Expr expr, IndexVariable? always)
        {
            // What bounds the used ones is told with them: with those the branch is asked as it stands.
            var used = open.Where(i => expr.DependsOn(i) || ReferenceEquals(i, always)).ToList();
            var told = used;
            for (var bounding = Bounding(told); bounding.Count > told.Count; bounding = Bounding(told))
            {
                told = bounding;
            }

            var branch = new Projection(pool, ranges).Without(condition, open.Except(told), told);
            var own = open.Where(i => used.Contains(i) || branch.DependsOn(i)).ToList();
            var conditions = own.SelectMany(i => InRange(pool, i)).ToList();

            // Where another index bounds one of these, it lies in its range itself.
            var proof = new IndexProof(pool, ranges);
            for (var bounding = Bounding(own); bounding.Count > own.Count; bounding = Bounding(own))
            {
                var given = conditions.ToList();
                bool IsSaid(Expr least, Expr most) => own.Exists(i => proof.AtMost(least, i, given) && proof.AtMost(i, most, given));
                conditions.AddRange(bounding.Except(own).SelectMany(i => InRange(pool, i)).OfType<Compare>().Where(c => !IsSaid(c.Relation == Relation.Less ? pool.Add(c.Left, pool.One) : c.Left, c.Right)));
                own = bounding;
            }

            // What stands outside of the others' ranges, which may be empty, is known to exist only where these have values.
            conditions.AddRange(new ReadsThatExist(pool, ranges).NeededByReads(expr, [.. open.Except(own)], own, [.. Logic.Conjuncts(branch), .. conditions]));

            // What a condition reads may lie in the range alone.
            return pool.And(branch.ReadsElements() ? [.. conditions, branch] : [branch, .. conditions]);
        }

        /// <summary>Whether the branch is needed for a read to exist: without it nothing proves that it does.</summary>
        public bool MayMiss(ExprPool pool, Read read, IndexVariable always)
        {
            var proof = new IndexProof(pool, ranges);
            return !ReferenceEquals(RangeGuard(pool, read, always), pool.True)
                && !read.Indices.Select((at, k) => proof.IsWithin(at, at, read.Tensor.Extents[k], [])).All(isWithin => isWithin);
        }

        /// <summary>Whether a read that a reduction runs along leaves its tensor along another axis, where the indices leave their ranges.</summary>
        public bool MayMissBeside(ExprPool pool, Read read, IndexVariable along)
        {
            var proof = new IndexProof(pool, ranges);
            return read.Indices.Select((at, k) => (At: at, Anywhere: Anywhere(pool, at), Extent: read.Tensor.Extents[k]))
                .Any(a => !ReferenceEquals(a.At, along) && !ReferenceEquals(a.At, a.Anywhere) && !proof.IsWithin(a.Anywhere, a.Anywhere, a.Extent, []));
        }

        /// <summary>The range of a reduction's index, kept to the axis that it runs along where the indices around it may leave their ranges.</summary>
        public (Expr Lower, Expr Upper) Kept(ExprPool pool, IndexVariable along, Expr operand)
        {
            var (lower, upper) = (along.Lower!, along.Upper!);
            var (first, end) = (Anywhere(pool, lower), Anywhere(pool, upper));
            if (operand.Nodes().OfType<Read>().FirstOrDefault(r => r.Kind == ValueKind.Real && r.Indices.Contains(along)) is not { } read)
            {
                return (lower, upper);
            }

            var (proof, extent) = (new IndexProof(pool, ranges), read.Tensor.Extents[read.Indices.TakeWhile(i => !ReferenceEquals(i, along)).Count()]);
            return (
                ReferenceEquals(first, lower) || proof.AtMost(pool.Zero, first, []) ? lower : pool.Apply(PrimitiveTable.IntegerMax, lower, pool.Zero),
                ReferenceEquals(end, upper) || proof.AtMost(end, extent, []) ? upper : pool.Apply(PrimitiveTable.IntegerMin, upper, extent));
        }

        /// <summary>An expression where an index whose range varies may have each value that a definition has a place for.</summary>
        private Expr Anywhere(ExprPool pool, Expr expr) => pool.Substitute(
            expr,
            open.Where(i => expr.DependsOn(i) && ranges.Of(i) is var (lower, upper) && !(lower is Number { Value.IsZero: true } && upper.FreeIndices.IsEmpty))
                .ToDictionary(i => i.Key, i => (Expr)pool.OpenIndex(pool.Zero, ExtentOf(pool, i))));

        /// <summary>Some indices and those that bound their ranges, from outer to inner.</summary>
        private List<IndexVariable> Bounding(List<IndexVariable> indices) =>
            [.. open.Where(i => indices.Contains(i) || indices.Exists(k => ranges.Of(k) is var (lower, upper) && (lower.DependsOn(i) || upper.DependsOn(i))))];

        /// <summary>That an index whose range varies lies in it.</summary>
        private IEnumerable<Expr> InRange(ExprPool pool, IndexVariable index)
        {
            if (ranges.Of(index) is not var (lower, upper))
            {
                yield break;
            }

            if (lower is not Number { Value.IsZero: true })
            {
                yield return pool.Compare(Relation.LessOrEqual, lower, index);
            }

            if (!upper.FreeIndices.IsEmpty)
            {
                yield return pool.Compare(Relation.Less, index, upper);
            }
        }
    }
}
