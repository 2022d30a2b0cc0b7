using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Generator.Model;

/// <summary>A tensor by its position: the parameters first, then the targets of the definitions, in order, and those of functions.</summary>
public sealed record FlatTensor(string Name, ValueKind Kind, EquatableArray<int> Extents);

/// <summary>A parameter; it has the tensor of its own position.</summary>
public sealed record FlatParameter(ParameterForm Form, bool IsVariable, bool IsNamed, bool IsReadInBranches, string? Path, string? Symbol, int Origin);

/// <summary>A definition; its target is the tensor after those of the parameters and earlier definitions.</summary>
public sealed record FlatDefinition(int Body, DefinitionRole Role, int Origin, EquatableArray<string?> IndexNames, int? Of, bool TellsWhetherLoopRuns);

/// <summary>A requirement, with its expressions by position.</summary>
public sealed record FlatRequirement(RequirementKind Kind, int Parameter, int Subject, int Bound, bool IsGiven, EquatableArray<FlatRange> Over, int? Where, int Origin);

/// <summary>The rounds in which a requirement must hold.</summary>
public sealed record FlatRange(int Lower, int Upper, string? Name);

/// <summary>
/// A function with a derivative of its own. From the first of its tensors on there are its parameters, the cotangent if there is one, and
/// the targets of its value and of its rule.
/// </summary>
public sealed record FlatFunction(
    string Name, string? Method, int First, int Formals, bool HasCotangent, EquatableArray<int> By, EquatableArray<int> Extents, EquatableArray<FlatDefinition> Value, EquatableArray<FlatDefinition> Rule);

/// <summary>The text of a number in the source.</summary>
public sealed record FlatLiteral(Rational Value, string Text);

/// <summary>A model as flat, equatable data: the form in which it crosses the incremental pipeline.</summary>
/// <remarks>
/// The contract of caching: two models are equal exactly when everything that is emitted from them is. So a model holds no symbol,
/// no syntax and no position in a file; origins are ordinals into a table of locations that travels beside it.
/// </remarks>
public sealed record FlatModel(
    string Name,
    Precision Precision,
    EquatableArray<FlatTensor> Tensors,
    EquatableArray<FlatNode> Nodes,
    EquatableArray<FlatParameter> Parameters,
    EquatableArray<FlatDefinition> Definitions)
{
    public EquatableArray<FlatRequirement> Requirements { get; init; }

    public EquatableArray<FlatLiteral> Literals { get; init; }

    public EquatableArray<FlatFunction> Functions { get; init; }

    public string? Symbol { get; init; }

    /// <summary>The flat form of a model as lowering leaves it.</summary>
    public static FlatModel From(Calculus.Models.Model model) => new Flattening(model).Flatten();

    /// <summary>The model again, in a pool of its own.</summary>
    public Calculus.Models.Model ToModel(IScalarAlgebra? algebra = null)
    {
        var model = new Unflattening(this, algebra).Rebuild();
        return model with { Definitions = AxisReversal.Run(model.Pool, model.Definitions) };
    }
}
