using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Simplification;

/// <summary>Puts definitions that are no more than another name in place of their reads, and drops what nothing reads.</summary>
public sealed class Inlining : ExprRewriter
{
    private readonly Dictionary<Tensor, Expr> _bodies;

    private Inlining(ExprPool pool, Dictionary<Tensor, Expr> bodies)
        : base(pool) => _bodies = bodies;

    /// <summary>
    /// Replaces reads of definitions whose body is a number, a read or such a thing times a number. A reduction that is no sum keeps
    /// an operand that is stored row by row.
    /// </summary>
    public static IReadOnlyList<Definition> Trivial(ExprPool pool, IReadOnlyList<Definition> definitions, ITrace? trace)
    {
        var bodies = new Dictionary<Tensor, Expr>();
        var pass = new Inlining(pool, bodies);
        var operands = new HashSet<Tensor>(definitions.SelectMany(d => d.Body.Nodes()).OfType<Reduce>().Where(r => r.Operation != ReductionKind.Sum)
            .SelectMany(r => r.Body.Nodes()).OfType<Read>().Select(r => r.Tensor));
        var matrices = new HashSet<Tensor>(definitions.SelectMany(d => d.Body.Nodes()).SelectMany(Wholes).Select(r => r.Tensor));
        var arguments = new HashSet<Tensor>(definitions.SelectMany(d => d.Body.Nodes()).OfType<CustomCall>().SelectMany(c => c.Arguments).OfType<Read>().Select(r => r.Tensor));
        var kept = new List<Definition>(definitions.Count);
        foreach (var definition in definitions)
        {
            var body = pass.Visit(definition.Body);
            if ((definition.Role is DefinitionRole.Intermediate or DefinitionRole.Adjoint or DefinitionRole.Tangent or DefinitionRole.Local) && IsTrivial(body) && !matrices.Contains(definition.Target) && (body is Read || !arguments.Contains(definition.Target)) && !body.Reads(definition.Target) && (!operands.Contains(definition.Target) || IsView(body)))
            {
                bodies[definition.Target] = body;
                var axes = Enumerable.Range(0, definition.Target.Rank).Select(pool.Axis);
                trace?.Record(new(Rule.Inline, definition.Target.Name, pool.Read(definition.Target, [.. axes]), body, definition));
                continue;
            }

            kept.Add(definition with { Body = body });
        }

        // In a recurrence what stands first may read what was found to be a name only later.
        while (bodies.Count > 0)
        {
            var settled = new Inlining(pool, bodies);
            var next = kept.ConvertAll(d => d with { Body = settled.Visit(d.Body) });
            if (next.Zip(kept, (after, before) => ReferenceEquals(after.Body, before.Body)).All(same => same))
            {
                break;
            }

            kept = next;
        }

        return [.. kept.Select(d => d.Of is { } of && bodies.TryGetValue(of, out var body) && body is Read { Tensor: var other } read && read.Indices.SequenceEqual(Enumerable.Range(0, of.Rank).Select(pool.Axis)) ? d with { Of = other } : d)];
    }

    /// <summary>Only what the given outputs need, in the order in which it stands.</summary>
    /// <param name="definitions">All definitions.</param>
    /// <param name="isOutput">Which are wanted.</param>
    /// <param name="mentioned">A tensor that a definition needs beside those that it reads.</param>
    public static IReadOnlyList<Definition> Reachable(IReadOnlyList<Definition> definitions, Func<Definition, bool> isOutput, Func<Definition, Tensor?>? mentioned = null)
    {
        var byTarget = definitions.ToDictionary(d => d.Target);
        var needed = new HashSet<Tensor>();
        var open = new Stack<Definition>(definitions.Where(isOutput));
        while (open.Count > 0)
        {
            var definition = open.Pop();
            if (!needed.Add(definition.Target))
            {
                continue;
            }

            var reads = definition.Body.Nodes().OfType<Read>().Select(r => r.Tensor);
            foreach (var tensor in mentioned?.Invoke(definition) is { } other ? reads.Append(other) : reads)
            {
                if (byTarget.TryGetValue(tensor, out var source))
                {
                    open.Push(source);
                }
            }
        }

        return [.. definitions.Where(d => needed.Contains(d.Target))];
    }

    protected override Expr After(Expr expr) => expr is Read read && _bodies.TryGetValue(read.Tensor, out var body) ? Pool.Instantiate(body, read.Indices) : expr;

    /// <summary>What a function of whole tensors takes: it must have a definition of its own.</summary>
    public static IEnumerable<Read> Wholes(Expr expr) => expr switch
    {
        MatrixFunction function => [function.Matrix],
        CustomCall call => call.Tensors,
        _ => [],
    };

    /// <summary>A read in which each axis stands by itself, once at most.</summary>
    private static bool IsView(Expr body) => body is Read read
        && read.Indices.All(i => i is IndexVariable || i.FreeIndices.IsEmpty)
        && read.Indices.OfType<IndexVariable>().Distinct().Count() == read.Indices.Count(i => i is IndexVariable);

    private static bool IsTrivial(Expr body) =>
        body is Number or Constant or Extent or Read || (body is Sum { IsScaled: true } scaled && (scaled.Terms[0].Value is Read or Extent or Constant));
}
