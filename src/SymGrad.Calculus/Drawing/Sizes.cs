using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Drawing;

/// <summary>Numbers in place of sizes: as many rounds and units as are drawn.</summary>
internal sealed class Sizes : ExprRewriter
{
    private readonly Dictionary<Expr, Expr> _numbers = [];
    private readonly Dictionary<Tensor, int> _timeAxes = [];
    private readonly HashSet<Expr> _rounds = [];
    private readonly int _units;

    private Sizes(ExprPool pool, int units)
        : base(pool) => _units = units;

    /// <summary>The sizes of a drawing.</summary>
    /// <exception cref="UnfoldingException">How many rounds a recurrence has depends on more than one number.</exception>
    public static Sizes Of(ExprPool pool, IReadOnlyList<Definition> definitions, UnfoldingOptions options)
    {
        var sizes = new Sizes(pool, options.Units);
        foreach (var recurrence in EvaluationOrder.Of(definitions).OfType<Recurrence>())
        {
            foreach (var time in recurrence.Times)
            {
                sizes._timeAxes[time.Key] = time.Value.Axis;
                sizes.Settle(time.Key.Extents[time.Value.Axis], options.Steps);
            }
        }

        return sizes;
    }

    /// <summary>The axis of a tensor that is the time; null where it has none.</summary>
    public int? TimeAxisOf(Tensor tensor)
    {
        if (_timeAxes.TryGetValue(tensor, out var axis))
        {
            return axis;
        }

        var found = tensor.Extents.ToList().FindIndex(_rounds.Contains);
        return found < 0 ? null : found;
    }

    /// <summary>How many elements a tensor has along an axis; null where all are one node.</summary>
    public int? ExtentOf(Tensor tensor, int axis) => Visit(tensor.Extents[axis]) is Number number ? (int)number.Value.Numerator : null;

    protected override Expr? Before(Expr expr) =>
        _numbers.TryGetValue(expr, out var number) ? number : _units > 0 && expr is Extent ? Pool.Number(_units) : null;

    /// <summary>Gives the one number that an extent depends on such a value that the rounds are as many as asked for.</summary>
    private void Settle(Expr extent, int rounds)
    {
        var atoms = extent.Nodes().Where(n => n is Extent or Read).Distinct().ToList();
        if (atoms.Count == 0 || _numbers.ContainsKey(atoms[0]))
        {
            return;
        }

        _numbers.Add(atoms[0], Pool.Number(rounds));
        _rounds.Add(atoms[0]);
        if (atoms.Count > 1)
        {
            throw new UnfoldingException("how many rounds a recurrence has depends on more than one number");
        }
    }
}
