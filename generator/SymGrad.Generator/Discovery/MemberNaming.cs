using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>What the members of a derivative are called and take, as the method's signature and the attribute tell.</summary>
internal sealed class MemberNaming
{
    // Names that the language forbids in a tuple, and what its members hide.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Value", "Rest", "CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "ToString",
    };

    private readonly IMethodSymbol _method;
    private readonly AttributeArguments _attribute;
    private readonly IReadOnlyList<ResultItem> _items;
    private readonly ModelType _result;
    private readonly ModelInput[] _by;
    private readonly ModelLeaf[] _leaves;
    private readonly HashSet<string> _taken;
    private readonly HashSet<string> _takenByDiagonals;
    private readonly HashSet<string> _elements;

    private MemberNaming(IMethodSymbol method, AttributeArguments attribute, IReadOnlyList<ModelInput> inputs, IReadOnlyList<ResultItem> items, IEnumerable<string> taken)
    {
        _method = method;
        _attribute = attribute;
        _items = items.Count > 0 ? items : [new(null, ModelType.Of(method.ReturnType) ?? new(ParameterForm.Scalar, ElementType.Double), SignatureText.Of(method.ReturnType))];
        _result = _items[0].Type;
        var named = new HashSet<string?>(attribute.Names.Select(n => n.Name), StringComparer.Ordinal);
        _by = [.. inputs.Where(i => i.IsReal && (named.Count == 0 ? i.IsParameter : named.Contains(i.Symbol.Name)))];
        _leaves = [.. _by.SelectMany(i => i.Leaves).Where(l => l.Type.IsReal)];
        _taken = new(taken, StringComparer.Ordinal);
        _takenByDiagonals = new(_taken, StringComparer.Ordinal);
        _elements = new(_by.Select(i => i.Name), StringComparer.Ordinal);
    }

    public static IReadOnlyList<DerivativeMember> Of(IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, InputTypes types)
    {
        var inputs = ModelInput.Of(method, attributes, types);
        var items = ResultItems.Of(method, types);
        var destinations = ResultItems.DestinationsOf(method, items);
        string[] taken =
        [
            .. inputs.Select(i => i.Name), .. ModelInput.ParametersOf(method.ContainingType).Select(p => p.Name),
            .. LeafNames.Identifiers(inputs, LeafNames.Notations(inputs), destinations), .. destinations,
        ];
        return [.. attributes.Select(a => new MemberNaming(method, a, inputs, items, taken).Member())];
    }

    /// <summary>The method's name followed by the kind, unless the attribute gives another.</summary>
    public static string NameOf(IMethodSymbol method, AttributeArguments attribute) => attribute.MemberName
        ?? (attribute.Kind == DerivativeKind.Derivative && attribute.Order != 1 ? FormattableString.Invariant($"{method.Name}Derivative{attribute.Order}") : method.Name + attribute.Kind);

    private DerivativeMember Member()
    {
        MethodParameter[] directions = _attribute.Kind switch
        {
            DerivativeKind.Jvp => [.. _by.Select(i => Like(i, Name(i.Name + "Tangent")))],
            DerivativeKind.HessianVectorProduct => [.. _by.Select(i => Like(i, Name(i.Name + "Direction")))],
            DerivativeKind.Vjp => [.. _items.Select(i => new MethodParameter(i.Written, SignatureText.Escape(Name(i.Name is null ? "cotangent" : i.Name + "Cotangent")), i.Type.Form, i.Type.Element))],
            _ => [],
        };
        DerivativeResult[] results = _attribute.Kind switch
        {
            DerivativeKind.Jvp => [.. _items.Select((i, k) => new DerivativeResult(
                i.Name is null ? "Tangent" : Element(i.Name), ResultForms.Like(i.Type, i.Written, SignatureText.Escape(Name(i.Name is null ? "tangent" : i.Name + "Tangent"))), -1) { Output = k })],
            DerivativeKind.Jacobian when IsTuple => [.. _items.SelectMany((_, output) => _leaves.Select(l => Jacobian(l, output)))],
            DerivativeKind.Jacobian when _result.Rank > 0 => [.. _leaves.Select(l => Jacobian(l, 0))],
            DerivativeKind.Hessian => [.. _by.Select(Gradient), .. _leaves.SelectMany((first, position) => _leaves.Skip(position).Select(second => Block(first, second)))],
            _ => [.. _by.Select(Gradient)],
        };
        return new(_attribute.Kind, SignatureText.Escape(NameOf(_method, _attribute)), _leaves.Select(l => l.Position).ToEquatable(), directions.ToEquatable(), results.ToEquatable())
        {
            Order = _attribute.Order,
            Storage = _attribute.Storage,
            InputsFirst = _attribute.Kind == DerivativeKind.Jacobian && DerivativeAttributes.IsDenominatorLayout(_method),
            DiagonalName = CanBeDiagonal ? NameOf(_method, _attribute) + "Diagonal" : null,
            Diagonals = CanBeDiagonal ? _leaves.Select(Diagonal).ToEquatable() : [],
        };
    }

    private bool IsTuple => _items[0].Name is not null;

    private bool CanBeDiagonal => _attribute.Kind switch
    {
        _ when IsTuple => false,
        DerivativeKind.Jacobian => _result.Rank > 0 && _leaves.All(l => l.Type.Rank == _result.Rank && l.Type.Form != ParameterForm.Jagged),
        DerivativeKind.Hessian => _leaves.Any(l => l.Type.Rank > 0),
        _ => false,
    };

    private DerivativeResult Gradient(ModelInput input)
    {
        // Of a record the destination is called as its gradient is spoken of, dNet.
        var wish = "d" + (input.Type!.Bundle is null || input.Name.Length == 1 ? input.Name : LeafNames.Capitalised(input.Name));
        var destination = _attribute.Kind == DerivativeKind.HessianVectorProduct ? Name(input.Name + "Product")
            : Name(_taken.Contains(wish) ? input.Name + "Gradient" : wish);
        return new(
            Element(input.Name),
            input.Type.Number is { } type ? ResultForms.Like(type, SignatureText.Of(input.TypeSymbol), SignatureText.Escape(destination)) : Like(input, destination),
            input.First);
    }

    // Of a tuple each element is differentiated: aByX is ∂a/∂x.
    private DerivativeResult Jacobian(ModelLeaf leaf, int output)
    {
        var item = _items[output];
        var element = item.Name is null ? leaf.Name : $"{item.Name}By{LeafNames.Capitalised(leaf.Name)}";
        var destination = SignatureText.Escape(Name("d" + element));
        var form = item.Type.Rank == 0
            ? ResultForms.Like(leaf.Type, SignatureText.Of(leaf.TypeSymbol), destination)
            : ResultForms.Of(DerivativeKind.Jacobian, item.Type, leaf.Type, item.Type.Element, destination);
        return new(Element(item.Name is null ? element : LeafNames.Unique(element, _elements)), form, leaf.Position) { Output = output };
    }

    private DerivativeResult Block(ModelLeaf first, ModelLeaf second)
    {
        var (a, b) = (first.Name, second.Name);
        var element = a + (a.Length > 1 ? LeafNames.Capitalised(b) : b);
        return new(
            Element(LeafNames.Unique(element, _elements)),
            ResultForms.Of(DerivativeKind.Hessian, first.Type, second.Type, _result.Element, SignatureText.Escape(Name($"d{a}d{b}"))),
            second.Position,
            first.Position);
    }

    private DerivativeResult Diagonal(ModelLeaf leaf) => new(
        IsReserved(leaf.Name) ? leaf.Name + "_" : SignatureText.Escape(leaf.Name),
        ResultForms.OfShape(leaf.Type, _result.Element, SignatureText.Escape(LeafNames.Unique("d" + leaf.Name, _takenByDiagonals))),
        leaf.Position,
        leaf.Position);

    /// <summary>An input or destination in the type of an input.</summary>
    private MethodParameter Like(ModelInput input, string name) => ParameterTrees.Of(input.Type!, name, path => path == name ? name : Name(path));

    private string Name(string wish) => LeafNames.Unique(wish, _taken);

    private string Element(string name) => IsReserved(name) ? LeafNames.Unique(name + "_", _elements) : SignatureText.Escape(name);

    private static bool IsReserved(string name) =>
        Reserved.Contains(name) || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(c => c is >= '0' and <= '9'));
}
