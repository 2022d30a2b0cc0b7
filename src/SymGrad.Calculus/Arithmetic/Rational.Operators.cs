using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>The field's operations, exact.</content>
public readonly partial struct Rational
{
    public static implicit operator Rational(int value) => new(value);

    public static implicit operator Rational(long value) => new(value);

    public static implicit operator Rational(BigInteger value) => new(value);

    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public static Rational operator +(Rational value) => value;

    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator, reduced: true);

    public static Rational operator +(Rational left, Rational right) => left.IsInteger && right.IsInteger
        ? new(left.Numerator + right.Numerator)
        : new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) => left.IsInteger && right.IsInteger
        ? new(left.Numerator - right.Numerator)
        : new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator *(Rational left, Rational right) => left.IsInteger && right.IsInteger
        ? new(left.Numerator * right.Numerator)
        : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    /// <summary>1 / value.</summary>
    /// <exception cref="DivideByZeroException">The value is 0.</exception>
    public static Rational Reciprocal(Rational value) => new(value.Denominator, value.Numerator);

    /// <summary>value to an integer power; 0⁰ = 1.</summary>
    /// <exception cref="DivideByZeroException">The value is 0 and the exponent negative.</exception>
    public static Rational Pow(Rational value, int exponent) => exponent switch
    {
        >= 0 => new(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent), reduced: true),
        int.MinValue => throw new ArgumentOutOfRangeException(nameof(exponent)),
        _ => Pow(Reciprocal(value), -exponent),
    };

    /// <summary>The greatest integer that is not above the value.</summary>
    public static BigInteger Floor(Rational value)
    {
        var quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The least integer that is not below the value.</summary>
    public static BigInteger Ceiling(Rational value) => -Floor(-value);
}
