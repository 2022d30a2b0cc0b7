using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>What the documentation of each kind of member says.</summary>
internal static class MemberTexts
{
    /// <summary>What is computed.</summary>
    public static string Summary(AnnotatedMethod method, DerivativeMember? member, bool isDiagonal)
    {
        var of = $"<see cref=\"{method.Cref}\"/>";
        return (member?.Kind, isDiagonal) switch
        {
            (null, _) => $"The value of {of}",
            (DerivativeKind.Gradient, _) => $"Value and gradient of {of}",
            (DerivativeKind.Jacobian, true) => $"Value and diagonal of the Jacobian of {of}, which vanishes elsewhere",
            (DerivativeKind.Jacobian, _) => $"Value and Jacobian of {of}{Layout(method, member!)}",
            (DerivativeKind.Hessian, true) => $"Value and diagonals of the Hessian's blocks of {of}, which vanish elsewhere",
            (DerivativeKind.Hessian, _) => $"Value, gradient and Hessian of {of}",
            (DerivativeKind.Jvp, _) => $"Value of {of} and its derivative along a direction",
            (DerivativeKind.Vjp, _) => $"Value of {of} and a cotangent carried back to the variables",
            (DerivativeKind.HessianVectorProduct, _) => $"Value of {of} and the derivative of its gradient along a direction",
            _ => $"The derivative of {of}{(member!.Order == 1 ? "" : FormattableString.Invariant($" of order {member.Order}"))}",
        };
    }

    /// <summary>What the destination form writes.</summary>
    public static string Written(DerivativeMember? member, bool isDiagonal) => (member?.Kind, isDiagonal) switch
    {
        (null, _) => "written",
        (_, true) => "the diagonals written",
        (DerivativeKind.Gradient, _) => "the gradient written",
        (DerivativeKind.Jacobian, _) => "the Jacobians written",
        (DerivativeKind.Hessian, _) => "the gradient and the blocks written",
        (DerivativeKind.Jvp, _) => "the tangent written",
        (DerivativeKind.Vjp, _) => "the cotangents written",
        _ => "the products written",
    };

    /// <summary>What a method has beside its value.</summary>
    public static string Derivatives(AnnotatedMethod method) =>
        method.Derivatives.Count == 1 && method.Derivatives[0].Kind == DerivativeKind.Gradient ? "its gradient" : "its derivatives";

    /// <summary>What a destination receives.</summary>
    public static string Receives(AnnotatedMethod method, DerivativeMember? member, bool isDiagonal, DerivativeResult result)
    {
        var by = result.Of < 0 ? "" : Reference(method, result.Of);
        return (member?.Kind, isDiagonal) switch
        {
            (DerivativeKind.Jvp, _) => $"Receives the tangent of {Value(method, result.Output)}",
            (DerivativeKind.Hessian, true) => $"Receives the diagonal of the second derivative by {by}",
            (DerivativeKind.Hessian, _) when result.First >= 0 => result.First == result.Of
                ? $"Receives the second derivative by {by}"
                : $"Receives the second derivative by {Reference(method, result.First)} and {by}",
            (DerivativeKind.HessianVectorProduct, _) => $"Receives the derivative of the gradient by {by} along the direction",
            (DerivativeKind.Vjp, _) => $"Receives the cotangent of {by}",
            (DerivativeKind.Jacobian, true) => $"Receives the diagonal of the derivative by {by}",
            _ when method.TupleType is not null => $"Receives the derivative of {Value(method, result.Output)} by {by}",
            _ => $"Receives the derivative by {by}",
        };
    }

    /// <summary>What an input beyond the method's is.</summary>
    public static string Direction(AnnotatedMethod method, DerivativeMember member, int position) => member.Kind switch
    {
        DerivativeKind.Vjp => $"The cotangent of {Value(method, position)}, in its shape.",
        DerivativeKind.Jvp => $"The tangent of {Varied(method, member, position)}, in its shape.",
        _ => $"The direction of {Varied(method, member, position)}, in its shape.",
    };

    /// <summary>What the allocating form returns.</summary>
    public static string Returns(AnnotatedMethod method, DerivativeMember member, bool isDiagonal)
    {
        var by = string.Join(", ", member.By.Select(k => Reference(method, k)).Distinct(StringComparer.Ordinal));
        return (member.Kind, isDiagonal) switch
        {
            (DerivativeKind.Jacobian, true) => $"The value, and the diagonals of the derivatives by {by}.",
            (DerivativeKind.Jacobian, _) => $"The value, and its derivatives by {by}.",
            (DerivativeKind.Hessian, true) => $"The value, and the diagonals of the second derivatives by {by}.",
            (DerivativeKind.Hessian, _) => $"The value, the gradient by {by}, and the second derivatives by every pair of them, the later variable second.",
            (DerivativeKind.Jvp, _) => "The value and its tangent.",
            (DerivativeKind.Vjp, _) => $"The value, and the cotangents of {by}.",
            (DerivativeKind.HessianVectorProduct, _) => $"The value, and the products with the rows of {by}.",
            (DerivativeKind.Derivative, _) => "The derivative.",
            _ => $"The value, and the gradient by {by}.",
        };
    }

    private static string Layout(AnnotatedMethod method, DerivativeMember member) => method.IsScalar ? ""
        : member.InputsFirst ? " in denominator layout, the indices of the variable first"
        : " in numerator layout, the indices of the value first";

    private static string Value(AnnotatedMethod method, int output) => method.TupleType is null ? "the value" : $"<c>{method.Results[output].Name.TrimStart('@')}</c>";

    /// <summary>How many numbers the temporaries take, as a formula in the extents; k is how many rounds there are in a block.</summary>
    public static string Storage(Expr size, ExtentPrinter extents)
    {
        var text = extents.Text(size);
        if (size.Nodes().OfType<Apply>().FirstOrDefault(a => a.Primitive == PrimitiveTable.CeilingRoot) is not { } root)
        {
            return $"Temporaries: {Plain(text)} numbers.";
        }

        var rounds = extents.Text(root.Arguments[0]);
        if (size.Nodes().OfType<Apply>().FirstOrDefault(a => a.Primitive == PrimitiveTable.IntegerDivide && a.Arguments[1] == root) is { } blocks)
        {
            text = text.Replace(extents.Text(blocks), rounds.Contains(' ') ? $"⌈({rounds})/k⌉" : $"⌈{rounds}/k⌉");
        }

        return $"Temporaries: {Plain(text.Replace(extents.Text(root), "k"))} numbers, where k = {(rounds.Contains(' ') ? $"⌈√({Plain(rounds)})⌉" : $"⌈√{rounds}⌉")}.";

        static string Plain(string code) => code.Replace(" * ", "·");
    }

    private static string Varied(AnnotatedMethod method, DerivativeMember member, int position) => member.By.Select(k => Reference(method, k)).Distinct(StringComparer.Ordinal).ElementAt(position);

    // What is part of a record is named by the record's parameter.
    private static string Reference(AnnotatedMethod method, int position) => method.OwnerOf(position) is var owner && method.Signature.Contains(owner)
        ? $"<paramref name=\"{owner.Name.TrimStart('@')}\"/>"
        : $"<c>{owner.Title}</c>";
}
