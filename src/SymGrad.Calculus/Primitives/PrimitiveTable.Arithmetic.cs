using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.SpecialFunctions;
using static SymGrad.Calculus.Primitives.Domain;

namespace SymGrad.Calculus.Primitives;

/// <content>Magnitudes, extremes, powers and angles, and the functions of integers.</content>
public static partial class PrimitiveTable
{
    private const int LargestFoldedExponent = 64;

    public static readonly Primitive Abs = Unary("abs", "Abs", "abs", (x, y) => x.Of(Sign!),
        Math.Abs, Extended.Abs, Reals.Sampled(-10, 10), cost: 1, kinks: [At(0, 0)], course: new(From(0), 0));
    public static readonly Primitive Sign = Unary("sign", "Sign", @"\operatorname{sign}", (x, y) => x.Number(0),
        ScalarFunctions.Sign, ExtendedFunctions.Sign, Reals.Sampled(-10, 10), cost: 1, kinks: [At(0, 0)], course: new(Closed(-1, 1)) { Jumps = true });

    /// <summary>A tie splits evenly between variable arguments, and gives nothing against a constant.</summary>
    public static readonly Primitive Max = Binary("max", "Max", @"\max",
        (a, b, y) => Share(winner: b.Less(a), a, b),
        (a, b, y) => Share(winner: a.Less(b), b, a),
        Math.Max, Extended.Max, Reals.Sampled(-10, 10), Reals.Sampled(-10, 10), cost: 1, kinks: [At(1, 1, Rational.Half, Rational.Half)], course: new(Reals));
    public static readonly Primitive Min = Binary("min", "Min", @"\min",
        (a, b, y) => Share(winner: a.Less(b), a, b),
        (a, b, y) => Share(winner: b.Less(a), b, a),
        Math.Min, Extended.Min, Reals.Sampled(-10, 10), Reals.Sampled(-10, 10), cost: 1, kinks: [At(1, 1, Rational.Half, Rational.Half)], course: new(Reals));

    /// <summary>x^y for real y; an integer constant exponent folds to a polynomial. x⁰ of a counter or a parameter that is 0 has derivative 0 at x = 0 too, where 0·x⁻¹ is NaN.</summary>
    public static readonly Primitive Pow = Binary("pow", "Pow", "pow",
        (x, p, y) => p.Expr.Kind == ValueKind.Integer ? p.DiffersFrom(p.Number(0)).Choose(p * x.Of(Pow!, p - 1), p.Number(0)) : p * x.Of(Pow!, p - 1),
        (x, p, y) => x.EqualTo(x.Number(0)).Choose(x.Number(0), y * x.Of(Log!)),
        Math.Pow, Extended.Pow, From(0).Sampled(0.05, 10), Reals.Sampled(-4, 4), cost: 25, kinks: [At(0, new(5, 2), 0, 0)],
        fold: (pool, x) => x[1] is Number { Value.IsInteger: true } n && Rational.Abs(n.Value) <= LargestFoldedExponent
            ? pool.Power(x[0], (int)n.Value.Numerator)
            : null);

    public static readonly Primitive Atan2 = Binary("atan2", "Atan2", "atan2",
        (a, b, y) => b / (a.Power(2) + b.Power(2)),
        (a, b, y) => -(a / (a.Power(2) + b.Power(2))),
        Math.Atan2, Extended.Atan2, Reals.Sampled(-10, 10), Reals.Sampled(-10, 10), cost: 25);

    /// <summary>√(a² + b²), with gradient 0 at the origin.</summary>
    public static readonly Primitive Hypot = Binary("hypot", "Hypot", "hypot",
        (a, b, y) => y.EqualTo(y.Number(0)).Choose(y.Number(0), a / y),
        (a, b, y) => y.EqualTo(y.Number(0)).Choose(y.Number(0), b / y),
        ScalarFunctions.Hypot, Extended.Hypot, Reals.Sampled(-10, 10), Reals.Sampled(-10, 10), cost: 8, kinks: [At(0, 0, 0, 0)]);

    /// <summary>x·ln y with 0·ln y = 0: the term of a cross-entropy.</summary>
    public static readonly Primitive XLogY = Binary("xlogy", "XLogY", "xlogy",
        (x, y, _) => y.Of(Log!),
        (x, y, _) => x.EqualTo(x.Number(0)).Choose(x.Number(0), x / y),
        ScalarFunctions.XLogY, ExtendedFunctions.XLogY, Reals.Sampled(-5, 5), From(0).Sampled(0.01, 20), cost: 11, kinks: [At(0, 0, null, 0)]);

