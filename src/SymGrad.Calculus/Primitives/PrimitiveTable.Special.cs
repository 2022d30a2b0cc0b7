using SymGrad.Calculus.Arithmetic;
using SymGrad.SpecialFunctions;
using static SymGrad.Calculus.Expressions.NamedConstant;
using static SymGrad.Calculus.Primitives.Domain;

namespace SymGrad.Calculus.Primitives;

/// <content>The error function, the normal distribution and the logarithm of Γ with its derivatives.</content>
public static partial class PrimitiveTable
{
    public static readonly Primitive Erf = Unary("erf", "Erf", @"\operatorname{erf}", (x, y) => 2 * (-x.Power(2)).Of(Exp) / x.Constant(Pi).Of(Sqrt),
        Gaussian.Erf, Extended.Erf, Reals.Sampled(-4, 4), course: new(Open(-1, 1)));
    public static readonly Primitive Erfc = Unary("erfc", "Erfc", @"\operatorname{erfc}", (x, y) => -(2 * (-x.Power(2)).Of(Exp) / x.Constant(Pi).Of(Sqrt)),
        Gaussian.Erfc, Extended.Erfc, Reals.Sampled(-4, 6), course: new(Open(0, 2)));
    public static readonly Primitive NormalCdf = Unary("normalCdf", "NormalCdf", @"\Phi", (x, y) => x.Of(NormalPdf!),
        Gaussian.NormalCdf, ExtendedFunctions.NormalCdf, Reals.Sampled(-8, 6), course: new(Open(0, 1)));
    public static readonly Primitive NormalPdf = Unary("normalPdf", "NormalPdf", @"\varphi", (x, y) => -(x * y),
        Gaussian.NormalPdf, ExtendedFunctions.NormalPdf, Reals.Sampled(-8, 8), course: new(new Domain(0, 0.39894228040143268) { IncludesUpper = true }, 0));

    public static readonly Primitive LogGamma = Unary("logGamma", "LogGamma", @"\ln\Gamma", (x, y) => x.Of(Digamma!),
        GammaFunction.LogGamma, Extended.LogGamma, Above(0).Sampled(0.1, 20), cost: 40, course: new(From(-0.12148629053584961), 1.4616321449683623));
    public static readonly Primitive Digamma = Unary("digamma", "Digamma", @"\psi", (x, y) => x.Number(1).Of(Polygamma!, x),
        DigammaFunction.Digamma, Extended.Digamma, Above(0).Sampled(0.1, 20), cost: 40, course: new(Reals));

    /// <summary>ψ⁽ⁿ⁾(x); the order n is an integer and never differentiated.</summary>
    public static readonly Primitive Polygamma = Binary("polygamma", "Polygamma", "polygamma",
        (n, x, y) => n.Number(0),
        (n, x, y) => (n + 1).Of(Polygamma!, x),
        (n, x) => PolygammaFunction.Polygamma((int)n, x), ExtendedFunctions.Polygamma, Integers(0).Sampled(0, 4), Above(0).Sampled(0.1, 20),
        cost: 40, hasLane: false, methods: OfFunctions("Polygamma"));
}
