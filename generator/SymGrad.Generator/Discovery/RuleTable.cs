using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymGrad.Generator.Discovery;

/// <summary>
/// The rules of a project, by what they are the derivatives of. A rule may stand in any file: which methods carry an attribute of that name is
/// kept for as long as the file's text lives, the rest for as long as the compilation.
/// </summary>
internal sealed class RuleTable
{
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Declared = new();
    private static readonly ConditionalWeakTable<Compilation, RuleTable> Tables = new();

    private readonly Dictionary<IMethodSymbol, RuleSignature> _rules = new(SymbolEqualityComparer.Default);

    private RuleTable(Compilation compilation, CancellationToken token)
    {
        foreach (var declaration in compilation.SyntaxTrees.SelectMany(tree => In(tree, token)))
        {
            if (compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, token) is IMethodSymbol rule && AttributeOf(rule) is { } attribute
                && RuleSignature.Of(rule, attribute) is { Function: { } function } signature && !_rules.ContainsKey(function.OriginalDefinition))
            {
                _rules.Add(function.OriginalDefinition, signature);
            }
        }
    }

    public static RuleTable Of(Compilation compilation, CancellationToken token) => Tables.TryGetValue(compilation, out var table) ? table : Tables.GetValue(compilation, c => new(c, token));

    /// <summary>The rule of a function, the first in the order of the files; null where it has none.</summary>
    public RuleSignature? Of(IMethodSymbol function) => _rules.TryGetValue(function.OriginalDefinition, out var rule) ? rule : null;

    /// <summary>The attribute that makes a method a rule.</summary>
    public static AttributeData? AttributeOf(IMethodSymbol rule) => DerivativeAttributes.Named(rule, "CustomDerivativeAttribute").FirstOrDefault();

    private static MethodDeclarationSyntax[] In(SyntaxTree tree, CancellationToken token)
    {
        if (!Declared.TryGetValue(tree, out var declarations))
        {
            declarations = [.. tree.GetRoot(token).DescendantNodes(n => n is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax))
                .OfType<MethodDeclarationSyntax>().Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(IsNamed))];
            Declared.GetValue(tree, _ => declarations);
        }

        return declarations;
    }

    private static bool IsNamed(AttributeSyntax attribute) => attribute.Name.ToString().Split('.', ':').Last() is "CustomDerivative" or "CustomDerivativeAttribute";
}