    /// <summary>A reduction that leaves a sum of as many terms: where there are none it is infinite and its factor 0, and the product is to be 0.</summary>
    public static readonly Primitive OfTerms = Unary("ofTerms", "OfTerms", "ofTerms", (x, y) => x.Number(1),
        ScalarFunctions.OfTerms, ExtendedFunctions.OfTerms, Reals.Sampled(-10, 10), methods: [], cost: 1);

    /// <summary>What is taken from exponents and given back to the logarithm of their sum: x where that is finite, and 0 where nothing is to be taken away.</summary>
    public static readonly Primitive Shift = Unary("shift", "Shift", "shift", (x, y) => x.Number(0),
        ScalarFunctions.Shift, ExtendedFunctions.Shift, Reals.Sampled(-10, 10), methods: [], cost: 1, isNeutral: true);

    /// <summary>x − y, of which x stays together and so is found where it is stored.</summary>
    public static readonly Primitive Difference = Binary("difference", "Difference", "difference", (x, y, d) => d.Number(1), (x, y, d) => d.Number(-1),
        (x, y) => x - y, (x, y) => x - y, Reals.Sampled(-10, 10), Reals.Sampled(-10, 10), methods: [], cost: 1);

    /// <summary>
    /// w·eᵛ with 0·e^∞ = 0: a term of weight 0 adds nothing, and its derivative by the weight is eᵛ all the same: so no choice would do. The third
    /// argument is eᵛ, which the sum and the derivative by w share.
    /// </summary>
    public static readonly Primitive Weighted = new()
    {
        Name = "weighted",
        Arity = 3,
        Emission = "Weighted",
        Notation = "weighted",
        Partials = [(x, y) => x[2], (x, y) => y, (x, y) => y.Number(0)],
        Known = (2, x => x[1].Of(Exp!)),
        Value = ValueRule.Of((w, _, e) => ScalarFunctions.Weighted(w, e), (w, _, e) => ExtendedFunctions.Weighted(w, e)),
        Domains = [Reals.Sampled(-5, 5), Reals.Sampled(-5, 5), Reals.Sampled(0.01, 20)],
        Kinks = [new([0, 0, 1], [1, 0, 0])],
        Cost = 1,
    };

    /// <summary>1 − σ(x), where σ(x) is at hand.</summary>
    public static readonly Primitive SigmoidComplement = Binary("sigmoidComplement", "Kernel.SigmoidComplement", "sigmoidComplement", (x, p, y) => y * (y - 1), (x, p, y) => y.Number(0),
        (x, p) => Exponentials.Sigmoid(-x), (x, p) => Extended.Sigmoid(-x), Reals.Sampled(-20, 20), Reals.Sampled(0, 1), methods: [], cost: 2);

    /// <summary>1 − tanh²x, where tanh x is at hand.</summary>
    public static readonly Primitive SechSquared = Binary("sechSquared", "Kernel.SechSquared", "sechSquared", (x, h, y) => -2 * y * x.Of(Tanh!), (x, h, y) => y.Number(0),
        ScalarFunctions.SechSquared, ExtendedFunctions.SechSquared, Reals.Sampled(-20, 20), Reals.Sampled(-1, 1), methods: [], cost: 3);

    /// <summary>C#'s integer division, rounding toward zero, and its remainder.</summary>
    public static readonly Primitive IntegerDivide = IntegerOperator("div", "/", (a, b) => a / b, Integers(0).Sampled(0, 50), Integers(1).Sampled(1, 9));
    public static readonly Primitive IntegerRemainder = IntegerOperator("mod", "%", (a, b) => a % b, Integers(0).Sampled(0, 50), Integers(1).Sampled(1, 9));
    public static readonly Primitive IntegerMax = IntegerOperator("imax", "Math.Max", Math.Max, Integers(0).Sampled(0, 50), Integers(0).Sampled(0, 50));
    public static readonly Primitive IntegerMin = IntegerOperator("imin", "Math.Min", Math.Min, Integers(0).Sampled(0, 50), Integers(0).Sampled(0, 50));

    /// <summary>How many terms a sum has that divides each of them by that; 1, the other argument, where it has none.</summary>
    public static readonly Primitive CountOfTerms = IntegerOperator("terms", "Math.Max", Math.Max, Integers(0).Sampled(0, 50), Integers(1).Sampled(1, 2));

    /// <summary>The smallest k ≥ 1 with kᵐ ≥ n: how many rounds there are in a block.</summary>
    public static readonly Primitive CeilingRoot = IntegerOperator("root", "Kernel.CeilingRoot", ScalarFunctions.CeilingRoot, Integers(0).Sampled(0, 50), Integers(1).Sampled(1, 4));
}
