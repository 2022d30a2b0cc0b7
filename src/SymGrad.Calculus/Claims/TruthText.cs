using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Calculus.Claims;

/// <summary>The true derivative as text: C# at the claimed entry, and the formulas of the derivation.</summary>
internal static class TruthText
{
    private const int LongestLine = 1200;
    private static readonly string[] Letters = ["i", "j", "k", "l", "m", "n", "o", "q"];

    public static Truth Of(Statement statement, CancellationToken cancellation) => new(Code(statement), [.. ClaimTypesetting.Of(statement, options: null, cancellation).True.Select(UnicodePrinter.Print)]);

    /// <summary>The truth with everything written out; null where that is too long to read, or a recurrence cannot be written out.</summary>
    public static string? Code(Statement statement)
    {
        var open = OpenIndices(statement);
        var entry = Simplified(statement, statement.TruthAt([.. open]));
        var names = open.Select((index, k) => (index.Key, Name: index.NameHint ?? FreshLetter(statement, k))).ToDictionary(n => n.Key, n => n.Name);
        var definitions = statement.Derived.Definitions;
        var written = Simplified(statement, WrittenOut.Of(statement.Pool, definitions)(entry));
        if (written.Nodes().Any(n => n is Read { Tensor.IsParameter: false }))
        {
            return null;
        }

        var lambda = names.Count == 0 ? "" : names.Count == 1 ? names.Values.First() + " => " : $"({string.Join(", ", names.Values)}) => ";
        var code = lambda + Of(statement, CaseByCase.Of(statement.Pool, written), names);
        return code.Length <= LongestLine ? code : null;
    }

    /// <summary>An expression over the parameters as C#.</summary>
    public static string Of(Statement statement, Expr expr, IReadOnlyDictionary<int, string> names) => new ClaimCode(statement.Derived.Model, statement.Free, names, statement.Cotangent).Of(new Scaled(statement.Pool).Visit(new OnPaper(statement.Pool).Visit(expr)));

    /// <summary>An open index for each axis over which the claim runs, called as the truth's axes are.</summary>
    public static IReadOnlyList<IndexVariable> OpenIndices(Statement statement)
    {
        var truth = statement.Truth;
        return [.. statement.OpenAxes.Select((axis, k) => statement.Pool.OpenIndex(
            statement.Pool.Zero, truth.Target.Extents[axis], FreshLetter(statement, k)))];
    }

    private static string FreshLetter(Statement statement, int position)
    {
        var taken = new HashSet<string>(statement.Derived.Model.Parameters.Select(p => p.Code.Split('.')[0]).Concat(statement.Free.Select(f => f.Name)), StringComparer.Ordinal);
        return Letters.Where(l => !taken.Contains(l)).ElementAtOrDefault(position) ?? FormattableString.Invariant($"i{position}");
    }

    /// <summary>What the ranges of the indices and the claim's condition decide is left away.</summary>
    public static Expr Simplified(Statement statement, Expr expr)
    {
        var condition = statement.Pool.And(statement.Where, statement.Inside);
        var conditions = Logic.Conjuncts(condition);
        return new Ranges(statement.Pool, []).Simplify(new Given(statement.Pool, conditions).Visit(expr));
    }

    /// <summary>Numbers stand before sums, and within choices: −2 Σ −½ x is Σ x, 2 [i = j] ½ x is [i = j] x.</summary>
    private sealed class Scaled(ExprPool pool) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Sum { Kind: ValueKind.Real } sum && sum.Terms.Any(IsWithin)
            ? Pool.Combine([new(sum.Constant, Pool.One), .. sum.Terms.Select(t => IsWithin(t) ? new(Rational.One, Within(t)) : t)])
            : BeforeSum(expr);

        private static bool IsWithin(Term term) => term is { Coefficient.IsOne: false, Value: Select { IsGuard: true, Then: Sum { IsScaled: true } } };

        private Expr Within(Term term) => Pool.Guard(((Select)term.Value).Condition, Pool.Scale(term.Coefficient, ((Select)term.Value).Then));

        private Expr BeforeSum(Expr expr) =>
            expr is Reduce { Operation: ReductionKind.Sum, Body: Sum { IsScaled: true } } sum && Pool.Open(sum) is (var index, Sum { OnlyTerm: { } term })
                ? Pool.Scale(term.Coefficient, Pool.Reduce(ReductionKind.Sum, index, term.Value))
                : expr;
    }

    private sealed class Given(ExprPool pool, IReadOnlyList<Expr> conditions) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => expr is not Compare compare ? null
            : conditions.Any(c => IsSame(c, compare)) ? Pool.True
            : conditions.Any(c => IsSame(Pool.Not(c), compare)) ? Pool.False
            : null;

        private static bool IsSame(Expr condition, Compare compare) => ReferenceEquals(condition, compare)
            || (condition is Compare { Relation: Relation.Equal or Relation.NotEqual } c && c.Relation == compare.Relation
                && ReferenceEquals(c.Left, compare.Right) && ReferenceEquals(c.Right, compare.Left));
    }
}
