using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>
/// A binary floating-point number of 256 bits (77 digits), with NaN and ±∞ but one zero only. <c>default</c> is 0.
/// Operations round to nearest. Functions are accurate to 50 digits and better: the rest of the digits is their guard,
/// so that they are plain formulas. Beyond 2^±(2^30) a value becomes ±∞ or 0.
/// </summary>
public readonly partial struct Extended : IEquatable<Extended>, IComparable<Extended>, IComparable
{
    /// <summary>Bits of a significand.</summary>
    public const int Precision = 256;

    private const int LargestTop = 1 << 30;

    private readonly BigInteger significand;
    private readonly int exponent;
    private readonly Form form;

    private Extended(BigInteger significand, int exponent)
    {
        this.significand = significand;
        this.exponent = exponent;
    }

    private Extended(Form form) => this.form = form;

    private enum Form : byte
    {
        Finite,
        NotANumber,
        PositiveInfinity,
        NegativeInfinity,
    }

    public static Extended Zero => default;

    public static Extended One { get; } = new(BigInteger.One, 0);

    public static Extended Half { get; } = new(BigInteger.One, -1);

    public static Extended NaN { get; } = new(Form.NotANumber);

    public static Extended PositiveInfinity { get; } = new(Form.PositiveInfinity);

    public static Extended NegativeInfinity { get; } = new(Form.NegativeInfinity);

    public bool IsNaN => form == Form.NotANumber;

    public bool IsFinite => form == Form.Finite;

    public bool IsInfinity => form is Form.PositiveInfinity or Form.NegativeInfinity;

    public bool IsZero => form == Form.Finite && significand.IsZero;

    public bool IsInteger => IsFinite && (exponent >= 0 || IsZero
        || (-exponent < Magnitude.BitLength() && (significand >> -exponent << -exponent) == significand));

    /// <summary>−1, 0 or 1; 0 for NaN.</summary>
    public int Sign => form switch
    {
        Form.Finite => significand.Sign,
        Form.PositiveInfinity => 1,
        Form.NegativeInfinity => -1,
        _ => 0,
    };

    private BigInteger Magnitude => BigInteger.Abs(significand);

    // The t with 2^(t−1) ≤ |value| < 2^t; below every other for 0.
    private int Top => significand.IsZero ? -LargestTop - 1 : exponent + Magnitude.BitLength();

    /// <summary>NaN equals NaN here, as in <see cref="double.Equals(double)"/>.</summary>
    public bool Equals(Extended other) => form == other.form && (!IsFinite || CompareFinite(this, other) == 0);

    public override bool Equals(object? obj) => obj is Extended other && Equals(other);

    public override int GetHashCode() => ToDouble().GetHashCode();

    /// <summary>A total order: NaN first, as in <see cref="double.CompareTo(double)"/>.</summary>
    public int CompareTo(Extended other) => IsFinite && other.IsFinite
        ? CompareFinite(this, other)
        : Proxy.CompareTo(other.Proxy);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Extended other => CompareTo(other),
        _ => throw new ArgumentException("An extended number compares with extended numbers only.", nameof(obj)),
    };

    private static int CompareFinite(Extended left, Extended right)
    {
        if (left.significand.Sign != right.significand.Sign || left.significand.IsZero)
        {
            return left.significand.Sign.CompareTo(right.significand.Sign);
        }

        var tops = left.Top.CompareTo(right.Top);
        return tops != 0 ? tops * left.significand.Sign
            : left.exponent >= right.exponent ? (left.significand << (left.exponent - right.exponent)).CompareTo(right.significand)
            : left.significand.CompareTo(right.significand << (right.exponent - left.exponent));
    }

    // significand · 2^exponent, rounded to nearest (ties away from zero).
    private static Extended Round(BigInteger significand, long exponent)
    {
        var length = BigInteger.Abs(significand).BitLength();
        var top = exponent + length;
        if (top > LargestTop)
        {
            return significand.Sign < 0 ? NegativeInfinity : PositiveInfinity;
        }

        if (length == 0 || top < -LargestTop)
        {
            return Zero;
        }

        var excess = length - Precision;
        return excess <= 0 ? new(significand, (int)exponent)
            : significand.Sign > 0 ? new(RoundedHalf(significand >> (excess - 1)), (int)exponent + excess)
            : new(-RoundedHalf(-significand >> (excess - 1)), (int)exponent + excess);
    }

    private static BigInteger RoundedHalf(BigInteger twice) => twice.IsEven ? twice >> 1 : (twice + 1) >> 1;
}
