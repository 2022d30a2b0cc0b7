using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SymGrad.Generator.Lowering;

/// <summary>The bodies of methods with source in this project; each tree is bound once for one annotated method.</summary>
internal sealed class SourceBodies(SemanticModel first, CancellationToken token)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new() { [first.SyntaxTree] = first };
    private readonly Dictionary<IMethodSymbol, IBlockOperation?> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>The project as it is compiled.</summary>
    public Compilation Compilation => first.Compilation;

    /// <summary>The body; null when there is none in this project.</summary>
    public IBlockOperation? Of(IMethodSymbol method)
    {
        var implementation = method.PartialImplementationPart ?? method;
        if (!_bodies.TryGetValue(implementation, out var body))
        {
            body = Find(implementation);
            _bodies.Add(implementation, body);
        }

        return body;
    }

    private IBlockOperation? Find(IMethodSymbol method) => Operation(method) switch
    {
        IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
        IBlockOperation body => body,
        _ => null,
    };

    private IOperation? Operation(IMethodSymbol method) => method.DeclaringSyntaxReferences
        .Select(r => ModelOf(r.SyntaxTree)?.GetOperation(r.GetSyntax(token), token))
        .FirstOrDefault(o => o is IMethodBodyOperation or IBlockOperation or IConstructorBodyOperation);

    /// <summary>All that a constructor does; null where it has no source in this project.</summary>
    public IOperation? OfConstructor(IMethodSymbol constructor) => Operation(constructor);

    /// <summary>What a field or property is given where it is declared.</summary>
    public IOperation? InitialiserOf(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var value = reference.GetSyntax(token) switch
            {
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                _ => null,
            };
            if (value is not null)
            {
                return ModelOf(reference.SyntaxTree)?.GetOperation(value, token);
            }
        }

        return null;
    }

    // A project that is referenced as a compilation has syntax too, but of another compilation.
    private SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model) && first.Compilation.ContainsSyntaxTree(tree))
        {
            model = first.Compilation.GetSemanticModel(tree);
            _models.Add(tree, model);
        }

        return model;
    }
}
