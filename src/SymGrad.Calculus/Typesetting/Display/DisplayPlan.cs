using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// Which definitions get a name on paper and which are written out where they are read: what is short and read once is written
/// out, what is long or read twice is named, and no line grows beyond what a reader takes in at one look.
/// </summary>
internal sealed class DisplayPlan
{
    /// <summary>A name for less than this would be longer than what it stands for.</summary>
    public const int Short = 3;

    /// <summary>What is read only once may be this long and still be written out.</summary>
    private const int ShortOnce = 10;

    /// <summary>A link of the chain rule is written out up to this size: the reader follows the chain.</summary>
    public const int Link = 14;

    /// <summary>The most that a line may hold.</summary>
    public const int Line = 30;

    private readonly IReadOnlyList<Definition> _definitions;
    private readonly Func<Tensor, bool> _isKept;
    private readonly HashSet<Tensor> _links;
    private readonly Dictionary<Tensor, Definition> _byTarget;
    private readonly Dictionary<Tensor, IReadOnlyDictionary<Tensor, int>> _reads;
    private readonly HashSet<Tensor> _inlined = [];
    private readonly Dictionary<Tensor, int> _sizes = [];

    /// <param name="definitions">The definitions.</param>
    /// <param name="isKept">Which of them have a name in any case.</param>
    public DisplayPlan(IReadOnlyList<Definition> definitions, Func<Tensor, bool> isKept)
    {
        _definitions = definitions;
        _isKept = isKept;
        _byTarget = definitions.ToDictionary(d => d.Target);
        _reads = definitions.ToDictionary(d => d.Target, d => DisplaySize.Occurrences(d.Body));
        _links = [.. definitions
            .Skip(definitions.ToList().FindLastIndex(d => d.Role == DefinitionRole.Value))
            .Where(d => d.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent or DefinitionRole.Intermediate)
            .Select(d => d.Target)];
        InlineLinks();
        InlineShort();
        KeepLinesReadable();
        InlineIntoResults();
        ShowWhatAdjointsAreOf();
    }

    public bool IsInlined(Tensor tensor) => _inlined.Contains(tensor);

    /// <summary>Whether a tensor is written out where it is read: what has no line, and a value that is a notation.</summary>
    public bool IsWrittenOut(Tensor tensor) => IsInlined(tensor) || (_byTarget.TryGetValue(tensor, out var own) && own.Role == DefinitionRole.Value && IsNotation(own));

    /// <summary>LSE(z) is as good as a name, and lets exp(z − LSE(z)) be seen for the softmax that it is.</summary>
    private static bool IsNotation(Definition definition) => definition.Body is Reduce { Operation: ReductionKind.LogSumExp, Body: Read };

    /// <summary>The links of the chain first: whether an intermediate is read twice depends on which of them share a line.</summary>
    private void InlineLinks()
    {
        var depths = new Dictionary<Tensor, int>();
        foreach (var link in _definitions.Where(d => _links.Contains(d.Target)))
        {
            var size = DisplaySize.Of(link.Body, t => IsInlined(t) ? _sizes[t] : 1);
            _sizes[link.Target] = size;
            depths[link.Target] = DisplaySize.Nesting(link.Body, t => IsInlined(t) ? depths[t] : 0);
            if (size <= Link && !_isKept(link.Target) && _definitions.All(d => Times(d, link.Target) <= (IsBrace(link) && d.Body is not Read ? 0 : 1)))
            {
                _inlined.Add(link.Target);
            }
        }

        // Where sums would nest along the chain, every link that sums has a name: one pattern for all layers.
        if (depths.Values.Any(d => d > 1))
        {
            _inlined.RemoveWhere(t => DisplaySize.Nesting(_byTarget[t].Body, _ => 0) > 0);
        }
    }

