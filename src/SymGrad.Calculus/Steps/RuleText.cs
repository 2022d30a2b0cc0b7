using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Steps;

/// <summary>Which rule differentiates a definition in normal form, by its root, and what a lecturer says to it.</summary>
internal static class RuleText
{
    /// <summary>The rule that needs no name of its own in a chain.</summary>
    public const string Linearity = "Linearity";

    private static readonly (string Rule, string Sentence) Branches = ("Branches", "Each branch is differentiated by itself.");
    private const string Linear = "It enters linearly: its factor is its derivative.";

    /// <summary>The rule for a definition's body as a function of what is read from <paramref name="by"/>; of anything where that is null.</summary>
    /// <param name="body">The body.</param>
    /// <param name="by">By what is differentiated.</param>
    /// <param name="isLinear">Whether the derivative is free of it.</param>
    public static (string Rule, string Sentence) Describe(Expr body, Func<Tensor, bool> by, bool isLinear) => Core(body) switch
    {
        Apply apply when apply.Primitive == PrimitiveTable.Weighted => Depends(apply.Arguments[1], by) ? OfFunction("exp", "Times the derivative of its argument.") : isLinear ? (Linearity, Linear) : OfArithmetic(apply.Arguments[0], by),
        Apply apply => OfFunction(apply),
        Reduce { Operation: ReductionKind.LogSumExp } => ("Derivative of log-sum-exp", "It is the softmax."),
        Reduce { Operation: ReductionKind.Max } => ("Derivative of the maximum", "It is 1 where the maximum is attained and 0 elsewhere."),
        Reduce { Operation: ReductionKind.Min } => ("Derivative of the minimum", "It is 1 where the minimum is attained and 0 elsewhere."),
        Reduce { Operation: ReductionKind.Product } => ("Product rule", "By one factor it is the product of all the others."),
        MatrixFunction function => OfMatrix(function.Operation),
        Expressions.Select => Branches,
        _ when isLinear => (Linearity, Linear),
        var core => OfArithmetic(core, by),
    };

    /// <summary>What stands under sums and guards.</summary>
    private static Expr Core(Expr body) => body switch
    {
        Expressions.Select { IsGuard: true } guard => Core(guard.Then),
        Reduce { Operation: ReductionKind.Sum } sum => Core(sum.Body),
        Sum { IsScaled: true } scaled => Core(scaled.Terms[0].Value),
        _ => body,
    };

    private static (string Rule, string Sentence) OfFunction(Apply apply) => OfFunction(
        NameOf(apply.Primitive),
        apply.Arguments.All(a => a is Read { Indices.Count: 0 } or Number) ? "" : apply.Arguments.All(a => a is Read or Number) ? "Element by element." : "Times the derivative of its argument.");

    private static (string Rule, string Sentence) OfFunction(string name, string sentence) => ($"Derivative of {name}", sentence);

    private static string NameOf(Primitive primitive) => primitive.Name switch
    {
        "sigmoid" => "σ",
        "log" or "log1p" => "ln",
        "pow" => "a power",
        "weighted" => "exp",
        "sqrt" or "normRoot" => "the root",
        "abs" => "the absolute value",
        var name => name,
    };

    private static (string Rule, string Sentence) OfMatrix(MatrixOperation operation) => operation switch
    {
        MatrixOperation.Inverse => ("Derivative of the inverse", "From A A⁻¹ = I by the product rule."),
        MatrixOperation.LogDeterminant => ("Derivative of the log-determinant", "It is the transposed inverse."),
        _ => ("Derivative of the determinant", "Jacobi's formula: it is the transposed adjugate."),
    };

    /// <summary>Of sums of products: the name of what has to be done most.</summary>
    private static (string Rule, string Sentence) OfArithmetic(Expr core, Func<Tensor, bool> by)
    {
        var products = Values(core).OfType<Product>().Select(p => p.Factors.Where(f => Depends(f.Base, by)).ToList()).Where(f => f.Count > 0).ToList();
        var functions = Values(core).OfType<Apply>().Where(a => Depends(a, by)).ToList();
        return products switch
        {
            _ when products.Any(p => p.Count > 1 && p.Any(f => f.Exponent < 0)) => ("Quotient rule", "Numerator and denominator both depend on it."),
            _ when products.Any(p => p.Count > 1) => ("Product rule", "Each factor in turn, the others as they are."),
            _ when products.Any(p => p.Any(f => f.Exponent < 0)) => ("Quotient rule", "Only the denominator depends on it."),
            _ when products.Any(p => p.Any(f => f.Exponent > 1)) => ("Power rule", "The exponent comes to the front and is lowered by one."),
            _ when functions.Count > 0 => ("Derivative of " + NameOf(functions[0].Primitive), "By the chain rule, with what stands around it."),
            _ when Values(core).Any(n => n is Expressions.Select choice && Depends(choice.Condition, by)) => Branches,
            _ => ("Sum rule", "Term by term."),
        };
    }

    /// <summary>What a value is made of, without what its conditions compare.</summary>
    private static IEnumerable<Expr> Values(Expr expr) => expr is Compare or Logic ? [] : expr.Operands.SelectMany(Values).Prepend(expr);

    private static bool Depends(Expr expr, Func<Tensor, bool> by) => expr.Nodes().Any(n => n is Read read && by(read.Tensor));

    public static Box Text(string words) => new Words(words);
}
