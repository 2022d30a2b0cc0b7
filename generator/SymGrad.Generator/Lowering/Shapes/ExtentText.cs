using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>An extent as the user would write it: <c>W.Columns</c>, <c>x.Length + 1</c>.</summary>
internal sealed class ExtentText(Session session)
{
    public string Of(Expr expr) => expr switch
    {
        Number n => n.Value.ToString(),
        Extent e => Extent(e),
        Read { Indices.Count: 0 } r => Name(r.Tensor),
        Read r when FormOf(r.Tensor) == ParameterForm.RowLengths => $"{Name(r.Tensor)}[{Of(r.Indices[0])}].Length",
        Read { Indices.Count: 2 } r when FormOf(r.Tensor) == ParameterForm.Jagged => $"{Name(r.Tensor)}[{Of(r.Indices[0])}][{Of(r.Indices[1])}]",
        Read r => $"{Name(r.Tensor)}[{string.Join(", ", r.Indices.Select(Of))}]",
        IndexVariable i => i.NameHint ?? "an index",
        Sum s => Sum(s),
        Product p => string.Join(" * ", p.Factors.SelectMany(f => Enumerable.Repeat(Factor(f.Base), f.Exponent))),
        Apply { Arguments.Count: 2 } a => $"{a.Primitive.Name}({Of(a.Arguments[0])}, {Of(a.Arguments[1])})",
        _ => "an expression",
    };

    private string Name(Tensor tensor) => session.Paths.TryGetValue(tensor, out var path) ? path : tensor.Name;

    private ParameterForm? FormOf(Tensor tensor) => session.Parameters.FirstOrDefault(p => p.Tensor == tensor)?.Form;

    private string Factor(Expr expr) => expr is Sum ? $"({Of(expr)})" : Of(expr);

    private string Sum(Sum sum)
    {
        var text = string.Concat(sum.Terms.Select((t, i) =>
            (t.Coefficient.Sign < 0 ? (i == 0 ? "-" : " - ") : (i == 0 ? "" : " + "))
            + (Calculus.Arithmetic.Rational.Abs(t.Coefficient).IsOne ? "" : Calculus.Arithmetic.Rational.Abs(t.Coefficient) + " * ")
            + Factor(t.Value)));
        return sum.Constant.IsZero ? text : text + (sum.Constant.Sign < 0 ? " - " : " + ") + Calculus.Arithmetic.Rational.Abs(sum.Constant);
    }

    private string Extent(Extent extent) => Name(extent.Tensor) + FormOf(extent.Tensor) switch
    {
        ParameterForm.Matrix => extent.Axis == 0 ? ".Rows" : ".Columns",
        ParameterForm.Tensor3 => string.Format(CultureInfo.InvariantCulture, ".Length{0}", extent.Axis),
        ParameterForm.Array2 => string.Format(CultureInfo.InvariantCulture, ".GetLength({0})", extent.Axis),
        ParameterForm.Jagged when extent.Axis == 1 => "'s longest row",
        _ => ".Length",
    };
}