    /// <summary>From the last definition to the first, so that each reader's line is settled before what it reads.</summary>
    private void InlineShort()
    {
        var lines = _definitions.Where(d => !IsInlined(d.Target)).ToDictionary(d => d.Target, d => Expanded(d));
        foreach (var definition in _definitions.Reverse().Where(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate && !_links.Contains(d.Target)))
        {
            var target = definition.Target;
            var times = lines.Where(l => l.Key != target).Select(l => l.Value.TryGetValue(target, out var n) ? n : 0).Where(n => n > 0).ToArray();
            var size = DisplaySize.Of(definition.Body, _ => 1);
            var once = times.Sum() == 1;
            var isShort = definition.Role == DefinitionRole.Local
                ? once && (size <= Short || IsTheValue(target))
                : (once && size <= ShortOnce) || (times.All(n => n <= 1) && size <= Short);
            if ((size <= 1 || isShort || IsNotation(definition)) && !_isKept(target))
            {
                _inlined.Add(target);
                lines.Remove(target);
                foreach (var line in lines.Values.Where(l => l.ContainsKey(target)))
                {
                    Substitute(line, target, _reads[target]);
                }
            }
        }
    }

    /// <summary>Whether the model returns just this: L = s says nothing.</summary>
    private bool IsTheValue(Tensor target) => _definitions.Any(d => d.Role == DefinitionRole.Value && HandedOn(d) == target);

    /// <summary>The tensor that a definition is, element by element; null where it is anything else.</summary>
    public static Tensor? HandedOn(Definition definition) => definition.Body is Read read && read.Tensor.Rank == definition.Target.Rank && read.Indices.Select((index, axis) => index is IndexVariable { Scope: IndexScope.Axis } own && own.Position == axis).All(same => same) ? read.Tensor : null;

    /// <summary>A sum that one derivative alone reads, once, is written out there where the line can hold it.</summary>
    private void InlineIntoResults()
    {
        foreach (var result in _definitions.Where(d => d.Role == DefinitionRole.Derivative))
        {
            int SizeWith(Tensor part) => DisplaySize.Of(result.Body, t => t == part || IsInlined(t) ? _sizes[t] : 1);
            foreach (var part in _reads[result.Target].Keys.Where(t => _links.Contains(t) && _byTarget[t].Role == DefinitionRole.Intermediate && !IsInlined(t) && !_isKept(t)).ToList())
            {
                if (_definitions.Sum(d => Times(d, part)) == 1 && !IsBrace(_byTarget[part]) && SizeWith(part) <= Line)
                {
                    _inlined.Add(part);
                }
            }
        }
    }

    /// <summary>Gives a name back to the largest parts of a line that became too long.</summary>
    private void KeepLinesReadable()
    {
        foreach (var definition in _definitions)
        {
            int Size() => DisplaySize.Of(definition.Body, t => IsInlined(t) ? _sizes[t] : 1);
            while (Size() > Line
                && _reads[definition.Target].Keys.Where(IsInlined).OrderByDescending(t => _sizes[t]).FirstOrDefault() is { } largest
                && _sizes[largest] > Short)
            {
                _inlined.Remove(largest);
            }

            _sizes[definition.Target] = Size();
        }
    }

    /// <summary>A reader who meets ∂L/∂a must know what a is.</summary>
    private void ShowWhatAdjointsAreOf()
    {
        foreach (var adjoint in _definitions.Where(d => d is { Role: DefinitionRole.Adjoint, Of: not null } && !IsInlined(d.Target)))
        {
            _inlined.Remove(adjoint.Of!);
        }
    }

    /// <summary>Cases stand alone on their line, not as a factor in another.</summary>
    private static bool IsBrace(Definition definition) => definition.Body is Select { IsGuard: false, Then: not Number { Value.IsZero: true } };

    private int Times(Definition reader, Tensor target) => _reads[reader.Target].TryGetValue(target, out var n) ? n : 0;

    /// <summary>What a definition's line reads when the links inlined so far are written out.</summary>
    private Dictionary<Tensor, int> Expanded(Definition definition)
    {
        var line = _reads[definition.Target].ToDictionary(r => r.Key, r => r.Value);
        while (line.Keys.FirstOrDefault(IsInlined) is { } link)
        {
            Substitute(line, link, _reads[link]);
        }

        return line;
    }

    private static void Substitute(Dictionary<Tensor, int> line, Tensor target, IReadOnlyDictionary<Tensor, int> reads)
    {
        var times = line[target];
        line.Remove(target);
        foreach (var read in reads)
        {
            line[read.Key] = (line.TryGetValue(read.Key, out var before) ? before : 0) + (times * read.Value);
        }
    }
}
