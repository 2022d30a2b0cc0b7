using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>The definition of a known function.</summary>
internal delegate Value FunctionRow(FunctionContext context);

/// <summary>Which methods are known, and by which table.</summary>
internal static class KnownFunctions
{
    /// <summary>Whether the method is the library's or the framework's, so that its body is not looked for.</summary>
    public static bool Owns(IMethodSymbol method) => OwnerOf(method) is not null;

    public static FunctionRow? Find(FunctionCall call)
    {
        var owner = OwnerOf(call.Method)!;
        if (owner is "SymGrad.Functions" or "SymGrad.Vec" or "SymGrad.Mat" or "SymGrad.Tensor3" or "System.Span" or "System.Array")
        {
            if (VectorFunctions.Rows.TryGetValue(call.Key, out var row) || IndexForms.Rows.TryGetValue(call.Key, out row) || MatrixFunctions.Rows.TryGetValue(call.Key, out row))
            {
                return row;
            }
        }

        return ScalarFunctions.Find(owner, call.Method, call.Arguments.Count) is not { } scalar ? null
            : call.Arguments.All(a => a is ScalarValue { Type: not NumberType.Boolean }) ? c => c.Scalar(scalar(c.Pool, [.. call.Arguments.Select((_, k) => c.Number(k))]))
            : call.Arguments.OfType<ArrayValue>().Count() == 1 && call.Arguments.All(a => a is ScalarValue or ArrayValue) ? c => Elementwise(c, scalar)
            : null;
    }

    // A function of numbers on each element; the other arguments are the same for all.
    private static ArrayValue Elementwise(FunctionContext c, Func<ExprPool, IReadOnlyList<Expr>, Expr> scalar)
    {
        var array = c.Call.Arguments.OfType<ArrayValue>().Single();
        return c.Arrays.Elementwise(c.Result, array.Extents, [array], x =>
            scalar(c.Pool, [.. c.Call.Arguments.Select((a, k) => a is ArrayValue ? x[0] : c.Number(k))]));
    }

    private static string? OwnerOf(IMethodSymbol method) => (method.ContainingNamespace?.ToDisplayString(), method.ContainingType?.Name) switch
    {
        ("SymGrad", "Functions") => "SymGrad.Functions",
        ("SymGrad", "Vec") => "SymGrad.Vec",
        ("SymGrad", "Mat") => "SymGrad.Mat",
        ("SymGrad", "Tensor3") => "SymGrad.Tensor3",
        ("System", "Span" or "ReadOnlySpan") => "System.Span",
        ("System", "MemoryExtensions") => "System.Span",
        ("System", "Array") => "System.Array",
        ("System.Linq", "Enumerable") when method.Name == "ToArray" => "System.Array",
        ("System", "Math") => "System.Math",
        ("System", "MathF") => "System.MathF",
        ("System", "Double") => "System.Double",
        ("System", "Single") => "System.Single",
        ("System", "Int32") => "System.Int32",
        _ => null,
    };
}
