using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>Parameters of generated members with the parts that their types bundle.</summary>
internal static class ParameterTrees
{
    /// <param name="type">What the type is to a model.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="leaf">From the path of a number or array, as an identifier, its name in code.</param>
    public static MethodParameter Of(InputType type, string name, Func<string, string> leaf) => Of(type, SignatureText.Escape(name), name, leaf);

    /// <summary>What a model takes, by the path that leads there.</summary>
    public static MethodParameter Of(ModelInput input, Func<string, string> leaf) => input.Type is null
        ? new(SignatureText.Of(input.TypeSymbol), SignatureText.Escape(input.Name), ParameterForm.Scalar, ElementType.Double)
        : Of(input.Type, input.Path, input.Name, leaf);

    private static MethodParameter Jagged(MethodParameter rows, string lengths) => rows with
    {
        Packed = ResultForms.PackedName(rows.Name),
        RowLengths = new("int[]", lengths, ParameterForm.RowLengths, ElementType.Int32) { Path = rows.Path, Packed = ResultForms.PackedName(rows.Name) },
    };

    private static MethodParameter Of(InputType type, string path, string identifier, Func<string, string> leaf)
    {
        var written = SignatureText.Of(type.Symbol);
        if (type.Number is { } number)
        {
            var array = new MethodParameter(written, SignatureText.Escape(leaf(identifier)), number.Form, number.Element) { Path = path };
            return type.IsJagged ? Jagged(array, SignatureText.Escape(leaf(LeafNames.Lengths(identifier)))) : array;
        }

        var parts = type.Bundle!.Members.Select(m => new BundlePart(
            SignatureText.Escape(m.Name), Of(m.Type, $"{path}.{SignatureText.Escape(m.Name)}", identifier + LeafNames.Capitalised(m.Name), leaf), m.IsSettable));
        var construction = type.Bundle.Construction ?? new([], []);
        return new(written, path, ParameterForm.Scalar, ElementType.Double)
        {
            Bundle = new(parts.ToEquatable(), construction.Arguments.ToEquatable(), construction.Initialised.ToEquatable(), type.Symbol.IsReferenceType)
            {
                IsTuple = type.Symbol.IsTupleType,
            },
        };
    }
}
