using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Simplification;

/// <content>What has a definition already is found by its body.</content>
public sealed partial class NormalForm
{
    private readonly Dictionary<Expr, Definition> _byBody = [];
    private readonly HashSet<(int Operands, int Signature)> _shapes = [];

    /// <summary>A sum or product that is the body of a known definition becomes a read of it.</summary>
    private Expr Refold(Expr expr, Scope scope)
    {
        if (!IsWorthFinding(expr) || !_shapes.Contains(ShapeOf(expr)))
        {
            return expr;
        }

        var (body, indices, extents, _) = Positional(expr, scope, _pool.True);
        if (Known(body, extents) is not { } definition)
        {
            return expr;
        }

        _trace?.Record(new(Rule.Refold, definition.Target.Name, expr, body, scope.Definition));
        return _pool.Read(definition.Target, indices);
    }

    private static bool IsWorthFinding(Expr expr) => expr is Sum { IsScaled: false } or Sum { OnlyTerm.Value: Product } or Product;

    /// <summary>The definition with this body over these extents: over others it would be read where it has no value.</summary>
    private Definition? Known(Expr body, List<Expr> extents) =>
        _byBody.TryGetValue(body, out var definition) && definition.Target.Extents.SequenceEqual(extents) ? definition : null;

    /// <summary>The definition with this body over a part of these extents, in which the condition keeps the indices.</summary>
    private Definition? KnownWithin(Expr body, List<Expr> indices, List<Expr> extents, Expr condition) =>
        !ReferenceEquals(condition, _pool.True) && _byBody.TryGetValue(body, out var definition) && definition.Target.Rank == extents.Count
            && Enumerable.Range(0, extents.Count).All(k => ReferenceEquals(definition.Target.Extents[k], extents[k])
                || ReferenceEquals(_pool.And(condition, _pool.Compare(Relation.Less, indices[k], definition.Target.Extents[k])), condition))
            ? definition
            : null;

    /// <summary>What renaming indices leaves unchanged: enough to ask seldom in vain.</summary>
    private static (int Operands, int Signature) ShapeOf(Expr expr) => expr switch
    {
        Sum sum => (sum.Terms.Count, unchecked(sum.Constant.GetHashCode() + sum.Terms.Sum(t => t.Coefficient.GetHashCode() % 9973))),
        Product product => (-product.Factors.Count, product.Factors.Sum(f => f.Exponent)),
        _ => (0, 0),
    };

    private void Register(Expr body, Definition definition)
    {
        // The first to have a body owns it; a mere copy of a read is not worth finding.
        if (body is Read or Number or Constant or Extent || _byBody.ContainsKey(body))
        {
            return;
        }

        _byBody.Add(body, definition);
        if (IsWorthFinding(body))
        {
            _shapes.Add(ShapeOf(body));
        }
    }
}
