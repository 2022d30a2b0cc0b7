using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>
/// Where a claim or its truth may change its course: the numbers in comparisons and at the joints of functions such as max. What differs only
/// beyond x = 50, or for more than 11 elements, shows at no point drawn without knowing them.
/// </summary>
internal sealed class Thresholds
{
    private const int Most = 16;
    private const int LargestInteger = 64;

    // Smaller sizes and indices are tried in any case.
    private const int LeastInteger = 3;

    private static readonly Rational LargestReal = 1_000_000_000;

    private readonly ExprPool _pool;
    private readonly List<Rational> _reals = [];
    private readonly List<int> _integers = [];

    private Thresholds(ExprPool pool) => _pool = pool;

    /// <summary>A real number between any two thresholds, and one beyond each end; none where there is no threshold but 0.</summary>
    public IReadOnlyList<Rational> Reals { get; private set; } = [];

    /// <summary>Each whole number that counts, with its neighbours, and the size that an index one beyond it asks for.</summary>
    public IReadOnlyList<int> Integers { get; private set; } = [];

    public bool IsEmpty => Reals.Count == 0 && Integers.Count == 0;

    public static Thresholds Of(Statement statement)
    {
        var thresholds = new Thresholds(statement.Pool);
        foreach (var node in ExprSearch.Nodes(statement.Claimed.Concat(statement.Derived.Definitions).Select(d => d.Body).Append(statement.Where).Concat(statement.At.OfType<Expr>())))
        {
            thresholds.Add(node);
        }

        thresholds.Reals = thresholds.Between();
        thresholds.Integers = [.. thresholds._integers.Distinct().Take(Most).SelectMany(n => new[] { n + 1, n, n - 1, n + 2 }).Distinct()];
        return thresholds;
    }

    private void Add(Expr node)
    {
        foreach (var joint in Joints.All(_pool, node))
        {
            AddRoots(joint);
        }

        switch (node)
        {
            case Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } compare:
                AddIntegers([compare.Left, compare.Right]);
                break;
            case Apply { Primitive.ResultKind: ValueKind.Integer } apply:
                AddIntegers(apply.Arguments);
                break;
            case Read read:
                AddIntegers(read.Indices);
                break;
            case Reduce reduce:
                AddIntegers([reduce.Lower, reduce.Upper]);
                break;
        }
    }

    private void AddIntegers(IEnumerable<Expr> expressions) => _integers.AddRange(ExprSearch.Nodes(expressions)
        .Select(e => e switch { Number n => n.Value, Sum s => s.Constant, _ => Rational.Zero })
        .Where(value => value.IsInteger && value.Sign != 0 && Rational.Abs(value) <= LargestInteger)
        .Select(value => (int)Rational.Abs(value).Numerator)
        .Where(value => value >= LeastInteger));

    /// <summary>Where a difference is zero: of a·x + c at −c/a, of a power at its root.</summary>
    private void AddRoots(Expr difference)
    {
        if (difference is not Sum { Constant.IsZero: false } sum)
        {
            return;
        }

        foreach (var term in sum.Terms)
        {
            var root = -sum.Constant / term.Coefficient;
            var degree = term.Value is Product product ? product.Factors.Sum(f => Math.Max(0, f.Exponent)) : 1;
            AddReal(root);
            if (degree > 1)
            {
                var length = Math.Pow(Math.Abs(root.ToDouble()), 1.0 / degree);
                if (length < 1e9)
                {
                    var rounded = new Rational((long)Math.Round(length * 100), 100);
                    AddReal(root.Sign < 0 && degree % 2 == 1 ? -rounded : rounded);
                }
            }
        }
    }

    private void AddReal(Rational value)
    {
        if (Rational.Abs(value) <= LargestReal)
        {
            _reals.Add(value);
        }
    }

    private IReadOnlyList<Rational> Between()
    {
        var sorted = _reals.Distinct().Take(Most).Append(Rational.Zero).Distinct().OrderBy(v => v).ToList();
        return sorted.Count == 1 ? [] : [Rational.Floor(sorted[sorted.Count - 1]) + 1, Rational.Ceiling(sorted[0]) - 1, .. sorted.Zip(sorted.Skip(1), Rounded)];
    }

    /// <summary>A number of few digits between two others: the nearest to the middle.</summary>
    private static Rational Rounded(Rational low, Rational high)
    {
        var (middle, unit) = ((low + high) / 2, LargestReal);
        while (true)
        {
            var rounded = Rational.Floor((middle / unit) + Rational.Half) * unit;
            if (rounded > low && rounded < high)
            {
                return rounded;
            }

            unit /= 10;
        }
    }
}
