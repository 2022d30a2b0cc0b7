using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>What a C# type is to a model: numbers, an array of them, or members that are such.</summary>
/// <param name="Symbol">The type.</param>
/// <param name="Number">What it is as a number or an array; null for a bundle.</param>
/// <param name="Bundle">Its members; null for a number or an array.</param>
internal sealed record InputType(ITypeSymbol Symbol, ModelType? Number, BundleType? Bundle)
{
    /// <summary>The numbers and arrays in it, with the names that lead there, in order; behind a jagged array the lengths of its rows.</summary>
    public IEnumerable<(IReadOnlyList<string> Path, ModelType Type, ITypeSymbol Symbol)> Leaves => Number is { } number
        ? IsJagged ? [([], number, Symbol), ([], new(ParameterForm.RowLengths, ElementType.Int32), Symbol)] : [([], number, Symbol)]
        : Bundle!.Members.SelectMany(m => m.Type.Leaves.Select(l => ((IReadOnlyList<string>)[m.Name, .. l.Path], l.Type, l.Symbol)));

    public bool IsJagged => Number is { Form: ParameterForm.Jagged };

    public bool IsReal => Leaves.Any(l => l.Type.IsReal);

    /// <summary>The first bundle of real numbers that cannot be made again.</summary>
    public BundleType? Unmakeable => Bundle is null || !IsReal ? null
        : Bundle.Construction is null ? Bundle
        : Bundle.Members.Select(m => m.Type.Unmakeable).FirstOrDefault(b => b is not null);
}

/// <summary>A type that bundles others: its members that hold something, and how it is made from them.</summary>
internal sealed record BundleType(INamedTypeSymbol Symbol, IReadOnlyList<BundleMember> Members)
{
    public int PositionOf(string name) => Members.TakeWhile(m => m.Name != name).Count() is var position && position < Members.Count ? position : -1;

    /// <summary>Null where there is no way from the members to the type.</summary>
    public Construction? Construction { get; init; }
}

/// <summary>A field, or a property with a field behind it and no code around it.</summary>
internal sealed record BundleMember(ISymbol Symbol, InputType Type)
{
    public string Name => Symbol.Name;

    /// <summary>Whether it can be replaced where it stands.</summary>
    public bool IsSettable => Symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } };
}

/// <summary>How a bundle is made: the members that the constructor's parameters give, and those that are set behind it.</summary>
internal sealed record Construction(IReadOnlyList<int> Arguments, IReadOnlyList<int> Initialised);

/// <summary>Why a type is nothing to a model.</summary>
/// <param name="Path">What leads to the part at fault: <c>.Layer.W</c>.</param>
/// <param name="Text">The type, or what is wrong with it.</param>
/// <param name="Advice">How the message ends.</param>
internal sealed record TypeFault(DiagnosticDescriptor Descriptor, string Path, string Text, string Advice = "")
{
    public object[] ArgumentsFor(string name) => [name + Path, Text, Advice];
}
