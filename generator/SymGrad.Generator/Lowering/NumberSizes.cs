using System.Linq;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Lowering;

/// <summary>Whether a number, or a coefficient, is one that C# can hold, in an expression that can be worked with.</summary>
internal enum NumberSize
{
    Fitting,
    Infinite,
    Vanishing,
    Unwieldy,
    Nested,
}

/// <summary>Sizes of exact numbers.</summary>
internal static class NumberSizes
{
    public const int LargestDigits = 1200;

    // Above the greatest double, below half of the least one, and past all reason.
    private static readonly BigInteger Infinite = BigInteger.One << 1024;
    private static readonly BigInteger Vanishing = BigInteger.One << 1075;
    private static readonly BigInteger Unwieldy = BigInteger.Pow(10, LargestDigits);

    public static NumberSize Of(Expr expr) => expr switch
    {
        Number n => Of(n.Value),
        Sum s => OfTerms(s),
        _ => NumberSize.Fitting,
    };

    /// <summary>A coefficient of the expression that the precision cannot hold; null when there is none.</summary>
    public static Rational? OutOfRange(Expr expr, Precision precision)
    {
        var coefficients = expr switch
        {
            Number n => [n.Value],
            Sum s => s.Terms.Select(t => t.Coefficient).Append(s.Constant),
            _ => [],
        };
        foreach (var value in coefficients)
        {
            var rounded = precision == Precision.Single ? value.ToSingle() : value.ToDouble();
            if (double.IsInfinity(rounded) || (rounded.Equals(0) && !value.IsZero))
            {
                return value;
            }
        }

        return null;
    }

    private static NumberSize Of(Rational value)
    {
        var magnitude = BigInteger.Abs(value.Numerator);
        return magnitude.IsZero ? NumberSize.Fitting
            : magnitude >= Infinite * value.Denominator ? NumberSize.Infinite
            : magnitude * Vanishing <= value.Denominator ? NumberSize.Vanishing
            : IsUnwieldy(value) ? NumberSize.Unwieldy
            : NumberSize.Fitting;
    }

    private static NumberSize OfTerms(Sum sum)
    {
        foreach (var term in sum.Terms)
        {
            if (IsUnwieldy(term.Coefficient))
            {
                return NumberSize.Unwieldy;
            }
        }

        return IsUnwieldy(sum.Constant) ? NumberSize.Unwieldy : NumberSize.Fitting;
    }

    private static bool IsUnwieldy(Rational value) => BigInteger.Abs(value.Numerator) > Unwieldy || value.Denominator > Unwieldy;
}
