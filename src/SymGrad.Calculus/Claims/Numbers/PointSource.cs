using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>
/// Points for a statement, small ones with few digits first: a reader can check these by hand, and the counterexample is the first
/// that there is. Later ones have more elements and more digits.
/// </summary>
internal sealed class PointSource(Statement statement)
{
    private const int Retries = 24;
    private const int LargestSize = 8;
    private const int Simple = 12;

    private static readonly Rational[] Mixed = [1, 2, Rational.Half, -1, new(3, 2), -Rational.Half, 3, -2];
    private static readonly Rational[] Positive = [1, 2, Rational.Half, new(3, 2), 3];
    private static readonly Rational[] Fractions = [Rational.Half, new(1, 5), new(3, 10), new(7, 10), new(1, 10), new(9, 10), new(2, 5)];

    private readonly List<Expr> _sizes = [.. ExprSearch.Nodes(
        statement.Derived.Model.Parameters.SelectMany(p => p.Tensor.Extents.Select(statement.Extents.Resolve))
            .Concat(statement.Extents.Bounds.SelectMany(b => (Expr[])[b.Lesser, b.Greater]))).OfType<Extent>()];

    /// <summary>The n-th point; null where no sizes were found that fit together.</summary>
    public Point? At(int number)
    {
        var draw = new Draw((uint)number + 1);
        for (var retry = 0; retry < Retries; retry++)
        {
            if (Sized(number, retry, draw) is { } sized && Filled(sized.Sizes, sized.Integers, number, draw) is { } point)
            {
                return point;
            }
        }

        return null;
    }

    /// <summary>Every choice of the free indices at a point, or several where there are many.</summary>
    public IEnumerable<Point> Places(Point point, int most)
    {
        var free = statement.Free;
        if (free.Count == 0)
        {
            return [point];
        }

        var bound = Math.Max(3, point.Sizes.Values.DefaultIfEmpty(1).Max());
        var count = free.Aggregate(1L, (product, _) => Math.Min(100_000, product * bound));
        var found = new List<Point>();
        var draw = new Draw(77);
        var offset = count > 4096 ? draw.Below((int)count) : 0;
        var stride = count > 4096 ? count / 1021 : 1;
        for (var k = 0L; k * stride < count && found.Count < 256; k++)
        {
            var rest = ((k * stride) + offset) % count;
            var placed = point.With(free, [.. free.Select(_ => Digit())]);
            if (placed.Index.Holds(statement.Where) == true && IsInside(placed))
            {
                found.Add(placed);
            }

            long Digit()
            {
                var digit = rest % bound;
                rest /= bound;
                return digit;
            }
        }

        return found.Count <= most ? found : Enumerable.Range(0, most).Select(k => found[k * found.Count / most]);
    }

    /// <summary>Whether the places at which the truth is read exist.</summary>
    private bool IsInside(Point point) => statement.At.Zip(statement.Truth.Target.Extents, (at, extent) => at is null
        || (point.Index.Of(at) is { } place && place >= 0 && (point.Index.Of(statement.Extents.Resolve(extent)) is not { } size || place < size))).All(inside => inside);

    private (Dictionary<Expr, long> Sizes, Dictionary<Tensor, long> Integers)? Sized(int number, int retry, Draw draw)
    {
        var sizes = new Dictionary<Expr, long>();
        for (var k = 0; k < _sizes.Count; k++)
        {
            sizes[_sizes[k]] = retry == 0 ? number switch { < 3 => 1, < 9 => 2, < 14 => 2 + (k % 2), < 18 => 3 - (k % 2), _ => 1 + draw.Below(4) }
                : 1 + draw.Below(Math.Min(LargestSize, 3 + retry));
        }

        var integers = statement.Derived.Model.Parameters.Where(p => p.Tensor is { Kind: ValueKind.Integer, Rank: 0 })
            .ToDictionary(p => p.Tensor, _ => (long)draw.Below(Math.Min(2 + number + retry, 5)));
        var index = new IntegerValue(sizes, integers);
        foreach (var label in statement.Labels.Where(l => l.Parameter.Rank == 0))
        {
            integers[label.Parameter] = draw.Below((int)Math.Max(1, index.Of(label.Bound) ?? 1));
        }

        var fits = statement.Extents.Bounds.All(b => index.Of(b.Lesser) <= index.Of(b.Greater))
            && statement.Derived.Model.Parameters.All(p => p.Tensor.Extents.All(e => index.Of(statement.Extents.Resolve(e)) is > 0 and <= 24));
        return fits ? (sizes, integers) : null;
    }

    private Point? Filled(Dictionary<Expr, long> sizes, Dictionary<Tensor, long> integers, int number, Draw draw)
    {
        var reals = new Dictionary<Tensor, Dense<Rational>>();
        var labels = new Dictionary<Tensor, Dense<long>>();
        var index = new IntegerValue(sizes, integers);
        foreach (var parameter in statement.Derived.Model.Parameters.Select(p => p.Tensor))
        {
            int[] extents = [.. parameter.Extents.Select(e => (int)index.Of(statement.Extents.Resolve(e))!.Value)];
            var count = extents.Aggregate(1, (product, extent) => product * extent);
            if (parameter.Kind == ValueKind.Real)
            {
                reals.Add(parameter, Elements(extents, count, number, draw));
            }
            else if (parameter.Rank > 0)
            {
                var bound = statement.Labels.Where(l => l.Parameter == parameter).Select(l => index.Of(l.Bound) ?? 1).DefaultIfEmpty(2).Min();
                labels.Add(parameter, new(extents, [.. Enumerable.Range(0, count).Select(_ => (long)draw.Below((int)Math.Max(1, bound)))]));
            }
        }

        return new(sizes, integers, reals, labels);
    }

    /// <summary>Elements of either sign, positive ones, fractions, and matrices that can be inverted and factorised.</summary>
    private static Dense<Rational> Elements(int[] extents, int count, int number, Draw draw)
    {
        var isSimple = number < Simple;
        Rational Element() => isSimple
            ? draw.From((number % 3) switch { 0 => Positive, 1 => Mixed, _ => Fractions })
            : (number % 5) switch
            {
                1 => new Rational(1 + draw.Below(3999), 1000),
                2 => draw.From(Fractions),
                3 => draw.From(Positive),
                _ => new Rational(draw.Below(4999) - 2500, 1000),
            };
        var values = Enumerable.Range(0, count).Select(_ => Element()).ToArray();
        if (!isSimple && number % 5 == 3 && extents.Length == 2 && extents[0] == extents[1])
        {
            var n = extents[0];
            for (var i = 0; i < n; i++)
            {
                values[(i * n) + i] += 3 * n;
                for (var j = 0; j < i; j++)
                {
                    values[(i * n) + j] = values[(j * n) + i];
                }
            }
        }

        return new(extents, values);
    }
}
