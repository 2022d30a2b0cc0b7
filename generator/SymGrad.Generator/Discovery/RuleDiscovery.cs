using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Diagnostics;

namespace SymGrad.Generator.Discovery;

/// <summary>Whether a rule is one: findings at the rule itself, whether a model calls the function or not.</summary>
internal static class RuleDiscovery
{
    public static IReadOnlyList<Diagnostic> Discover(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var reports = new Reports();
        if (context.TargetSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } rule)
        {
            var place = context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(token).GetLocation() ?? Declarations.NameOf(context.TargetNode);
            var signature = RuleSignature.Of(rule, context.Attributes[0]);
            if (signature.Fault is { } fault)
            {
                reports.Add(fault.Descriptor, place, fault.Arguments);
            }
            else if (RuleTable.Of(context.SemanticModel.Compilation, token).Of(signature.Function!) is { } first && !RuleSignature.Is(first.Rule, rule))
            {
                reports.Add(Descriptors.RuleRepeated, place, signature.Function!.ToDisplayString(), first.Rule.ToDisplayString());
            }
        }

        return reports.Found;
    }
}
