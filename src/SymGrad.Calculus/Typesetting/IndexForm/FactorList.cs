using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <summary>
/// An expression as a reader sees a product: a number, factors above and below the line, and the conditions of its guards. In a
/// derived formula, what a sum's terms share stands before the sum; what the user wrote stays where it is.
/// </summary>
internal sealed class FactorList
{
    private readonly ExprPool _pool;
    private readonly bool _derived;
    private readonly List<Factor> _factors = [];

    private FactorList(ExprPool pool, bool derived) => (_pool, _derived) = (pool, derived);

    public Rational Coefficient { get; private set; } = Rational.One;

    public IReadOnlyList<Factor> Numerator => [.. _factors.Where(f => f.Exponent > 0)];

    /// <summary>The factors below the line, with positive exponents.</summary>
    public IReadOnlyList<Factor> Denominator => [.. _factors.Where(f => f.Exponent < 0).Select(f => f with { Exponent = -f.Exponent })];

    public List<Expr> Conditions { get; } = [];

    public static FactorList Of(ExprPool pool, Rational coefficient, Expr value, bool derived)
    {
        var list = new FactorList(pool, derived) { Coefficient = coefficient };
        list.Add(value, 1);
        return list;
    }

    /// <summary>A choice between a value and 0, whichever comes first.</summary>
    public static (Expr Condition, Expr Value)? GuardOf(ExprPool pool, Expr expr) => expr switch
    {
        Select { IsGuard: true } guard => (guard.Condition, guard.Then),
        Select { Then: Number { Value.IsZero: true } } choice => (pool.Not(choice.Condition), choice.Otherwise),
        _ => null,
    };

    /// <summary>The product again, without its coefficient.</summary>
    public Expr Product => Conditions.Count == 0 ? Unguarded : _pool.Guard(_pool.And(Conditions), Unguarded);

    /// <summary>The factors, those below the line with negative exponents.</summary>
    public IReadOnlyList<Factor> Factors => _factors;

    /// <summary>The product without its conditions, too.</summary>
    public Expr Unguarded => _pool.MultiplyPowers(_factors);

    /// <summary>The product without some of its factors.</summary>
    public Expr Without(IReadOnlyCollection<Factor> factors)
    {
        var rest = new FactorList(_pool, _derived);
        rest._factors.AddRange(_factors.Where(f => !factors.Contains(f)));
        rest.Conditions.AddRange(Conditions);
        return rest.Product;
    }

    private void Add(Expr value, int exponent)
    {
        switch (value)
        {
            case Number n when exponent > 0 || !n.Value.IsZero:
                Coefficient *= Rational.Pow(n.Value, exponent);
                break;
            case Sum { IsScaled: true } scaled:
                Coefficient *= Rational.Pow(scaled.Terms[0].Coefficient, exponent);
                Add(scaled.Terms[0].Value, exponent);
                break;
            case Product product:
                foreach (var factor in product.Factors)
                {
                    Add(factor.Base, factor.Exponent * exponent);
                }

                break;
            case Verbatim { Operation: VerbatimOperation.Multiply } product when exponent == 1:
                Add(product.Left, 1);
                Add(product.Right, 1);
                break;
            case Verbatim { Operation: VerbatimOperation.Divide } quotient when exponent == 1:
                Add(quotient.Left, 1);
                Add(quotient.Right, -1);
                break;
            case Verbatim { Operation: VerbatimOperation.Negate } negative when exponent == 1:
                Coefficient = -Coefficient;
                Add(negative.Left, 1);
                break;
            case Select choice when exponent > 0 && GuardOf(_pool, choice) is var (condition, guarded):
                Conditions.AddRange(Logic.Conjuncts(condition));
                Add(guarded, exponent);
                break;
            case Apply apply when ReferenceEquals(apply.Primitive, PrimitiveTable.XLogY) && exponent == 1:
                Add(apply.Arguments[0], 1);
                Add(_pool.Apply(PrimitiveTable.Log, apply.Arguments[1]), 1);
                break;
            case Reduce { Operation: ReductionKind.Sum } reduce when _derived && exponent == 1:
                AddSum(reduce);
                break;
            case Sum sum when _derived && exponent == 1 && CommonFactors.Of(_pool, sum) is { } common:
                Coefficient *= common.Coefficient;
                AddAll(common.Shared);
                Add(common.Remainder, 1);
                break;
            default:
                Collect(value, exponent);
                break;
        }
    }

    private void Collect(Expr value, int exponent)
    {
        var place = _factors.FindIndex(f => ReferenceEquals(f.Base, value));
        if (place < 0)
        {
            _factors.Add(new(value, exponent));
        }
        else
        {
            _factors[place] = new(value, _factors[place].Exponent + exponent);
        }
    }

    private void AddAll(IEnumerable<Factor> factors)
    {
        foreach (var factor in factors)
        {
            Add(factor.Base, factor.Exponent);
        }
    }

    /// <summary>Σ c·f·g = c·f·Σ g for an f without the index.</summary>
    private void AddSum(Reduce reduce)
    {
        var index = (IndexVariable)_pool.Intern(new IndexVariable(IndexScope.Bound, reduce.BinderHeight));
        var body = Of(_pool, Rational.One, reduce.Body, derived: true);
        Coefficient *= body.Coefficient;
        body.Coefficient = Rational.One;

        // A factor with reductions of its own fixes the height of the binder; it stays where it is.
        bool Leaves(Factor f) => !f.Base.DependsOn(index) && f.Base.BinderHeight == 0;
        foreach (var factor in body._factors.Where(Leaves))
        {
            Collect(factor.Base, factor.Exponent);
        }

        body._factors.RemoveAll(Leaves);
        Conditions.AddRange(body.Conditions.Where(c => !c.DependsOn(index) && c.BinderHeight == 0));
        body.Conditions.RemoveAll(c => !c.DependsOn(index) && c.BinderHeight == 0);
        Collect(_pool.Rebuild(reduce, [reduce.Lower, reduce.Upper, body.Product]), 1);
    }
}
