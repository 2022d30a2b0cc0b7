using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Claims;

/// <summary>Reads figures: literals, arrays and views of them, and tuples. Anything else is not a figure.</summary>
internal sealed class FigureReading(Compilation compilation, CancellationToken token)
{
    // What the compiler computed from constants has no digits that are shown; it is right to this many.
    private const int DecimalsOfAConstant = 12;

    /// <summary>The expression that a method, property or field gives; null where it is none alone.</summary>
    public IOperation? ExpressionOf(ISymbol symbol)
    {
        foreach (var syntax in symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(token)).Where(s => compilation.ContainsSyntaxTree(s.SyntaxTree)))
        {
            var expression = syntax switch
            {
                MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? Returned(method.Body),
                PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value
                    ?? property.AccessorList?.Accessors.Select(a => a.ExpressionBody?.Expression ?? Returned(a.Body)).FirstOrDefault(e => e is not null),
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                _ => null,
            };
            if (expression is not null)
            {
                return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(expression, token);
            }
        }

        return null;
    }

    /// <summary>The elements of a tuple; of anything else itself.</summary>
    public static IReadOnlyList<IOperation> ElementsOf(IOperation operation) => Plain(operation) is ITupleOperation tuple ? tuple.Elements : [operation];

    /// <summary>A number or array of numbers; null where something else stands in it.</summary>
    public static FlatArray? Read(IOperation operation)
    {
        var extents = new List<int>();
        var values = new List<(Rational Value, int Decimals)>();
        return Read(Plain(operation), 0, extents, values) && values.Count == extents.Aggregate(1, (product, extent) => product * extent)
            ? new(extents.ToEquatable(), values.Select(v => v.Value).ToEquatable(), values.Select(v => v.Decimals).ToEquatable())
            : null;
    }

    private static bool Read(IOperation operation, int depth, List<int> extents, List<(Rational, int)> values) => operation switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => ReadElements([.. initializer.ElementValues], depth, extents, values),
        IArrayInitializerOperation initializer => ReadElements([.. initializer.ElementValues], depth, extents, values),
        ICollectionExpressionOperation collection => ReadElements([.. collection.Elements], depth, extents, values),
        IObjectCreationOperation { Arguments.Length: 1 } creation => Read(Plain(creation.Arguments[0].Value), depth, extents, values),
        _ => ReadNumber(operation, values),
    };

    private static bool ReadElements(IReadOnlyList<IOperation> elements, int depth, List<int> extents, List<(Rational, int)> values)
    {
        if (extents.Count == depth)
        {
            extents.Add(elements.Count);
        }

        return extents[depth] == elements.Count && elements.All(e => Read(Plain(e), depth + 1, extents, values));
    }

    private static bool ReadNumber(IOperation operation, List<(Rational, int)> values)
    {
        var (sign, literal) = operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus ? (-1, Plain(minus.Operand)) : (1, operation);
        if (literal is ILiteralOperation { ConstantValue.Value: double or float or int } && TextOf(literal) is { } text && Rational.TryParse(text, out var exact))
        {
            values.Add((exact * sign, DecimalsOf(text)));
            return true;
        }

        double? constant = operation.ConstantValue.Value switch { double d => d, float f => f, int i => i, _ => null };
        if (constant is not { } value || double.IsNaN(value) || double.IsInfinity(value))
        {
            return false;
        }

        values.Add((ShortestText.ValueOf(value, isSingle: false), operation.ConstantValue.Value is int ? -1 : DecimalsOfAConstant));
        return true;
    }

    private static string? TextOf(IOperation literal) => literal.Syntax.ToString().Replace("_", "").TrimEnd('d', 'D', 'f', 'F');

    /// <summary>How many digits stand behind the point, the exponent counted in; −1 of a whole number.</summary>
    private static int DecimalsOf(string text)
    {
        var parts = text.Split('e', 'E');
        var point = parts[0].IndexOf('.');
        var digits = point < 0 ? 0 : parts[0].Length - point - 1;
        return point < 0 && parts.Length == 1 ? -1 : Math.Max(0, digits - (parts.Length > 1 && int.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var exponent) ? exponent : 0));
    }

    private static IOperation Plain(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Plain(conversion.Operand),
        IParenthesizedOperation parenthesized => Plain(parenthesized.Operand),
        _ => operation,
    };

    private static ExpressionSyntax? Returned(BlockSyntax? body) => body is { Statements.Count: 1 } && body.Statements[0] is ReturnStatementSyntax { Expression: { } value } ? value : null;
}
