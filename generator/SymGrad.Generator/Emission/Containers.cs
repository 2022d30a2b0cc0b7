using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>How C# declares, makes and reads each form of parameter and destination.</summary>
internal static class Containers
{
    /// <summary>The number of axes.</summary>
    public static int Rank(MethodParameter parameter) => parameter.Form switch
    {
        ParameterForm.Scalar => 0,
        ParameterForm.Matrix or ParameterForm.Array2 or ParameterForm.Jagged => 2,
        ParameterForm.Tensor3 => 3,
        _ => 1,
    };

    /// <summary>The extent along an axis.</summary>
    public static string Extent(MethodParameter parameter, int axis) => parameter.Form switch
    {
        ParameterForm.Matrix => parameter.Path + (axis == 0 ? ".Rows" : ".Columns"),
        ParameterForm.Array2 => FormattableString.Invariant($"{parameter.Path}.GetLength({axis})"),
        ParameterForm.Tensor3 => FormattableString.Invariant($"{parameter.Path}.Length{axis}"),
        ParameterForm.Jagged when axis == 1 => parameter.Packed + ".Columns",
        _ => parameter.Path + ".Length",
    };

    /// <summary>What the mathematics reads or writes, as a span: of jagged arrays the rows side by side.</summary>
    public static string Elements(MethodParameter parameter) => parameter.Packed.Length > 0 && parameter.Form != ParameterForm.RowLengths ? parameter.Packed + ".Elements" : Span(parameter);

    /// <summary>The caller's data as a span.</summary>
    public static string Span(MethodParameter parameter) => parameter.Form switch
    {
        ParameterForm.Array2 => $"((global::SymGrad.Mat<{parameter.ElementKeyword}>){parameter.Path}).Span",
        ParameterForm.Vector or ParameterForm.Matrix or ParameterForm.Tensor3 => parameter.Path + ".Span",
        ParameterForm.RowLengths => parameter.Packed + ".Lengths",
        _ => parameter.Path,
    };

    /// <summary>The part of an array that it views.</summary>
    public static string Region(MethodParameter parameter)
    {
        var view = parameter.Form switch
        {
            ParameterForm.Array2 => $"(global::SymGrad.Mat<{parameter.ElementKeyword}>)",
            ParameterForm.Array => $"(global::SymGrad.Vec<{parameter.ElementKeyword}>)",
            _ => "",
        };
        return $"Region.Of<{parameter.ElementKeyword}>({view}{parameter.Path})";
    }

    /// <summary>As a parameter that is written to.</summary>
    public static string Destination(MethodParameter result) => $"{(result.Bundle is not null ? "ref " : result.Form == ParameterForm.Scalar ? "out " : "")}{result.Type} {result.Name}";

    /// <summary>The type that the allocating form returns.</summary>
    public static string Allocated(MethodParameter result) => result.Form == ParameterForm.Span ? result.ElementKeyword + "[]" : result.Type;

    /// <summary>A new container with the given extents.</summary>
    public static string Allocation(MethodParameter result, IReadOnlyList<string> extents)
    {
        var list = string.Join(", ", extents);
        return result.Form switch
        {
            ParameterForm.Vector or ParameterForm.Matrix or ParameterForm.Tensor3 => $"new {result.Type}({list})",
            _ => $"new {result.ElementKeyword}[{list}]",
        };
    }

    /// <summary>New rows, as many and as long as those of a jagged array.</summary>
    public static string Allocation(MethodParameter like) => $"JaggedArray.Like({like.Path}, {Quoted(like)})";

    /// <summary>How many elements a jagged array has.</summary>
    public static string Count(MethodParameter jagged) => $"JaggedArray.Count({jagged.Path}, {Quoted(jagged)})";

    /// <summary>The text of an expression as messages quote it.</summary>
    public static string Quoted(string text) => $"\"{MethodParameter.Spoken(text)}\"";

    public static string Quoted(MethodParameter parameter) => $"\"{parameter.Title}\"";

    /// <summary>The statements that put the rows of an input side by side.</summary>
    public static string Packing(MethodParameter input) => $"var {input.Packed} = PackedRows.Of({input.Path}, {Quoted(input)});";

    /// <summary>The statement that makes room for the rows of a destination.</summary>
    public static string Room(MethodParameter destination) => $"var {destination.Packed} = PackedRows.Room({destination.Path});";

    /// <summary>The statement that makes room for a matrix over the elements of jagged arrays.</summary>
    public static string Room(MethodParameter destination, IReadOnlyList<string> axes) => $"var {destination.Packed} = new PackedMatrix<{destination.ElementKeyword}>({string.Join(", ", axes)});";

    public static string Plain(string name) => name.TrimStart('@');
}
