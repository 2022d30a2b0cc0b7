using System.Linq;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Expressions;

public sealed partial class ExprPool
{
    public Expr Add(params IReadOnlyList<Expr> operands) => Combine([.. operands.Select(o => new Term(Rational.One, o))]);

    public Expr Subtract(Expr left, Expr right) => Combine([new(Rational.One, left), new(-Rational.One, right)]);

    public Expr Negate(Expr operand) => Combine([new(-Rational.One, operand)]);

    public Expr Scale(Rational coefficient, Expr operand) => Combine([new(coefficient, operand)]);

    public Expr Multiply(params IReadOnlyList<Expr> operands) => MultiplyPowers([.. operands.Select(o => new Factor(o, 1))]);

    /// <summary>Real division; the integer one is a primitive of its own.</summary>
    public Expr Divide(Expr left, Expr right) => MultiplyPowers([new(left, 1), new(right, -1)]);

    public Expr Power(Expr operand, int exponent) => MultiplyPowers([new(operand, exponent)]);

    /// <summary>An operator of the source in normal form.</summary>
    public Expr Operate(VerbatimOperation operation, params IReadOnlyList<Expr> operands) => operation switch
    {
        VerbatimOperation.Add => Add(operands),
        VerbatimOperation.Subtract => Subtract(operands[0], operands[1]),
        VerbatimOperation.Multiply => Multiply(operands),
        VerbatimOperation.Divide => Divide(operands[0], operands[1]),
        _ => Negate(operands[0]),
    };

    /// <summary>The same, kept as it was written.</summary>
    public Expr Verbatim(VerbatimOperation operation, params IReadOnlyList<Expr> operands) => Intern(new Verbatim(operation, operands));

    /// <summary>Σ coefficient·value, collected. Nested sums are merged where that needs no distribution; over the integers always.</summary>
    public Expr Combine(IReadOnlyList<Term> terms)
    {
        var order = new List<Expr>();
        var coefficients = new Dictionary<Expr, Rational>();
        var constant = Rational.Zero;
        foreach (var term in terms)
        {
            Collect(term.Coefficient, term.Value, order, coefficients, ref constant);
        }

        var collected = new List<Term>(order.Count);
        foreach (var value in order)
        {
            if (!coefficients[value].IsZero)
            {
                collected.Add(new(coefficients[value], value));
            }
        }

        if (collected.Count == 0)
        {
            return Number(constant);
        }

        if (collected.Count == 1 && constant.IsZero && collected[0].Coefficient.IsOne)
        {
            return collected[0].Value;
        }

        var isInteger = constant.IsInteger && collected.All(t => t.Value.Kind == ValueKind.Integer && t.Coefficient.IsInteger);
        return Intern(new Sum(
            isInteger ? ValueKind.Integer : ValueKind.Real,
            collected,
            constant,
            [.. collected.Select(t => t.Value)]));
    }

    private static void Collect(Rational coefficient, Expr value, List<Expr> order, Dictionary<Expr, Rational> coefficients, ref Rational constant)
    {
        switch (value)
        {
            case Number n:
                constant += coefficient * n.Value;
                return;
            case Sum { IsScaled: true } scaled:
                Collect(coefficient * scaled.Terms[0].Coefficient, scaled.Terms[0].Value, order, coefficients, ref constant);
                return;
            case Sum sum when sum.Kind == ValueKind.Integer || coefficient.IsOne || (-coefficient).IsOne:
                constant += coefficient * sum.Constant;
                foreach (var term in sum.Terms)
                {
                    Collect(coefficient * term.Coefficient, term.Value, order, coefficients, ref constant);
                }

                return;
        }

        if (coefficients.TryGetValue(value, out var known))
        {
            coefficients[value] = known + coefficient;
        }
        else
        {
            order.Add(value);
            coefficients.Add(value, coefficient);
        }
    }

    /// <summary>Π base^exponent, collected; numbers move to the coefficient in front.</summary>
    public Expr MultiplyPowers(IReadOnlyList<Factor> factors)
    {
        var order = new List<Expr>();
        var exponents = new Dictionary<Expr, int>();
        var coefficient = Rational.One;
        foreach (var factor in factors)
        {
            Collect(factor.Base, factor.Exponent, order, exponents, ref coefficient);
        }

        var collected = new List<Factor>(order.Count);
        foreach (var value in order)
        {
            if (exponents[value] != 0)
            {
                collected.Add(new(value, exponents[value]));
            }
        }

        if (coefficient.IsZero || collected.Count == 0)
        {
            return Number(coefficient);
        }

        var monomial = collected.Count == 1 && collected[0].Exponent == 1
            ? collected[0].Base
            : Intern(new Product(
                collected.All(f => f.Base.Kind == ValueKind.Integer && f.Exponent > 0) ? ValueKind.Integer : ValueKind.Real,
                collected,
                [.. collected.Select(f => f.Base)]));
        return coefficient.IsOne ? monomial : Scale(coefficient, monomial);
    }

    private static void Collect(Expr value, int exponent, List<Expr> order, Dictionary<Expr, int> exponents, ref Rational coefficient)
    {
        switch (value)
        {
            case Number n when !n.Value.IsZero || exponent > 0:
                coefficient *= Rational.Pow(n.Value, exponent);
                return;
            case Sum { IsScaled: true } scaled:
                coefficient *= Rational.Pow(scaled.Terms[0].Coefficient, exponent);
                Collect(scaled.Terms[0].Value, exponent, order, exponents, ref coefficient);
                return;
            case Product product:
                foreach (var factor in product.Factors)
                {
                    Collect(factor.Base, factor.Exponent * exponent, order, exponents, ref coefficient);
                }

                return;
        }

        if (exponents.TryGetValue(value, out var known))
        {
            exponents[value] = known + exponent;
        }
        else
        {
            order.Add(value);
            exponents.Add(value, exponent);
        }
    }
}
