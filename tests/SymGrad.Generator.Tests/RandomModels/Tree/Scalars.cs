using System.Globalization;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

using Real = Node<Extended>;
using Truth = Node<bool>;
using Whole = Node<int>;

/// <summary>Constructs that give a number or a condition.</summary>
internal static class Scalars
{
    /// <summary>Functions of the table without kinks, finite for every argument.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Extended, Extended> Value)> Smooth =
    [
        ("Sin", Extended.Sin), ("Cos", Extended.Cos), ("Tanh", Extended.Tanh), ("Sigmoid", Extended.Sigmoid), ("Softplus", Extended.Softplus),
        ("Atan", Extended.Atan), ("Erf", Extended.Erf), ("Asinh", Extended.Asinh), ("Sq", x => x * x),
        ("Silu", x => x * Extended.Sigmoid(x)), ("Gelu", x => x * Extended.Erfc(-x / Extended.Sqrt(2)) / 2),
        ("NormalCdf", x => Extended.Erfc(-x / Extended.Sqrt(2)) / 2), ("NormalPdf", x => Extended.Exp(-x * x / 2) / Extended.Sqrt(2 * Extended.Pi)),
    ];

    /// <summary>Functions that are finite where the argument is 1 + q².</summary>
    public static readonly IReadOnlyList<(string Name, Func<Extended, Extended> Value)> OfPositive =
    [
        ("Log", Extended.Log), ("Sqrt", Extended.Sqrt), ("Cbrt", Extended.Cbrt), ("Log1p", Extended.Log1p), ("Acosh", Extended.Acosh), ("Log2", Extended.Log2),
        ("LogGamma", Extended.LogGamma), ("Digamma", Extended.Digamma),
    ];

    /// <summary>Functions of a tanh, for fear of growth or of a domain.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Extended, Extended> Value)> OfBounded =
    [
        ("Exp", Extended.Exp), ("Sinh", Extended.Sinh), ("Cosh", Extended.Cosh), ("Tan", Extended.Tan), ("Expm1", Extended.Expm1), ("Asin", Extended.Asin),
        ("Acos", Extended.Acos), ("Atanh", Extended.Atanh),
    ];

    /// <summary>Functions with a kink at 0.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Extended, Extended> Value)> Kinked =
    [
        ("Abs", Extended.Abs), ("Relu", x => Extended.Max(x, 0)), ("LeakyRelu", x => x > 0 ? x : x / 100), ("Elu", x => x > 0 ? x : Extended.Expm1(x)),
    ];

    public static Real Number(Rational value, bool isSingle) =>
        new((value.ToDouble().ToString("0.0##", CultureInfo.InvariantCulture)) + (isSingle ? "f" : ""), [], (_, _) => Extended.FromRational(value));

    public static Real Name(string name) => new(name, [], (run, _) => (Extended)run[name]);

    public static Real Of(Whole index, bool isSingle) => new($"({{0}} - {(isSingle ? "0.375f" : "0.375")})", [index], (run, p) => p.Whole(0, run) - Extended.FromDouble(0.375));

    public static Real Add(Real a, Real b) => new("({0} + {1})", [a, b], (run, p) => p.Real(0, run) + p.Real(1, run));

    public static Real Subtract(Real a, Real b) => new("({0} - {1})", [a, b], (run, p) => p.Real(0, run) - p.Real(1, run));

    public static Real Multiply(Real a, Real b) => new("({0} * {1})", [a, b], (run, p) => p.Real(0, run) * p.Real(1, run));

    public static Real Divide(Real a, Real b) => new("({0} / (1 + Sq({1})))", [a, b], (run, p) => p.Real(0, run) / (1 + (p.Real(1, run) * p.Real(1, run))));

    public static Real Negate(Real a) => new("(-{0})", [a], (run, p) => -p.Real(0, run));

    public static Real Power(Real a, int exponent) => new($"Pow({{0}}, {exponent})", [a], (run, p) => Extended.PowInteger(p.Real(0, run), exponent));

    public static Real Function((string Name, Func<Extended, Extended> Value) f, Real a) => new($"{f.Name}({{0}})", [a], (run, p) => f.Value(p.Real(0, run)));

    public static Real FunctionOfPositive((string Name, Func<Extended, Extended> Value) f, Real a) =>
        new($"{f.Name}(1.5f + Sq({{0}}))", [a], (run, p) => f.Value(Extended.FromDouble(1.5) + (p.Real(0, run) * p.Real(0, run))));

    public static Real FunctionOfBounded((string Name, Func<Extended, Extended> Value) f, Real a) =>
        new($"{f.Name}(0.75f * Tanh({{0}}))", [a], (run, p) => f.Value(Extended.FromDouble(0.75) * Extended.Tanh(p.Real(0, run))));

    public static Real Kink((string Name, Func<Extended, Extended> Value) f, Real a) => new($"{f.Name}({{0}})", [a], (run, p) =>
    {
        var x = p.Real(0, run);
        run.Compared(x, 0);
        return f.Value(x);
    });

