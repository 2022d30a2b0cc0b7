using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Claims;

/// <summary>A method's claims as equatable data, and what could not be read of them, at real places in the source.</summary>
internal sealed record DiscoveredClaims(ClaimedMethod Method, IReadOnlyList<Diagnostic> Found, LocationTable Locations);

/// <summary>From the syntax that carries claims to equatable data. The model and the claim are lowered as every model is.</summary>
internal sealed class ClaimDiscovery
{
    private readonly IMethodSymbol _method;
    private readonly SemanticModel _semantics;
    private readonly CancellationToken _token;
    private readonly LocationTable _locations;
    private readonly Reports _reports = new();
    private readonly FigureReading _figures;
    private readonly int _body;
    private readonly SortedSet<string> _quotients = new(StringComparer.Ordinal);

    private ClaimDiscovery(IMethodSymbol method, SyntaxNode syntax, SemanticModel semantics, CancellationToken token)
    {
        (_method, _semantics, _token, _figures) = (method, semantics, token, new(semantics.Compilation, token));
        _locations = new(Declarations.NameOf(syntax));
        _body = BodyOf(syntax) is { } body ? _locations.Add(body) : 0;
    }

    public static DiscoveredClaims? Discover(GeneratorAttributeSyntaxContext context, CancellationToken token) =>
        context.TargetSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: not null } method
            ? Discover(method, context.TargetNode, context.SemanticModel, context.Attributes.Select(a => ClaimArguments.Of(a, token)).OfType<ClaimArguments>(), token)
            : null;

    /// <summary>What a method claims, outside the compiler's own run of the generator.</summary>
    public static DiscoveredClaims Discover(IMethodSymbol method, SyntaxNode declaration, SemanticModel semantics, IEnumerable<ClaimArguments> claims, CancellationToken token)
    {
        var discovery = new ClaimDiscovery(method, declaration, semantics, token);
        var requests = claims.Select(discovery.Read).OfType<ClaimRequest>().ToEquatable();
        return new(new(HintNames.Of(method), requests), discovery._reports.Found, discovery._locations);
    }

    private ClaimRequest? Read(ClaimArguments claim)
    {
        if (ClaimedModel.Of(_method, claim, out var misfit) is not { } method)
        {
            Misfit(claim, misfit);
            return null;
        }

        var request = new ClaimRequest(claim.Title, null!, null)
        {
            Kind = claim.Kind,
            Targets = claim.Targets,
            Output = claim.Output,
            Where = claim.Where,
            InputsFirst = DerivativeAttributes.IsDenominatorLayout(method),
            AttributePlace = _locations.Add(claim.Place),
            BodyPlace = _body,
        };
        var model = Lowered(method, new LocationTable(claim.Place), claim, isModel: true);
        if (claim.At is { } at)
        {
            return model is not null && FiguresOf(claim, at) is { } figures ? request with { Model = model, Figures = figures } : null;
        }

        var claimed = Lowered(_method, new LocationTable(_locations[0]), claim, isModel: false);
        return model is null || claimed is null ? null
            : _quotients.Count == 0 ? request with { Model = model, Claimed = claimed }
            : request with { Model = model, Claimed = claimed, Quotients = _quotients.ToEquatable(), Fractional = Lowered(_method, new LocationTable(_locations[0]), claim, isModel: false, areQuotientsFractions: true) };
    }

    /// <summary>A method as a model; after a fault null, and the claim is said to be undecided.</summary>
    private FlatModel? Lowered(IMethodSymbol method, LocationTable locations, ClaimArguments claim, bool isModel, bool areQuotientsFractions = false)
    {
        var reports = new Reports();
        var model = new MethodReading(_semantics, _token) { AreQuotientsFractions = areQuotientsFractions }.Lower(method, locations, reports, out var parameters, out var members);
        if (model is not null && members.Count == 0)
        {
            foreach (var quotient in isModel ? [] : reports.Found.Where(d => d.Id == Descriptors.IntegerDivision.Id && d.Location.SourceTree is not null))
            {
                _quotients.Add(quotient.Location.SourceTree!.GetText(_token).ToString(quotient.Location.SourceSpan));
            }

            return FlatModel.From(model);
        }

        var faults = reports.Found.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var odd = parameters.FirstOrDefault(p => p.Type is null)?.Input;
        if (!isModel && method.ReturnType is IArrayTypeSymbol { ElementType: IArrayTypeSymbol })
        {
            Undecided(claim, claim.Place, $"'{method.Name}' returns rows of different lengths: claim the derivative by an entry, x[i][j]");
            return null;
        }

        if (isModel || faults.Count == 0)
        {
            var why = faults.Count > 0 ? faults[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture)
                : odd is not null ? $"'{odd.Name}' has the type '{odd.TypeSymbol.ToDisplayString()}', which a claim cannot compare"
                : members.Count > 0 ? $"it reads '{members[0].Symbol.Name}', which is no parameter"
                : CompilerFaults.AreIn(method, _semantics.Compilation) ? $"the compiler finds an error in '{method.Name}'"
                : $"'{method.Name}' has no body that can be read";
            Undecided(claim, claim.Place, isModel && faults.Count > 0 ? $"of '{method.Name}': {why}" : why);
        }

        foreach (var fault in isModel ? [] : faults)
        {
            Undecided(claim, fault.Location, fault.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }

        return null;
    }

    private FlatFigures? FiguresOf(ClaimArguments claim, string at)
    {
        var member = _method.ContainingType.GetMembers(at).FirstOrDefault(m => m is IPropertySymbol or IFieldSymbol or IMethodSymbol { Parameters.Length: 0 });
        if (member is null)
        {
            Misfit(claim, $"'{_method.ContainingType.Name}' has no property, field or method '{at}' without parameters");
            return null;
        }

        var inputs = _figures.ExpressionOf(member) is { } tuple ? FigureReading.ElementsOf(tuple).Select(FigureReading.ReadRows).ToList() : [null];
        var claimed = _figures.ExpressionOf(_method) is { } body ? FigureReading.ReadRows(body)?[0] : null;
        if (claimed is null || inputs.Contains(null))
        {
            Undecided(claim, claim.Place, claimed is null ? "figures are literals, or arrays of them" : $"'{at}' is no tuple of literals and of arrays of them");
            return null;
        }

        return new(inputs.SelectMany(i => i!).ToEquatable(), claimed);
    }

    private void Misfit(ClaimArguments claim, string why) => _reports.Add(Descriptors.ClaimMisfit, claim.Place, claim.Title, why);

    private void Undecided(ClaimArguments claim, Location place, string why) => _reports.Add(Descriptors.ClaimUndecided, place, claim.Title, why);

    /// <summary>What is returned; of a body with several returns nothing in particular.</summary>
    private static Location? BodyOf(SyntaxNode syntax) => syntax is not MethodDeclarationSyntax method ? null
        : method.ExpressionBody is { } arrow ? arrow.Expression.GetLocation()
        : method.Body?.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: { } value } ? value.GetLocation()
        : null;
}
