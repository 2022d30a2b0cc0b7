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

    public ExtentPrinter Extents { get; } = new(computation.Derived.Model, computation.Method);

    /// <summary>Checks of the inputs against each other.</summary>
    public void WriteInputs(CodeWriter code)
    {
        NotNull(code, _method.Parameters.Concat(computation.Directions.Select(d => d.Parameter)));
        foreach (var requirement in _model.Requirements)
        {
            var parameter = _method.Parameters[IndexOf(requirement.Parameter)];
            var bound = Extents.Text(requirement.Bound);
            var needed = requirement.Bound is Select { Then: var inRounds } ? Extents.Text(inRounds) : bound;
            switch (requirement.Kind)
            {
                case RequirementKind.IndexBelow when parameter.Form == ParameterForm.Scalar:
                    code.Line($"Require.Index({parameter.Path}, {bound}, {Containers.Quoted(parameter)});");
                    break;
                case RequirementKind.IndexBelow:
                    code.Line($"Require.AllIndices({Containers.Span(parameter)}, {bound}, {Containers.Quoted(parameter)});");
                    break;
                default:
                    var check = requirement.Kind == RequirementKind.Equal ? "SameExtent" : "AtLeast";
                    var subject = Extents.Text(requirement.Subject);
                    code.Line($"Require.{check}({subject}, {bound}, {Containers.Quoted(parameter)}, {Containers.Quoted(subject)}, {Containers.Quoted(needed)});");
                    break;
            }
        }

        foreach (var (direction, tensor) in computation.Directions)
        {
            var along = _model.Parameters.First(p => p.Tensor == tensor).Along!;
            SameExtents(code, direction, along.IsParameter ? [.. Enumerable.Range(0, along.Rank).Select(a => _model.Pool.Extent(along, a))] : along.Extents);
        }
    }

    /// <summary>Checks of the destinations: their shape, and memory of their own.</summary>
    public void WriteDestinations(CodeWriter code)
    {
        NotNull(code, computation.Destinations.Select(d => d.Parameter));
        foreach (var (destination, definition) in computation.Destinations)
        {
            if (destination.Form != ParameterForm.Scalar)
            {
                SameExtents(code, destination, computation.ExtentsOf(destination, definition));
            }
        }

        // Views know their array, so that all pairs are compared in one call; spans only know an address.
        var destinations = computation.Destinations.Select(d => d.Parameter).Where(d => d.Form != ParameterForm.Scalar).ToList();
        var inputs = _method.Parameters.Concat(computation.Directions.Select(d => d.Parameter)).Where(p => p.Form != ParameterForm.Scalar && p.Element == _method.Results[0].Element).ToList();
        var views = destinations.Where(d => d.Form != ParameterForm.Span).ToList();
        if (views.Count > 0)
        {
            var others = inputs.Where(p => p.Form != ParameterForm.Span).ToList();
            var names = views.Concat(others).Select(p => p.Title);
            code.Line("Region.RequireDisjoint(");
            code.Line($"    destinations: [{string.Join(", ", views.Select(Containers.Region))}],");
            code.Line($"    inputs: [{string.Join(", ", others.Select(Containers.Region))}],");
            code.Line($"    names: \"{string.Join(" ", names)}\");");
        }

        foreach (var (destination, k) in destinations.Select((d, k) => (d, k)))
        {
            foreach (var other in inputs.Concat(destinations.Skip(k + 1)).Where(o => destination.Form == ParameterForm.Span || o.Form == ParameterForm.Span))
            {
                code.Line($"Require.Disjoint<{destination.ElementKeyword}>({Containers.Span(destination)}, {Containers.Span(other)}, {Containers.Quoted(destination)}, {Containers.Quoted(other)});");
            }
        }
    }

    private void NotNull(CodeWriter code, IEnumerable<MethodParameter> parameters)
    {
        foreach (var array in parameters.Where(p => !_method.Members.Any(m => m.Leaves.Contains(p)) && p.Form is ParameterForm.Array or ParameterForm.Array2))
        {
            code.Line($"ArgumentNullException.ThrowIfNull({array.Path});");
        }
    }

    private void SameExtents(CodeWriter code, MethodParameter parameter, IReadOnlyList<Expr> expected)
    {
        for (var axis = 0; axis < Containers.Rank(parameter); axis++)
        {
            var own = Containers.Extent(parameter, axis);
            var text = Extents.Text(expected[axis]);
            code.Line($"Require.SameExtent({own}, {text}, {Containers.Quoted(parameter)}, {Containers.Quoted(own)}, {Containers.Quoted(text)});");
        }
    }

    private int IndexOf(Tensor tensor) => _model.Parameters.ToList().FindIndex(p => p.Tensor == tensor);
}
