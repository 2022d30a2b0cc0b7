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

    /// <summary>A result with so many axes of what is differentiated, and of what by.</summary>
    public static MethodParameter Of(DerivativeKind kind, int first, int second, ElementType element, string name)
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
                _ => $"global::SymGrad.Tensor3<{keyword}>",
            },
            name,
            form,
            element);
    }

    private static string KeywordOf(ElementType element) => element == ElementType.Single ? "float" : "double";
}
