using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// Takes the deltas between axes out of an adjoint: [o = i]·e[o, i] is [o = i]·e[i, i], where e has an axis less. The delta stays in
/// place, so that the sums that meet it contract; what it stands before is a definition over the axes that are left.
/// </summary>
internal sealed class DeltaSplit(ExprPool pool, IReadOnlyList<Expr> extents)
{
    /// <summary>The parts that add up to the total: one without deltas, and one for each delta.</summary>
    public IEnumerable<DeltaPart> Of(Expr total)
    {
        var terms = total is Sum sum ? sum.Terms : [new(Rational.One, total)];
        var parts = terms.Select(t => (Term: t, Part: Part(t.Value))).ToList();
        var rest = pool.Combine([.. parts.Where(p => p.Part is null).Select(p => p.Term), new(total is Sum s ? s.Constant : Rational.Zero, pool.One)]);
        if (rest is not Number { Value.IsZero: true })
        {
            yield return new(null, rest, []);
        }

        foreach (var alike in parts.Where(p => p.Part is not null).GroupBy(p => p.Part!.Delta!))
        {
            var value = pool.Combine([.. alike.Select(p => new Term(p.Term.Coefficient, p.Part!.Value))]);
            yield return new(alike.Key, value, [.. alike.SelectMany(p => p.Part!.Axes).Distinct().OrderBy(a => a)]);
        }
    }

    /// <summary>The same, behind each delta only the axes that it leaves: so that equal derivatives are written alike.</summary>
    public Expr Canonical(Expr total) => total is Sum sum
        ? pool.Combine([.. sum.Terms.Select(t => t with { Value = CanonicalTerm(t.Value) }), new(sum.Constant, pool.One)])
        : CanonicalTerm(total);

    private Expr CanonicalTerm(Expr term) => Part(term) is { Delta: { } delta } part ? pool.Guard(delta, part.Value) : term;

    private DeltaPart? Part(Expr term)
    {
        if (term is not Select { IsGuard: true } guard)
        {
            return null;
        }

        var rest = Logic.Conjuncts(guard.Condition).ToList();
        var value = guard.Then;
        var deltas = new List<Expr>();
        var solved = new HashSet<int>();
        for (var k = 0; k < rest.Count; k++)
        {
            if (Solve(rest[k]) is not var (axis, solution))
            {
                continue;
            }

            var delta = rest[k];
            rest.RemoveAt(k);
            deltas.Add(delta);
            solved.Add(axis.Position);
            value = pool.Substitute(value, axis, solution);

            // The axis lay in its range: so must what stands for it, before conditions read data there.
            rest = [pool.Compare(Relation.LessOrEqual, pool.Zero, solution), pool.Compare(Relation.Less, solution, extents[axis.Position]), .. rest.Select(c => pool.Substitute(c, axis, solution))];
            k = -1;
        }

        if (deltas.Count == 0)
        {
            return null;
        }

        var guarded = new Ranges(pool, extents).Simplify(pool.Guard(pool.And(rest), value));
        return new(pool.And(deltas), guarded, [.. Enumerable.Range(0, extents.Count).Where(a => !solved.Contains(a) && guarded.DependsOn(pool.Axis(a)))]);
    }

    /// <summary>An equality between axes, solved for the last of them: leading axes stand first, and what is left is over those, as one writes it.</summary>
    private (IndexVariable Axis, Expr Solution)? Solve(Expr condition)
    {
        if (condition is not Compare { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } equality
            || equality.Nodes().Any(n => n is Read) || equality.FreeIndices.Count < 2)
        {
            return null;
        }

        var gap = pool.Subtract(equality.Left, equality.Right);
        for (var a = extents.Count - 1; a >= 0; a--)
        {
            var axis = pool.Axis(a);
            if (gap.DependsOn(axis) && Affine.Solve(pool, gap, axis, pool.Zero) is { } solution)
            {
                return (axis, solution);
            }
        }

        return null;
    }
}

/// <summary>A delta between axes, null for none, what stands behind it, and the axes over which that ranges.</summary>
internal sealed record DeltaPart(Expr? Delta, Expr Value, IReadOnlyList<int> Axes);
