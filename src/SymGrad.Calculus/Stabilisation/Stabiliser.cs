using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Stabilisation;

/// <summary>
/// Applies the table of stable forms to every definition, bottom-up, until none fits. It runs before differentiation: in a derivative
/// the factors that cancel stand in different definitions, where nothing can find them.
/// </summary>
public sealed class Stabiliser : ExprRewriter
{
    private const int MaximalRewritesPerNode = 16;

    private readonly FormMatcher _matcher;
    private readonly ITrace? _trace;
    private readonly Dictionary<Tensor, Definition> _definitions = [];
    private Definition? _current;

    private Stabiliser(ExprPool pool, ITrace? trace)
        : base(pool)
    {
        _trace = trace;
        _matcher = new(pool, BodyOf, After);
    }

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions, ITrace? trace, CancellationToken cancellation)
    {
        var stabiliser = new Stabiliser(pool, trace);
        var result = new List<Definition>(definitions.Count);
        foreach (var definition in definitions)
        {
            cancellation.ThrowIfCancellationRequested();
            stabiliser._current = definition;
            var stable = definition with { Body = stabiliser.Visit(definition.Body) };
            stabiliser._definitions[stable.Target] = stable;
            result.Add(stable);
        }

        return result;
    }

    protected override Expr After(Expr expr)
    {
        // A product whose sign or number has just left it, as in (1 − eᵘ)·v = −expm1 u·v, is new too.
        if (expr is Sum { IsScaled: true, OnlyTerm: { Value: Product product } term } && After(product) is var inner && !ReferenceEquals(inner, product))
        {
            return Pool.Scale(term.Coefficient, inner);
        }

        for (var round = 0; round < MaximalRewritesPerNode; round++)
        {
            var before = expr;
            foreach (var form in StableForms.Table)
            {
                if (form.Rewrite(_matcher, expr) is { } stable && !ReferenceEquals(stable, expr))
                {
                    _trace?.Record(new(Rule.Stabilise, form.Name, expr, stable, _current));
                    expr = stable;
                    break;
                }
            }

            if (ReferenceEquals(before, expr))
            {
                break;
            }
        }

        return expr;
    }

    private Expr? BodyOf(Read read) => _definitions.TryGetValue(read.Tensor, out var definition) ? Pool.Instantiate(definition.Body, read.Indices) : null;
}
