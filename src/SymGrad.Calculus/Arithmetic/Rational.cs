using System.Globalization;
using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>An exact rational number, in lowest terms with a positive denominator. <c>default</c> is 0.</summary>
public readonly partial struct Rational : IEquatable<Rational>, IComparable<Rational>, IComparable
{
    // default(Rational) has the denominator 0 in this field; one less than the denominator makes it the number 0.
    private readonly BigInteger denominatorMinusOne;

    /// <summary>numerator / denominator, reduced to lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A rational number has no denominator 0.");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, denominatorMinusOne) = divisor.IsOne
            ? (numerator, denominator - 1)
            : (numerator / divisor, (denominator / divisor) - 1);
    }

    /// <summary>An integer.</summary>
    public Rational(BigInteger integer) => Numerator = integer;

    // The caller vouches for lowest terms and a positive denominator.
    private Rational(BigInteger numerator, BigInteger denominator, bool reduced)
    {
        _ = reduced;
        Numerator = numerator;
        denominatorMinusOne = denominator - 1;
    }

    public static Rational Zero => default;

    public static Rational One { get; } = new(BigInteger.One);

    public static Rational MinusOne { get; } = new(BigInteger.MinusOne);

    public static Rational Half { get; } = new(1, 2);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => denominatorMinusOne + 1;

    public bool IsInteger => denominatorMinusOne.IsZero;

    public bool IsZero => Numerator.IsZero;

    public bool IsOne => Numerator.IsOne && IsInteger;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The numerator and, unless it is 1, a slash and the denominator: <c>-1/3</c>, <c>2</c>.</summary>
    public override string ToString() => IsInteger ? Text(Numerator) : Text(Numerator) + "/" + Text(Denominator);

    public bool Equals(Rational other) =>
        Numerator.Equals(other.Numerator) && denominatorMinusOne.Equals(other.denominatorMinusOne);

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => unchecked((Numerator.GetHashCode() * 397) ^ denominatorMinusOne.GetHashCode());

    public int CompareTo(Rational other) =>
        Sign != other.Sign ? Sign.CompareTo(other.Sign)
        : denominatorMinusOne.Equals(other.denominatorMinusOne) ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rational other => CompareTo(other),
        _ => throw new ArgumentException("A rational number compares with rational numbers only.", nameof(obj)),
    };

    private static string Text(BigInteger n) => n.ToString(CultureInfo.InvariantCulture);
}
