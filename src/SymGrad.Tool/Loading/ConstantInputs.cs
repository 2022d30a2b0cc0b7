using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Tool.Loading;

/// <summary>Reads the inputs of <c>[At]</c> from the source: constants, arrays, collection expressions, and tuples of these.</summary>
internal static class ConstantInputs
{
    /// <summary>The values of a model's own parameters.</summary>
    /// <exception cref="ToolException">There is no such member, or it is written in something else than constants.</exception>
    public static Inputs Of(CSharpCompilation compilation, DerivedMethod method, string member)
    {
        var symbol = method.Symbol.ContainingType.GetMembers(member).FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol)
            ?? throw new ToolException($"{Place(method.Symbol.Locations[0])}: {method.Symbol.ContainingType.Name} has no field or property {member}, which [At] of {method.Symbol.Name} names.");
        var syntax = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        var value = syntax switch
        {
            PropertyDeclarationSyntax p => p.ExpressionBody?.Expression ?? p.Initializer?.Value,
            VariableDeclaratorSyntax v => v.Initializer?.Value,
            _ => null,
        } ?? throw new ToolException($"{Place(symbol.Locations[0])}: {member} needs a value written as an expression.");
        var parameters = method.Derived.Model.Parameters.Where(p => p.Along is null).ToList();
        IReadOnlyList<ExpressionSyntax> parts = parameters.Count == 1 ? [value] : value is TupleExpressionSyntax tuple ? [.. tuple.Arguments.Select(a => a.Expression)] : [];
        if (parts.Count != parameters.Count)
        {
            throw new ToolException($"{Place(symbol.Locations[0])}: {member} must be a tuple of the {parameters.Count} arguments of {method.Symbol.Name}.");
        }

        var semantics = compilation.GetSemanticModel(syntax.SyntaxTree);
        return parameters.Zip(parts).Aggregate(new Inputs(), (inputs, next) => With(inputs, next.First, next.Second, semantics));
    }

    /// <summary>A place as compilers write it: file(line,column).</summary>
    public static string Place(Location location)
    {
        var span = location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }

    private static Inputs With(Inputs inputs, Parameter parameter, ExpressionSyntax syntax, SemanticModel semantics)
    {
        var values = new List<double>();
        var extents = Read(syntax, semantics, values);
        if (extents.Count < parameter.Tensor.Rank && values.Count == 0)
        {
            extents = [.. extents, .. Enumerable.Repeat(0, parameter.Tensor.Rank - extents.Count)];
        }

        if (extents.Count != parameter.Tensor.Rank)
        {
            throw new ToolException($"{Place(syntax.GetLocation())}: {parameter.Name} has {parameter.Tensor.Rank} axes, this value {extents.Count}.");
        }

        return parameter.Tensor.Kind == ValueKind.Real
            ? inputs.With(parameter.Tensor, new Dense<double>(extents, [.. values]))
            : inputs.With(parameter.Tensor, new Dense<long>(extents, [.. values.Select(v => (long)v)]));
    }

    /// <summary>Appends the numbers, row by row, and gives the extents.</summary>
    private static IReadOnlyList<int> Read(ExpressionSyntax syntax, SemanticModel semantics, List<double> values)
    {
        if (semantics.GetConstantValue(syntax) is { HasValue: true, Value: IConvertible constant and not string })
        {
            values.Add(constant.ToDouble(System.Globalization.CultureInfo.InvariantCulture));
            return [];
        }

        var elements = syntax switch
        {
            CollectionExpressionSyntax c when c.Elements.All(e => e is ExpressionElementSyntax) => [.. c.Elements.Cast<ExpressionElementSyntax>().Select(e => e.Expression)],
            ArrayCreationExpressionSyntax { Initializer: { } i } => [.. i.Expressions],
            ImplicitArrayCreationExpressionSyntax i => [.. i.Initializer.Expressions],
            InitializerExpressionSyntax i => [.. i.Expressions],
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only], Initializer: null } => [only.Expression],
            CastExpressionSyntax cast => [cast.Expression],
            _ => (IReadOnlyList<ExpressionSyntax>?)null,
        } ?? throw new ToolException($"{Place(syntax.GetLocation())}: inputs are written in constants, arrays and collection expressions; '{syntax}' is none of these.");
        if (syntax is BaseObjectCreationExpressionSyntax or CastExpressionSyntax)
        {
            return Read(elements[0], semantics, values);
        }

        IReadOnlyList<int>? inner = null;
        foreach (var element in elements)
        {
            var extents = Read(element, semantics, values);
            if (inner is not null && !inner.SequenceEqual(extents))
            {
                throw new ToolException($"{Place(element.GetLocation())}: rows of different lengths.");
            }

            inner = extents;
        }

        return [elements.Count, .. inner ?? []];
    }
}
