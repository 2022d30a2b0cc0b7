using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>Sums over one range inside a lane loop: one loop adds them up, a lane of each; where these are few, in two variables that take turns.</summary>
/// <param name="index">Its index.</param>
/// <param name="count">The parameter that says how often it runs.</param>
internal sealed class LaneSums(IndexVariable index, string count)
{
    /// <summary>So many sums keep the processor busy while each waits for its last addition.</summary>
    private const int Enough = 4;

    public IndexVariable Index => index;

    public string Count => count;

    /// <summary>Whether each has two variables, so that an addition need not wait for the one before it.</summary>
    public bool TakeTurns => List.Count < Enough;

    public List<(Reduce Sum, Expr Body, string Name, string Other)> List { get; } = [];

    public IEnumerable<Expr> Bodies => List.Select(s => s.Body);

    /// <summary>The sums in the values of stores; those over the same range together, unless one is made of what the loop writes.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="values">The values.</param>
    /// <param name="written">What the loop writes.</param>
    /// <param name="names">The names in the loop's method.</param>
    public static IReadOnlyList<LaneSums> Of(ExprPool pool, IEnumerable<Expr> values, HashSet<Tensor> written, CodeNames names)
    {
        var all = new List<LaneSums>();
        foreach (var sum in ExprSearch.Nodes(values, e => e is Reduce).OfType<Reduce>())
        {
            var (index, body) = pool.Open(sum);
            var isApart = body.Nodes().Any(n => n is Read read && written.Contains(read.Tensor));
            var host = isApart ? null : all.Find(s => ReferenceEquals(s.Index.Lower, index.Lower) && ReferenceEquals(s.Index.Upper, index.Upper));
            if (host is null)
            {
                all.Add(host = new(index, names.Fresh("count")));
                names.Declare(index);
            }

            host.List.Add((sum, pool.Substitute(body, index, host.Index), names.Fresh("sum"), names.Fresh("other")));
        }

        return all;
    }
}
