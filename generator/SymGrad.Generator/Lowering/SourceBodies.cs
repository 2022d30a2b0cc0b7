using System.Threading;
using Microsoft.CodeAnalysis;
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

    private IBlockOperation? Find(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (ModelOf(reference.SyntaxTree)?.GetOperation(reference.GetSyntax(token), token) is IMethodBodyOperation body)
            {
                return body.BlockBody ?? body.ExpressionBody;
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
