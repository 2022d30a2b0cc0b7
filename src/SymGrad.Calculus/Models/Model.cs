using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>The precision in which a model computes.</summary>
public enum Precision
{
    Double,
    Single,
}

/// <summary>The C# type of a parameter, as far as access to its elements differs.</summary>
public enum ParameterForm
{
    Scalar,
    Vector,
    Matrix,
    Tensor3,
    Array,
    Array2,
    Span,

    /// <summary><c>T[][]</c>: a matrix as wide as the longest row, whose rows end where the next parameter says.</summary>
    Jagged,

    /// <summary>How long the rows of the jagged array before it are.</summary>
    RowLengths,
}

/// <summary>A parameter of the annotated method.</summary>
public sealed record Parameter(Tensor Tensor, ParameterForm Form)
{
    public string Name => Tensor.Name;

    /// <summary>How C# reaches a part of a record: <c>net.Hidden.W</c>; null of what stands for itself.</summary>
    public string? Path { get; init; }

    /// <summary>What C# calls it.</summary>
    public string Code => Path ?? Name;

    /// <summary>Whether a derivative by it was asked for.</summary>
    public bool IsVariable { get; init; }

    /// <summary>Whether the attribute names it; a parameter swept up by default is not named.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether a branch reads elements of it of which nothing proves that they exist: that is tested where the branch is taken.</summary>
    public bool IsReadInBranches { get; init; }

    /// <summary>LaTeX given by <c>[Symbol]</c>.</summary>
    public string? Symbol { get; init; }

    public int Origin { get; init; }

    /// <summary>Of a direction or cotangent that a derivative takes: the tensor in whose shape it is. Null for the model's own parameters.</summary>
    public Tensor? Along { get; init; }

    /// <summary>The request that takes it.</summary>
    public int Request { get; init; }
}

/// <summary>What must hold of the inputs before anything is computed.</summary>
public enum RequirementKind
{
    /// <summary>Subject (an extent of the parameter) equals the bound.</summary>
    Equal,

    /// <summary>Subject (an extent of the parameter) is at least the bound.</summary>
    AtLeast,

    /// <summary>The integer parameter, or every element of it, lies in 0 ≤ value &lt; bound.</summary>
    IndexBelow,
}

/// <summary>A requirement on a parameter's extents or integer data; expressions are over extents and integer scalars.</summary>
public sealed record Requirement(RequirementKind Kind, Tensor Parameter, Expr Subject, Expr Bound)
{
    /// <summary>
    /// Rounds in each of which it must hold, from outer to inner: the k-th runs over <see cref="ExprPool.Axis"/> k, and subject, bound and inner
    /// ranges may read integer data there. None for what is asked once.
    /// </summary>
    public IReadOnlyList<QuantifiedRange> Over { get; init; } = [];

    /// <summary>Under which condition on the parameters it must hold, where not always: what only a branch demands.</summary>
    public Expr? Where { get; init; }

    /// <summary>Whether another requirement asks for the same.</summary>
    public bool Asks(Requirement other) =>
        Kind == other.Kind && ReferenceEquals(Subject, other.Subject) && ReferenceEquals(Bound, other.Bound) && ReferenceEquals(Where, other.Where) && Over.SequenceEqual(other.Over);

    /// <summary>Whether it holds by the way C# hands the parameter over, so that nothing needs to be checked.</summary>
    public bool IsGiven { get; init; }

    public int Origin { get; init; }
}

/// <summary>The rounds lower ≤ index &lt; upper, under the user's name.</summary>
public sealed record QuantifiedRange(Expr Lower, Expr Upper, string? Name);

/// <summary>A model as lowering leaves it: parameters, the user's definitions in order, the value last.</summary>
public sealed record Model(ExprPool Pool, string Name, Precision Precision, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Definition> Definitions)
{
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>How the user wrote a number, where that differs from its shortest text.</summary>
    public IReadOnlyDictionary<Rational, string> LiteralTexts { get; init; } = new Dictionary<Rational, string>();

    /// <summary>The functions with derivatives of their own that the model, or one of them, calls, by their ordinals.</summary>
    public IReadOnlyList<CustomFunction> Functions { get; init; } = [];

    /// <summary>LaTeX given by <c>[Symbol]</c> on the method.</summary>
    public string? Symbol { get; init; }

    /// <summary>The value; of several the last.</summary>
    public Definition Value => Definitions[Definitions.Count - 1];

    /// <summary>The values: one, or the elements of a tuple.</summary>
    public IEnumerable<Definition> Values => Definitions.Where(d => d.Role == DefinitionRole.Value);

    /// <summary>The jagged array whose rows have the lengths that a parameter is; null of any other.</summary>
    public Tensor? RowsOf(Tensor lengths)
    {
        for (var k = 1; k < Parameters.Count; k++)
        {
            if (Parameters[k].Tensor == lengths)
            {
                return Parameters[k].Form == ParameterForm.RowLengths ? Parameters[k - 1].Tensor : null;
            }
        }

        return null;
    }

    /// <summary>
    /// The definitions as their author wrote them, where they can be told so: to be set, not to be computed. To be asked before anything is derived, since that
    /// makes sizes one.
    /// </summary>
    /// <param name="written">The same source, lowered with its operators kept; null where it could not be.</param>
    public IReadOnlyList<Definition> AsWritten(Model? written) => written is null || written.Parameters.Count != Parameters.Count || written.Definitions.Count != Definitions.Count
        ? Definitions
        : [.. WrittenBodies.Of(Pool, written, [.. Parameters.Select(p => p.Tensor)], Definitions, (parameter, axis) => Pool.Extent(Parameters[parameter].Tensor, axis)).Zip(Definitions, (body, d) => body is null ? d : d with { Body = body })];

    public IEnumerable<Parameter> Variables => Parameters.Where(p => p.IsVariable);
}
