using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>What the formulas of one model call things: tensors, extents, numbers, and where indices count from.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<Tensor, Box> _names = [];
    private readonly Dictionary<Tensor, int> _order = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indices = new(StringComparer.Ordinal);
    private readonly List<Equation> _mentioned = [];
    private readonly HashSet<string> _mentionedTexts = new(StringComparer.Ordinal);
    private readonly HashSet<Tensor> _elements = [];
    private readonly ExtentNames _extents;

    private readonly Func<Tensor, Tensor?> _rowsOf;

    private readonly HashSet<Expr> _longest;

    private readonly Homonyms _homonyms;

    public Vocabulary(Model model, TypesettingOptions options, bool fromZero, Homonyms homonyms)
    {
        _homonyms = homonyms;
        Pool = model.Pool;
        Options = options;
        FromZero = fromZero;
        Numbers = new(model.LiteralTexts, model.Precision);
        foreach (var parameter in model.Parameters.Where(p => p.Along is null && p.Form != ParameterForm.RowLengths))
        {
            Name(parameter.Tensor, SymbolNames.FromLatex(parameter.Symbol, parameter.Name) ?? (OwnName(parameter.Tensor, parameter.Name) is var own && homonyms.IsStart(parameter.Tensor) ? Boxes.Subscripted(own, [new Numeral("0")]) : own));
        }

        _extents = new(model, this);
        _rowsOf = model.RowsOf;
        _longest = [.. model.Parameters.Where(p => p.Form == ParameterForm.Jagged).Select(p => model.Pool.Extent(p.Tensor, 1))];
    }

    public ExprPool Pool { get; }

    public TypesettingOptions Options { get; }

    public bool FromZero { get; }

    public NumberFormat Numbers { get; }

    /// <summary>The user's own names for indices.</summary>
    public HashSet<string> IndexNames { private get; init; } = [];

    /// <summary>What is 0 or 1 wherever it is defined.</summary>
    public HashSet<Tensor> Indicators { get; init; } = [];

    /// <summary>What is LSE(z) and has a name on the page.</summary>
    public IReadOnlyDictionary<Tensor, Reduce> Normalisers { private get; init; } = new Dictionary<Tensor, Reduce>();

    /// <summary>Whether e^(z − ℓ) is called the softmax that it is: not where it is defined so.</summary>
    public bool NamesSoftmax { get; set; } = true;

    /// <summary>What stands to the left of values that are written out as the notation that they are: f = det A, and ∂ det A/∂A.</summary>
    public Dictionary<Tensor, Box> OwnNames { get; } = [];

    /// <summary>A function of z_i − ℓ with what ℓ stands for, if that is LSE(z): exp of it is the softmax, whose notation says more.</summary>
    public Apply WithNormalisers(Apply apply) =>
        NamesSoftmax && apply.Primitive == PrimitiveTable.Exp && apply.Arguments[0] is Sum { Terms.Count: 2 } difference
        && difference.Terms.FirstOrDefault(t => (-t.Coefficient).IsOne).Value is Read named && Normalisers.TryGetValue(named.Tensor, out var normaliser)
            ? Pool.Apply(apply.Primitive, Pool.Subtract(Pool.Add(difference, named), Pool.Instantiate(normaliser, named.Indices))) as Apply ?? apply
            : apply;

    /// <summary>Whether the user calls an index so: then no size is called so.</summary>
    public bool IsIndexLetter(string letter) => IndexNames.Contains(letter);

    /// <summary>What the formulas so far took for granted, each thing once: letters for extents, unit vectors.</summary>
    public IReadOnlyList<Equation> Mentioned => _mentioned;

    public Box NameOf(Tensor tensor) => _names.TryGetValue(tensor, out var box) ? box
        : _rowsOf(tensor) is { } jagged ? Name(tensor, _extents.LengthsOf(jagged))
        : Name(tensor, SymbolNames.Of(tensor.Name, Options));

    /// <summary>A name as it is usually set; where that reads as something else, <c>x2</c> as x⁽²⁾, <c>pi</c> upright.</summary>
    public Box OwnName(Tensor tensor, string name)
    {
        var bold = Options.BoldTensors && tensor.Rank > 0;
        Box[] ways = [SymbolNames.Of(name, Options, bold), SymbolNames.Of(name, Options with { LayerSuperscripts = true }, bold), SymbolNames.Upright(name)];
        return ways.FirstOrDefault(w => !IsMistakable(tensor, w) && !IsTaken(LatexPrinter.Print(w))) ?? ways[2];
    }

    /// <summary>Whether what a tensor is to be called reads as a constant, as Kronecker's δ or as an element of an array.</summary>
    public bool IsMistakable(Tensor tensor, Box name) => _homonyms.Includes(tensor, name);

    /// <summary>Whether it has rows of different lengths, which are no matrix.</summary>
    public bool IsJagged(Tensor tensor) => _longest.Count > 0 && tensor.Extents.Any(_longest.Contains);

    public bool IsNamed(Tensor tensor) => _names.ContainsKey(tensor);

    public Box NameOf(Extent extent) => _extents.NameOf(extent);

    public bool IsBatch(Expr extent) => _extents.IsBatch(extent);

    public bool SameExtent(Expr left, Expr right) => _extents.Same(left, right);

    /// <summary>Position in the chain from input to output; parameters stand at its beginning.</summary>
    public int OrderOf(Tensor tensor) => _order.TryGetValue(tensor, out var position) ? position : -1;

    public Box Name(Tensor tensor, Box box)
    {
        _names[tensor] = box;
        Take(box);
        return box;
    }

    /// <summary>Calls a tensor what it is, elements of another; code calls it as before.</summary>
    public void NameElement(Tensor tensor, Box element)
    {
        Identifiers[tensor] = IdentifierOf(tensor);
        _elements.Add(tensor);
        _names[tensor] = element;
    }

    /// <summary>Whether a tensor is called by the elements that it is, so that its definition would say nothing.</summary>
    public bool IsElement(Tensor tensor) => _elements.Contains(tensor);

    /// <summary>A tensor's name in letters and digits that a variable's name can have: s₁ is s1.</summary>
    public string IdentifierOf(Tensor tensor) => Identifiers.TryGetValue(tensor, out var identifier) ? identifier :
        string.Concat(Unicode.UnicodePrinter.Print(NameOf(tensor)).Select(Unicode.UnicodeScripts.Plain).Where(char.IsLetterOrDigit)).Replace("ℓ", "ell");

    /// <summary>Names in code for what has a notation rather than a name.</summary>
    public Dictionary<Tensor, string> Identifiers { get; } = [];

    public void Place(Tensor tensor, int position) => _order[tensor] = position;

    public void Mention(Equation convention)
    {
        if (_mentionedTexts.Add(LatexPrinter.Print(convention)))
        {
            _mentioned.Add(convention);
        }
    }

    public void Take(Box box) => _taken.Add(LatexPrinter.Print(box));

    public bool IsTaken(string latex) => _taken.Contains(latex);

    /// <summary>Notes what an index of some formula is called. Another formula's index may be called so too, but no size that is named later.</summary>
    public void TakeForIndex(string latex) => _indices.Add(latex);

    /// <summary>Whether nothing else is called so, nor any index so far.</summary>
    public bool IsFreeForSize(Box name) => LatexPrinter.Print(name) is var latex && !_taken.Contains(latex) && !_indices.Contains(latex);

    /// <summary>The first of the letters that nothing else is called, or any other such letter; where all are taken the first stands for two things.</summary>
    public string Free(IReadOnlyList<string> letters) => letters.Concat(Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Select(l => ((char)l).ToString())).FirstOrDefault(l => !_taken.Contains(l)) ?? letters[0];
}
