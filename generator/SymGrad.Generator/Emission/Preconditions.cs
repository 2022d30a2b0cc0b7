using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>What a public member checks before it writes anything: shapes, integer data, and that no destination overlaps.</summary>
internal sealed class Preconditions(AnnotatedMethod method, Calculus.Models.Model model)
{
    /// <summary>Checks of the inputs against each other.</summary>
    public void WriteInputs(CodeWriter code)
    {
        var extents = new ExtentPrinter(model, method);
        foreach (var requirement in model.Requirements)
        {
            var parameter = method.Parameters[IndexOf(requirement.Parameter)];
            var bound = extents.Text(requirement.Bound);
            switch (requirement.Kind)
            {
                case RequirementKind.IndexBelow when parameter.Form == ParameterForm.Scalar:
                    code.Line($"Require.Index({parameter.Name}, {bound}, {Quoted(parameter.Name)});");
                    break;
                case RequirementKind.IndexBelow:
                    code.Line($"Require.AllIndices({DerivativeMath.SpanOf(parameter, parameter.Name)}, {bound}, {Quoted(parameter.Name)});");
                    break;
                default:
                    var check = requirement.Kind == RequirementKind.Equal ? "SameExtent" : "AtLeast";
                    var subject = extents.Text(requirement.Subject);
                    code.Line($"Require.{check}({subject}, {bound}, {Quoted(parameter.Name)}, {Quoted(subject)}, {Quoted(bound)});");
                    break;
            }
        }
    }

    /// <summary>Checks of the destinations: the shape of their parameter, and memory of their own.</summary>
    public void WriteDestinations(CodeWriter code)
    {
        var destinations = method.Variables.Where(v => v.Form != ParameterForm.Scalar).ToList();
        foreach (var variable in destinations)
        {
            var name = variable.Derivative!.Destination;
            var rank = variable.Form is ParameterForm.Matrix or ParameterForm.Array2 ? 2 : 1;
            for (var axis = 0; axis < rank; axis++)
            {
                var own = DerivativeMath.PublicExtent(variable with { Name = name }, axis);
                var expected = DerivativeMath.PublicExtent(variable, axis);
                code.Line($"Require.SameExtent({own}, {expected}, {Quoted(name)}, {Quoted(own)}, {Quoted(expected)});");
            }
        }

        // Views know their array, so that all pairs are compared in one call; spans only know an address.
        var inputs = method.Parameters.Where(p => p.Form != ParameterForm.Scalar && p.Element == method.ValueType).ToList();
        var views = destinations.Where(d => d.Form != ParameterForm.Span).ToList();
        if (views.Count > 0)
        {
            var others = inputs.Where(p => p.Form != ParameterForm.Span).ToList();
            var names = views.Select(v => v.Derivative!.Destination).Concat(others.Select(p => p.Name)).Select(Plain);
            code.Line("Region.RequireDisjoint(");
            code.Line($"    destinations: [{string.Join(", ", views.Select(v => RegionOf(v, v.Derivative!.Destination)))}],");
            code.Line($"    inputs: [{string.Join(", ", others.Select(p => RegionOf(p, p.Name)))}],");
            code.Line($"    names: \"{string.Join(" ", names)}\");");
        }

        foreach (var (destination, k) in destinations.Select((d, k) => (d, k)))
        {
            var name = destination.Derivative!.Destination;
            var others = inputs.Select(p => (Parameter: p, p.Name)).Concat(destinations.Skip(k + 1).Select(p => (Parameter: p, Name: p.Derivative!.Destination)));
            foreach (var (other, otherName) in others.Where(o => destination.Form == ParameterForm.Span || o.Parameter.Form == ParameterForm.Span))
            {
                code.Line($"Require.Disjoint<{destination.ElementKeyword}>({DerivativeMath.SpanOf(destination, name)}, {DerivativeMath.SpanOf(other, otherName)}, {Quoted(name)}, {Quoted(otherName)});");
            }
        }
    }

    private static string RegionOf(MethodParameter parameter, string name) => $"Region.Of<{parameter.ElementKeyword}>({parameter.Form switch
    {
        ParameterForm.Array2 => $"(global::SymGrad.Mat<{parameter.ElementKeyword}>)",
        ParameterForm.Array => $"(global::SymGrad.Vec<{parameter.ElementKeyword}>)",
        _ => "",
    }}{name})";

    private static string Quoted(string name) => $"\"{Plain(name)}\"";

    private static string Plain(string name) => name.TrimStart('@');

    private int IndexOf(Tensor tensor) => model.Parameters.ToList().FindIndex(p => p.Tensor == tensor);
}
