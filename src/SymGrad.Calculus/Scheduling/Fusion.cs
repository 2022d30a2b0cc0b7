using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Decides which elementwise definitions are computed inside their reader's loop: those that are read under all indices of that loop,
/// so that nothing is computed twice, once or cheaply. What holds under a condition needs readers under the same. The others are stored.
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
        var uses = new Dictionary<Tensor, Use>();
        foreach (var definition in definitions)
        {
            CountUses(pool, definition, uses);
        }

        // What is read before its turn, a state of a recurrence, is stored for the next round.
        HashSet<Tensor> needed = [.. stored, .. definitions.SelectMany(d => d.Body.Nodes()).OfType<MatrixFunction>().Select(m => m.Matrix.Tensor), .. EvaluationOrder.ReadAhead(definitions).Select(d => d.Target)];
        var pass = new Fusion(pool);
        var kept = new List<Definition>(definitions.Count);
        foreach (var definition in definitions)
        {
            var fused = definition with { Body = pass.Visit(definition.Body) };
            if (!needed.Contains(definition.Target) && uses.TryGetValue(definition.Target, out var use) && use.Covered
                && Elementwise(pool, fused, use) is { } body && (use.Count == 1 || Cost.Of(body) <= Cheap))
            {
                pass._bodies.Add(definition.Target, body);
            }
            else
            {
                kept.Add(fused);
            }
        }

        return kept;
    }

    protected override Expr After(Expr expr) => expr is Read read && _bodies.TryGetValue(read.Tensor, out var body) ? Pool.Instantiate(body, read.Indices) : expr;

    /// <summary>What an elementwise definition is wherever it is read, free of the conditions under which all its readers stand; null where it must be stored.</summary>
    private static Expr? Elementwise(ExprPool pool, Definition definition, Use use)
    {
        if (definition is not { Role: DefinitionRole.Local or DefinitionRole.Intermediate or DefinitionRole.Adjoint or DefinitionRole.Tangent, Target.Rank: > 0, Body.BinderHeight: 0 }
            || definition.Body.Nodes().Any(n => n is MatrixFunction))
        {
            return null;
        }

        var summands = Body.Split(pool, definition.Body);
        return summands.All(s => s.Conditions.Count == 0) ? definition.Body
            : summands.Count == 1 && summands[0].Conditions.All(use.Conditions.Contains) ? pool.Scale(summands[0].Coefficient, summands[0].Value)
            : null;
    }

    private static void CountUses(ExprPool pool, Definition definition, Dictionary<Tensor, Use> uses)
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
                var conditions = covered ? Conditions(pool, summand, read) : [];
                uses[read.Tensor] = uses.TryGetValue(read.Tensor, out var known)
                    ? new(known.Count + 1, known.Covered && covered, [.. known.Conditions.Intersect(conditions)])
                    : new(1, covered, conditions);
            }
        }
    }

    /// <summary>The conditions under which a summand reads, in terms of the axes of what is read; its conditions themselves read unconditionally.</summary>
    private static HashSet<Expr> Conditions(ExprPool pool, Summand summand, Read read)
    {
        if (!read.Indices.All(i => i is IndexVariable) || summand.Conditions.Any(c => c.Nodes().Contains(read)))
        {
            return [];
        }

        List<IndexVariable> indices = [.. read.Indices.Cast<IndexVariable>()];
        return [.. summand.Conditions.Select(c => pool.Positional(c, indices))];
    }

    /// <summary>How often a tensor is read, whether under all indices of its readers, and the conditions that all of them share.</summary>
    private sealed record Use(int Count, bool Covered, HashSet<Expr> Conditions);
}
