using System.Linq;
using System.Numerics;
using AngouriMath;
using PeterO.Numbers;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Algebra.AngouriMath;

/// <summary>
/// As much of an expression below a node as AngouriMath takes, with a variable for each part that it does not: reads, closed functions,
/// branches, and what depends on nothing active.
/// </summary>
internal sealed class Region
{
    /// <summary>Nodes in a tree; a part that would take more becomes a variable and is differentiated on its own.</summary>
    public const int LargestTree = 64;

    /// <summary>
    /// The largest numerator and denominator that cross as numbers. Of a root AngouriMath takes a rational number within 1e-6 whatever its settings
    /// (1.0000001^½ becomes 1), and what is below 1e-16 counts as 0; no root of a quotient of small numbers is so near to another one.
    /// </summary>
    private const int LargestNumber = 100;

    private readonly ExprPool _pool;
    private readonly Func<Expr, bool> _isOpen;
    private readonly Dictionary<Expr, Entity> _known = [];
    private readonly Dictionary<Expr, Entity.Variable> _closed = [];
    private readonly List<(Entity.Variable Name, Expr Part)> _parts = [];

    private Region(ExprPool pool, Func<Expr, bool> isOpen) => (_pool, _isOpen) = (pool, isOpen);

    /// <summary>The tree.</summary>
    public Entity Root { get; private set; } = 0;

    /// <summary>What its variables stand for, in the order in which they were met.</summary>
    public IReadOnlyList<(Entity.Variable Name, Expr Part)> Parts => _parts;

    /// <summary>The region below a node; null where the node itself is closed or has too many operands.</summary>
    /// <param name="pool">Where expressions are made.</param>
    /// <param name="node">The node.</param>
    /// <param name="isOpen">Whether to look inside an expression.</param>
    public static Region? Below(ExprPool pool, Expr node, Func<Expr, bool> isOpen)
    {
        var region = new Region(pool, isOpen);
        if (region.Inside(node) is not { } root || root.Complexity > LargestTree)
        {
            return null;
        }

        region.Root = root;
        return region;
    }

    /// <summary>Two expressions over the same variables; null where both together are too large.</summary>
    public static Region? OfDifference(ExprPool pool, Expr left, Expr right) => Below(pool, pool.Subtract(left, right), static _ => true);

    private Entity At(Expr expr)
    {
        if (!_known.TryGetValue(expr, out var entity))
        {
            entity = (expr is Number || _isOpen(expr) ? Inside(expr) : null) is { } inside && inside.Complexity <= LargestTree ? inside : Closed(expr);
            _known.Add(expr, entity);
        }

        return entity;
    }

    private Entity? Inside(Expr expr) => expr switch
    {
        Number number => IsShort(number.Value) ? Of(number.Value) : null,
        Sum sum => sum.Terms.Select(t => Scaled(t.Coefficient, At(t.Value))).Concat(sum.Constant.IsZero ? [] : [At(sum.Constant)]).Aggregate((a, b) => a + b),
        Product product => product.Factors.Select(f => f.Exponent == 1 ? At(f.Base) : At(f.Base).Pow(f.Exponent)).Aggregate((a, b) => a * b),
        Apply { Arguments: [Number] } => null,
        Apply { Arguments.Count: 1 } apply => FunctionMap.Of(apply.Primitive)?.Invoke(ArgumentOf(apply)),
        Apply { Arguments: [_, Number exponent] } power when power.Primitive == PrimitiveTable.Pow && IsShort(exponent.Value) => ArgumentOf(power).Pow(Of(exponent.Value)),
        _ => null,
    };

    /// <summary>
    /// Of an inverse function the argument is a variable, unless it is affine: AngouriMath takes (x²)^½, arcsin(sin x) and arctan(tan x) for x,
    /// which holds on a part of the line.
    /// </summary>
    private Entity ArgumentOf(Apply apply) => apply.Arguments[0] switch
    {
        var argument when !FunctionMap.IsInverse(apply.Primitive) || argument is Sum sum && sum.Terms.All(t => t.Value is Read) => At(argument),
        var argument => Closed(argument),
    };

    private Entity Scaled(Rational coefficient, Entity value) => coefficient.IsOne ? value : At(coefficient) * value;

    private Entity At(Rational value) => At(_pool.Number(value));

    private static bool IsShort(Rational value) => BigInteger.Abs(value.Numerator) <= LargestNumber && value.Denominator <= LargestNumber;

    private static Entity Of(Rational value) => (Entity)ERational.Create(Of(value.Numerator), Of(value.Denominator));

    private static EInteger Of(BigInteger value) => EInteger.FromBytes(value.ToByteArray(), littleEndian: true);

    /// <summary>Numbered names, which are names to AngouriMath whatever the model calls things.</summary>
    private Entity.Variable Closed(Expr part)
    {
        if (!_closed.TryGetValue(part, out var name))
        {
            name = MathS.Var("v_" + (_parts.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            _closed.Add(part, name);
            _parts.Add((name, part));
        }

        return name;
    }
}
