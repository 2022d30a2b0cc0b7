using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>One summand of a definition's body: <c>Coefficient · Σ_{Indices} [Conditions] · Value</c>.</summary>
internal sealed record Summand(Rational Coefficient, IReadOnlyList<IndexVariable> Indices, IReadOnlyList<Expr> Conditions, Expr Value)
{
    /// <summary>Everything that the summand is made of.</summary>
    private IEnumerable<Expr> Parts => [Value, .. Conditions, .. Indices.SelectMany(i => new[] { i.Lower!, i.Upper! })];

    public bool Reads(HashSet<Tensor> tensors) => ExprSearch.Nodes(Parts).Any(n => n is Read read && tensors.Contains(read.Tensor));

    /// <summary>The same with axes replaced.</summary>
    public Summand With(ExprPool pool, IReadOnlyDictionary<int, Expr> replacements)
    {
        var all = replacements.ToDictionary(r => r.Key, r => r.Value);
        var indices = new List<IndexVariable>();
        foreach (var index in Indices)
        {
            var (lower, upper) = (pool.Substitute(index.Lower!, all), pool.Substitute(index.Upper!, all));
            if (ReferenceEquals(lower, index.Lower) && ReferenceEquals(upper, index.Upper))
            {
                indices.Add(index);
                continue;
            }

            indices.Add(pool.OpenIndex(lower, upper, index.NameHint));
            all.Add(index.Key, indices[indices.Count - 1]);
        }

        return new(Coefficient, indices, [.. Conditions.Select(c => pool.Substitute(c, all)).Where(c => !ReferenceEquals(c, pool.True))], pool.Substitute(Value, all));
    }

    /// <summary>The summand as one expression.</summary>
    public Expr Whole(ExprPool pool) => pool.Scale(
        Coefficient,
        Indices.Reverse().Aggregate(pool.Guard(pool.And(Conditions), Value), (body, index) => pool.Reduce(ReductionKind.Sum, index, body)));
}

/// <summary>Takes the bodies of definitions in normal form apart.</summary>
internal static class Body
{
    /// <summary>The summands of a body. Terms without sums or index conditions are one summand, and it comes first.</summary>
    public static IReadOnlyList<Summand> Split(ExprPool pool, Expr body)
    {
        var dense = new List<Term>();
        var separate = new List<Summand>();
        foreach (var term in body is Sum sum ? sum.Terms : [new Term(Rational.One, body)])
        {
            if (Separate(pool, term) is { } summand)
            {
                separate.Add(summand);
            }
            else
            {
                dense.Add(term);
            }
        }

        var rest = pool.Combine([.. dense, new(body is Sum s ? s.Constant : Rational.Zero, pool.One)]);
        return rest is Number { Value.IsZero: true } && separate.Count > 0 ? separate : [new(Rational.One, [], [], rest), .. separate];
    }

    /// <summary>The summands with those that need neither sums nor conditions as one, which comes first: one loop computes them.</summary>
    public static IReadOnlyList<Summand> Joined(ExprPool pool, IReadOnlyList<Summand> summands)
    {
        var plain = summands.Where(s => s.Indices.Count == 0 && s.Conditions.Count == 0).ToList();
        return plain.Count < 2 ? summands : [new(Rational.One, [], [], pool.Add([.. plain.Select(s => s.Whole(pool))])), .. summands.Except(plain)];
    }

    /// <summary>Whether loop bounds can express a condition: a comparison of integers, or several.</summary>
    public static bool IsIndexCondition(Expr condition) =>
        Logic.Conjuncts(condition).All(c => c is Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer });

    private static bool BoundsLoops(Expr condition) => IsIndexCondition(condition) && !condition.ReadsElements();

    private static Summand? Separate(ExprPool pool, Term term)
    {
        var indices = new List<IndexVariable>();
        var conditions = new List<Expr>();
        var coefficient = term.Coefficient;
        var value = term.Value;

        // [c]·Σ e is Σ [c]·e for a condition on values.
        var branches = new List<Expr>();
        while (true)
        {
            switch (value)
            {
                case Select { IsGuard: true, Then: Reduce or Select } guard when !IsIndexCondition(guard.Condition):
                    // What says where there is an element bounds the loops: the range of the sum may read there alone.
                    conditions.AddRange(Logic.Conjuncts(guard.Condition).Where(BoundsLoops));
                    branches.AddRange(Logic.Conjuncts(guard.Condition).Where(c => !BoundsLoops(c)));
                    value = guard.Then;
                    continue;
                case Select { IsGuard: true } guard when IsIndexCondition(guard.Condition):
                    conditions.AddRange(Logic.Conjuncts(guard.Condition));
                    value = guard.Then;
                    continue;
                case Select { IsGuard: true, Then: Number } guard when Logic.Conjuncts(guard.Condition).Any(IsIndexCondition):
                    // Where there is an element: what else decides it is read within those bounds alone.
                    conditions.AddRange(Logic.Conjuncts(guard.Condition).Where(IsIndexCondition));
                    value = pool.Guard(pool.And([.. Logic.Conjuncts(guard.Condition).Where(c => !IsIndexCondition(c))]), guard.Then);
                    continue;
                case Reduce { Operation: ReductionKind.Sum } sum:
                    var (index, body) = pool.Open(sum);
                    indices.Add(index);
                    value = body;
                    continue;
                case Sum { IsScaled: true } scaled when indices.Count > 0 || conditions.Count > 0:
                    coefficient *= scaled.Terms[0].Coefficient;
                    value = scaled.Terms[0].Value;
                    continue;
            }

            break;
        }

        return indices.Count == 0 && conditions.Count == 0 ? null : new(coefficient, indices, conditions, pool.Guard(pool.And(branches), value));
    }
}
