using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Model;
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
        var all = method.Derived.Model.Parameters.ToList();
        var parameters = all.Where(p => p.Along is null && p.Form != ParameterForm.RowLengths).ToList();
        var parts = parameters.Count == 1 ? [value] : FigureReading.ElementsOf(value);
        return parts.Count == parameters.Count
            ? parameters.Zip(parts).Aggregate(new Inputs(), (inputs, next) => next.First.Form == ParameterForm.Jagged
                ? WithRows(inputs, next.First, all[all.IndexOf(next.First) + 1], next.Second)
                : With(inputs, next.First, next.Second))
            : throw new ToolException($"{Place(symbol.Locations[0])}: {member} must be a tuple of the {parameters.Count} arguments of {method.Symbol.Name}.");
    }

    /// <summary>A place as compilers write it: file(line,column).</summary>
    public static string Place(Location location)
    {
        var span = location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }

    /// <summary>Rows of different lengths: side by side, each filled up with zeros, and how long they are.</summary>
    private static Inputs WithRows(Inputs inputs, Parameter parameter, Parameter lengths, IOperation written)
    {
        var rows = FigureReading.RowsOf(written)?.Select(r => Read(r)).ToList();
        if (rows is null || rows.Exists(r => r.Extents.Count != 1))
        {
            throw new ToolException($"{Place(written.Syntax.GetLocation())}: {parameter.Name} is an array of rows.");
        }

        int[] extents = [rows.Count, rows.Select(r => r.Values.Count).DefaultIfEmpty().Max()];
        List<Rational> values = [.. rows.SelectMany(r => r.Values.Concat(Enumerable.Repeat(Rational.Zero, extents[1] - r.Values.Count)))];
        return With(inputs, parameter, extents, values).With(lengths.Tensor, [.. rows.Select(r => (long)r.Values.Count)]);
    }

    private static FlatArray Read(IOperation written) => FigureReading.Read(written, out var fault)
        ?? throw new ToolException($"{Place(fault!.Value.Part.Syntax.GetLocation())}: inputs are written in constants, arrays and collection expressions; '{fault.Value.Part.Syntax}' is {fault.Value.Why}.");

    private static Inputs With(Inputs inputs, Parameter parameter, IOperation written)
    {
        var value = Read(written);
        var rank = parameter.Tensor.Rank;
        int[] extents = value.Values.Count == 0 ? [.. value.Extents, .. Enumerable.Repeat(0, Math.Max(0, rank - value.Extents.Count))] : [.. value.Extents];
        if (extents.Length != rank)
        {
            throw new ToolException($"{Place(written.Syntax.GetLocation())}: {parameter.Name} has {rank} axes, this value {extents.Length}.");
        }

        return With(inputs, parameter, extents, value.Values);
    }

    private static Inputs With(Inputs inputs, Parameter parameter, int[] extents, IEnumerable<Rational> values) => parameter.Tensor.Kind == ValueKind.Real
        ? inputs.With(parameter.Tensor, new Dense<double>(extents, [.. values.Select(v => v.ToDouble())]))
        : inputs.With(parameter.Tensor, new Dense<long>(extents, [.. values.Select(v => (long)v.Numerator)]));
}
