using SymGrad.Calculus.Arithmetic;
using SymGrad.SpecialFunctions;
using static SymGrad.Calculus.Primitives.Domain;

namespace SymGrad.Calculus.Primitives;

/// <content>Exponentials, logarithms, roots, circular and hyperbolic functions.</content>
public static partial class PrimitiveTable
{
    public static readonly Primitive Exp = Unary("exp", "Exp", @"\exp", (x, y) => y,
        Math.Exp, Extended.Exp, Reals.Sampled(-20, 20), result: "e", course: new(Above(0)));
    public static readonly Primitive Log = Unary("log", "Log", @"\ln", (x, y) => 1 / x,
        Math.Log, Extended.Log, Above(0).Sampled(1e-3, 50), result: "l", course: new(Reals));
    public static readonly Primitive Log1p = Unary("log1p", "Log1p", "log1p", (x, y) => 1 / (1 + x),
        Exponentials.Log1p, Extended.Log1p, Above(-1).Sampled(-0.99, 20), result: "l", course: new(Reals));
    public static readonly Primitive Expm1 = Unary("expm1", "Expm1", "expm1", (x, y) => x.Of(Exp),
        Exponentials.Expm1, Extended.Expm1, Reals.Sampled(-5, 5), result: "e", course: new(Above(-1)));
    public static readonly Primitive Exp2 = Unary("exp2", "Exp2", "exp2", (x, y) => y * x.Number(2).Of(Log),
        ScalarFunctions.Exp2, Extended.Exp2, Reals.Sampled(-20, 20), result: "e", course: new(Above(0)));
    public static readonly Primitive Log2 = Unary("log2", "Log2", @"\log_2", (x, y) => 1 / (x * x.Number(2).Of(Log)),
        ScalarFunctions.Log2, Extended.Log2, Above(0).Sampled(1e-3, 50), result: "l", course: new(Reals));
    public static readonly Primitive Log10 = Unary("log10", "Log10", @"\log_{10}", (x, y) => 1 / (x * x.Number(10).Of(Log)),
        Math.Log10, Extended.Log10, Above(0).Sampled(1e-3, 50), result: "l", course: new(Reals));
    public static readonly Primitive Sqrt = Unary("sqrt", "Sqrt", "sqrt", (x, y) => 1 / (2 * y),
        Math.Sqrt, Extended.Sqrt, From(0).Sampled(1e-3, 50), result: "r", cost: 6, course: new(From(0)));
    public static readonly Primitive Cbrt = Unary("cbrt", "Cbrt", "cbrt", (x, y) => 1 / (3 * y.Power(2)),
        Hyperbolics.Cbrt, Extended.Cbrt, Reals.Sampled(-20, 20), result: "r", course: new(Reals));

    /// <summary>√x with derivative 0 at 0, as the Euclidean norm has it.</summary>
    public static readonly Primitive NormRoot = Unary("normRoot", "Sqrt", "sqrt", (x, y) => y.EqualTo(y.Number(0)).Choose(y.Number(0), 1 / (2 * y)),
        Math.Sqrt, Extended.Sqrt, From(0).Sampled(1e-3, 50), methods: [], result: "r", cost: 6, kinks: [At(0, 0)], course: new(From(0)));

    public static readonly Primitive Sin = Unary("sin", "Sin", @"\sin", (x, y) => x.Of(Cos!),
        Math.Sin, Extended.Sin, Reals.Sampled(-10, 10), result: "s", course: new(Closed(-1, 1), Math.PI / 2) { Period = Math.PI });
    public static readonly Primitive Cos = Unary("cos", "Cos", @"\cos", (x, y) => -x.Of(Sin),
        Math.Cos, Extended.Cos, Reals.Sampled(-10, 10), result: "c", course: new(Closed(-1, 1), 0) { Period = Math.PI });
    public static readonly Primitive Tan = Unary("tan", "Tan", @"\tan", (x, y) => 1 + y.Power(2),
        Math.Tan, Extended.Tan, Reals.Sampled(-1.5, 1.5));
    public static readonly Primitive Asin = Unary("asin", "Asin", @"\arcsin", (x, y) => 1 / ((1 - x) * (1 + x)).Of(Sqrt),
        Math.Asin, Extended.Asin, Closed(-1, 1).Sampled(-0.99, 0.99), course: new(Closed(-Math.PI / 2, Math.PI / 2)));
    public static readonly Primitive Acos = Unary("acos", "Acos", @"\arccos", (x, y) => -(1 / ((1 - x) * (1 + x)).Of(Sqrt)),
        Math.Acos, Extended.Acos, Closed(-1, 1).Sampled(-0.99, 0.99), course: new(Closed(0, Math.PI)));
    public static readonly Primitive Atan = Unary("atan", "Atan", @"\arctan", (x, y) => 1 / (1 + x.Power(2)),
        Math.Atan, Extended.Atan, Reals.Sampled(-10, 10), course: new(Open(-Math.PI / 2, Math.PI / 2)));

    public static readonly Primitive Sinh = Unary("sinh", "Sinh", @"\sinh", (x, y) => x.Of(Cosh!),
        Math.Sinh, Extended.Sinh, Reals.Sampled(-10, 10), course: new(Reals));
    public static readonly Primitive Cosh = Unary("cosh", "Cosh", @"\cosh", (x, y) => x.Of(Sinh),
        Math.Cosh, Extended.Cosh, Reals.Sampled(-10, 10), course: new(From(1), 0));
    public static readonly Primitive Tanh = Unary("tanh", "Tanh", @"\tanh", (x, y) => 1 - y.Power(2),
        Math.Tanh, Extended.Tanh, Reals.Sampled(-5, 5), result: "h", course: new(Open(-1, 1)));
    public static readonly Primitive Asinh = Unary("asinh", "Asinh", @"\operatorname{arsinh}", (x, y) => 1 / x.Of(Hypot!, x.Number(1)),
        Hyperbolics.Asinh, Extended.Asinh, Reals.Sampled(-20, 20), course: new(Reals));
    public static readonly Primitive Acosh = Unary("acosh", "Acosh", @"\operatorname{arcosh}", (x, y) => 1 / ((x - 1).Of(Sqrt) * (x + 1).Of(Sqrt)),
        Hyperbolics.Acosh, Extended.Acosh, From(1).Sampled(1.01, 20), course: new(From(0)));
    public static readonly Primitive Atanh = Unary("atanh", "Atanh", @"\operatorname{artanh}", (x, y) => 1 / ((1 - x) * (1 + x)),
        Hyperbolics.Atanh, Extended.Atanh, Open(-1, 1).Sampled(-0.99, 0.99), course: new(Reals));
}
