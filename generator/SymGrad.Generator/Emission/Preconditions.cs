using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>What a public member checks before it writes anything: shapes, integer data, and that no destination overlaps.</summary>
internal sealed class Preconditions(Computation computation)
{
    private readonly AnnotatedMethod _method = computation.Method;
    private readonly Calculus.Models.Model _model = computation.Derived.Model;

    public ExtentPrinter Extents { get; } = ExtentPrinter.OfCode(computation.Derived.Model, computation.Method);

    /// <summary>The same as messages and documentation say it.</summary>
    public ExtentPrinter Spoken { get; } = ExtentPrinter.OfMessages(computation.Derived.Model, computation.Method);

    private IEnumerable<MethodParameter> Inputs => _method.Parameters.Concat(computation.Directions.Select(d => d.Parameter));

    /// <summary>Checks of the inputs against each other.</summary>
    public void WriteInputs(CodeWriter code)
    {
        NotNull(code, Inputs);
        foreach (var jagged in Inputs.Where(p => p.Form == ParameterForm.Jagged))
        {
            code.Line(Containers.Packing(jagged));
        }

        foreach (var requirement in _model.Requirements.Where(r => !r.IsGiven))
        {
            code.Line(Check(requirement));
        }

        foreach (var (direction, tensor) in computation.Directions)
        {
            var along = _model.Parameters.First(p => p.Tensor == tensor).Along!;
            if (direction.Form == ParameterForm.Jagged)
            {
                SameRows(code, direction, computation.ParameterOf(along));
                continue;
            }

            var extents = along.IsParameter ? Enumerable.Range(0, along.Rank).Select(a => _model.Pool.Extent(along, a)) : along.Extents;
            SameExtents(code, direction, [.. extents.Select(e => new DestinationAxis(e, null))]);
        }
    }

    private string Check(Requirement requirement)
    {
        var parameter = computation.ParameterOf(requirement.Parameter);
        var bound = Extents.Text(requirement.Bound);
        var needed = Spoken.Text(requirement.Bound is Select { Then: var inRounds } ? inRounds : requirement.Bound);
        return (requirement.Kind, parameter.Form) switch
        {
            (RequirementKind.IndexBelow, ParameterForm.Scalar) => $"Require.Index({parameter.Path}, {bound}, {Containers.Quoted(parameter)});",
            (RequirementKind.IndexBelow, ParameterForm.Jagged) => $"Require.AllIndices({parameter.Path}, {bound}, {Containers.Quoted(parameter)});",
            (RequirementKind.IndexBelow, _) => $"Require.AllIndices({Containers.Span(parameter)}, {bound}, {Containers.Quoted(parameter)});",
            (var kind, _) => Rounds(requirement) + (requirement.Where is { } condition ? $"if ({Extents.Condition(condition)}) " : "")
                + $"Require.{(kind == RequirementKind.Equal ? "SameExtent" : "AtLeast")}({Extents.Text(requirement.Subject)}, {bound}, {Containers.Quoted(parameter)}, {Containers.Quoted(Spoken.Text(requirement.Subject))}, {Containers.Quoted(needed)}{Place(requirement)});",
        };
    }

    /// <summary>The heads of the loops in each of whose rounds something is asked.</summary>
    private string Rounds(Requirement requirement) => string.Concat(requirement.Over.Select((range, k) =>
        $"for (var {Extents.Index(k)} = {Extents.Text(range.Lower)}; {Extents.Index(k)} < {Extents.Text(range.Upper, Precedence.Additive)}; {Extents.Index(k)}++) "));

    /// <summary>Which round a message speaks of.</summary>
    private string Place(Requirement requirement) => requirement.Over.Count == 0 ? "" : $", {Extents.Index(requirement.Over.Count - 1)}, {Containers.Quoted(Spoken.Index(requirement.Over.Count - 1))}";

