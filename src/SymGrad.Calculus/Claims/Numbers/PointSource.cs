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
    private const int LargestSide = 24;
    private const int LargestNear = 4096;
    private const int AllNear = 14;
    private const int MostNear = 49;

    private static readonly Rational[] Mixed = [1, 2, Rational.Half, -1, new(3, 2), -Rational.Half, 3, -2];
    private static readonly Rational[] Positive = [1, 2, Rational.Half, new(3, 2), 3];
    private static readonly Rational[] Fractions = [Rational.Half, new(1, 5), new(3, 10), new(7, 10), new(1, 10), new(9, 10), new(2, 5)];

    private readonly List<Extent> _sizes = [.. ExprSearch.Nodes(
        statement.Derived.Model.Parameters.SelectMany(p => p.Tensor.Extents.Select(statement.Extents.Resolve))
            .Concat(statement.Extents.Bounds.SelectMany(b => (Expr[])[b.Lesser, b.Greater]))).OfType<Extent>()];

    // What a branch on free indices demands is asked where these are chosen.
    private readonly List<Requirement> _ofPoints = [.. statement.Rows.Where(r => !IsOfPlaces(statement, r))];
    private readonly List<Requirement> _ofPlaces = [.. statement.Rows.Where(r => IsOfPlaces(statement, r))];

    private readonly Lazy<Thresholds> _thresholds = new(() => Thresholds.Of(statement));

    // At a prime number of turns each two elements have all pairs of values, whichever two they are.
    private int Turns => _thresholds.Value.Reals.Count switch { 0 => 0, < 3 => 3, < 5 => 5, < 7 => 7, < 11 => 11, < 13 => 13, _ => 19 };

    /// <summary>How many points there are near the numbers of the claim and of its truth.</summary>
    public int CountNear => _thresholds.Value is var t && t.IsEmpty ? 0 : Math.Min(MostNear, Math.Max(Turns * Turns, t.Integers.Count * (1 + _sizes.Count)));

    /// <summary>The sizes that are free to choose.</summary>
    public IReadOnlyList<Expr> Sizes => _sizes;

    /// <summary>The n-th point; null where no sizes were found that fit together and at which the claim is made.</summary>
    public Point? At(int number) => At(number, []);

    /// <summary>The n-th point at which some of the sizes are the same.</summary>
    public Point? At(int number, IReadOnlyList<Expr> same)
    {
        var draw = new Draw((uint)number + 1);
        for (var retry = 0; retry < Retries; retry++)
        {
            if (Sized(number, retry, draw, same) is { } sized)
            {
                var point = Filled(sized.Sizes, sized.Integers, draw, () => Element(number, draw), number, number + retry);
                if (_ofPoints.All(r => point.Holds(statement.Pool, r)) && Placed(point, 3, 1).Count > 0)
                {
                    return point;
                }
            }
        }

        return null;
    }

    /// <summary>The n-th point of those on either side of a threshold: one size after the other has such a number of elements, or all have.</summary>
    public Point? Near(int number)
    {
        var (near, draw, sizes) = (_thresholds.Value, new Draw((uint)number + 1001), new Dictionary<Expr, long>());
        var (size, turn) = near.Integers.Count == 0 ? (0, 0) : (near.Integers[number % near.Integers.Count], number / near.Integers.Count);
        for (var k = 0; k < _sizes.Count; k++)
        {
            sizes[_sizes[k]] = size > 0 && (turn % (_sizes.Count + 1) == k + 1 || (turn % (_sizes.Count + 1) == 0 && size <= AllNear)) ? size : 1 + draw.Below(3);
        }

        var (turns, element, integer) = (Turns, 0, number);
        return Settled(sizes, _ => near.Integers.Count == 0 ? draw.Below(5) : integer == number || draw.Below(2) == 0 ? near.Integers[integer++ % near.Integers.Count] : draw.Below(size + 1), draw, LargestNear) is { } integers
            && Filled(sizes, integers, draw, Real) is var point && _ofPoints.All(r => point.Holds(statement.Pool, r))
            ? point
            : null;

        Rational Real()
        {
            var next = turns == 0 ? 0 : (number + (element++ * (number / turns))) % turns;
            return next < near.Reals.Count ? near.Reals[next] : Element(number % Simple, draw);
        }
    }

    /// <summary>The choices of the free indices at a point near thresholds: those that have such a number first.</summary>
    public IEnumerable<Point> PlacesNear(Point point, int most)
    {
        var near = _thresholds.Value.Integers;
        var (hits, others) = (new List<Point>(), new List<Point>());
        foreach (var placed in Placed(point, near.DefaultIfEmpty(0).Max() + 1))
        {
            (statement.Free.Any(f => near.Contains((int)placed.Integers[f])) ? hits : others).Add(placed);
        }

        return Spread(hits, most).Concat(Spread(others, most / 2));
    }

    /// <summary>Every choice of the free indices at a point, or several where there are many.</summary>
    public IEnumerable<Point> Places(Point point, int most) => Spread(Placed(point, 3), most);

    private static IEnumerable<Point> Spread(IReadOnlyList<Point> found, int most) => found.Count <= most ? found : Enumerable.Range(0, most).Select(k => found[k * found.Count / most]);

    private IReadOnlyList<Point> Placed(Point point, long least, int most = 256)
    {
        var free = statement.Free;
        if (free.Count == 0)
        {
            return IsMade(point) ? [point] : [];
        }

        var bound = Math.Max(least, point.Sizes.Values.DefaultIfEmpty(1).Max());
        var count = free.Aggregate(1L, (product, _) => Math.Min(100_000, product * bound));
        var found = new List<Point>();
        var draw = new Draw(77);
        var offset = count > 4096 ? draw.Below((int)count) : 0;
        var stride = count > 4096 ? count / 1021 : 1;
        for (var k = 0L; k * stride < count && found.Count < most; k++)
        {
            var rest = ((k * stride) + offset) % count;
            var placed = point.With(free, [.. free.Select(_ => Digit())]);
            if (IsMade(placed) && _ofPlaces.All(r => placed.Holds(statement.Pool, r)))
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

        return found;
    }

    /// <summary>Whether the claim is made at a point: its condition holds, and the places that it names exist.</summary>
    private bool IsMade(Point point) => point.Index.Holds(statement.Where) == true && point.Index.Holds(statement.Inside) == true && IsInside(point);

    /// <summary>Whether the places at which the truth is read exist.</summary>
    private bool IsInside(Point point) => statement.At.Zip(statement.Truth.Target.Extents, (at, extent) => at is null
        || (point.Index.Of(at) is { } place && place >= 0 && (point.Index.Of(statement.Extents.Resolve(extent)) is not { } size || place < size))).All(inside => inside);

    private static bool IsOfPlaces(Statement statement, Requirement requirement) =>
        ExprSearch.Nodes([requirement.Subject, requirement.Bound, requirement.Where ?? statement.Pool.True]).OfType<Read>().Any(r => statement.Free.Contains(r.Tensor));

    /// <summary>
    /// Lengths of rows: all as long as the longest, or one of them, the others shorter. Each jagged array has the same ones, since rows are
    /// often compared to those of another.
    /// </summary>
    private static long[] Lengths(int rows, long longest, int number)
    {
        var draw = new Draw((uint)number + 501);
        var full = draw.Below(Math.Max(1, rows));
        return [.. Enumerable.Range(0, rows).Select(row => number % 4 == 0 || row == full ? longest : draw.Below((int)longest + 1))];
    }

    private (Dictionary<Expr, long> Sizes, Dictionary<Tensor, long> Integers)? Sized(int number, int retry, Draw draw, IReadOnlyList<Expr> same)
    {
        // Windows have room to move where one array is larger than another along all of its axes: each is the large one in turn, then any.
        var sizes = new Dictionary<Expr, long>();
        var arrays = number >= 18 && number % 2 == 1 ? _sizes.Select(e => e.Tensor).Distinct().ToList() : [];
        var turn = number / 2 % (arrays.Count + 1);
        var larger = arrays.Select((tensor, k) => (tensor, Size: turn == arrays.Count ? draw.Below(4) : turn == k ? 3 + draw.Below(3) : draw.Below(2))).ToDictionary(a => a.tensor, a => a.Size);
        for (var k = 0; k < _sizes.Count; k++)
        {
            sizes[_sizes[k]] = retry % 2 == 0 && larger.Count > 0 ? 1 + larger[_sizes[k].Tensor] + draw.Below(2 + (retry / 8))
                : retry == 0 ? number switch { < 3 => 1, < 9 => 2, < 14 => 2 + (k % 3), < 18 => 4 - (k % 3), _ => 1 + draw.Below(4) }
                : 1 + draw.Below(Math.Min(LargestSize, 3 + retry));
        }

        foreach (var size in same)
        {
            sizes[size] = sizes[same[0]];
        }

        return Settled(sizes, _ => draw.Below(Math.Min(2 + number + retry, 5)), draw, long.MaxValue, LargestSide) is { } integers ? (sizes, integers) : null;
    }

    /// <summary>Integer parameters for these sizes; null where the sizes do not fit together or are too large.</summary>
    private Dictionary<Tensor, long>? Settled(Dictionary<Expr, long> sizes, Func<Tensor, long> integer, Draw draw, long most, long largest = long.MaxValue)
    {
        var integers = statement.Derived.Model.Parameters.Where(p => p.Tensor is { Kind: ValueKind.Integer, Rank: 0 }).ToDictionary(p => p.Tensor, p => integer(p.Tensor));
        var index = new IntegerValue(sizes, integers);
        foreach (var label in statement.Labels.Where(l => l.Parameter.Rank == 0))
        {
            integers[label.Parameter] = draw.Below((int)Math.Max(1, index.Of(label.Bound) ?? 1));
        }

        var fits = statement.Extents.Bounds.All(b => index.Of(b.Lesser) <= index.Of(b.Greater)) && statement.Derived.Model.Parameters.All(p => IsFitting(p.Tensor));
        return fits ? integers : null;

        bool IsFitting(Tensor tensor)
        {
            var extents = tensor.Extents.Select(e => index.Of(statement.Extents.Resolve(e))).ToList();
            return extents.TrueForAll(e => e > 0 && e <= largest) && extents.Aggregate(1L, (product, e) => product * e!.Value) <= most;
        }
    }

    private Point Filled(Dictionary<Expr, long> sizes, Dictionary<Tensor, long> integers, Draw draw, Func<Rational> element, int number = 0, int lengths = 1)
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
                reals.Add(parameter, Elements(extents, count, number, element));
            }
            else if (parameter.Rank > 0)
            {
                var bound = statement.Labels.Where(l => l.Parameter == parameter).Select(l => index.Of(l.Bound) ?? 1).DefaultIfEmpty(2).Min();
                labels.Add(parameter, statement.Derived.Model.RowsOf(parameter) is not null ? new(extents, Lengths(count, bound - 1, lengths)) : new(extents, [.. Enumerable.Range(0, count).Select(_ => (long)draw.Below((int)Math.Max(1, bound)))]));
            }
        }

        return new(sizes, integers, reals, labels);
    }

    /// <summary>A number of either sign, a positive one or a fraction.</summary>
    private static Rational Element(int number, Draw draw) => number < Simple
        ? draw.From((number % 3) switch { 0 => Positive, 1 => Mixed, _ => Fractions })
        : (number % 5) switch
        {
            1 => new Rational(1 + draw.Below(3999), 1000),
            2 => draw.From(Fractions),
            3 => draw.From(Positive),
            _ => new Rational(draw.Below(4999) - 2500, 1000),
        };

    /// <summary>Elements, and at some points matrices that can be inverted and factorised.</summary>
    private static Dense<Rational> Elements(int[] extents, int count, int number, Func<Rational> element)
    {
        var values = Enumerable.Range(0, count).Select(_ => element()).ToArray();
        if (number >= Simple && number % 5 == 3 && extents.Length == 2 && extents[0] == extents[1])
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
