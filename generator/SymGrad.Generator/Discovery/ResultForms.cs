using SymGrad.Calculus.Models;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>The types that hold derivatives.</summary>
internal static class ResultForms
{
    /// <summary>What a parameter's derivative is when it has the parameter's own type: of a read-only span, a span to write to.</summary>
    public static MethodParameter Like(ModelType type, string written, string name) => new(
        type.Form == ParameterForm.Span ? $"global::System.Span<{KeywordOf(type.Element)}>" : written, name, type.Form, type.Element)
    {
        Packed = type.Form == ParameterForm.Jagged ? PackedName(name) : "",
    };

    /// <summary>What the rows of a jagged array are called where they lie side by side.</summary>
    public static string PackedName(string name) => "__" + name.TrimStart('@');

    /// <summary>
    /// A result with the axes of both: of two parameters, or of the value and a parameter. Beside others the elements of a jagged array stand
    /// row after row, along one axis of a matrix; alone they are a jagged array.
    /// </summary>
    public static MethodParameter Of(DerivativeKind kind, ModelType first, ModelType second, ElementType element, string name)
    {
        if (first.Form != ParameterForm.Jagged && second.Form != ParameterForm.Jagged)
        {
            return Of(kind, first.Rank, second.Rank, element, name);
        }

        var form = first.Rank == 0 || second.Rank == 0 ? ParameterForm.Jagged : ParameterForm.Matrix;
        return OfForm(form, element, name) with { Packed = PackedName(name) };
    }

    /// <summary>A value, or the diagonal of a derivative, in the shape of a parameter but in a container of its own.</summary>
    public static MethodParameter OfShape(ModelType type, ElementType element, string name) => type.Form == ParameterForm.Jagged
        ? OfForm(ParameterForm.Jagged, element, name) with { Packed = PackedName(name) }
        : OfRank(type.Rank, element, name);

    private static MethodParameter Of(DerivativeKind kind, int first, int second, ElementType element, string name)
    {
        var form = (first + second) switch
        {
            0 => ParameterForm.Scalar,
            1 => ParameterForm.Vector,
            2 => ParameterForm.Matrix,
            3 when kind == DerivativeKind.Jacobian => ParameterForm.Tensor3,
            _ => ParameterForm.Matrix,
        };
        return OfForm(form, element, name);
    }

    /// <summary>A scalar, vector or matrix of its own.</summary>
    public static MethodParameter OfRank(int rank, ElementType element, string name) => Of(DerivativeKind.Gradient, rank, 0, element, name);

    private static MethodParameter OfForm(ParameterForm form, ElementType element, string name)
    {
        var keyword = KeywordOf(element);
        return new(
            form switch
            {
                ParameterForm.Scalar => keyword,
                ParameterForm.Vector => $"global::SymGrad.Vec<{keyword}>",
                ParameterForm.Matrix => $"global::SymGrad.Mat<{keyword}>",
                ParameterForm.Jagged => $"{keyword}[][]",
                _ => $"global::SymGrad.Tensor3<{keyword}>",
            },
            name,
            form,
            element);
    }

    private static string KeywordOf(ElementType element) => element == ElementType.Single ? "float" : "double";
}
