using System.Linq;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Guesses;

/// <summary>Looks for the slip in a false claim: the first row of the table whose mended claim is equal to the truth at every point.</summary>
internal static class GuessSearch
{
    private const int MostCandidates = 1500;
    private const int MostNodes = 300;
    private const int Points = 12;
    private const int LongestCode = 160;

    public static Guess? Of(Statement statement, Comparison comparison, PointSource source, Point counterexample, CancellationToken cancellation)
    {
        if (!statement.HasSameAxes)
        {
            return null;
        }

        var pool = statement.Pool;
        var axes = Enumerable.Range(0, statement.Value.Target.Rank).Select(pool.Axis).ToList();
        var claim = WrittenOut.Of(pool, statement.Claimed)(statement.Value.Body);
        var truth = WrittenOut.Of(pool, statement.Derived.Definitions)(statement.TruthAt(axes));
        var sides = new Sides(pool, claim, truth, [.. axes, .. statement.Free.Select(f => pool.Read(f))]);
        if (claim.Nodes().Count() > MostNodes)
        {
            return null;
        }

        var points = new Lazy<List<Point>>(() => [.. Enumerable.Range(0, 2 * Points).Select(source.At).OfType<Point>().Where(p => comparison.Truth(p) is not null).Take(Points).SelectMany(p => source.Places(p, 4))]);
        var tried = new HashSet<Expr> { claim };
        foreach (var slip in SlipTable.Rows.SelectMany(row => row(sides)).Take(MostCandidates))
        {
            cancellation.ThrowIfCancellationRequested();
            if (tried.Add(slip.Mended) && IsTrue(slip, counterexample) && points.Value.TrueForAll(p => IsTrue(slip, p)))
            {
                return Named(statement, slip);
            }
        }

        return null;

        bool IsTrue(Slip slip, Point point)
        {
            var extents = statement.Value.Target.Extents;
            var target = pool.Defined("mended", slip.IsTurned ? [.. extents.Reverse()] : extents);
            try
            {
                return comparison.Of(point, [.. statement.Claimed, new(target, slip.Mended, DefinitionRole.Intermediate)]).Outcome != Outcome.Different;
            }
            catch (Exception fault) when (fault is ClaimFaultException or InvalidOperationException or IndexOutOfRangeException)
            {
                return false;
            }
        }
    }

    private static Guess Named(Statement statement, Slip slip)
    {
        var letters = TruthText.OpenIndices(statement).Select((index, axis) => (Key: IndexVariable.KeyOf(IndexScope.Axis, axis), Name: index.NameHint!)).ToDictionary(l => l.Key, l => l.Name);
        return new(slip.Name, slip.Detail(Code), Code(slip.Mended));

        string Code(Expr expr)
        {
            var code = TruthText.Of(statement, expr, letters);
            return code.Length <= LongestCode ? code : code.Substring(0, LongestCode) + " …";
        }
    }
}
