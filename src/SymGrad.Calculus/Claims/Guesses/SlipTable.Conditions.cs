using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Guesses;

/// <content>Conditions: cases at another place than the truth's, or the other way round.</content>
internal static partial class SlipTable
{
    private const int MostComparisons = 12;

    /// <summary>x &gt; 90 where x &gt; 100 belongs, x &gt;= 0 where x &gt; 0 does, and branches that are exchanged.</summary>
    private static IEnumerable<Slip> WrongThresholds(Sides s)
    {
        foreach (var choice in Choices(s.Claim))
        {
            yield return new("exchanged cases", code => $"{code(choice.Otherwise)} belongs where {code(choice.Condition)}", s.With(choice, s.Pool.Select(choice.Condition, choice.Otherwise, choice.Then)));
        }

        var conditions = s.Truth.Nodes().OfType<Select>().Select(c => c.Condition).OfType<Logic>().SelectMany(c => (Expr[])[c, s.Pool.Not(c)]).Where(c => !IsBound(c)).Distinct().Take(MostComparisons).ToList();
        var ofTruth = s.Truth.Nodes().OfType<Compare>().Where(c => !IsBound(c)).Distinct().Take(MostComparisons).ToList();
        foreach (var compare in s.Claim.Nodes().OfType<Compare>().Take(MostComparisons))
        {
            var reads = Reads(compare);
            var strict = compare.Relation switch
            {
                Relation.Less => s.Pool.Compare(Relation.LessOrEqual, compare.Left, compare.Right),
                Relation.LessOrEqual => s.Pool.Compare(Relation.Less, compare.Left, compare.Right),
                _ => compare,
            };

            // Of the same quantities, whichever side they stand on.
            foreach (var other in ofTruth.SelectMany(c => (Expr[])[c, s.Pool.Not(c)]).Where(c => Reads(c).SetEquals(reads)).Append(strict).Where(c => !ReferenceEquals(c, compare)).Distinct())
            {
                yield return new("wrong threshold", code => $"{code(other)} belongs where {code(compare)} stands", s.With(compare, other));
            }

            // x > 3 && y > 0 of which one half is forgotten.
            foreach (var whole in conditions.Where(c => Logic.Conjuncts(c).Concat(c.Operands).Contains(compare)))
            {
                yield return new("missing condition", code => $"{code(whole)} belongs where {code(compare)} stands", s.With(compare, whole));
            }
        }
    }

    /// <summary>The factor that is 1 where indices are equal, or a condition holds, and else 0: missing at the whole, in a sum, at a term or at a number.</summary>
    private static IEnumerable<Slip> MissingConditions(Sides s)
    {
        const string name = "missing factor";
        foreach (var condition in Guards(s.Truth).Where(c => !IsBound(c)))
        {
            yield return new(name, code => code(Step(condition)), s.Pool.Guard(condition, s.Claim)) { IsCondition = true };
            foreach (var (sum, part, place) in Parts(s.Claim))
            {
                yield return new(name, code => $"{code(Step(condition))} at {code(place)}", s.With(sum, Guarded(sum, part, condition))) { IsCondition = true };
            }
        }

        foreach (var reduce in s.Claim.Nodes().OfType<Reduce>().Where(r => r.Kind == ValueKind.Real))
        {
            var (index, body) = s.Pool.Open(reduce);
            foreach (var condition in Of(reduce))
            {
                // Another sum inside gives the index another place below the outer one.
                var (here, inside) = (Opened(condition.Of, condition.Value), s with { Claim = body });
                Slip Mended(Func<Func<Expr, string>, string> place, Expr mended) =>
                    new(name, code => $"{code(Step(condition.Value))} {place(code)}", s.With(reduce, s.Pool.Reduce(reduce.Operation, index, mended))) { IsCondition = true };
                yield return Mended(code => $"in {code(reduce)}", s.Pool.Guard(here, body));
                foreach (var (sum, part, place) in Parts(reduce.Body))
                {
                    var opened = (Sum)Opened(reduce, sum);
                    yield return Mended(code => $"at {code(place)}", inside.With(opened, Guarded(opened, Opened(reduce, part), here)));
                }
            }

            Expr Opened(Reduce of, Expr expr) => s.Pool.Substitute(expr, new Dictionary<int, Expr> { [IndexVariable.KeyOf(IndexScope.Bound, of.BinderHeight)] = index });
        }

        Expr Step(Expr condition) => s.Pool.Guard(condition, s.Pool.One);

        Expr Guarded(Sum sum, Expr part, Expr condition) => s.Pool.Add(s.Pool.Subtract(sum, part), s.Pool.Guard(condition, part));

        IEnumerable<(Sum Sum, Expr Part, Expr Place)> Parts(Expr expr) => Terms(expr).Select(t => (t.Sum, s.Pool.Scale(t.Term.Coefficient, t.Term.Value), t.Term.Value))
            .Concat(expr.Nodes().OfType<Sum>().Where(x => !x.Constant.IsZero && x.Kind == ValueKind.Real).Select(x => (x, s.Pool.Number(x.Constant), s.Pool.Number(x.Constant))));

        // What the truth asks in sums like this one, of their own index.
        IEnumerable<(Reduce Of, Expr Value)> Of(Reduce reduce) =>
            from other in s.Truth.Nodes().OfType<Reduce>()
            where other.Operation == reduce.Operation
            from condition in Guards(other.Body)
            where condition.FreeIndices.Keys.Contains(IndexVariable.KeyOf(IndexScope.Bound, other.BinderHeight))
            select (other, condition);
    }

    private static IEnumerable<Expr> Guards(Expr expr) => expr.Nodes().OfType<Select>().Where(c => c.IsGuard).Select(c => c.Condition).Distinct();

    private static HashSet<Expr> Reads(Expr condition) => [.. condition.Nodes().Where(n => n is Read or IndexVariable or Extent)];
}
