namespace SymGrad.Calculus.Arithmetic;

/// <content>Inverse hyperbolic functions, through ln(1 + ·) so that they keep their figures near 0 and 1.</content>
public readonly partial struct Extended
{
    /// <summary>ln(x + √(x² + 1)).</summary>
    public static Extended Asinh(Extended x)
    {
        var a = Abs(x);
        var asinh = IsHuge(a) ? Log(a) + Ln2 : Log1p(a + (a * a / (One + Sqrt(One + (a * a)))));
        return x.Sign < 0 ? -asinh : asinh;
    }

    /// <summary>ln(x + √(x² − 1)); NaN below 1.</summary>
    public static Extended Acosh(Extended x) =>
        IsHuge(x) ? Log(x) + Ln2
        : x < One ? NaN
        : Log1p(x - One + Sqrt((x - One) * (x + One)));

    /// <summary>½ ln((1 + x)/(1 − x)); ±∞ at ±1, NaN beyond.</summary>
    public static Extended Atanh(Extended x)
    {
        var a = Abs(x);
        var atanh = a > One ? NaN : ScaleB(Log1p(ScaleB(a, 1) / (One - a)), -1);
        return x.Sign < 0 ? -atanh : atanh;
    }

    // Where 1 no longer counts beside x², and x² might overflow.
    private static bool IsHuge(Extended x) => x.Sign > 0 && (x.IsInfinity || x.Top > 2 * Precision);
}
