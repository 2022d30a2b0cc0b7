using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Claims;

/// <summary>Reads a method that claims, or is claimed of, as a model.</summary>
internal sealed class MethodReading(SemanticModel semantics, CancellationToken token)
{
    /// <summary>Whether quotients of integer literals are read as fractions.</summary>
    public bool AreQuotientsFractions { get; init; }

    /// <summary>Whether operators are kept as they are written.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>What a method says, as its author wrote it: to be set, not to be computed. Null where it cannot be read.</summary>
    public static Calculus.Models.Model? AsWritten(IMethodSymbol method, SemanticModel semantics, CancellationToken token) =>
        new MethodReading(semantics, token) { IsVerbatim = true }.Lower(method, new LocationTable(method.Locations[0]), new Reports(), out _, out var members) is { } model && members.Count == 0 ? model : null;

    public Calculus.Models.Model? Lower(IMethodSymbol method, LocationTable locations, Reports reports, out IReadOnlyList<ModelParameter> parameters, out IReadOnlyList<ModelInput> members)
    {
        var sources = new SourceBodies(semantics, token);
        var types = new InputTypes(semantics.Compilation, sources, method.ContainingType);
        var inputs = ModelInput.Of(method, [], types);
        var names = LeafNames.Notations(inputs);
        parameters = [.. inputs.Select(i => new ModelParameter(i, i.Type, [.. names.Skip(i.First)], false, false, SymbolText.Of(i.Symbol), locations[0]))];
        var precision = ModelType.Of(method.ReturnType)?.Element == ElementType.Single ? Precision.Single : Precision.Double;
        return ModelLowering.Lower(method, parameters, precision, SymbolText.Of(method), sources, types, locations, reports, out members, token, AreQuotientsFractions, IsVerbatim);
    }
}
