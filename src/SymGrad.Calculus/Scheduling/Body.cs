using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>One summand of a definition's body: <c>Coefficient · Σ_{Indices} [Conditions] · Value</c>.</summary>
internal sealed record Summand(Rational Coefficient, IReadOnlyList<IndexVariable> Indices, IReadOnlyList<Expr> Conditions, Expr Value);

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

    /// <summary>The operands of a conjunction.</summary>
    public static IReadOnlyList<Expr> Conjuncts(Expr condition) => condition is Logic { Connective: Connective.And } all ? all.Operands : [condition];

    /// <summary>Whether loop bounds can express a condition: a comparison of integers, or several.</summary>
    public static bool IsIndexCondition(Expr condition) =>
        Conjuncts(condition).All(c => c is Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer });

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
                    branches.Add(guard.Condition);
                    value = guard.Then;
                    continue;
                case Select { IsGuard: true } guard when IsIndexCondition(guard.Condition):
                    conditions.AddRange(Conjuncts(guard.Condition));
                    value = guard.Then;
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
