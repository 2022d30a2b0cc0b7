using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Emission;

/// <summary>The identifiers of generated code: what the formula names, the code names the same.</summary>
internal sealed class CodeNames
{
    private static readonly string[] IndexLetters = ["i", "j", "k", "l", "m", "n", "o", "q"];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly Dictionary<Tensor, string> _tensors = [];
    private readonly Dictionary<int, string> _indices = [];
    private readonly Dictionary<(Tensor, int), string> _extents = [];

    private readonly HashSet<(Tensor, int)> _usedExtents = [];
    private readonly HashSet<Tensor> _declared = [];
    private readonly Dictionary<Tensor, string> _wishes = [];
    private readonly Dictionary<Tensor, string> _numbers = [];
    private readonly Dictionary<Tensor, string> _suffixes = [];

    /// <summary>Names that generated code refers to.</summary>
    public CodeNames() => _taken.UnionWith([.. QualifiedNames.All, "TLane", "scratch", "rented"]);

    /// <summary>Gives a tensor exactly this name, as the signature has it.</summary>
    public void Fix(Tensor tensor, string name)
    {
        _taken.Add(name);
        _tensors[tensor] = name;
    }

    /// <summary>What follows the element of a tensor.</summary>
    public void Follow(Tensor tensor, string suffix) => _suffixes[tensor] = suffix;

    public string SuffixOf(Tensor tensor) => _suffixes.TryGetValue(tensor, out var suffix) ? suffix : "";

    /// <summary>What a tensor shall be called, if nothing else is.</summary>
    public void Wish(Tensor tensor, string name) => _wishes[tensor] = name;

    /// <summary>What stands behind the name of an adjoint or a tangent.</summary>
    public void Number(Tensor tensor, string number) => _numbers[tensor] = number;

    /// <summary>The variable of a tensor is a parameter already.</summary>
    public void MarkAsDeclared(Tensor tensor) => _declared.Add(tensor);

    /// <summary>What stands before the name where a scalar gets its first value.</summary>
    public string Declaration(Tensor scalar, string type) => _declared.Contains(scalar) ? "" : type + " ";

    public string Of(Tensor tensor)
    {
        if (!_tensors.TryGetValue(tensor, out var name))
        {
            _tensors[tensor] = name = Fresh(_wishes.TryGetValue(tensor, out var wish) ? wish : tensor.Name);
        }

        return name;
    }

    /// <summary>Names the target of a definition: an adjoint or a tangent after what it belongs to.</summary>
    public string Of(Definition definition)
    {
        if (!_tensors.ContainsKey(definition.Target) && definition is { Role: DefinitionRole.Adjoint or DefinitionRole.Tangent, Of: { } primal })
        {
            return _tensors[definition.Target] = Fresh(Of(primal) + (definition.Role == DefinitionRole.Adjoint ? "Bar" : "Dot") + (_numbers.TryGetValue(definition.Target, out var number) ? number : ""));
        }

        return Of(definition.Target);
    }

    public void Alias(Tensor tensor, Tensor place) => _tensors[tensor] = Of(place);

    public string Of(IndexVariable index) => _indices.TryGetValue(index.Key, out var name)
        ? name
        : throw new InvalidOperationException($"The index {index} is not in scope.");

    /// <summary>Names a loop's index.</summary>
    public string Declare(IndexVariable index)
    {
        var name = index.NameHint is { } hint && IsFree(hint) ? hint : IndexLetters.FirstOrDefault(IsFree);
        return _indices[index.Key] = Taken(name ?? "i", IsFree);
    }

    public bool IsDeclared(int key) => _indices.ContainsKey(key);

    /// <summary>Ends an index's scope; its name is free again for other indices, but not for a variable of the block around.</summary>
    public void Release(IndexVariable index)
    {
        _ended.Add(_indices[index.Key]);
        _taken.Remove(_indices[index.Key]);
        _indices.Remove(index.Key);
    }

    /// <summary>Gives an index exactly this name, as a method's parameter has it.</summary>
    public void Fix(IndexVariable index, string name)
    {
        _taken.Add(name);
        _indices[index.Key] = name;
    }

    /// <summary>Whether the code refers to an extent.</summary>
    public bool IsUsed(Extent extent) => _usedExtents.Contains((extent.Tensor, extent.Axis));

    /// <summary>Gives an extent exactly this text, as the public member writes it.</summary>
    public void Fix(Extent extent, string text) => _extents[(extent.Tensor, extent.Axis)] = text;

    /// <summary>Names a number that a block of code computes, as what an extent is there.</summary>
    public void Declare(Extent extent, string wish)
    {
        if (!_extents.ContainsKey((extent.Tensor, extent.Axis)))
        {
            _extents[(extent.Tensor, extent.Axis)] = Fresh(wish);
        }
    }

    public string Of(Extent extent, ParameterForm form)
    {
        _usedExtents.Add((extent.Tensor, extent.Axis));
        if (!_extents.TryGetValue((extent.Tensor, extent.Axis), out var name))
        {
            var axis = form switch
            {
                ParameterForm.Matrix or ParameterForm.Array2 or ParameterForm.Jagged => extent.Axis == 0 ? "Rows" : "Columns",
                ParameterForm.Tensor3 => FormattableString.Invariant($"Length{extent.Axis}"),
                _ => "Length",
            };
            _extents[(extent.Tensor, extent.Axis)] = name = Fresh((_tensors.TryGetValue(extent.Tensor, out var tensor) ? tensor : extent.Tensor.Name) + axis);
        }

        return name;
    }

    /// <summary>An identifier not used yet, near the wish.</summary>
    public string Fresh(string wish) => Taken(wish, name => IsFree(name) && !_ended.Contains(name));

    private string Taken(string wish, Func<string, bool> isFree)
    {
        var name = new string([.. wish.Where(c => SyntaxFacts.IsIdentifierPartCharacter(c))]);
        if (name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]))
        {
            name = "v" + name;
        }

        // Behind a number of its own, as in s1, another one would read as a part of it.
        var (candidate, before) = (name, char.IsDigit(name[name.Length - 1]) ? "_" : "");
        for (var number = 2; !isFree(candidate); number++)
        {
            candidate = FormattableString.Invariant($"{name}{before}{number}");
        }

        _taken.Add(candidate);
        return candidate;
    }

    private bool IsFree(string name) =>
        !_taken.Contains(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;
}
