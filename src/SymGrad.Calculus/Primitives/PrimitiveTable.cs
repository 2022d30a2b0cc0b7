using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Expressions.NamedConstant;

namespace SymGrad.Calculus.Primitives;

/// <summary>Every primitive function, one row each. A rule may use the function's own value y.</summary>
public static partial class PrimitiveTable
{
    public static readonly Primitive Exp = Unary("exp", "Exp", @"\exp", (x, y) => y, result: "e");
    public static readonly Primitive Log = Unary("log", "Log", @"\ln", (x, y) => 1 / x, result: "l");
    public static readonly Primitive Log1p = Unary("log1p", "Log1p", "log1p", (x, y) => 1 / (1 + x), result: "l");
    public static readonly Primitive Expm1 = Unary("expm1", "Expm1", "expm1", (x, y) => x.Of(Exp), result: "e");
    public static readonly Primitive Exp2 = Unary("exp2", "Exp2", "exp2", (x, y) => y * x.Number(2).Of(Log), result: "e");
    public static readonly Primitive Log2 = Unary("log2", "Log2", @"\log_2", (x, y) => 1 / (x * x.Number(2).Of(Log)), result: "l");
    public static readonly Primitive Log10 = Unary("log10", "Log10", @"\log_{10}", (x, y) => 1 / (x * x.Number(10).Of(Log)), result: "l");
    public static readonly Primitive Sqrt = Unary("sqrt", "Sqrt", "sqrt", (x, y) => 1 / (2 * y), result: "r", cost: 6);
    public static readonly Primitive Cbrt = Unary("cbrt", "Cbrt", "cbrt", (x, y) => 1 / (3 * y.Power(2)), result: "r");

    public static readonly Primitive Sin = Unary("sin", "Sin", @"\sin", (x, y) => x.Of(Cos!), result: "s");
    public static readonly Primitive Cos = Unary("cos", "Cos", @"\cos", (x, y) => -x.Of(Sin), result: "c");
    public static readonly Primitive Tan = Unary("tan", "Tan", @"\tan", (x, y) => 1 + y.Power(2));
    public static readonly Primitive Asin = Unary("asin", "Asin", @"\arcsin", (x, y) => 1 / ((1 - x) * (1 + x)).Of(Sqrt));
    public static readonly Primitive Acos = Unary("acos", "Acos", @"\arccos", (x, y) => -(1 / ((1 - x) * (1 + x)).Of(Sqrt)));
    public static readonly Primitive Atan = Unary("atan", "Atan", @"\arctan", (x, y) => 1 / (1 + x.Power(2)));
    public static readonly Primitive Sinh = Unary("sinh", "Sinh", @"\sinh", (x, y) => x.Of(Cosh!));
    public static readonly Primitive Cosh = Unary("cosh", "Cosh", @"\cosh", (x, y) => x.Of(Sinh));
    public static readonly Primitive Tanh = Unary("tanh", "Tanh", @"\tanh", (x, y) => 1 - y.Power(2), result: "h");
    public static readonly Primitive Asinh = Unary("asinh", "Asinh", @"\operatorname{arsinh}", (x, y) => 1 / x.Of(Hypot!, x.Number(1)));
    public static readonly Primitive Acosh = Unary("acosh", "Acosh", @"\operatorname{arcosh}", (x, y) => 1 / ((x - 1).Of(Sqrt) * (x + 1).Of(Sqrt)));
    public static readonly Primitive Atanh = Unary("atanh", "Atanh", @"\operatorname{artanh}", (x, y) => 1 / ((1 - x) * (1 + x)));

