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
        foreach (var choice in s.Claim.Nodes().OfType<Select>().Where(c => c.Kind == ValueKind.Real))
        {
            yield return new("exchanged cases", code => $"{code(choice.Otherwise)} belongs where {code(choice.Condition)}", s.With(choice, s.Pool.Select(choice.Condition, choice.Otherwise, choice.Then)));
        }

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
        }
    }

    private static HashSet<Expr> Reads(Expr condition) => [.. condition.Nodes().Where(n => n is Read or IndexVariable or Extent)];
}
