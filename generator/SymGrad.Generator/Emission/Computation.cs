using System.Linq;
using SymGrad.Calculus;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>What one generated method computes: which definitions, from which inputs, into which destinations.</summary>
internal sealed record Computation(AnnotatedMethod Method, Derived Derived, IReadOnlyList<Definition> Definitions, string MathName, string Name)
{
    /// <summary>The derivative whose member this is; null for the value alone.</summary>
    public DerivativeMember? Member { get; private init; }

    /// <summary>Whether only diagonals are computed.</summary>
    public bool IsDiagonal { get; private init; }

    /// <summary>Inputs beyond those of the method, with their tensors.</summary>
    public IReadOnlyList<(MethodParameter Parameter, Tensor Tensor)> Directions { get; private init; } = [];

    /// <summary>The derivatives, each with the result that it is.</summary>
    public IReadOnlyList<(DerivativeResult Result, Definition Definition)> Derivatives { get; private init; } = [];

    /// <summary>The scalar that the method returns; null where a destination takes all.</summary>
    public Definition? Returned => Member?.Kind == DerivativeKind.Derivative ? Derivatives[0].Definition : Method.IsScalar ? Derived.Value : null;

    /// <summary>All that is written to, in order, with the definition and its extents in C#'s axes.</summary>
    public IEnumerable<(MethodParameter Parameter, Definition Definition)> Destinations =>
    [
        .. Method.ValueDestinations.Zip(Derived.Values, (r, d) => (r, d)),
        .. Member?.Kind == DerivativeKind.Derivative ? [] : Derivatives.Select(d => (d.Result.Destination, d.Definition)),
    ];

    public static Computation OfValue(AnnotatedMethod method, Derived derived) => new(method, derived, derived.ForValue, "Value", method.Names.Value);

    public static Computation OfMember(AnnotatedMethod method, Derived derived, int request)
    {
        var member = method.Derivatives[request];
        var definitions = derived.For(request);
        var repeated = method.Derivatives.Take(request).Count(d => d.Topic == member.Topic);
        return new(method, derived, definitions, repeated == 0 ? member.Topic : FormattableString.Invariant($"{member.Topic}_{repeated + 1}"), member.Name)
        {
            Member = member,
            Directions = [.. member.Directions.SelectMany(d => d.Leaves).Where(l => l.IsReal).Zip(derived.Model.Parameters.Where(p => p.Along is not null && p.Request == request), (d, p) => (d, p.Tensor))],
            Derivatives = [.. member.Results.SelectMany(r => r.Leaves).Select(r => (r, derived.DerivativesOf(request).Single(d => Is(r, d, derived))))],
        };
    }

    /// <summary>The form that gives diagonals only; null where the structure is not diagonal.</summary>
    public static Computation? OfDiagonal(AnnotatedMethod method, Derived derived, int request)
    {
        var member = method.Derivatives[request];
        if (member.DiagonalName is not { } name || derived.Diagonals(request) is not { } definitions)
        {
            return null;
        }

        var diagonals = definitions.Where(d => d.Role == DefinitionRole.Derivative).ToList();
        return new(method, derived, definitions, member.Topic + "Diagonal", name)
        {
            Member = member,
            IsDiagonal = true,
            Derivatives = [.. member.Diagonals.Select(r => (r, diagonals.Single(d => d.Of == derived.Model.Parameters[r.Of].Tensor)))],
        };
    }

    /// <summary>The method's parameter that a tensor is.</summary>
    public MethodParameter ParameterOf(Tensor tensor) => Method.Parameters[Derived.Model.Parameters.TakeWhile(p => p.Tensor != tensor).Count()];

    /// <summary>
    /// The axes of a destination as C# has them, a matrix over flattenings taking products. What has a parameter's shape is measured by that
    /// parameter.
    /// </summary>
    public IReadOnlyList<DestinationAxis> AxesOf(MethodParameter destination, Definition definition)
    {
        var extents = ExtentsOf(destination, definition);
        if (destination.Packed.Length == 0)
        {
            return [.. extents.Select(e => new DestinationAxis(e, null))];
        }

        var (of, first) = (Jagged(definition.Of), Jagged(definition.Differential!.First));
        var jagged = definition.Differential.First is not null ? (first, of) : definition.Differential.InputsFirst ? (of, null) : (null, of);
        return [new(extents[0], jagged.Item1), new(extents[1], jagged.Item2)];

        MethodParameter? Jagged(Tensor? tensor) => tensor is { IsParameter: true } && ParameterOf(tensor) is { Form: ParameterForm.Jagged } parameter ? parameter : null;
    }

    private IReadOnlyList<Expr> ExtentsOf(MethodParameter destination, Definition definition)
    {
        var pool = Derived.Model.Pool;
        var extents = definition.Target.Extents.ToList();
        var leading = extents.Count - (definition.Role == DefinitionRole.Derivative ? definition.Of!.Rank : extents.Count);
        if (definition.Role == DefinitionRole.Derivative && definition.Of!.IsParameter)
        {
            var own = definition.Differential!.InputsFirst ? 0 : leading;
            for (var axis = 0; axis < definition.Of.Rank; axis++)
            {
                extents[own + axis] = pool.Extent(definition.Of, axis);
            }

            if (definition.Differential.First is { } first && !IsDiagonal)
            {
                for (var axis = 0; axis < first.Rank; axis++)
                {
                    extents[axis] = pool.Extent(first, axis);
                }
            }

            leading = definition.Differential.InputsFirst ? definition.Of.Rank : leading;
        }

        var rank = Containers.Rank(destination);
        return rank == extents.Count ? extents
            : rank == 1 ? [pool.Multiply(extents)]
            : [pool.Multiply(extents.GetRange(0, leading)), pool.Multiply(extents.GetRange(leading, extents.Count - leading))];
    }

    /// <summary>Of a destination in the shape of a jagged array, that array: by it is differentiated, or first by it and then by a number.</summary>
    public MethodParameter RowsOf(Definition definition) =>
        new[] { definition.Of, definition.Differential?.First }.Where(t => t is { IsParameter: true }).Select(t => ParameterOf(t!)).First(p => p.Form == ParameterForm.Jagged);

    private static bool Is(DerivativeResult result, Definition definition, Derived derived)
    {
        Tensor? At(int position) => position < 0 ? null : derived.Model.Parameters[position].Tensor;
        return result.Of < 0 ? definition.Of == derived.Values[result.Output].Target
            : definition.Differential!.Output is { } output && output != derived.Values[result.Output].Target ? false
            : definition.Of == At(result.Of) && definition.Differential.First == At(result.First);
    }
}

/// <summary>An axis of a destination.</summary>
/// <param name="Extent">How long it is where derivatives are computed, with room for rows as long as the longest.</param>
/// <param name="Jagged">The jagged array whose elements stand along it, row after row; null where there is none.</param>
internal readonly record struct DestinationAxis(Expr Extent, MethodParameter? Jagged);
