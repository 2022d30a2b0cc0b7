using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Stabilisation;

/// <summary>A textbook form and the safe one that replaces it; null where the form is not there.</summary>
/// <param name="Name">The form, as a reader would write it.</param>
/// <param name="Rewrite">The replacement of a matching expression.</param>
public sealed record StableForm(string Name, Func<FormMatcher, Expr, Expr?> Rewrite);

/// <summary>The table of stability rewrites: each keeps the value and loses the overflow or the cancellation.</summary>
public static class StableForms
{
    public static IReadOnlyList<StableForm> Table { get; } =
    [
        new("ln eᵘ → u", (m, e) => m.IsLog(e) is { } x ? m.IsExp(x) : null),
        new("ln Σ eᵘ → LSE u", (m, e) => m.IsLog(e) is { } x ? m.IsSumOfExp(x) : null),
        new("ln σ(a) → −softplus(−a)", (m, e) => m.IsLog(e) is { } x && m.IsUnary(x, Sigmoid) is { } a ? m.Negate(m.Softplus(m.Negate(a))) : null),
        new("ln(1 − σ(a)) → −softplus a", (m, e) => m.IsLogOfOnePlus(e) is { } x && m.IsUnary(m.Negate(x), Sigmoid) is { } a ? m.Negate(m.Softplus(a)) : null),
        new("ln(1 + eᵘ) → softplus u", (m, e) => m.IsLogOfOnePlus(e) is { } x && m.IsExp(x) is { } u ? m.Softplus(u) : null),
        new("ln(eᵘ + e⁻ᵘ) → ln 2 + ln cosh u", (m, e) => m.IsLog(e) is { } x ? m.LogOfCosh(x) : null),
        new("ln(a·b) → ln a + ln b, one of them an exponential", (m, e) => m.IsLog(e) is Product p ? m.SplitLog(p) : null),
        new("ln Σ w·eᵘ → m + ln Σ w·e^(u − m), m = max u", (m, e) => m.IsLog(e) is { } x ? m.LogOfWeighted(x) : null),
        new("ln(w₁eᵘ + w₂eᵛ) → m + ln(w₁e^(u − m) + w₂e^(v − m)), m = max(u, v)", (m, e) => m.IsLog(e) is { } x ? m.LogOfTerms(x) : null),
        new("ln(1 + x) → log1p x", (m, e) => e is Apply a && a.Primitive == Log && m.IsLogOfOnePlus(e) is { } x ? m.Of(Log1p, x) : null),
        new("eᵘ / Σ eᵛ → e^(u − LSE v)", (m, e) => e is Product p ? m.Quotient(p) : null),
        new("(eᵘ − eᵛ) / (eᵘ + eᵛ) → tanh((u − v)/2)", (m, e) => e is Product p ? m.HyperbolicTangent(p) : null),
        new("1 / (1 + eᵘ) → σ(−u)", (m, e) => e is Product p ? m.Logistic(p, isBesideOne: true) : null),
        new("eᵘ / (eᵘ + eᵛ) → σ(u − v)", (m, e) => e is Product p ? m.Logistic(p, isBesideOne: false) : null),
        new("eᵘ / (w₁eᵘ + w₂eᵛ) → e^(u − m) / (w₁e^(u − m) + w₂e^(v − m))", (m, e) => e is Product p ? m.QuotientOfTerms(p) : null),
        new("2σ(a) − 1 → tanh(a/2)", (m, e) => e is Sum { OnlyTerm: { } t } s && (-s.Constant).IsOne && t.Coefficient == new Rational(2) && m.IsUnary(t.Value, Sigmoid) is { } a ? m.Of(Tanh, m.Pool.Scale(Rational.Half, a)) : null),
        new("eᵘ − 1 → expm1 u", (m, e) => e is Sum { OnlyTerm: { } t } s && t.Coefficient.IsOne && (-s.Constant).IsOne && m.IsExp(t.Value) is { } u ? m.Of(Expm1, u) : null),
        new("1 − eᵘ → −expm1 u", (m, e) => e is Sum { Constant.IsOne: true, OnlyTerm: { } t } && (-t.Coefficient).IsOne && m.IsExp(t.Value) is { } u ? m.Negate(m.Of(Expm1, u)) : null),
        new("t·ln y with a safe ln y", (m, e) => e is Apply a && a.Primitive == XLogY && m.SafeLog(a.Arguments[1]) is { } log ? m.Pool.Multiply(a.Arguments[0], log) : null),
        new("Σ t·(z − LSE z) → Σ t·z − LSE z·Σ t", (m, e) => e is Reduce { Operation: ReductionKind.Sum } r ? m.SplitLogSumExp(r) : null),
    ];
}
