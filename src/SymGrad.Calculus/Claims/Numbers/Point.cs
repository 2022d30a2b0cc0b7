using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

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

    public IntegerValue Index => new(Sizes, Integers, Labels);

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

    /// <summary>Whether a requirement holds in each of its rounds.</summary>
    public bool Holds(ExprPool pool, Requirement requirement)
    {
        var index = Index;
        return Holds([]);

        bool Holds(IReadOnlyList<Expr> at)
        {
            Expr Here(Expr expr) => pool.Instantiate(expr, at);
            if (at.Count < requirement.Over.Count)
            {
                return index.Of(Here(requirement.Over[at.Count].Lower)) is { } lower && index.Of(Here(requirement.Over[at.Count].Upper)) is { } upper
                    && Enumerable.Range((int)lower, (int)Math.Max(0, upper - lower)).All(k => Holds([.. at, pool.Number(k)]));
            }

            if (requirement.Where is { } condition && index.Holds(Here(condition)) == false)
            {
                return true;
            }

            var (subject, bound) = (index.Of(Here(requirement.Subject)), index.Of(Here(requirement.Bound)));
            return requirement.Kind == RequirementKind.Equal ? subject == bound : subject >= bound;
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
    public Point Shaken() => Changed((_, _, value) => value * (1 + Shake));

    /// <summary>Whether all reals are multiples of a unit.</summary>
    public bool IsMultipleOf(Rational unit) => Reals.Values.All(r => r.Values.All(v => (v / unit).IsInteger));

    /// <summary>The point with its reals as multiples of a unit; null where one of them would vanish.</summary>
    public Point? Rounded(Rational unit)
    {
        var rounded = Changed((_, _, value) => Rational.Floor((value / unit) + Rational.Half) * unit);
        return rounded.Reals.All(r => r.Value.Values.Zip(Reals[r.Key].Values, (now, before) => now.IsZero == before.IsZero).All(same => same)) ? rounded : null;
    }

    /// <summary>The elements of the real parameters, in order.</summary>
    public IEnumerable<(Tensor Parameter, int Element)> Elements => Reals.OrderBy(r => r.Key.Id).SelectMany(r => Enumerable.Range(0, r.Value.Values.Length).Select(k => (r.Key, k)));

    /// <summary>The same point with one element of a parameter changed.</summary>
    public Point With(Tensor parameter, int element, Rational value) =>
        Changed((tensor, k, known) => tensor == parameter && k == element ? value : known);

    /// <summary>A point nearby: off a kink on which this one may lie.</summary>
    public Point Moved(uint seed) => Moved(seed, Rational.One);

    /// <summary>A point nearby, so many times as far away; of a negative number of times in the opposite direction.</summary>
    public Point Moved(uint seed, Rational times)
    {
        var draw = new Draw(seed);
        return Changed((_, _, value) => value + (times * new Rational(1 + draw.Below(997), 1_000_003) * (draw.Below(2) == 0 ? 1 : -1)));
    }

    private Point Changed(Func<Tensor, int, Rational, Rational> value)
    {
        var reals = new Dictionary<Tensor, Dense<Rational>>();
        foreach (var real in Reals)
        {
            reals.Add(real.Key, new(real.Value.Extents, [.. real.Value.Values.Select((known, k) => value(real.Key, k, known))]));
        }

        return this with { Reals = reals };
    }
}
