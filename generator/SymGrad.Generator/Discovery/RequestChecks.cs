using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>Whether the method is one of which each kind can be derived.</summary>
internal static class RequestChecks
{
    private const int HighestOrder = 32;

    public static void Check(
        IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, IReadOnlyList<DerivativeMember> derivatives, IReadOnlyList<ModelInput> inputs, IReadOnlyList<ResultItem> results, Reports reports, Location name, CancellationToken token)
    {
        var returned = Declarations.ReturnTypeOf(method, token) ?? name;
        if (results.Count == 0 && method.ReturnType.TypeKind != TypeKind.Error)
        {
            reports.Add(Descriptors.ResultType, returned, method.ReturnType.ToDisplayString());
            return;
        }

        for (var k = 0; k < attributes.Count; k++)
        {
            var attribute = attributes[k];
            if (results.Any(r => r.Name is not null || r.Type.Rank > 0) && NeedsScalar(attribute.Kind))
            {
                reports.Add(Descriptors.NotScalarResult, returned, attribute.Kind.ToString(), method.ReturnType.ToDisplayString());
            }

            if (attribute.Kind == DerivativeKind.Derivative)
            {
                CheckDerivative(method, attribute, derivatives[k], reports);
            }
        }
    }

    private static bool NeedsScalar(DerivativeKind kind) =>
        kind is DerivativeKind.Gradient or DerivativeKind.Hessian or DerivativeKind.HessianVectorProduct or DerivativeKind.Derivative;

    private static void CheckDerivative(IMethodSymbol method, AttributeArguments attribute, DerivativeMember derivative, Reports reports)
    {
        if (attribute.Order is < 1 or > HighestOrder)
        {
            reports.Add(Descriptors.DerivativeOrder, attribute.OrderPlace, HighestOrder, attribute.Order);
        }

        if (derivative.By.Count > 1)
        {
            reports.Add(Descriptors.AmbiguousVariable, attribute.Place, method.Name);
        }
        else if (derivative.By.Count == 1 && derivative.Results[0].Destination is not { Form: ParameterForm.Scalar, Bundle: null })
        {
            reports.Add(Descriptors.NotScalarVariable, attribute.Names.Count > 0 ? attribute.Names[0].Place : attribute.Place, derivative.Results[0].TupleElement);
        }
    }
}
