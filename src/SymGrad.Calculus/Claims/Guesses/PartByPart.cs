using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Guesses;

/// <summary>
/// Looks for one slip in each of several terms, or of several factors: what stands in the others has no part in whether one of them is mended, so many slips
/// cost hardly more than one.
/// </summary>
/// <param name="sides">The claim and the truth.</param>
/// <param name="slips">The slips to look for in a part.</param>
/// <param name="valuesOf">What an expression is at some points; null where it has no value.</param>
internal sealed class PartByPart(Sides sides, Func<Sides, IEnumerable<Slip>> slips, Func<Expr, IReadOnlyList<double>?> valuesOf)
{
    /// <summary>More slips than these explain nothing.</summary>
    private const int MostSlips = 4;

    /// <summary>The claim with all of its wrong parts mended; null where they are not those of the truth but for a slip each.</summary>
    public Slip? Find() => Whole(TermsOf, parts => sides.Pool.Add([.. parts])) ?? Whole(FactorsOf, parts => parts.Aggregate((a, b) => sides.Pool.Multiply(a, b)));

    private Slip? Whole(Func<Expr, IReadOnlyList<Expr>> partsOf, Func<IEnumerable<Expr>, Expr> together)
    {
        var (claimed, wanted) = (partsOf(sides.Claim), partsOf(sides.Truth).Select(valuesOf).ToList());
        if (claimed.Count < 2 || claimed.Count != wanted.Count || wanted.Contains(null))
        {
            return null;
        }

        var mended = new List<Expr>();
        var found = new List<Slip>();
        foreach (var (part, isRight) in claimed.Select(p => (p, Take(valuesOf(p), wanted))).OrderBy(p => p.Item2 ? 0 : 1).ToList())
        {
            var slip = isRight || found.Count == MostSlips ? null : slips(sides with { Claim = part }).FirstOrDefault(s => !s.IsTurned && Take(valuesOf(s.Mended), wanted));
            if (!isRight && slip is null)
            {
                return null;
            }

            mended.Add(slip?.Mended ?? part);
            found.AddRange(slip is null ? Array.Empty<Slip>() : [slip]);
        }

        return found.Count < 2 ? null : new(
            string.Join(" and ", found.Select(s => s.Name).Distinct(StringComparer.Ordinal)),
            code => string.Join("; ", found.Select(s => s.Detail(code))),
            together(mended));
    }

    /// <summary>Takes the first of the wanted values that these are.</summary>
    private static bool Take(IReadOnlyList<double>? values, List<IReadOnlyList<double>?> wanted)
    {
        var place = values is null ? -1 : wanted.FindIndex(w => w!.Count == values.Count && GuessSearch.AreNear(w, values));
        if (place >= 0)
        {
            wanted.RemoveAt(place);
        }

        return place >= 0;
    }

    private IReadOnlyList<Expr> TermsOf(Expr expr) => expr is Sum { IsScaled: false } sum
        ? [.. sum.Terms.Select(t => sides.Pool.Scale(t.Coefficient, t.Value)), .. sum.Constant.IsZero ? Array.Empty<Expr>() : [sides.Pool.Number(sum.Constant)]]
        : [expr];

    /// <summary>The factors, the number among them even where it is 1.</summary>
    private IReadOnlyList<Expr> FactorsOf(Expr expr)
    {
        var (number, value) = expr is Sum { IsScaled: true } scaled ? (sides.Pool.Number(scaled.Terms[0].Coefficient), scaled.Terms[0].Value) : (sides.Pool.One, expr);
        return [number, .. value is Product product ? product.Factors.Select(f => sides.Pool.Power(f.Base, f.Exponent)) : [value]];
    }
}
