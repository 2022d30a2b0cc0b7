using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>Cuts a body that would be too long for a line: its largest parts become definitions, each once however often it is used.</summary>
internal sealed class SubexpressionNaming(ExprPool pool, List<Definition> named) : ExprRewriter(pool)
{
    private readonly Dictionary<Expr, Expr> _cuts = [];
    private IReadOnlyList<Expr> _extents = [];
    private readonly Dictionary<Expr, int> _sizes = [];

    /// <summary>A body over axes of the given extents, cut where it is too long.</summary>
    public Expr Of(Expr body, IReadOnlyList<Expr> extents)
    {
        _extents = extents;
        return Visit(body);
    }

    protected override Expr After(Expr expr)
    {
        if (expr is Verbatim chain)
        {
            return Shortened(chain);
        }

        var operands = expr.Operands.ToArray();
        while (expr is not (Reduce or Read) && operands.Length > 0 && SizeOf(expr) > DisplayPlan.Line)
        {
            var largest = Enumerable.Range(0, operands.Length).Where(k => operands[k].Kind == ValueKind.Real).OrderByDescending(k => SizeOf(operands[k])).FirstOrDefault();
            if (operands[largest].Kind != ValueKind.Real || SizeOf(operands[largest]) < DisplayPlan.Line / 4)
            {
                break;
            }

            operands[largest] = Cut(operands[largest]);
            expr = Pool.Rebuild(expr, operands);
            if (expr.Operands.Count != operands.Length)
            {
                break;
            }

            operands = [.. expr.Operands];
        }

        return expr;
    }

    /// <summary>What the author wrote as one sum, or as one product, is cut at its terms and factors.</summary>
    private Expr Shortened(Verbatim chain)
    {
        for (Expr shorter = chain; ; )
        {
            var largest = Links(shorter, chain).Select(l => l is Product { Factors.Count: 1 } power ? power.Factors[0].Base : l).OrderByDescending(SizeOf).First();
            if (SizeOf(shorter) <= DisplayPlan.Line || SizeOf(largest) < DisplayPlan.Line / 4)
            {
                return shorter;
            }

            shorter = Replaced(shorter, chain, largest, Cut(largest));
        }
    }

    private static IEnumerable<Expr> Links(Expr expr, Verbatim chain) => IsLink(expr, chain) ? expr.Operands.SelectMany(o => Links(o, chain)) : [expr];

    private Expr Replaced(Expr expr, Verbatim chain, Expr link, Expr name) => ReferenceEquals(expr, link) ? name
        : IsLink(expr, chain) ? Pool.Rebuild(expr, [.. expr.Operands.Select(o => Replaced(o, chain, link, name))])
        : expr is Product { Factors.Count: 1 } power && ReferenceEquals(power.Factors[0].Base, link) ? Pool.Rebuild(expr, [name])
        : expr;

    private static bool IsLink(Expr expr, Verbatim chain) => expr is Verbatim link && IsSum(link) == IsSum(chain);

    private static bool IsSum(Verbatim verbatim) => verbatim.Operation is VerbatimOperation.Add or VerbatimOperation.Subtract;

    private int SizeOf(Expr expr)
    {
        if (!_sizes.TryGetValue(expr, out var size))
        {
            size = DisplaySize.Of(expr, _ => 1);
            _sizes[expr] = size;
        }

        return size;
    }

    private Expr Cut(Expr part)
    {
        if (_cuts.TryGetValue(part, out var known))
        {
            return known;
        }

        var free = FreeOf(part);
        var target = Pool.Defined("u", [.. free.Select(i => i.Upper ?? _extents[i.Position])]);
        named.Add(new(target, Pool.Positional(part, free), DefinitionRole.Intermediate) { IndexNames = [.. free.Select(i => i.NameHint)] });
        var read = Pool.Read(target, [.. free]);
        _cuts[part] = read;
        return read;
    }

    private static IndexVariable[] FreeOf(Expr part) =>
        [.. ExprSearch.OperandsFirst(part).OfType<IndexVariable>().Where(i => part.FreeIndices.Contains(i)).OrderBy(i => i.Key)];
}
