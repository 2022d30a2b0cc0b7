using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Simplification;

/// <summary>Puts definitions that are no more than another name in place of their reads, and drops what nothing reads.</summary>
public sealed class Inlining : ExprRewriter
{
    private readonly Dictionary<Tensor, Expr> _bodies = [];

    private Inlining(ExprPool pool)
        : base(pool)
    {
    }

    /// <summary>Replaces reads of engine-made definitions whose body is a number, a read or such a thing times a number.</summary>
    public static IReadOnlyList<Definition> Trivial(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var pass = new Inlining(pool);
        var kept = new List<Definition>(definitions.Count);
        foreach (var definition in definitions)
        {
            var body = pass.Visit(definition.Body);
            if ((definition.Role is DefinitionRole.Intermediate or DefinitionRole.Adjoint or DefinitionRole.Local) && IsTrivial(body))
            {
                pass._bodies[definition.Target] = body;
                continue;
            }

            kept.Add(definition with { Body = body });
        }

        return kept;
    }

    /// <summary>Only what the given outputs need, in the order in which it stands.</summary>
    public static IReadOnlyList<Definition> Reachable(IReadOnlyList<Definition> definitions, Func<Definition, bool> isOutput)
    {
        var needed = new HashSet<Tensor>();
        var kept = new List<Definition>();
        for (var k = definitions.Count - 1; k >= 0; k--)
        {
            if (isOutput(definitions[k]) || needed.Contains(definitions[k].Target))
            {
                needed.UnionWith(definitions[k].Body.Nodes().OfType<Read>().Select(r => r.Tensor));
                kept.Add(definitions[k]);
            }
        }

        kept.Reverse();
        return kept;
    }

    protected override Expr After(Expr expr) => expr is Read read && _bodies.TryGetValue(read.Tensor, out var body) ? Pool.Instantiate(body, read.Indices) : expr;

    private static bool IsTrivial(Expr body) =>
        body is Number or Constant or Extent or Read || (body is Sum { IsScaled: true } scaled && (scaled.Terms[0].Value is Read or Extent or Constant));
}
