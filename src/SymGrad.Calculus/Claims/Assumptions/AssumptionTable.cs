using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;

namespace SymGrad.Calculus.Claims.Assumptions;

/// <summary>The usual assumptions, those that demand less first.</summary>
internal static class AssumptionTable
{
    public static readonly IReadOnlyList<Assumption> Rows =
    [
        new(0, x => $"{x} > 0", x => x.Select(Positive)),
        new(1, x => $"{x} > 0", x => x.Select(Positive)),
        new(2, A => $"{A} > 0", A => A.Select(Positive)),
        new(0, y => $"{y} = ±1", PlusOrMinusOne) { IsDiscrete = true },
        new(0, t => $"{t} is 0 or 1", ZeroOrOne) { IsDiscrete = true },
        new(1, t => $"Σ {t} = 1", t => Normalised(t, t.Values.Length)) { Holds = t => Total(t.Values).IsOne },
        new(2, t => $"the rows of {t} sum to 1", t => Normalised(t, t.Extents[1])) { Holds = t => Enumerable.Range(0, t.Extents[0]).All(row => Total(t.Values.Skip(row * t.Extents[1]).Take(t.Extents[1])).IsOne) },
        new(1, x => $"Σ {x} = 0", Centred),
        new(1, v => $"‖{v}‖ = 1", Unit) { Holds = v => Total(v.Values.Select(e => e * e)).IsOne },
        new(1, y => $"the elements of {y} are ±1", PlusOrMinusOne) { IsDiscrete = true },
        new(1, t => $"the elements of {t} are 0 or 1", ZeroOrOne) { IsDiscrete = true },
        new(1, t => $"{t} is one-hot", OneHot) { IsDiscrete = true },
        new(2, A => $"{A} = {A}ᵀ", Symmetric) { Slip = "transposed" },
        new(2, Q => $"{Q}ᵀ{Q} = I", Orthogonal) { Holds = IsOrthogonal },
    ];

    private static Rational Total(IEnumerable<Rational> values) => values.Aggregate(Rational.Zero, (sum, e) => sum + e);

    private static Dense<Rational> PlusOrMinusOne(Dense<Rational> array) => Either(array, v => v.Sign < 0, Rational.MinusOne, Rational.One);

    private static Dense<Rational> ZeroOrOne(Dense<Rational> array) => Either(array, v => v < 1, Rational.Zero, Rational.One);

    /// <summary>One of two values for each element; where there are several elements both occur.</summary>
    private static Dense<Rational> Either(Dense<Rational> array, Func<Rational, bool> isFirst, Rational first, Rational second)
    {
        var isOneOfThem = array.Values.All(v => v == first || v == second);
        var chosen = array.Values.Select(isFirst).ToArray();
        if (!isOneOfThem && chosen.Distinct().Count() == 1 && chosen.Length > 1)
        {
            chosen[array.Values.Length - 1] ^= true;
        }

        return new(array.Extents, [.. chosen.Select(c => c ? first : second)]);
    }

    private static Rational Positive(Rational value) => value.IsZero ? Rational.One : Rational.Abs(value);

    /// <summary>Elements that sum to 1 in each stretch of a length, of either sign where the first is negative.</summary>
    private static Dense<Rational> Normalised(Dense<Rational> array, int length) =>
        new(array.Extents, [.. Enumerable.Range(0, array.Values.Length / length).SelectMany(k => Normalised([.. array.Values.Skip(k * length).Take(length)]))]);

    private static IEnumerable<Rational> Normalised(Rational[] values)
    {
        var weights = values[0].Sign < 0 && !Total(values).IsZero ? values : [.. values.Select(Positive)];
        return weights.Select(w => w / Total(weights));
    }

    private static Dense<Rational> Centred(Dense<Rational> vector)
    {
        var mean = Total(vector.Values) / vector.Values.Length;
        return vector.Select(v => v - mean);
    }

    /// <summary>A rational point of the sphere, by stereographic projection.</summary>
    private static Dense<Rational> Unit(Dense<Rational> vector)
    {
        var plane = vector.Values.Take(vector.Values.Length - 1).ToList();
        var square = Total(plane.Select(e => e * e));
        return new(vector.Extents, [.. plane.Select(e => 2 * e / (square + 1)), (square - 1) / (square + 1)]);
    }

    private static Dense<Rational> OneHot(Dense<Rational> vector)
    {
        var largest = vector.Values.Select((value, place) => (value, place)).OrderByDescending(e => e.value).First().place;
        return new(vector.Extents, [.. vector.Values.Select((_, k) => k == largest ? Rational.One : Rational.Zero)]);
    }

    private static Dense<Rational>? Symmetric(Dense<Rational> matrix)
    {
        var n = matrix.Extents[0];
        return n != matrix.Extents[1] ? null
            : new(matrix.Extents, [.. matrix.Values.Select((_, k) => matrix.Values[(Math.Max(k / n, k % n) * n) + Math.Min(k / n, k % n)])]);
    }

    /// <summary>Householder reflections I − 2vvᵀ/(vᵀv), one after the other: a rotation that is not symmetric. Its first row is turned over where the first element is negative.</summary>
    private static Dense<Rational>? Orthogonal(Dense<Rational> matrix)
    {
        var n = matrix.Extents[0];
        if (n != matrix.Extents[1])
        {
            return null;
        }

        var (first, second) = (Reflection([.. matrix.Values.Take(n).Select(Positive)]), Reflection([.. Enumerable.Range(1, n).Select(k => new Rational(k))]));
        Func<int, int, Rational> rotation = (i, j) => Total(Enumerable.Range(0, n).Select(m => first(i, m) * second(m, j)));
        return new(matrix.Extents, [.. matrix.Values.Select((_, k) => rotation(k / n, k % n) * (matrix.Values[0].Sign < 0 && k / n == 0 ? -1 : 1))]);
    }

    private static bool IsOrthogonal(Dense<Rational> matrix)
    {
        var (rows, columns) = (matrix.Extents[0], matrix.Extents[1]);
        return Enumerable.Range(0, columns * columns).All(k => Total(Enumerable.Range(0, rows).Select(m => matrix.Values[(m * columns) + (k / columns)] * matrix.Values[(m * columns) + (k % columns)])) == (k / columns == k % columns ? Rational.One : Rational.Zero));
    }

    private static Func<int, int, Rational> Reflection(Rational[] v)
    {
        var square = Total(v.Select(e => e * e));
        return (i, j) => (i == j ? Rational.One : Rational.Zero) - (2 * v[i] * v[j] / square);
    }
}
