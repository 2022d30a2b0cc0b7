using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Decides which elementwise definitions are computed inside their reader's loop: those that are read under all indices of that loop,
/// so that nothing is computed twice, once or cheaply. The others are stored.
/// </summary>
internal sealed class Fusion : ExprRewriter
{
    private const int Cheap = 3;

    private readonly Dictionary<Tensor, Expr> _bodies = [];

    private Fusion(ExprPool pool)
        : base(pool)
    {
    }

    /// <summary>The definitions that are stored, with the others in their readers.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="definitions">All definitions, in order.</param>
    /// <param name="stored">Those that are stored whatever reads them.</param>
    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions, HashSet<Tensor> stored)
    {
        var uses = new Dictionary<Tensor, (int Count, bool Covered)>();
        foreach (var definition in definitions)
        {
            CountUses(pool, definition, uses);
        }

        // What is read before its turn, a state of a recurrence, is stored for the next round.
        HashSet<Tensor> needed = [.. stored, .. EvaluationOrder.ReadAhead(definitions).Select(d => d.Target)];
        var pass = new Fusion(pool);
        var kept = new List<Definition>(definitions.Count);
        foreach (var definition in definitions)
        {
            var fused = definition with { Body = pass.Visit(definition.Body) };
            if (!needed.Contains(definition.Target) && IsFusible(pool, fused) && uses.TryGetValue(definition.Target, out var use) && use.Covered && (use.Count == 1 || Cost.Of(fused.Body) <= Cheap))
            {
                pass._bodies.Add(definition.Target, fused.Body);
            }
            else
            {
                kept.Add(fused);
            }
        }

        return kept;
    }

    protected override Expr After(Expr expr) => expr is Read read && _bodies.TryGetValue(read.Tensor, out var body) ? Pool.Instantiate(body, read.Indices) : expr;

    private static bool IsFusible(ExprPool pool, Definition definition) =>
        definition is { Role: DefinitionRole.Local or DefinitionRole.Intermediate or DefinitionRole.Adjoint or DefinitionRole.Tangent, Target.Rank: > 0, Body.BinderHeight: 0 }
        && Body.Split(pool, definition.Body).All(s => s.Conditions.Count == 0);

    private static void CountUses(ExprPool pool, Definition definition, Dictionary<Tensor, (int Count, bool Covered)> uses)
    {
        var axes = Enumerable.Range(0, definition.Target.Rank).Select(pool.Axis).ToList();
        foreach (var summand in Body.Split(pool, definition.Body))
        {
            List<IndexVariable> domain = [.. axes, .. summand.Indices];
            foreach (var read in ExprSearch.Nodes([summand.Value, .. summand.Conditions]).OfType<Read>())
            {
                var covered = summand.Value.BinderHeight == 0
                    && read.Indices.Select(Affine.Shifted).ToList() is var indices
                    && indices.TrueForAll(i => i is not null)
                    && indices.Distinct().Count() == indices.Count
                    && domain.TrueForAll(indices.Contains);
                var known = uses.TryGetValue(read.Tensor, out var use) ? use : (Count: 0, Covered: true);
                uses[read.Tensor] = (known.Count + 1, known.Covered && covered);
            }
        }
    }
}
