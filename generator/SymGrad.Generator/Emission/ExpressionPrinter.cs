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
    private readonly Dictionary<Expr, string> _named = [];
    private readonly HashSet<Expr> _used = [];

    protected ExprPool Pool { get; } = pool;

    protected Precision Precision { get; } = precision;

    protected string Type => Precision == Precision.Single ? "float" : "double";

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
            Product product => Multiplication(product),
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
            text += (coefficient.Sign < 0 ? " - " : " + ") + Scaled(Rational.Abs(coefficient), value).At(Precedence.Multiplicative);
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
            return new("-" + Print(value).At(Precedence.Unary), Precedence.Unary);
        }

        // x / 3 is what a person writes, and exact where 1/3 is not a double.
        return coefficient.Numerator.IsOne && !IsDecimal(coefficient)
            ? new($"{Print(value).At(Precedence.Multiplicative)} / {Number(Rational.One / coefficient).Text}", Precedence.Multiplicative)
            : new($"{Number(coefficient).At(Precedence.Multiplicative)} * {Print(value).At(Precedence.Multiplicative)}", Precedence.Multiplicative);
    }

    /// <summary>Whether a decimal fraction of few digits is this number: then it is written so.</summary>
    private static bool IsDecimal(Rational value) => (new Rational(1_000_000) * value).IsInteger;

    /// <summary>A product; on lanes its invariant part has been computed before.</summary>
    protected virtual Code Multiplication(Product product)
    {
        var numerator = product.Factors.Where(f => f.Exponent > 0).Select(Power).ToList();
        var denominator = product.Factors.Where(f => f.Exponent < 0).Select(f => Power(f with { Exponent = -f.Exponent })).ToList();
        var above = numerator.Count == 0 ? Number(Rational.One).Text : Joined(numerator);
        return denominator.Count switch
        {
            0 when numerator.Count == 1 => numerator[0],
            0 => new(above, Precedence.Multiplicative),
            1 => new($"{above} / {denominator[0].At(Precedence.Unary)}", Precedence.Multiplicative),
            _ => new($"{above} / ({Joined(denominator)})", Precedence.Multiplicative),
        };
    }

    private static string Joined(List<Code> factors) => string.Join(" * ", factors.Select((f, k) => f.At(k == 0 ? Precedence.Multiplicative : Precedence.Unary)));

    /// <summary>Powers by squaring; what is multiplied with itself has been given a name before, where it is more than a name.</summary>
    private Code Power(Factor factor)
    {
        var operand = Print(factor.Base);
        if (factor.Exponent == 1)
        {
            return operand;
        }

        if (factor.Exponent > 8)
        {
            return HighPower(operand, factor.Exponent);
        }

        var text = operand.At(Precedence.Unary);
        return new(string.Join(" * ", Enumerable.Repeat(text, factor.Exponent)), Precedence.Multiplicative);
    }

    /// <summary>A power too high to write out.</summary>
    protected abstract Code HighPower(Code operand, int exponent);
}
