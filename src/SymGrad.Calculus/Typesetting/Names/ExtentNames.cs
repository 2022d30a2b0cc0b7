using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>Letters for sizes: N for a batch, else n, m, d, … in the order in which formulas mention them.</summary>
internal sealed class ExtentNames
{
    private static readonly string[] Sizes = ["n", "m", "d", "q", "r", "s", "h"];

    private readonly Vocabulary _words;
    private readonly Dictionary<Extent, Extent> _parent = [];
    private readonly Dictionary<Extent, Box> _names = [];
    private readonly Extent? _batch;

    public ExtentNames(Model model, Vocabulary words)
    {
        _words = words;
        foreach (var requirement in model.Requirements)
        {
            if (requirement is { Kind: RequirementKind.Equal, Over.Count: 0, Where: null, Subject: Extent b, Bound: Extent a } && !ReferenceEquals(Root(a), Root(b)))
            {
                _parent[Root(b)] = Root(a);
            }
        }

        _batch = BatchOf(model);
    }

    public bool Same(Expr left, Expr right) => ReferenceEquals(left, right)
        || (left is Extent a && right is Extent b && ReferenceEquals(Root(a), Root(b)));

    public bool IsBatch(Expr extent) => _batch is { } batch && Same(batch, extent);

    public Box NameOf(Extent extent)
    {
        var root = Root(extent);
        if (!_names.TryGetValue(root, out var name))
        {
            name = Letter(IsBatch(root) ? ["N", "M", "B"] : [.. Sizes.Where(l => _batch is null || l != "n")]);
            _names[root] = name;
            _words.Mention(new(name, [Meaning(root)]));
        }

        return name;
    }

    /// <summary>A letter for the lengths of a jagged array's rows, n of whose i-th is nᵢ = dim xᵢ.</summary>
    public Box LengthsOf(Tensor jagged)
    {
        var (name, index) = (Letter(Sizes), new Symbol("i", "i"));
        _words.Mention(new(Boxes.Subscripted(name, [index]), [Boxes.Side(new OperatorName(@"\dim", "dim"), Boxes.Subscripted(_words.NameOf(jagged), [index]))]));
        return name;
    }

    /// <summary>The first of the letters that is free; where none is, n₁, n₂, ….</summary>
    private Box Letter(IReadOnlyList<string> letters)
    {
        var name = letters.Select(l => _words.IsIndexLetter(l) ? l.ToUpperInvariant() : l).Select(l => (Box)new Symbol(l, l))
            .Concat(Enumerable.Range(1, int.MaxValue - 1).Select(k => Boxes.Subscripted(new Symbol("n", "n"), [new Numeral(k.ToString(System.Globalization.CultureInfo.InvariantCulture))])))
            .First(_words.IsFreeForSize);
        _words.Take(name);
        return name;
    }

    private Box Meaning(Extent extent) => Boxes.Side(
        (extent.Tensor.Rank, extent.Axis) switch
        {
            (1, _) => new OperatorName(@"\dim", "dim"),
            (> 2, var axis) => new Scripts(new OperatorName(@"\operatorname{length}", "length"), Boxes.Number(_words.FromZero ? axis : axis + 1), null),
            (_, 0) => new OperatorName(@"\operatorname{rows}", "rows"),
            _ => new OperatorName(@"\operatorname{columns}", "columns"),
        },
        extent.Tensor.Rank == 1 ? _words.NameOf(extent.Tensor) : Boxes.Parentheses(_words.NameOf(extent.Tensor)));

    private Extent Root(Extent extent)
    {
        while (_parent.TryGetValue(extent, out var parent))
        {
            extent = parent;
        }

        return extent;
    }

    /// <summary>A batch is the rows that a data matrix shares with other data, and with nothing that is learnt. The rows of W in y = Wx + b are none.</summary>
    private Extent? BatchOf(Model model)
    {
        var leading = model.Parameters.Where(p => p.Tensor.Rank > 0).ToArray();
        return leading
            .Where(p => !p.IsVariable && p.Tensor.Rank == 2)
            .Select(p => p.Tensor.Extents[0]).OfType<Extent>().Select(Root)
            .FirstOrDefault(rows => leading.Count(p => !p.IsVariable && Same(p.Tensor.Extents[0], rows)) > 1
                && !leading.Any(p => p.IsVariable && p.Tensor.Extents.Any(e => Same(e, rows)))
                && !model.Values.Any(v => v.Target.Rank == 1 && Same(v.Target.Extents[0], rows)));
    }
}
