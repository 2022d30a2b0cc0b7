using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Claims;

/// <summary>Reads figures and inputs from the source: constants, arrays and views of them, tuples and records of these. Nothing of the user's is run.</summary>
internal sealed class FigureReading(Compilation compilation, CancellationToken token)
{
    // What the compiler computed from constants has no digits that are shown; it is right to this many.
    private const int DecimalsOfAConstant = 12;

    // A whole number is exact.
    private const int Whole = -1;

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

    /// <summary>The elements of a tuple, the arguments of a record, and theirs in turn; of anything else itself.</summary>
    public static IReadOnlyList<IOperation> ElementsOf(IOperation operation) => Plain(operation) switch
    {
        ITupleOperation tuple => [.. tuple.Elements.SelectMany(ElementsOf)],
        IObjectCreationOperation { Constructor.ContainingType.IsRecord: true, Initializer: null, Type: { } type } record when ModelType.Of(type) is null => [.. record.Arguments.OrderBy(a => a.Parameter!.Ordinal).SelectMany(a => ElementsOf(a.Value))],
        _ => [operation],
    };

    /// <summary>The elements of an array or collection expression; null of anything else.</summary>
    public static IReadOnlyList<IOperation>? RowsOf(IOperation operation) => Plain(operation) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.Select(Plain)],
        ICollectionExpressionOperation collection => [.. collection.Elements.Select(Plain)],
        _ => null,
    };

    /// <summary>A number or array of numbers; null where something else stands in it.</summary>
    public static FlatArray? Read(IOperation operation) => Read(operation, out _);

    /// <summary>The same, and rows of different lengths: side by side, each filled up with zeros, then how long they are. Null where something else stands in it.</summary>
    public static IReadOnlyList<FlatArray>? ReadRows(IOperation operation)
    {
        if (Plain(operation).Type is not IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1 } } || RowsOf(operation) is not { } elements)
        {
            return Read(operation) is { } whole ? [whole] : null;
        }

        var rows = elements.Select(Read).OfType<FlatArray>().Where(r => r.Extents.Count == 1).ToList();
        if (rows.Count < elements.Count)
        {
            return null;
        }

        var longest = rows.Select(r => r.Values.Count).DefaultIfEmpty().Max();
        IEnumerable<T> Filled<T>(IReadOnlyCollection<T> row, T with) => row.Concat(Enumerable.Repeat(with, longest - row.Count));
        return
        [
            new(new[] { rows.Count, longest }.ToEquatable(), rows.SelectMany(r => Filled([.. r.Values], Rational.Zero)).ToEquatable(), rows.SelectMany(r => Filled([.. r.Decimals], Whole)).ToEquatable()),
            new(new[] { rows.Count }.ToEquatable(), rows.Select(r => new Rational(r.Values.Count)).ToEquatable(), rows.Select(_ => Whole).ToEquatable()),
        ];
    }

    /// <summary>A number or array of numbers.</summary>
    /// <param name="operation">What is read.</param>
    /// <param name="fault">What else stands in it, and why that cannot be read; then null is returned.</param>
    public static FlatArray? Read(IOperation operation, out (IOperation Part, string Why)? fault)
    {
        var reading = new Figures();
        reading.Add(Plain(operation), 0);
        fault = reading.Fault;
        return fault is null ? reading.Result : null;
    }

    /// <summary>Numbers row by row, and the extents of what they stand in.</summary>
    private sealed class Figures
    {
        private readonly List<int> _extents = [];
        private readonly List<(Rational Value, int Decimals)> _values = [];
        private int? _depth;

        public (IOperation Part, string Why)? Fault { get; private set; }

        public FlatArray Result => new(_extents.ToEquatable(), _values.Select(v => v.Value).ToEquatable(), _values.Select(v => v.Decimals).ToEquatable());

        public void Add(IOperation operation, int depth)
        {
            switch (operation)
            {
                case IArrayCreationOperation { Initializer: { } initializer }:
                    AddAll(operation, [.. initializer.ElementValues], depth);
                    break;
                case IArrayCreationOperation { DimensionSizes.Length: 1 } array when array.DimensionSizes[0].ConstantValue.Value is 0:
                    AddAll(operation, [], depth);
                    break;
                case IArrayInitializerOperation initializer:
                    AddAll(operation, [.. initializer.ElementValues], depth);
                    break;
                case ICollectionExpressionOperation collection:
                    AddAll(operation, [.. collection.Elements], depth);
                    break;
                case IObjectCreationOperation { Arguments.Length: 1 } creation:
                    Add(Plain(creation.Arguments[0].Value), depth);
                    break;
                case var _ when NumberOf(operation) is { } number:
                    _depth ??= depth;
                    Fault ??= _depth == depth ? null : (operation, "a number where others have rows");
                    _values.Add(number);
                    break;
                default:
                    Fault ??= (operation, "no constant, array or collection expression");
                    break;
            }
        }

        private void AddAll(IOperation operation, IReadOnlyList<IOperation> elements, int depth)
        {
            if (_extents.Count == depth)
            {
                _extents.Add(elements.Count);
            }

            Fault ??= _extents[depth] != elements.Count ? (operation, "a row of another length") : _depth <= depth ? (operation, "a row where others have numbers") : null;
            foreach (var element in elements)
            {
                Add(Plain(element), depth + 1);
            }
        }
    }

    private static (Rational Value, int Decimals)? NumberOf(IOperation operation)
    {
        var (sign, literal) = operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus ? (-1, Plain(minus.Operand)) : (1, operation);
        if (literal is ILiteralOperation { ConstantValue.Value: double or float or int } && TextOf(literal) is { } text && Rational.TryParse(text, out var exact))
        {
            return (exact * sign, DecimalsOf(text));
        }

        return operation.ConstantValue.Value is IConvertible constant and not (string or bool or char) && constant.ToDouble(CultureInfo.InvariantCulture) is var value && !double.IsNaN(value) && !double.IsInfinity(value)
            ? (ShortestText.ValueOf(value, isSingle: false), operation.ConstantValue.Value is double or float or decimal ? DecimalsOfAConstant : Whole)
            : null;
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
