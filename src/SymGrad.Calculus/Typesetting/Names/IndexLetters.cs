using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>The letters of one formula's indices: the user's where there are some, else i, j, k, … after those already in use.</summary>
internal sealed class IndexLetters(Vocabulary words)
{
    private static readonly string[] Sequence = ["i", "j", "k", "l", "m", "r", "s", "u", "v", "p", "q"];
    private readonly Dictionary<int, string> _letters = [];
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal);

    /// <summary>Names the axes of a definition, leaving alone the letters that its body uses for sums of its own.</summary>
    public static IndexLetters ForAxes(Vocabulary words, Tensor target, IReadOnlyList<string?> names, Expr body)
    {
        var letters = new IndexLetters(words);
        foreach (var node in ExprSearch.OperandsFirst(body))
        {
            if (node is Reduce { NameHint: { } hint })
            {
                letters._reserved.Add(hint);
            }
        }

        for (var axis = 0; axis < target.Rank; axis++)
        {
            letters.Bind(IndexVariable.KeyOf(IndexScope.Axis, axis), axis < names.Count ? names[axis] : null, target.Extents[axis]);
        }

        letters._reserved.Clear();
        return letters;
    }

    public Box this[IndexVariable index] => SymbolNames.Of(
        _letters.TryGetValue(index.Key, out var letter) ? letter : index.NameHint ?? FormattableString.Invariant($"i{Math.Abs(index.Key)}"));

    /// <summary>Opens the scope of an index; <see cref="Release"/> ends it.</summary>
    public void Bind(int key, string? hint, Expr? extent = null)
    {
        _letters[key] = hint is not null && !_letters.ContainsValue(hint) && !words.IsTaken(Spelling(hint)) ? hint : Next(extent);
        words.TakeForIndex(Spelling(_letters[key]));
    }

    public void Release(int key) => _letters.Remove(key);

    private string Next(Expr? extent)
    {
        if (extent is not null && words.IsBatch(extent) && IsFree("n"))
        {
            return "n";
        }

        // The letters go on from the last one in use: j then k, even where i happens to be free.
        var last = _letters.Values.Select(l => Array.IndexOf(Sequence, l)).DefaultIfEmpty(-1).Max();
        return Sequence.Skip(last + 1).Concat(Sequence).FirstOrDefault(IsFree)
            ?? Enumerable.Range(1, int.MaxValue - 1).Select(n => FormattableString.Invariant($"i{n}")).First(IsFree);
    }

    private bool IsFree(string letter) => !_letters.ContainsValue(letter) && !_reserved.Contains(letter) && !words.IsTaken(Spelling(letter));

    private static string Spelling(string name) => Latex.LatexPrinter.Print(SymbolNames.Of(name));
}