    public static readonly Primitive Sigmoid = Unary("sigmoid", "Sigmoid", @"\sigma", (x, y) => y * (1 - y), result: "p");
    public static readonly Primitive Softplus = Unary("softplus", "Softplus", @"\operatorname{softplus}", (x, y) => x.Of(Sigmoid), result: "s");
    public static readonly Primitive Relu = Unary("relu", "Relu", @"\operatorname{relu}", (x, y) => Positive(x), result: "h", cost: 1);
    public static readonly Primitive LeakyRelu = Binary("leakyRelu", "LeakyRelu", "leakyRelu",
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(1), a),
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(0), x), result: "h", cost: 1);
    public static readonly Primitive Elu = Binary("elu", "Elu", "elu",
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(1), a * x.Of(Exp)),
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(0), x.Of(Expm1)), result: "h");
    public static readonly Primitive Gelu = Unary("gelu", "Gelu", @"\operatorname{gelu}", (x, y) => x.Of(NormalCdf!) + x * x.Of(NormalPdf!), result: "h");
    public static readonly Primitive Silu = Unary("silu", "Silu", @"\operatorname{silu}",
        (x, y) => x.Of(Sigmoid) * (1 + x * (1 - x.Of(Sigmoid))), result: "h");

    public static readonly Primitive Erf = Unary("erf", "Erf", @"\operatorname{erf}",
        (x, y) => 2 * (-x.Power(2)).Of(Exp) / x.Constant(Pi).Of(Sqrt));
    public static readonly Primitive Erfc = Unary("erfc", "Erfc", @"\operatorname{erfc}",
        (x, y) => -(2 * (-x.Power(2)).Of(Exp) / x.Constant(Pi).Of(Sqrt)));
    public static readonly Primitive NormalCdf = Unary("normalCdf", "NormalCdf", @"\Phi", (x, y) => x.Of(NormalPdf!));
    public static readonly Primitive NormalPdf = Unary("normalPdf", "NormalPdf", @"\varphi", (x, y) => -(x * y));
    public static readonly Primitive LogGamma = Unary("logGamma", "LogGamma", @"\ln\Gamma", (x, y) => x.Of(Digamma!), cost: 40);
    public static readonly Primitive Digamma = Unary("digamma", "Digamma", @"\psi", (x, y) => x.Number(1).Of(Polygamma!, x), cost: 40);

    /// <summary>ψ⁽ⁿ⁾(x); the order n is an integer and never differentiated.</summary>
    public static readonly Primitive Polygamma = new()
    {
        Name = "polygamma",
        Arity = 2,
        Emission = "Polygamma",
        Notation = "polygamma",
        HasLane = false,
        Cost = 40,
        Methods = OfFunctions("Polygamma"),
        Partials = [(x, y) => x[0].Number(0), (x, y) => (x[0] + 1).Of(Polygamma!, x[1])],
    };

    public static readonly Primitive Abs = Unary("abs", "Abs", "abs", (x, y) => x.Of(Sign!), cost: 1);
    public static readonly Primitive Sign = Unary("sign", "Sign", @"\operatorname{sign}", (x, y) => x.Number(0), cost: 1);

    /// <summary>A tie splits evenly between variable arguments, and gives nothing against a constant.</summary>
    public static readonly Primitive Max = Binary("max", "Max", @"\max",
        (a, b, y) => Share(winner: b.Less(a), a, b),
        (a, b, y) => Share(winner: a.Less(b), b, a), cost: 1);
    public static readonly Primitive Min = Binary("min", "Min", @"\min",
        (a, b, y) => Share(winner: a.Less(b), a, b),
        (a, b, y) => Share(winner: b.Less(a), b, a), cost: 1);

    /// <summary>x^y for real y; an integer constant exponent folds to a polynomial.</summary>
    public static readonly Primitive Pow = new()
    {
        Name = "pow",
        Arity = 2,
        Emission = "Pow",
        Notation = "pow",
        Cost = 25,
        Methods = [.. OfMath("Pow"), .. OfFunctions("Pow")],
        Fold = (pool, x) => x[1] is Number { Value.IsInteger: true } n && Rational.Abs(n.Value).CompareTo(new Rational(64)) <= 0
            ? pool.Power(x[0], (int)n.Value.Numerator)
            : null,
        Partials =
        [
            (x, y) => x[1] * x[0].Of(Pow!, x[1] - 1),
            (x, y) => x[0].EqualTo(x[0].Number(0)).Choose(x[0].Number(0), y * x[0].Of(Log)),
        ],
    };

    public static readonly Primitive Atan2 = Binary("atan2", "Atan2", "atan2",
        (a, b, y) => b / (a.Power(2) + b.Power(2)),
        (a, b, y) => -(a / (a.Power(2) + b.Power(2))), cost: 25);

    /// <summary>√(a² + b²), with gradient 0 at the origin.</summary>
    public static readonly Primitive Hypot = Binary("hypot", "Hypot", "hypot",
        (a, b, y) => y.EqualTo(y.Number(0)).Choose(y.Number(0), a / y),
        (a, b, y) => y.EqualTo(y.Number(0)).Choose(y.Number(0), b / y), cost: 8);

    /// <summary>x·ln y with 0·ln y = 0: the term of a cross-entropy.</summary>
    public static readonly Primitive XLogY = Binary("xlogy", "XLogY", "xlogy",
        (x, y, _) => y.Of(Log),
        (x, y, _) => x.EqualTo(x.Number(0)).Choose(x.Number(0), x / y), cost: 11);

    /// <summary>√x with derivative 0 at 0, as the Euclidean norm has it.</summary>
    public static readonly Primitive NormRoot = Unary("normRoot", "Sqrt", "sqrt",
        (x, y) => y.EqualTo(y.Number(0)).Choose(y.Number(0), 1 / (2 * y)), methods: [], result: "r", cost: 6);

    /// <summary>C#'s integer division, rounding toward zero, and its remainder.</summary>
    public static readonly Primitive IntegerDivide = IntegerOperator("div", "/");
    public static readonly Primitive IntegerRemainder = IntegerOperator("mod", "%");
    public static readonly Primitive IntegerMax = IntegerOperator("imax", "Math.Max");
    public static readonly Primitive IntegerMin = IntegerOperator("imin", "Math.Min");

    /// <summary>The rows, in the order in which they are declared.</summary>
    public static IReadOnlyList<Primitive> Rows { get; } = Numbered(
    [
        Exp, Log, Log1p, Expm1, Exp2, Log2, Log10, Sqrt, Cbrt,
        Sin, Cos, Tan, Asin, Acos, Atan, Sinh, Cosh, Tanh, Asinh, Acosh, Atanh,
        Sigmoid, Softplus, Relu, LeakyRelu, Elu, Gelu, Silu,
        Erf, Erfc, NormalCdf, NormalPdf, LogGamma, Digamma, Polygamma,
        Abs, Sign, Max, Min, Pow, Atan2, Hypot, XLogY, NormRoot,
        IntegerDivide, IntegerRemainder, IntegerMax, IntegerMin,
    ]);

    private static readonly Dictionary<string, Primitive> ByMethod =
        Rows.SelectMany(row => row.Methods, (row, method) => (row, method)).ToDictionary(p => p.method, p => p.row, StringComparer.Ordinal);

    /// <summary>The primitive that a C# method means, by <c>Namespace.Type.Method</c>; null when it is none of the table.</summary>
    public static Primitive? Find(string method) => ByMethod.TryGetValue(method, out var row) ? row : null;
}
