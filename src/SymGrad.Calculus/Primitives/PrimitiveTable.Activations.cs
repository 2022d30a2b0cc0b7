using SymGrad.Calculus.Arithmetic;
using SymGrad.SpecialFunctions;
using static SymGrad.Calculus.Primitives.Domain;

namespace SymGrad.Calculus.Primitives;

/// <content>The activations of networks.</content>
public static partial class PrimitiveTable
{
    public static readonly Primitive Sigmoid = Unary("sigmoid", "Sigmoid", @"\sigma", (x, y) => y * (1 - y),
        Exponentials.Sigmoid, Extended.Sigmoid, Reals.Sampled(-20, 20), result: "p", course: new(Open(0, 1)));
    public static readonly Primitive Softplus = Unary("softplus", "Softplus", @"\operatorname{softplus}", (x, y) => x.Of(Sigmoid),
        Exponentials.Softplus, Extended.Softplus, Reals.Sampled(-20, 20), result: "s", course: new(Above(0)));
    public static readonly Primitive LogCosh = Unary("logCosh", "LogCosh", @"\ln\cosh", (x, y) => x.Of(Tanh!),
        Exponentials.LogCosh, Extended.LogCosh, Reals.Sampled(-20, 20), result: "s", course: new(From(0), 0));
    public static readonly Primitive Relu = Unary("relu", "Relu", @"\operatorname{relu}", (x, y) => Positive(x),
        x => Math.Max(x, 0), ExtendedFunctions.Relu, Reals.Sampled(-5, 5), result: "h", cost: 1, kinks: [At(0, 0)], course: new(From(0)));
    public static readonly Primitive Gelu = Unary("gelu", "Gelu", @"\operatorname{gelu}", (x, y) => x.Of(NormalCdf!) + x * x.Of(NormalPdf!),
        Gaussian.Gelu, ExtendedFunctions.Gelu, Reals.Sampled(-6, 6), result: "h", course: new(From(-0.16997120747990369), -0.7517915246935645));
    public static readonly Primitive Silu = Unary("silu", "Silu", @"\operatorname{silu}", (x, y) => x.Of(Sigmoid) * (1 + x * (1 - x.Of(Sigmoid))),
        Exponentials.Silu, ExtendedFunctions.Silu, Reals.Sampled(-20, 20), result: "h", course: new(From(-0.27846454276107380), -1.2784645427610738));

    /// <summary>x above 0, slope·x otherwise: at 0 its derivative is the slope.</summary>
    public static readonly Primitive LeakyRelu = Binary("leakyRelu", "LeakyRelu", "leakyRelu",
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(1), a),
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(0), x),
        ScalarFunctions.LeakyRelu, ExtendedFunctions.LeakyRelu, Reals.Sampled(-5, 5), Reals.Sampled(-1, 1),
        result: "h", cost: 1, kinks: [At(0, Rational.Half, Rational.Half, 0)], course: new(Reals, 0));

    /// <summary>x above 0, α(eˣ − 1) otherwise: at 0 its derivative is α.</summary>
    public static readonly Primitive Elu = Binary("elu", "Elu", "elu",
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(1), a * x.Of(Exp!)),
        (x, a, y) => x.Number(0).Less(x).Choose(x.Number(0), x.Of(Expm1!)),
        Exponentials.Elu, ExtendedFunctions.Elu, Reals.Sampled(-5, 5), Reals.Sampled(-2, 2),
        result: "h", kinks: [At(0, Rational.Half, Rational.Half, 0)], course: new(Reals, 0));
}
