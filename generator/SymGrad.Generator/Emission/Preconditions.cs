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

        for (var k = 0; k < destinations.Count; k++)
        {
            var name = destinations[k].Derivative!.Destination;
            var span = DerivativeMath.SpanOf(destinations[k], name);
            foreach (var input in method.Parameters.Where(p => p.Form != ParameterForm.Scalar && p.Element == destinations[k].Element))
            {
                Disjoint(code, destinations[k].ElementKeyword, span, DerivativeMath.SpanOf(input, input.Name), name, input.Name);
            }

            foreach (var other in destinations.Skip(k + 1))
            {
                var otherName = other.Derivative!.Destination;
                Disjoint(code, destinations[k].ElementKeyword, span, DerivativeMath.SpanOf(other, otherName), name, otherName);
            }
        }
    }

    private static void Disjoint(CodeWriter code, string type, string span, string other, string name, string otherName) =>
        code.Line($"Require.Disjoint<{type}>({span}, {other}, {Quoted(name)}, {Quoted(otherName)});");

    private static string Quoted(string name) => $"\"{name.TrimStart('@')}\"";

    private int IndexOf(Tensor tensor) => model.Parameters.ToList().FindIndex(p => p.Tensor == tensor);
}
