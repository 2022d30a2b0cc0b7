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
    private readonly ModelType?[] _types;
    private readonly int[] _by;
    private readonly HashSet<string> _taken;
    private readonly HashSet<string> _takenByDiagonals;
    private readonly HashSet<string> _elements;

    private MemberNaming(IMethodSymbol method, AttributeArguments attribute)
    {
        _method = method;
        _attribute = attribute;
        _items = ResultItems.Of(method) is { Count: > 0 } items ? items : [new(null, ModelType.Of(method.ReturnType) ?? new(ParameterForm.Scalar, ElementType.Double), SignatureText.Of(method.ReturnType))];
        _result = _items[0].Type;
        _types = [.. method.Parameters.Select(p => ModelType.Of(p.Type))];
        var named = new HashSet<string?>(attribute.Names.Select(n => n.Name), StringComparer.Ordinal);
        _by = [.. Enumerable.Range(0, _types.Length).Where(k => _types[k] is { IsReal: true } && (named.Count == 0 || named.Contains(method.Parameters[k].Name)))];
        _taken = new(method.Parameters.Select(p => p.Name).Concat(ResultItems.DestinationsOf(method)), StringComparer.Ordinal);
        _takenByDiagonals = new(_taken, StringComparer.Ordinal);
        _elements = new(_by.Select(k => method.Parameters[k].Name), StringComparer.Ordinal);
    }

    public static IReadOnlyList<DerivativeMember> Of(IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes) =>
        [.. attributes.Select(a => new MemberNaming(method, a).Member())];

    /// <summary>The method's name followed by the kind, unless the attribute gives another.</summary>
    public static string NameOf(IMethodSymbol method, AttributeArguments attribute) => attribute.MemberName
        ?? (attribute.Kind == DerivativeKind.Derivative && attribute.Order != 1 ? FormattableString.Invariant($"{method.Name}Derivative{attribute.Order}") : method.Name + attribute.Kind);

    private DerivativeMember Member()
    {
        MethodParameter[] directions = _attribute.Kind switch
        {
            DerivativeKind.Jvp => [.. _by.Select(k => Input(k, "Tangent"))],
            DerivativeKind.HessianVectorProduct => [.. _by.Select(k => Input(k, "Direction"))],
            DerivativeKind.Vjp => [.. _items.Select(i => new MethodParameter(i.Written, Name(i.Name is null ? "cotangent" : i.Name + "Cotangent"), i.Type.Form, i.Type.Element))],
            _ => [],
        };
        DerivativeResult[] results = _attribute.Kind switch
        {
            DerivativeKind.Jvp => [.. _items.Select((i, k) => new DerivativeResult(
                i.Name is null ? "Tangent" : Element(i.Name), ResultForms.Like(i.Type, i.Written, Name(i.Name is null ? "tangent" : i.Name + "Tangent")), -1) { Output = k })],
            DerivativeKind.Jacobian when IsTuple => [.. _items.SelectMany((_, output) => _by.Select(k => Jacobian(k, output)))],
            DerivativeKind.Jacobian when _result.Rank > 0 => [.. _by.Select(k => Jacobian(k, 0))],
            DerivativeKind.Hessian => [.. _by.Select(Gradient), .. _by.SelectMany((first, position) => _by.Skip(position).Select(second => Block(first, second)))],
            _ => [.. _by.Select(Gradient)],
        };
        return new(_attribute.Kind, SignatureText.Escape(NameOf(_method, _attribute)), _by.ToEquatable(), directions.ToEquatable(), results.ToEquatable())
        {
            Order = _attribute.Order,
            Storage = _attribute.Storage,
            InputsFirst = _attribute.Kind == DerivativeKind.Jacobian && DerivativeAttributes.IsDenominatorLayout(_method),
            DiagonalName = CanBeDiagonal ? NameOf(_method, _attribute) + "Diagonal" : null,
            Diagonals = CanBeDiagonal ? _by.Select(Diagonal).ToEquatable() : [],
        };
    }

    private bool IsTuple => _items[0].Name is not null;

    private bool CanBeDiagonal => _attribute.Kind switch
    {
        _ when IsTuple => false,
        DerivativeKind.Jacobian => _result.Rank > 0 && _by.All(k => RankOf(k) == _result.Rank),
        DerivativeKind.Hessian => _by.Any(k => RankOf(k) > 0),
        _ => false,
    };

    private DerivativeResult Gradient(int k)
    {
        var parameter = _method.Parameters[k];
        var destination = _attribute.Kind == DerivativeKind.HessianVectorProduct ? Name(parameter.Name + "Product")
            : Name(_taken.Contains("d" + parameter.Name) ? parameter.Name + "Gradient" : "d" + parameter.Name);
        return new(Element(parameter.Name), ResultForms.Like(_types[k]!.Value, SignatureText.Of(parameter.Type), destination), k);
    }

    // Of a tuple each element is differentiated: aByX is ∂a/∂x.
    private DerivativeResult Jacobian(int k, int output)
    {
        var (name, item) = (_method.Parameters[k].Name, _items[output]);
        var element = item.Name is null ? name : $"{item.Name}By{char.ToUpperInvariant(name[0])}{name.Substring(1)}";
        var form = item.Type.Rank == 0
            ? ResultForms.Like(_types[k]!.Value, SignatureText.Of(_method.Parameters[k].Type), Name("d" + element))
            : ResultForms.Of(DerivativeKind.Jacobian, item.Type.Rank, RankOf(k), item.Type.Element, Name("d" + element));
        return new(Element(item.Name is null ? element : Unique(element, _elements)), form, k) { Output = output };
    }

    private DerivativeResult Block(int first, int second)
    {
        var (a, b) = (_method.Parameters[first].Name, _method.Parameters[second].Name);
        var element = a + (a.Length > 1 ? char.ToUpperInvariant(b[0]) + b.Substring(1) : b);
        return new(
            Element(Unique(element, _elements)),
            ResultForms.Of(DerivativeKind.Hessian, RankOf(first), RankOf(second), _result.Element, Name($"d{a}d{b}")),
            second,
            first);
    }

    private DerivativeResult Diagonal(int k)
    {
        var name = _method.Parameters[k].Name;
        return new(IsReserved(name) ? name + "_" : SignatureText.Escape(name), ResultForms.OfRank(RankOf(k), _result.Element, SignatureText.Escape(Unique("d" + name, _takenByDiagonals))), k, k);
    }

    private MethodParameter Input(int k, string suffix)
    {
        var parameter = _method.Parameters[k];
        return new(SignatureText.Of(parameter.Type), Name(parameter.Name + suffix), _types[k]!.Value.Form, _result.Element);
    }

    private int RankOf(int k) => _types[k]!.Value.Rank;

    private string Name(string wish) => SignatureText.Escape(Unique(wish, _taken));

    private string Element(string name) => IsReserved(name) ? Unique(name + "_", _elements) : SignatureText.Escape(name);

    private static string Unique(string wish, HashSet<string> taken)
    {
        while (!taken.Add(wish))
        {
            wish += "_";
        }

        return wish;
    }

    private static bool IsReserved(string name) =>
        Reserved.Contains(name) || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(c => c is >= '0' and <= '9'));
}