    public static Real Extreme(bool largest, Real a, Real b) => new(largest ? "Max({0}, {1})" : "Min({0}, {1})", [a, b], (run, p) =>
    {
        var (x, y) = (p.Real(0, run), p.Real(1, run));
        run.Compared(x, y);
        return largest ? Extended.Max(x, y) : Extended.Min(x, y);
    });

    public static Real Clamp(Real a) => new("Clamp({0}, -1, 1)", [a], (run, p) =>
    {
        var x = p.Real(0, run);
        run.Compared(x, 1);
        run.Compared(x, -1);
        return Extended.Min(Extended.Max(x, -1), 1);
    });

    public static Real Choose(Truth condition, Real a, Real b) => new("({0} ? {1} : {2})", [condition, a, b], (run, p) => p.Truth(0, run) ? p.Real(1, run) : p.Real(2, run));

    public static Real SwitchOnWhole(Whole on, Real zero, Real one, Real other) => new(
        "({0} switch {{ 0 => {1}, 1 => {2}, _ => {3} }})", [on, zero, one, other], (run, p) => p.Real(p.Whole(0, run) switch { 0 => 1, 1 => 2, _ => 3 }, run));

    public static Real SwitchOnSign(Real on, Real negative, Real other) => new("({0} switch {{ < 0 => {1}, _ => {2} }})", [on, negative, other], (run, p) =>
    {
        var x = p.Real(0, run);
        run.Compared(x, 0);
        return p.Real(x < 0 ? 1 : 2, run);
    });

    public static Truth Less(Real a, Real b) => new("({0} < {1})", [a, b], (run, p) =>
    {
        var (x, y) = (p.Real(0, run), p.Real(1, run));
        run.Compared(x, y);
        return x < y;
    });

    public static Truth Compare(string relation, Whole a, Whole b) => new($"({{0}} {relation} {{1}})", [a, b], (run, p) => (relation, p.Whole(0, run), p.Whole(1, run)) switch
    {
        ("<", var x, var y) => x < y,
        ("<=", var x, var y) => x <= y,
        (">", var x, var y) => x > y,
        ("!=", var x, var y) => x != y,
        (_, var x, var y) => x == y,
    });

    public static Truth And(Truth a, Truth b) => new("({0} && {1})", [a, b], (run, p) => p.Truth(0, run) && p.Truth(1, run));

    public static Truth Or(Truth a, Truth b) => new("({0} || {1})", [a, b], (run, p) => p.Truth(0, run) || p.Truth(1, run));

    public static Truth Not(Truth a) => new("(!{0})", [a], (run, p) => !p.Truth(0, run));

    /// <summary>A sum, a product, an extreme or a log-sum-exp over an index.</summary>
    public static Real Reduce(string kind, Lambda index, Whole count, Real body) => new($"{kind}({{0}}, {index} => {{1}})", [count, body], (run, p) =>
    {
        var terms = new Extended[Math.Max(0, p.Whole(0, run))];
        for (var i = 0; i < terms.Length; i++)
        {
            run[index.Name] = i;
            terms[i] = p.Real(1, run);
        }

        return Reductions.Of(kind, terms, run);
    });

    /// <summary>A reduction whose lambda has a local of its own.</summary>
    public static Real ReduceBlock(string kind, Lambda index, string local, Whole count, Real value, Real body) => new(
        $"{kind}({{0}}, {index} => {{{{ var {local} = {{1}}; return {{2}}; }}}})", [count, value, body], (run, p) =>
    {
        var terms = new Extended[Math.Max(0, p.Whole(0, run))];
        for (var i = 0; i < terms.Length; i++)
        {
            run[index.Name] = i;
            run[local] = p.Real(1, run);
            terms[i] = p.Real(2, run);
        }

        return Reductions.Of(kind, terms, run);
    });

    /// <summary>What the rounds make of a number: h ← f(h, t).</summary>
    public static Real Scan(string state, string index, Whole count, Real start, Real next) => new($"Scan({{0}}, {{1}}, ({state}, {index}) => {{2}})", [count, start, next], (run, p) =>
    {
        var value = p.Real(1, run);
        for (var (t, rounds) = (0, p.Whole(0, run)); t < rounds; t++)
        {
            (run[state], run[index]) = (value, t);
            value = p.Real(2, run);
        }

        return value;
    });

    /// <summary>A call of a method whose body is another tree.</summary>
    public static Real Call(Callee callee, Real a, Real b) => new($"{callee.Name}({{0}}, {{1}})", [a, b], (run, p) =>
    {
        var (x, y) = (p.Real(0, run), p.Real(1, run));
        (run[callee.First], run[callee.Second]) = (x, y);
        return callee.Body.Of(run);
    });
}

/// <summary>The head of a lambda over an index, with the type that it returns or without: the compiler binds what has one but once for all overloads.</summary>
internal sealed record Lambda(string Name, string Type = "")
{
    public override string ToString() => Type.Length == 0 ? Name : $"{Type} ({Name})";
}

/// <summary>A method of two numbers that the model calls.</summary>
internal sealed record Callee(string Name, string First, string Second, Real Body);
