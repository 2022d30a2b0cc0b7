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
        new(0, y => $"{y} = ±1", y => y.Select(v => v.Sign < 0 ? Rational.MinusOne : Rational.One)),
        new(0, t => $"{t} is 0 or 1", t => t.Select(v => v.Sign < 0 || v < 1 ? Rational.Zero : Rational.One)),
        new(1, t => $"Σ {t} = 1", t => Normalised(t, t.Values.Length)),
        new(2, t => $"the rows of {t} sum to 1", t => Normalised(t, t.Extents[1])),
        new(1, x => $"Σ {x} = 0", Centred),
        new(1, v => $"‖{v}‖ = 1", Unit),
        new(1, y => $"the elements of {y} are ±1", y => y.Select(v => v.Sign < 0 ? Rational.MinusOne : Rational.One)),
        new(1, t => $"the elements of {t} are 0 or 1", t => t.Select(v => v.Sign < 0 || v < 1 ? Rational.Zero : Rational.One)),
        new(1, t => $"{t} is one-hot", OneHot),
        new(2, A => $"{A} = {A}ᵀ", Symmetric) { Slip = "transposed" },
        new(2, Q => $"{Q}ᵀ{Q} = I", Orthogonal),
    ];

    private static Rational Positive(Rational value) => value.IsZero ? Rational.One : Rational.Abs(value);

    /// <summary>Positive elements that sum to 1, in each stretch of a length.</summary>
    private static Dense<Rational> Normalised(Dense<Rational> array, int length)
    {
        var positive = array.Values.Select(Positive).ToArray();
        return new(array.Extents, [.. positive.Select((v, k) => v / positive.Skip(k / length * length).Take(length).Aggregate(Rational.Zero, (sum, e) => sum + e))]);
    }

    private static Dense<Rational> Centred(Dense<Rational> vector)
    {
        var mean = vector.Values.Aggregate(Rational.Zero, (sum, e) => sum + e) / vector.Values.Length;
        return vector.Select(v => v - mean);
    }

    /// <summary>A rational point of the sphere, by stereographic projection.</summary>
    private static Dense<Rational> Unit(Dense<Rational> vector)
    {
        var plane = vector.Values.Take(vector.Values.Length - 1).ToList();
        var square = plane.Aggregate(Rational.Zero, (sum, e) => sum + (e * e));
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

    /// <summary>Two Householder reflections I − 2vvᵀ/(vᵀv), one after the other: a rotation that is not symmetric.</summary>
    private static Dense<Rational>? Orthogonal(Dense<Rational> matrix)
    {
        var n = matrix.Extents[0];
        if (n != matrix.Extents[1])
        {
            return null;
        }

        var (first, second) = (Reflection([.. matrix.Values.Take(n).Select(Positive)]), Reflection([.. Enumerable.Range(1, n).Select(k => new Rational(k))]));
        return new(matrix.Extents, [.. matrix.Values.Select((_, k) => Enumerable.Range(0, n).Aggregate(Rational.Zero, (sum, m) => sum + (first(k / n, m) * second(m, k % n))))]);
    }

    private static Func<int, int, Rational> Reflection(Rational[] v)
    {
        var square = v.Aggregate(Rational.Zero, (sum, e) => sum + (e * e));
        return (i, j) => (i == j ? Rational.One : Rational.Zero) - (2 * v[i] * v[j] / square);
    }
}
