using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting;

/// <summary>How functions are applied on paper; the same for scalars and, elementwise, for vectors.</summary>
internal static class FunctionNotation
{
    /// <summary>A quotient of integers, rounded.</summary>
    public static Piece Quotient(BracketKind rounded, Piece above, Piece below) => Piece.Atom(new Delimited(rounded, Boxes.Side(above.AsFactor, Slash, below.AsBase)));

    /// <summary>The longest exponent, in boxes, that is read as one.</summary>
    private const int LongestExponent = 9;

    /// <summary>The operators that take their argument without brackets, with their power on the name.</summary>
    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
    {
        @"\ln", @"\log_2", @"\log_{10}", @"\sin", @"\cos", @"\tan", @"\arcsin", @"\arccos", @"\arctan", @"\sinh", @"\cosh", @"\tanh",
        @"\operatorname{arsinh}", @"\operatorname{arcosh}", @"\operatorname{artanh}",
    };

    private static readonly Symbol Slash = new("/", "/");

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        [@"\sigma"] = "σ", [@"\Phi"] = "Φ", [@"\varphi"] = "φ", [@"\psi"] = "ψ", [@"\ln\Gamma"] = "ln Γ", [@"\ln\cosh"] = "ln cosh", [@"\log_2"] = "log₂", [@"\log_{10}"] = "log₁₀",
    };

    public static OperatorName Operator(string latex) => new(latex, Letters.TryGetValue(latex, out var letter)
        ? letter
        : latex.Replace(@"\operatorname{", string.Empty).TrimEnd('}').TrimStart('\\'));

    /// <summary>The derivative of a function: f′, of a composed name (ln Γ)′.</summary>
    public static OperatorName Derivative(string latex)
    {
        var name = Operator(latex);
        return latex.LastIndexOf('\\') <= 0 ? new(name.Latex + "'", name.Unicode + "′") : new($"({name.Latex})'", $"({name.Unicode})′");
    }

    /// <summary>A function that paper has no name for, in terms of those it has; null for one that has its own notation.</summary>
    public static Expr? WrittenOut(ExprPool pool, Apply apply) => apply.Primitive.Notation switch
    {
        "log1p" => pool.Apply(PrimitiveTable.Log, pool.Add(pool.One, apply.Arguments[0])),
        "expm1" => pool.Subtract(pool.Apply(PrimitiveTable.Exp, apply.Arguments[0]), pool.One),
        @"\ln\cosh" => pool.Apply(PrimitiveTable.Log, pool.Apply(PrimitiveTable.Cosh, apply.Arguments[0])),
        "hypot" => pool.Apply(PrimitiveTable.Sqrt, pool.Add(pool.Power(apply.Arguments[0], 2), pool.Power(apply.Arguments[1], 2))),
        "xlogy" => pool.Multiply(apply.Arguments[0], pool.Apply(PrimitiveTable.Log, apply.Arguments[1])),
        _ => null,
    };

    /// <summary>A primitive of the table applied to its arguments, to a positive power.</summary>
    public static Piece Write(Vocabulary words, Primitive primitive, IReadOnlyList<Piece> x, int power) => primitive.Notation switch
    {
        "sqrt" => Raise(SquareRoot(x[0]), power),
        "cbrt" => Raise(Piece.Atom(new Root(x[0].Box, Boxes.Number(3))), power),
        "abs" => Raise(Piece.Atom(new Delimited(BracketKind.Absolute, x[0].Box)), power),
        "exp2" => Raise(Piece.Atom(new Scripts(new Numeral("2"), null, x[0].Box)), power),
        "pow" when x[1].Box is Fraction { Small: true, Numerator: Numeral { Text: "1" }, Denominator: Numeral { Text: "2" } } => Raise(SquareRoot(x[0]), power),
        "pow" => Raise(Piece.Atom(Boxes.Raised(x[0].AsBase, Slashed(x[1].Box))), power),
        "leakyRelu" => Indexed("leakyrelu", x, power),
        "elu" => Indexed("elu", x, power),
        "polygamma" => Raise(new(Boxes.Side(new Scripts(Operator(@"\psi"), null, Boxes.Parentheses(x[0].Box)), Boxes.Parentheses(x[1].Box)), Binding.Factor), power),
        "div" => Raise(Quotient(BracketKind.Floor, x[0], x[1]), power),
        "mod" => Raise(new(Boxes.Side(x[0].AsFactor, new Infix(@"\bmod", "mod"), x[1].AsFactor), Binding.Sum), power),
        "imax" => Named(Operator(@"\max"), x, power),
        "imin" => Named(Operator(@"\min"), x, power),
        "atan2" => Named(Operator(@"\operatorname{atan2}"), x, power),
        @"\sigma" when words.IsTaken(@"\sigma") => Named(Operator(@"\operatorname{sigmoid}"), x, power),
        var latex when latex.StartsWith("\\", StringComparison.Ordinal) => Named(Operator(latex), x, power),
        var name => Named(Operator($@"\operatorname{{{name}}}"), x, power),
    };

    /// <summary>e^x while the exponent is short and low, exp(x) else.</summary>
    public static Piece Exponential(Vocabulary words, Piece x) =>
        Weight(x.Box) <= LongestExponent && BracketSizes.Around(x.Box) <= BracketSize.Big && !words.IsTaken("e")
            ? Piece.Atom(new Scripts(new Symbol("e", "e"), null, x.Box))
            : new(Boxes.Side(Operator(@"\exp"), Boxes.Parentheses(x.Box)), Binding.Factor);

    /// <summary>√u; √‖v‖² is ‖v‖.</summary>
    private static Piece SquareRoot(Piece radicand) => Piece.Atom(radicand.Box switch
    {
        Scripts { Base: Delimited { Kind: BracketKind.Norm }, Sup: Numeral { Text: "2" } } squared => squared.Sub is null ? squared.Base : squared with { Sup = null },
        var box => new Root(box),
    });

    public static Piece Raise(Piece piece, int power) => power == 1 ? piece : Piece.Atom(Boxes.Raised(piece.AsBase, Boxes.Number(power)));

    /// <summary>f(x, …), or f x for an operator of old before a single symbol.</summary>
    public static Piece Named(OperatorName name, IReadOnlyList<Piece> x, int power)
    {
        var bare = Bare.Contains(name.Latex);
        var arguments = Boxes.Parentheses(Boxes.List([.. x.Select(a => a.Box)], tight: false));
        if (!bare)
        {
            return new(Boxes.Side(name, power == 1 ? arguments : new Scripts(arguments, null, Boxes.Number(power))), Binding.Factor);
        }

        Box raised = power == 1 ? name : new Scripts(name, null, Boxes.Number(power));
        var closed = Boxes.Side(raised, arguments);
        return TakesBare(name, x[0])
            ? new(Boxes.Side(raised, x[0].Box), Binding.Tail) { Closed = closed }
            : new(closed, Binding.Factor);
    }

    private static bool TakesBare(OperatorName name, Piece x) => x.Binding switch
    {
        Binding.Atom => x.Box is not Delimited,
        Binding.Factor => x.Box is Fraction,
        Binding.Tail => name.Latex == @"\ln" && x.Box is BigOperator,
        _ => false,
    };

    // Fractions in small print take a slash.
    private static Box Slashed(Box box) => box switch
    {
        Fraction { Small: true } f => Boxes.Side(f.Numerator, Slash, f.Denominator),
        Row r => Boxes.Side([.. r.Items.Select(Slashed)]),
        _ => box,
    };

    /// <summary>A function with a parameter, its second argument, as subscript.</summary>
    private static Piece Indexed(string name, IReadOnlyList<Piece> x, int power) => new(
        Boxes.Side(
            new Scripts(Operator($@"\operatorname{{{name}}}"), Slashed(x[1].Box), null),
            power == 1 ? Boxes.Parentheses(x[0].Box) : new Scripts(Boxes.Parentheses(x[0].Box), null, Boxes.Number(power))),
        Binding.Factor);

    private static int Weight(Box box) => box switch
    {
        Row r => r.Items.Sum(Weight),
        Fraction f => 2 + Weight(f.Numerator) + Weight(f.Denominator),
        Delimited d => 1 + Weight(d.Content),
        Scripts s => Weight(s.Base) + (s.Sup is { } sup ? Weight(sup) : 0),
        Root r => 1 + Weight(r.Radicand),
        Infix or ThinSpace or Minus => 0,
        BigOperator b => LongestExponent + Weight(b.Body),
        _ => 1,
    };
}
