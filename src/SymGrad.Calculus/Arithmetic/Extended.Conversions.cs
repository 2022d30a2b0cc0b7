using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>To and from the other number types.</content>
public readonly partial struct Extended
{
    public static implicit operator Extended(int value) => new(value, 0);

    public static explicit operator Extended(double value) => FromDouble(value);

    public static explicit operator Extended(BigInteger value) => FromInteger(value);

    public static explicit operator Extended(Rational value) => FromRational(value);

    public static explicit operator double(Extended value) => value.ToDouble();

    /// <summary>The exact binary value, or the special value; −0 becomes 0.</summary>
    public static Extended FromDouble(double value)
    {
        if (double.IsNaN(value))
        {
            return NaN;
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? PositiveInfinity : NegativeInfinity;
        }

        var (significand, exponent) = BinaryFormat.Decompose(value);
        return new(significand, exponent);
    }

    public static Extended FromInteger(BigInteger value) => Round(value, 0);

    /// <summary>The quotient, rounded.</summary>
    public static Extended FromRational(Rational value)
    {
        var places = Math.Max(0, Precision + 2 + value.Denominator.BitLength() - BigInteger.Abs(value.Numerator).BitLength());
        return value.IsInteger ? Round(value.Numerator, 0) : Round((value.Numerator << places) / value.Denominator, -places);
    }

    /// <summary>The nearest double, ties to even; ±∞ beyond the range, 0 below it.</summary>
    public double ToDouble() => IsFinite
        ? BinaryFormat.Double.Round(significand.Sign < 0, Magnitude, exponent, inexact: false)
        : Proxy;

    /// <summary>The exact value.</summary>
    /// <exception cref="InvalidOperationException">The value is NaN, infinite, or beyond 2^±100000.</exception>
    public Rational ToRational() => !IsFinite || Math.Abs((long)exponent) > 100_000
        ? throw new InvalidOperationException("Only a finite number of moderate size is written as a fraction.")
        : exponent >= 0 ? new(significand << exponent) : new(significand, BigInteger.One << -exponent);

    // ⌊value · 2^places⌋, for the fixed-point kernels.
    private BigInteger ToFixed(int places) => significand.Shift(Math.Max(exponent + places, -2 * Precision));
}
