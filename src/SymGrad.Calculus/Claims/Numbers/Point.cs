using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>A point at which both sides of a claim are compared.</summary>
/// <param name="Sizes">The extents that are free to choose.</param>
/// <param name="Integers">The integer scalars, free indices among them.</param>
/// <param name="Reals">The real parameters.</param>
/// <param name="Labels">The integer arrays.</param>
internal sealed record Point(
    IReadOnlyDictionary<Expr, long> Sizes,
    IReadOnlyDictionary<Tensor, long> Integers,
    IReadOnlyDictionary<Tensor, Dense<Rational>> Reals,
    IReadOnlyDictionary<Tensor, Dense<long>> Labels)
{
    // Functions are right to 50 digits; what this changes beyond the claims' tolerance is rounding.
    private static readonly Rational Shake = Rational.Pow(new(1, 10), 40);

    public IntegerValue Index => new(Sizes, Integers);

    public Inputs Inputs
    {
        get
        {
            var inputs = new Inputs();
            foreach (var integer in Integers)
            {
                inputs = inputs.With(integer.Key, integer.Value);
            }

            foreach (var real in Reals)
            {
                inputs = inputs.With(real.Key, real.Value.Select(Extended.FromRational));
            }

            foreach (var label in Labels)
            {
                inputs = inputs.With(label.Key, label.Value);
            }

            return inputs;
        }
    }

    /// <summary>The same point with other free indices.</summary>
    public Point With(IReadOnlyList<Tensor> free, IReadOnlyList<long> values)
    {
        var integers = new Dictionary<Tensor, long>();
        foreach (var known in Integers)
        {
            integers.Add(known.Key, known.Value);
        }

        for (var k = 0; k < free.Count; k++)
        {
            integers[free[k]] = values[k];
        }

        return this with { Integers = integers };
    }

    /// <summary>The same point but for the last of the digits in which both sides are computed.</summary>
    public Point Shaken()
    {
        var reals = new Dictionary<Tensor, Dense<Rational>>();
        foreach (var real in Reals)
        {
            reals.Add(real.Key, real.Value.Select(v => v * (1 + Shake)));
        }

        return this with { Reals = reals };
    }

    /// <summary>A point nearby: off a kink on which this one may lie.</summary>
    public Point Moved(uint seed)
    {
        var draw = new Draw(seed);
        var reals = new Dictionary<Tensor, Dense<Rational>>();
        foreach (var real in Reals)
        {
            reals.Add(real.Key, real.Value.Select(v => v + new Rational(1 + draw.Below(997), 1_000_003) * (draw.Below(2) == 0 ? 1 : -1)));
        }

        return this with { Reals = reals };
    }
}
