using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>σ(−a) is computed so for its figures' sake; beside a definition i = σ(a) a reader has 1 − i.</summary>
internal static class Complements
{
    public static IReadOnlyList<Definition> Of(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var gates = definitions.Where(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate or DefinitionRole.Tangent && d.Body is Apply apply && apply.Primitive == PrimitiveTable.Sigmoid).ToList();
        if (gates.Count < 2)
        {
            return definitions;
        }

        var writing = new Arguments(pool, definitions);
        var arguments = gates.ToDictionary(g => g, g => writing.Visit(((Apply)g.Body).Arguments[0]));
        var complements = new Dictionary<Tensor, Definition>();
        foreach (var gate in gates.Where(g => g.Role == DefinitionRole.Intermediate))
        {
            var partner = gates.Find(g => g.Target.Rank == gate.Target.Rank && !complements.ContainsKey(g.Target) && ReferenceEquals(arguments[g], pool.Negate(arguments[gate])));
            if (partner is not null && (partner.Role == DefinitionRole.Local || IsNegative(arguments[gate])))
            {
                var axes = Enumerable.Range(0, gate.Target.Rank).Select(pool.Axis).ToArray();
                complements[gate.Target] = gate with { Body = pool.Subtract(pool.One, pool.Read(partner.Target, axes)) };
            }
        }

        if (complements.Count == 0)
        {
            return definitions;
        }

        // A definition stands behind what it reads.
        var written = new Opening(pool, complements);
        return
        [
            .. definitions.SelectMany(d => complements.ContainsKey(d.Target) ? [] : (Definition[])[d with { Body = written.Visit(d.Body) }, .. complements.Values.Where(c => c.Body.Reads(d.Target))]),
        ];
    }

    private static bool IsNegative(Expr argument) => argument is Sum sum && sum.Terms.All(t => t.Coefficient.Sign < 0) && sum.Constant.Sign <= 0;

    /// <summary>Affine definitions written out, so that equal arguments are one expression.</summary>
    private sealed class Arguments(ExprPool pool, IEnumerable<Definition> definitions) : ExprRewriter(pool)
    {
        private readonly Dictionary<Tensor, Definition> _affine = definitions.Where(d => d is { Role: DefinitionRole.Local or DefinitionRole.Intermediate, Body: Sum or Reduce }).ToDictionary(d => d.Target);

        protected override Expr? Before(Expr expr) => expr is Read read && _affine.TryGetValue(read.Tensor, out var definition) && !definition.Body.Reads(read.Tensor)
            ? Pool.Instantiate(definition.Body, [.. read.Indices])
            : null;
    }
}