    /// <summary>Checks of the destinations: their shape, and memory of their own.</summary>
    public void WriteDestinations(CodeWriter code)
    {
        NotNull(code, computation.Destinations.Select(d => d.Parameter));
        foreach (var (destination, definition) in computation.Destinations)
        {
            if (destination.Form == ParameterForm.Jagged)
            {
                SameRows(code, destination, computation.RowsOf(definition));
            }
            else if (destination.Form != ParameterForm.Scalar)
            {
                SameExtents(code, destination, computation.AxesOf(destination, definition));
            }
        }

        // Views know their array, so that all pairs are compared in one call; spans only know an address.
        var destinations = computation.Destinations.Select(d => d.Parameter).Where(d => d.Form != ParameterForm.Scalar).ToList();
        var inputs = _method.Parameters.Concat(computation.Directions.Select(d => d.Parameter)).Where(p => p.Form != ParameterForm.Scalar && p.Element == _method.Results[0].Element).ToList();
        var views = destinations.Where(IsView).ToList();
        if (views.Count > 0)
        {
            var others = inputs.Where(IsView).ToList();
            var names = views.Concat(others).Select(p => p.Title);
            code.Line("Region.RequireDisjoint(");
            code.Line($"    destinations: [{string.Join(", ", views.Select(Containers.Region))}],");
            code.Line($"    inputs: [{string.Join(", ", others.Select(Containers.Region))}],");
            code.Line($"    names: \"{string.Join(" ", names)}\");");
        }

        foreach (var (destination, k) in destinations.Select((d, k) => (d, k)))
        {
            if (destination.Form == ParameterForm.Jagged)
            {
                code.Line($"JaggedArray.RequireDistinct({destination.Path}, {Containers.Quoted(destination)});");
            }

            foreach (var other in inputs.Concat(destinations.Skip(k + 1)).Where(o => !IsView(destination) || !IsView(o)))
            {
                var isJagged = destination.Form == ParameterForm.Jagged || other.Form == ParameterForm.Jagged;
                code.Line($"{(isJagged ? "JaggedArray.RequireDisjoint" : "Require.Disjoint")}<{destination.ElementKeyword}>({Memory(destination)}, {Memory(other)}, {Containers.Quoted(destination)}, {Containers.Quoted(other)});");
            }
        }

        foreach (var (destination, definition) in computation.Destinations.Where(d => d.Parameter.Packed.Length > 0))
        {
            code.Line(destination.Form == ParameterForm.Jagged
                ? Containers.Room(destination)
                : Containers.Room(destination, [.. computation.AxesOf(destination, definition).Select(a => a.Jagged is { } jagged ? jagged.Packed + ".Axis" : Extents.Text(a.Extent))]));
        }
    }

    /// <summary>Whether it views one array, which it knows.</summary>
    private static bool IsView(MethodParameter parameter) => parameter.Form is not (ParameterForm.Span or ParameterForm.Jagged);

    private static string Memory(MethodParameter parameter) => parameter.Form == ParameterForm.Jagged ? parameter.Path : Containers.Span(parameter);

    private static void SameRows(CodeWriter code, MethodParameter parameter, MethodParameter other) =>
        code.Line($"JaggedArray.RequireSameRows({parameter.Path}, {other.Path}, {Containers.Quoted(parameter)}, {Containers.Quoted(other)});");

    private void NotNull(CodeWriter code, IEnumerable<MethodParameter> parameters)
    {
        foreach (var array in parameters.Where(p => !_method.Members.Any(m => m.Leaves.Contains(p)) && p.Form is ParameterForm.Array or ParameterForm.Array2 or ParameterForm.Jagged))
        {
            code.Line($"ArgumentNullException.ThrowIfNull({array.Path});");
        }
    }

    private void SameExtents(CodeWriter code, MethodParameter parameter, IReadOnlyList<DestinationAxis> expected)
    {
        for (var axis = 0; axis < Containers.Rank(parameter); axis++)
        {
            var own = Containers.Extent(parameter, axis);
            code.Line($"Require.SameExtent({own}, {Extents.Text(expected[axis])}, {Containers.Quoted(parameter)}, {Containers.Quoted(own)}, {Containers.Quoted(Spoken.Text(expected[axis]))});");
        }
    }
}
