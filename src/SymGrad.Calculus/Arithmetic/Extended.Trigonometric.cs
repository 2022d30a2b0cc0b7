namespace SymGrad.Calculus.Arithmetic;

/// <content>Trigonometric functions and their inverses.</content>
public readonly partial struct Extended
{
    // A multiple of π/2 can be as near to a 256-bit number as about 2^−(256 + a few); the remainder still fills its significand.
    private const int ReductionBits = (2 * Precision) + 128;

    // Beyond 2^32768 the digits of π that a reduction needs would cost more than any answer is worth.
    private const int LargestAngleTop = 1 << 15;

    /// <summary>The sine; NaN for ±∞ and beyond 2^32768.</summary>
    public static Extended Sin(Extended x)
    {
        var (r, quadrant) = ReduceAngle(x);
        return SinOfQuadrant(r, quadrant);
    }

    /// <summary>The cosine; NaN for ±∞ and beyond 2^32768.</summary>
    public static Extended Cos(Extended x)
    {
        var (r, quadrant) = ReduceAngle(x);
        return SinOfQuadrant(r, quadrant + 1);
    }

    /// <summary>The tangent; NaN for ±∞ and beyond 2^32768.</summary>
    public static Extended Tan(Extended x)
    {
        var (r, quadrant) = ReduceAngle(x);
        return SinOfQuadrant(r, quadrant) / SinOfQuadrant(r, quadrant + 1);
    }

    /// <summary>The arc sine in [−π/2, π/2]; NaN outside of [−1, 1].</summary>
    public static Extended Asin(Extended x) => Atan2(x, Sqrt((One - x) * (One + x)));

    /// <summary>The arc cosine in [0, π]; NaN outside of [−1, 1].</summary>
    public static Extended Acos(Extended x) => Atan2(Sqrt((One - x) * (One + x)), x);

    /// <summary>The arc tangent in [−π/2, π/2].</summary>
    public static Extended Atan(Extended x) =>
        x.IsNaN ? NaN
        : x.Sign < 0 ? -Atan(-x)
        : x > One ? ScaleB(Pi, -1) - AtanUpToOne(One / x)
        : AtanUpToOne(x);

    /// <summary>The angle of the point (x, y) in [−π, π]; 0 at the origin.</summary>
    public static Extended Atan2(Extended y, Extended x)
    {
        if (x.IsNaN || y.IsNaN)
        {
            return NaN;
        }

        (x, y) = x.IsInfinity && y.IsInfinity ? (x.Sign, y.Sign) : (x, y);
        return x.Sign > 0 ? Atan(y / x)
            : x.Sign == 0 ? y.Sign * ScaleB(Pi, -1)
            : y.Sign < 0 ? Atan(y / x) - Pi : Atan(y / x) + Pi;
    }

    // x = quadrant · π/2 + r with |r| ≤ π/4.
    private static (Extended Remainder, int Quadrant) ReduceAngle(Extended x)
    {
        if (!x.IsFinite || x.Top > LargestAngleTop)
        {
            return (NaN, 0);
        }

        if (x.Top < 0)
        {
            return (x, 0);
        }

        var bits = ReductionBits + x.Top;
        var halfPi = PiDigits.ToFixed(bits) >> 1;
        var angle = x.ToFixed(bits);
        var quarters = (angle + (angle.Sign * (halfPi >> 1))) / halfPi;
        return (Round(angle - (quarters * halfPi), -bits), (int)(quarters & 3));
    }

    // sin(r + quadrant · π/2).
    private static Extended SinOfQuadrant(Extended r, int quadrant)
    {
        if (r.IsNaN)
        {
            return NaN;
        }

        var square = (r * r).ToFixed(FixedBits);
        var value = (quadrant & 1) == 0
            ? r * Round(FixedPoint.SinOverArgument(square, FixedBits), -FixedBits)
            : Round(FixedPoint.Cos(square, FixedBits), -FixedBits);
        return (quadrant & 2) == 0 ? value : -value;
    }

    // With y ≈ atan a in double: atan a = y + atan((a cos y − sin y)/(cos y + a sin y)).
    private static Extended AtanUpToOne(Extended a)
    {
        if (a.IsZero || a.Top < NearOneTop)
        {
            return AtanSeries(a);
        }

        var y = FromDouble(Math.Atan(a.ToDouble()));
        var (sin, cos) = (SinOfQuadrant(y, 0), SinOfQuadrant(y, 1));
        return y + AtanSeries(((a * cos) - sin) / (cos + (a * sin)));
    }

    private static Extended AtanSeries(Extended z) =>
        z * Round(FixedPoint.AtanhOverArgument(-(z * z).ToFixed(FixedBits), FixedBits), -FixedBits);
}
