using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>Slips that a person makes, made in the C# text of a claim.</summary>
internal static class ClaimMutations
{
    /// <summary>The claims with one slip each: its kind and the expression. Some change nothing.</summary>
    public static IEnumerable<(string Slip, string Expression)> Of(string expression)
    {
        var root = SyntaxFactory.ParseExpression(expression);
        yield return ("sign", $"-({expression})");
        yield return ("factor", $"2 * ({expression})");
        foreach (var node in root.DescendantNodesAndSelf())
        {
            foreach (var (slip, text) in At(node))
            {
                yield return (slip, root.ReplaceNode(node, SyntaxFactory.ParseExpression(text)).ToString());
            }
        }
    }

    private static IEnumerable<(string Slip, string Text)> At(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                yield return ("sign", $"{sum.Left} - {sum.Right}");
                yield return ("term", $"{sum.Left}");
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference:
                yield return ("sign", $"{difference.Left} + {difference.Right}");
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product:
                yield return ("factor", $"{product.Left}");
                yield return ("factor", $"{product.Left} * {product.Right} * {product.Right}");
                if (product.Right is ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } inner })
                {
                    yield return ("parenthesis", $"({product.Left} * {inner})");
                }

                if (product.Left is ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } outer })
                {
                    yield return ("parenthesis", $"({outer} * {product.Right})");
                }

                break;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 2 } indices } access:
                yield return ("transpose", $"{access.Expression}[{indices[1]}, {indices[0]}]");
                yield return ("index", $"{access.Expression}[{indices[0]}, {indices[0]}]");
                break;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } access when index[0].ToString() is var name:
                yield return ("index", $"{access.Expression}[{(name == "0" ? "1" : "0")}]");
                break;
            case InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } call when Derivative(call.Expression.ToString(), argument.ToString(), call.ToString()) is { } other:
                yield return ("φ for φ'", other);
                break;
        }
    }

    private static string? Derivative(string function, string argument, string call) => function switch
    {
        "Tanh" => $"(1 - Sq({call}))",
        "Sigmoid" => $"({call} * (1 - {call}))",
        "Sin" => $"Cos({argument})",
        "Cos" => $"(-Sin({argument}))",
        "Log" => $"(1 / ({argument}))",
        "Sq" => $"(2 * ({argument}))",
        "Sqrt" => $"(0.5 / {call})",
        "Relu" => $"(({argument}) > 0 ? 1.0 : 0.0)",
        _ => null,
    };
}
