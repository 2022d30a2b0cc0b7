using System.Linq;

namespace SymGrad.Generator.Model;

/// <summary>A type that bundles others, as generated code takes it apart and makes it: a record, a struct, a class or a tuple.</summary>
/// <param name="Parts">Its members that hold something, in order.</param>
/// <param name="Arguments">The parts that its constructor takes, by position, in the constructor's order.</param>
/// <param name="Initialised">The parts that are set behind that.</param>
/// <param name="IsReference">Whether several variables can show the same object.</param>
public sealed record Bundle(EquatableArray<BundlePart> Parts, EquatableArray<int> Arguments, EquatableArray<int> Initialised, bool IsReference)
{
    public bool IsTuple { get; init; }

    /// <summary>An expression that makes one, from expressions for its parts.</summary>
    public string Make(string type, IReadOnlyList<string> parts)
    {
        var arguments = string.Join(", ", Arguments.Select(k => parts[k]));
        var initialised = string.Join(", ", Initialised.Select(k => $"{Parts[k].Name} = {parts[k]}"));
        return IsTuple ? $"({arguments})" : $"new {type}({arguments})" + (initialised.Length > 0 ? $" {{ {initialised} }}" : "");
    }
}

/// <summary>A member of a bundle.</summary>
/// <param name="Name">As code writes it.</param>
/// <param name="Value">What it holds; its path leads through the bundle.</param>
/// <param name="IsSettable">Whether it can be replaced after the bundle has been made.</param>
public sealed record BundlePart(string Name, MethodParameter Value, bool IsSettable);
