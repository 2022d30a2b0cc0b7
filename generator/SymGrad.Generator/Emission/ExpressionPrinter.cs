using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>What differs between scalar code and code on lanes.</summary>
internal abstract class ExpressionPrinter(ExprPool pool, Precision precision)
{
    private const int HighestWrittenOut = 8;

    private readonly Dictionary<Expr, string> _named = [];
    private readonly HashSet<Expr> _used = [];

    protected ExprPool Pool { get; } = pool;

    protected Precision Precision { get; } = precision;

    public string Type => Precision == Precision.Single ? "float" : "double";

    /// <summary>From now on the expression is this variable.</summary>
    public void Name(Expr expr, string name) => _named[expr] = name;

    /// <summary>The variable of an expression has ended.</summary>
    public void Unname(Expr expr) => _named.Remove(expr);

    public void Forget(Func<Expr, bool> condition)
    {
        foreach (var expr in _named.Keys.Where(condition).ToList())
        {
            _named.Remove(expr);
        }
    }

    /// <summary>Whether code that was printed refers to the expression by its name.</summary>
    public bool IsUsed(Expr expr) => _used.Contains(expr);

    public bool IsNamed(Expr expr) => _named.ContainsKey(expr);

    public string Real(Expr expr) => Print(expr).Text;

    public Code Print(Expr expr)
    {
        if (_named.TryGetValue(expr, out var name))
        {
            _used.Add(expr);
            return Code.Atom(name);
        }

        return expr switch
        {
            Number n => Number(n.Value),
            Constant c => Constant(c.Name),
            Sum sum => Addition(sum),
            Product product => Multiplication(product, coefficient: null),
            Select select => Choice(select),
            Apply apply => Call(apply),
            _ => Leaf(expr),
        };
    }

    protected abstract Code Leaf(Expr expr);

    protected abstract Code Choice(Select select);

    protected abstract Code Call(Apply apply);

    protected abstract Code Number(Rational value);

    protected abstract Code Constant(NamedConstant name);

    /// <summary>An integer beside a real operand, where C# converts it of its own accord.</summary>
    protected virtual Code Unconverted(Expr expr) => Print(expr);

    /// <summary>The sign of an addend and the rest of it, so that <c>x += −y</c> is written as <c>x -= y</c>.</summary>
    public (string Sign, Expr Added) Signed(Expr value) => value is Sum { IsScaled: true } scaled && scaled.Terms[0].Coefficient.Sign < 0 && !IsNamed(value)
        ? ("-", Pool.Negate(value))
        : ("+", value);

    /// <summary>Terms as the model has them, a positive one first.</summary>
    private Code Addition(Sum sum)
    {
        if (sum.IsScaled)
        {
            return Scaled(sum.Terms[0].Coefficient, sum.Terms[0].Value);
        }

        var terms = sum.Terms.Select(t => (t.Coefficient, t.Value)).ToList();
        if (!sum.Constant.IsZero)
        {
            terms.Add((sum.Constant, Pool.One));
        }

        var first = Math.Max(0, terms.FindIndex(t => t.Coefficient.Sign > 0));
        var text = Scaled(terms[first].Coefficient, terms[first].Value).At(Precedence.Additive);
        foreach (var (coefficient, value) in terms.Where((_, k) => k != first))
        {
            var term = coefficient.IsOne || (-coefficient).IsOne ? ReferenceEquals(value, Pool.One) ? Number(Rational.One) : Unconverted(value) : Scaled(Rational.Abs(coefficient), value);
            text += (coefficient.Sign < 0 ? " - " : " + ") + term.At(Precedence.Multiplicative);
        }

        return new(text, Precedence.Additive);
    }

    private Code Scaled(Rational coefficient, Expr value)
    {
        if (coefficient.IsOne)
        {
            return Print(value);
        }

        if (ReferenceEquals(value, Pool.One))
        {
            return Number(coefficient);
        }

        if ((-coefficient).IsOne)
        {
            var negated = Print(value);
            return new("-" + negated.At(Precedence.Multiplicative), negated.Precedence == Precedence.Multiplicative ? Precedence.Multiplicative : Precedence.Unary);
        }

        // x / 3 is what a person writes, and exact where 1/3 is not a double.
        return coefficient.Numerator.IsOne && !IsDecimal(coefficient)
            ? new($"{Print(value).At(Precedence.Multiplicative)} / {Number(Rational.One / coefficient).Text}", Precedence.Multiplicative)
            : value is Product product && !IsNamed(product)
                ? Multiplication(product, coefficient)
                : new($"{Number(coefficient).At(Precedence.Multiplicative)} * {Unconverted(value).At(Precedence.Unary)}", Precedence.Multiplicative);
    }

    /// <summary>Whether a decimal fraction of few digits is this number: then it is written so.</summary>
    private static bool IsDecimal(Rational value) => (new Rational(1_000_000) * value).IsInteger;

    /// <summary>A product with a number before it; on lanes its invariant part has been computed before.</summary>
    protected virtual Code Multiplication(Product product, Rational? coefficient)
    {
        var above = product.Factors.Where(f => f.Exponent > 0).ToList();
        var below = product.Factors.Where(f => f.Exponent < 0).Select(f => f with { Exponent = -f.Exponent }).ToList();
        var number = coefficient ?? (above.Count == 0 ? Rational.One : null);
        var numerator = Joined(number, above);
        if (below.Count == 0)
        {
            return numerator;
        }

        var divisor = below.Count == 1 && below[0].Exponent == 1 ? Unconverted(below[0].Base) : Joined(null, below);
        return new($"{numerator.At(Precedence.Multiplicative)} / {divisor.At(Precedence.Unary)}", Precedence.Multiplicative);
    }

    /// <summary>Factors one after the other, powers written out: what is multiplied with itself has a name already, where it is more than a name.</summary>
    private Code Joined(Rational? number, IReadOnlyList<Factor> factors)
    {
        var parts = new List<Code>();
        if (number is { } n)
        {
            parts.Add(Number(n));
        }

        var operands = factors.SelectMany(f => f.Exponent > HighestWrittenOut ? [f] : Enumerable.Repeat(f with { Exponent = 1 }, f.Exponent)).ToList();
        for (var k = 0; k < operands.Count; k++)
        {
            // The first two operands decide in which type the product is computed.
            var isBesideReal = parts.Count > 0 || (k + 1 < operands.Count && operands[k + 1].Base.Kind == ValueKind.Real);
            parts.Add(operands[k].Exponent > 1
                ? HighPower(Print(operands[k].Base), operands[k].Exponent)
                : isBesideReal ? Unconverted(operands[k].Base) : Print(operands[k].Base));
        }

        return parts.Count == 1
            ? parts[0]
            : new(string.Join(" * ", parts.Select((p, k) => p.At(k == 0 ? Precedence.Multiplicative : Precedence.Unary))), Precedence.Multiplicative);
    }

    /// <summary>A power too high to write out.</summary>
    protected abstract Code HighPower(Code operand, int exponent);
}
