namespace SymGrad.Calculus.Primitives;

/// <summary>Where an argument of a primitive may lie, and where points that represent it are drawn.</summary>
/// <param name="Lower">Greatest lower bound of the domain.</param>
/// <param name="Upper">Least upper bound of the domain.</param>
public readonly record struct Domain(double Lower, double Upper)
{
    /// <summary>Every real number.</summary>
    public static readonly Domain Reals = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether the lower bound belongs to the domain.</summary>
    public bool IncludesLower { get; init; }

    /// <summary>Whether the upper bound belongs to the domain.</summary>
    public bool IncludesUpper { get; init; }

    /// <summary>Whether only whole numbers belong to it; such an argument is never differentiated.</summary>
    public bool IsDiscrete { get; init; }

    /// <summary>The finite interval, inside the domain, from which points are drawn.</summary>
    public (double From, double To) Sampling { get; init; }

    /// <summary>lower &lt; x.</summary>
    public static Domain Above(double lower) => new(lower, double.PositiveInfinity);

    /// <summary>lower ≤ x.</summary>
    public static Domain From(double lower) => Above(lower) with { IncludesLower = true };

    /// <summary>lower &lt; x &lt; upper.</summary>
    public static Domain Open(double lower, double upper) => new(lower, upper);

    /// <summary>lower ≤ x ≤ upper.</summary>
    public static Domain Closed(double lower, double upper) => new(lower, upper) { IncludesLower = true, IncludesUpper = true };

    /// <summary>Whole numbers from lower on.</summary>
    public static Domain Integers(int lower) => From(lower) with { IsDiscrete = true };

    /// <summary>The same domain with points drawn from an interval in it.</summary>
    public Domain Sampled(double from, double to) => this with { Sampling = (from, to) };

    /// <summary>Whether a number belongs to the domain; NaN belongs to none.</summary>
    public bool Contains(double x) =>
        (x > Lower || (IncludesLower && x >= Lower))
        && (x < Upper || (IncludesUpper && x <= Upper))
        && (!IsDiscrete || Math.Abs(x - Math.Round(x)) <= 0);
}
