using System.Linq;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Generator.Model;

/// <summary>The type of a parameter's elements.</summary>
public enum ElementType
{
    Double,
    Single,
    Int32,
}

/// <summary>A parameter of an annotated method, as generated signatures repeat it.</summary>
/// <param name="Type">The type, fully qualified: <c>global::SymGrad.Vec&lt;double&gt;</c>.</param>
/// <param name="Name">The name as it is written in code, with <c>@</c> before a keyword.</param>
/// <param name="Form">How elements are reached.</param>
/// <param name="Element">The type of the elements, or of the scalar.</param>
public sealed record MethodParameter(string Type, string Name, ParameterForm Form, ElementType Element)
{
    /// <summary>The default value as C#, where there is one; the allocating forms repeat it.</summary>
    public string? Default { get; init; }

    /// <summary><c>in</c>, where the method says so; otherwise empty.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>What the documentation of the annotated method says of it.</summary>
    public string? Documentation { get; init; }

    /// <summary>How a member reaches it: <c>net.W</c>. Within the mathematics it has a name of its own.</summary>
    public string Path { get; init; } = Name;

    /// <summary>The members, of a record, struct, class or tuple; null for a number or an array of numbers.</summary>
    public Bundle? Bundle { get; init; }

    /// <summary>Of a jagged array the lengths of its rows, which are an array beside its elements.</summary>
    public MethodParameter? RowLengths { get; init; }

    /// <summary>
    /// Of a jagged array, of its rows' lengths and of a matrix over its elements, the variable that holds the rows side by side, with room for the longest in each.
    /// The language leaves such names to generators.
    /// </summary>
    public string Packed { get; init; } = "";

    /// <summary>The numbers and arrays in it, itself where it is one.</summary>
    public IEnumerable<MethodParameter> Leaves => Bundle is not null ? Bundle.Parts.SelectMany(p => p.Value.Leaves) : RowLengths is null ? [this] : [this, RowLengths];

    /// <summary>Whether there is a derivative by it, or by a part of it.</summary>
    public bool IsReal => Bundle is null ? Element != ElementType.Int32 : Bundle.Parts.Any(p => p.Value.IsReal);

    /// <summary>Whether a destination of its kind is passed by reference.</summary>
    public bool IsReplaced => Bundle is not null || Form == ParameterForm.Scalar;

    /// <summary>As messages call it.</summary>
    public string Title => Spoken(Path);

    /// <summary>Code as messages quote it.</summary>
    public static string Spoken(string code) => code.Replace("this.", "").Replace("global::", "").Replace("@", "");

    /// <summary>The C# keyword of the elements' type.</summary>
    public string ElementKeyword => Element switch { ElementType.Double => "double", ElementType.Single => "float", _ => "int" };
}

/// <summary>An annotated method: all that emission needs to know, as equatable data.</summary>
/// <remarks>See <see cref="FlatModel"/> for the contract of caching: no symbol, no syntax, no location in here.</remarks>
public sealed record AnnotatedMethod
{
    /// <summary>The unique name of its generated file, with the extension.</summary>
    public required string HintName { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The names that generated code has to write in full.</summary>
    public EquatableArray<string> HiddenNames { get; init; }

    /// <summary>The headers of the containing types, outermost first: <c>partial record struct Outer</c>.</summary>
    public required EquatableArray<string> ContainingTypes { get; init; }

    /// <summary>The containing type, fully qualified: <c>global::N.Outer.Inner</c>.</summary>
    public required string ContainingType { get; init; }

    /// <summary>As written in code.</summary>
    public required string Name { get; init; }

    /// <summary><c>public</c>, <c>private protected</c>, …</summary>
    public required string Accessibility { get; init; }

    /// <summary>A reference for documentation comments: <c>global::N.C.F(double, global::SymGrad.Vec&lt;double&gt;)</c>, with braces for type arguments.</summary>
    public required string Cref { get; init; }

    /// <summary>The parameters as the method has them.</summary>
    public required EquatableArray<MethodParameter> Signature { get; init; }

    /// <summary>The members that the model takes beside the parameters, by which it is differentiated first.</summary>
    public EquatableArray<MethodParameter> Members { get; init; }

    /// <summary>What the model takes: the numbers and arrays in the parameters and members, in order.</summary>
    public required EquatableArray<MethodParameter> Parameters { get; init; }

    /// <summary>The parameter or member that holds the number or array of a position.</summary>
    public MethodParameter OwnerOf(int position) => Signature.Concat(Members).First(p => p.Leaves.Contains(Parameters[position]));

    /// <summary>What the method returns, the numbers and arrays of a tuple or record one by one. The names are those of the destinations.</summary>
    public required EquatableArray<MethodParameter> Results { get; init; }

    /// <summary>How the tuple or record that the method returns is made of <see cref="Results"/>; null where it returns one value.</summary>
    public MethodParameter? Whole { get; init; }

    /// <summary>The C# type of that tuple or record.</summary>
    public string? TupleType => Whole?.Type;

    /// <summary>The derivatives that the attributes ask for.</summary>
    public required EquatableArray<DerivativeMember> Derivatives { get; init; }

    public required GeneratedNames Names { get; init; }

    /// <summary>Whether the class of LaTeX constants is wanted.</summary>
    public required bool EmitFormulas { get; init; }

    /// <summary>How formulas are set.</summary>
    public TypesettingOptions Typesetting { get; init; } = TypesettingOptions.Default;

    /// <summary>The name of the scalar algebra that derives; one that this build does not have is reported, and the embedded one serves.</summary>
    public string Algebra { get; init; } = ScalarAlgebras.Embedded.Name;

    /// <summary>The text of the method's summary, without mark-up; null when it has none.</summary>
    public string? Summary { get; init; }

    /// <summary>The model; null when it could not be lowered, and the generated members can only throw.</summary>
    public FlatModel? Model { get; init; }

    public bool IsStatic { get; init; } = true;

    /// <summary>The C# keyword of the value's elements.</summary>
    public string ValueKeyword => Results[0].ElementKeyword;

    /// <summary>Whether the value is one number, which the generated members return.</summary>
    public bool IsScalar => TupleType is null && Results[0].Form == ParameterForm.Scalar;

    /// <summary>What values are written to; nothing where a number is returned.</summary>
    public IReadOnlyList<MethodParameter> ValueDestinations => IsScalar ? [] : [.. Results];
}
