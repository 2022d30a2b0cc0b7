using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Claims;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Loading;

/// <summary>The inputs of <c>[At]</c>, read as a claim's figures are.</summary>
internal static class ConstantInputs
{
    /// <summary>The values of a model's own parameters.</summary>
    /// <exception cref="ToolException">There is no such member, or it is written in something else than constants.</exception>
    public static Inputs Of(CSharpCompilation compilation, DerivedMethod method, string member)
    {
        var type = method.Symbol.ContainingType;
        var symbol = type.GetMembers(member).FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol or IMethodSymbol { Parameters.Length: 0 })
            ?? throw new ToolException($"{Place(method.Symbol.Locations[0])}: {type.Name} has no field, property or method without parameters {member}, which [At] of {method.Symbol.Name} names.");
        if (new SourceErrors(compilation, CancellationToken.None).Of([symbol], []) is [var error, ..])
        {
            throw new ToolException(SheetBuilder.Text(error));
        }

        var value = new FigureReading(compilation, CancellationToken.None).ExpressionOf(symbol)
            ?? throw new ToolException($"{Place(symbol.Locations[0])}: {member} needs a value written as an expression.");
        var parameters = method.Derived.Model.Parameters.Where(p => p.Along is null).ToList();
        var parts = parameters.Count == 1 ? [value] : FigureReading.ElementsOf(value);
        return parts.Count == parameters.Count
            ? parameters.Zip(parts).Aggregate(new Inputs(), (inputs, next) => With(inputs, next.First, next.Second))
            : throw new ToolException($"{Place(symbol.Locations[0])}: {member} must be a tuple of the {parameters.Count} arguments of {method.Symbol.Name}.");
    }

    /// <summary>A place as compilers write it: file(line,column).</summary>
    public static string Place(Location location)
    {
        var span = location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }

    private static Inputs With(Inputs inputs, Parameter parameter, IOperation written)
    {
        if (FigureReading.Read(written, out var fault) is not { } value)
        {
            throw new ToolException($"{Place(fault!.Value.Part.Syntax.GetLocation())}: inputs are written in constants, arrays and collection expressions; '{fault.Value.Part.Syntax}' is {fault.Value.Why}.");
        }

        var rank = parameter.Tensor.Rank;
        int[] extents = value.Values.Count == 0 ? [.. value.Extents, .. Enumerable.Repeat(0, Math.Max(0, rank - value.Extents.Count))] : [.. value.Extents];
        if (extents.Length != rank)
        {
            throw new ToolException($"{Place(written.Syntax.GetLocation())}: {parameter.Name} has {rank} axes, this value {extents.Length}.");
        }

        return parameter.Tensor.Kind == ValueKind.Real
            ? inputs.With(parameter.Tensor, new Dense<double>(extents, [.. value.Values.Select(v => v.ToDouble())]))
            : inputs.With(parameter.Tensor, new Dense<long>(extents, [.. value.Values.Select(v => (long)v.Numerator)]));
    }
}
