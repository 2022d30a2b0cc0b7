using System.Linq;

namespace SymGrad.Calculus.Expressions;

/// <summary>A plain infix text of an expression, for messages and the debugger; formulas for readers come from Typesetting.</summary>
internal static class ExprText
{
    public static string Of(Expr expr) => expr switch
    {
        Number n => n.Value.ToString(),
        Constant c => c.Name.ToString(),
        IndexVariable { Scope: IndexScope.Axis } i => "_" + (char)('i' + (i.Position % 12)),
        IndexVariable { Scope: IndexScope.Bound } i => FormattableString.Invariant($"s{i.Position}"),
        IndexVariable i => FormattableString.Invariant($"{i.NameHint ?? "v"}'{i.Position}"),
        Extent e => FormattableString.Invariant($"|{e.Tensor.Name}|{e.Axis}"),
        Read { Indices.Count: 0 } r => r.Tensor.Name,
        Read r => $"{r.Tensor.Name}[{string.Join(", ", r.Indices.Select(Of))}]",
        Sum s => "(" + string.Join(" + ", s.Terms.Select(t => t.Coefficient.IsOne ? Of(t.Value) : $"{t.Coefficient}*{Of(t.Value)}"))
            + (s.Constant.IsZero ? ")" : $" + {s.Constant})"),
        Product p => string.Join("*", p.Factors.Select(f => f.Exponent == 1 ? Of(f.Base) : FormattableString.Invariant($"{Of(f.Base)}^{f.Exponent}"))),
        Apply a => $"{a.Primitive.Name}({string.Join(", ", a.Arguments.Select(Of))})",
        MatrixFunction m => $"{m.Operation}({Of(m.Matrix)})[{string.Join(", ", m.Place.Select(Of))}]",
        CustomCall c => $"{c.Function}({string.Join(", ", c.Arguments.Select(Of))})[{string.Join(", ", c.Place.Select(Of))}]",
        Reduce r => FormattableString.Invariant($"{r.Operation}(s{r.BinderHeight} in {Of(r.Lower)}..{Of(r.Upper)}: {Of(r.Body)})"),
        Select s => $"({Of(s.Condition)} ? {Of(s.Then)} : {Of(s.Otherwise)})",
        Compare c => $"{Of(c.Left)} {c.Relation} {Of(c.Right)}",
        Logic l => $"{l.Connective}({string.Join(", ", l.Operands.Select(Of))})",
        _ => expr.GetType().Name,
    };
}
