using SymGrad.Calculus.Models;

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

    /// <summary>The names of the derivative by it; null when it is not differentiated.</summary>
    public DerivativeNames? Derivative { get; init; }

    public bool IsVariable => Derivative is not null;

    /// <summary>The C# keyword of the elements' type.</summary>
    public string ElementKeyword => Element switch { ElementType.Double => "double", ElementType.Single => "float", _ => "int" };
}

/// <summary>What the derivative by a parameter is called.</summary>
/// <param name="TupleElement">Its element of the tuple that the allocating form returns.</param>
/// <param name="Destination">The parameter of the destination form.</param>
public sealed record DerivativeNames(string TupleElement, string Destination);

/// <summary>The names of the generated members.</summary>
/// <param name="Gradient">Both gradient forms: <c>LossGradient</c>.</param>
/// <param name="Value">The method that gives the value alone: <c>LossValue</c>.</param>
/// <param name="Formulas">The class of LaTeX constants: <c>LossFormulas</c>.</param>
/// <param name="Overload">The class nested in it for this overload, where the method has several that are annotated; else null.</param>
public sealed record GeneratedNames(string Gradient, string Value, string Formulas, string? Overload);

/// <summary>An annotated method: all that emission needs to know, as equatable data.</summary>
/// <remarks>See <see cref="FlatModel"/> for the contract of caching: no symbol, no syntax, no location in here.</remarks>
public sealed record AnnotatedMethod
{
    /// <summary>The unique name of its generated file, with the extension.</summary>
    public required string HintName { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The headers of the containing types, outermost first: <c>partial record struct Outer</c>.</summary>
    public required EquatableArray<string> ContainingTypes { get; init; }

    /// <summary>As written in code.</summary>
    public required string Name { get; init; }

    /// <summary><c>public</c>, <c>private protected</c>, …</summary>
    public required string Accessibility { get; init; }

    /// <summary>A reference for documentation comments: <c>global::N.C.F(double, global::SymGrad.Vec&lt;double&gt;)</c>, with braces for type arguments.</summary>
    public required string Cref { get; init; }

    public required EquatableArray<MethodParameter> Parameters { get; init; }

    /// <summary>The type of the value: double or float.</summary>
    public required ElementType ValueType { get; init; }

    public required GeneratedNames Names { get; init; }

    /// <summary>Whether the class of LaTeX constants is wanted.</summary>
    public required bool EmitFormulas { get; init; }

    /// <summary>The text of the method's summary, without mark-up; null when it has none.</summary>
    public string? Summary { get; init; }

    /// <summary>The model; null when it could not be lowered, and the generated members can only throw.</summary>
    public FlatModel? Model { get; init; }

    public bool IsStatic { get; init; } = true;

    public IEnumerable<MethodParameter> Variables
    {
        get
        {
            foreach (var parameter in Parameters)
            {
                if (parameter.IsVariable)
                {
                    yield return parameter;
                }
            }
        }
    }

    /// <summary>The C# keyword of the value's type.</summary>
    public string ValueKeyword => ValueType == ElementType.Single ? "float" : "double";
}
