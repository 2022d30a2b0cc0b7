using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Loops that read an element of one tensor for the last time where they write the same element of another: both may live in one place.</summary>
public static class InPlace
{
    /// <summary>
    /// Whether each element of the new tensor is written once, and of the old one nothing but the same element is read, no later than that. Where elements are
    /// sums, the last lane may compute again what the one before it has written.
    /// </summary>
    /// <param name="statement">What uses the old tensor last and the new one first.</param>
    /// <param name="old">The tensor that is read.</param>
    /// <param name="written">The tensor that is written.</param>
    public static bool Is(Statement statement, Tensor old, Tensor written)
    {
        if (!old.Extents.SequenceEqual(written.Extents) || Effects.Writes(statement).Contains(old))
        {
            return false;
        }

        var loops = new List<IndexVariable>();
        IReadOnlyList<Statement> body = [statement];
        while (body.Where(s => Effects.Reads(s).Contains(old) || Effects.Writes(s).Contains(written)).ToList() is { Count: 1 } users && users[0] is For loop)
        {
            loops.Add(loop.Index);
            body = loop.Body;
        }

        return IsOf(body, loops, old, written);
    }

    private static bool IsOf(IReadOnlyList<Statement> body, List<IndexVariable> loops, Tensor old, Tensor written)
    {
        var place = body.Select((statement, position) => (statement, position)).Where(p => Effects.Writes(p.statement).Contains(written)).ToList();
        return place.Count == 1 && body.All(s => Effects.Expressions(s).All(e => e.BinderHeight == 0)) && place[0] is (Store { Accumulate: false } store, var last)
            && loops.All(store.Indices.Contains) && store.Indices.All(i => loops.Contains(i) || i.FreeIndices.IsEmpty)
            && body.Skip(last + 1).All(s => !Effects.Reads(s).Contains(old))
            && body.Take(last + 1).Where(s => Effects.Reads(s).Contains(old)).All(s => s is Store or Declare && ExprSearch.Nodes(Effects.Expressions(s)).OfType<Read>().Where(r => r.Tensor == old).All(r => r.Indices.SequenceEqual(store.Indices)));
    }
}
