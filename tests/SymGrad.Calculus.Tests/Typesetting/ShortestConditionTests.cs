using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Display;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class ShortestConditionTests
{
    private readonly ExprPool _pool = new(ScalarAlgebras.All[^1]);
    private readonly Expr _a;
    private readonly Expr _b;
    private readonly Expr _c;

    public ShortestConditionTests()
    {
        Expr Positive(string name) => _pool.Compare(Relation.Less, _pool.Zero, _pool.Read(_pool.Parameter(name, ValueKind.Real, 0)));
        (_a, _b, _c) = (Positive("x"), Positive("y"), Positive("z"));
    }

    [Fact]
    public void WhatIsKnownIsNotAskedAgain() => AssertShortest(_pool.And(_a, _b), _pool.And(_a, _pool.Or(_pool.Not(_a), _b)));

    [Fact]
    public void WhatHoldsEitherWayIsNotAsked() => AssertShortest(_a, _pool.Or(_pool.And(_a, _b), _pool.And(_a, _pool.Not(_b))));

    [Fact]
    public void WhatAllWaysAskIsAskedOnce() => AssertShortest(_pool.And(_a, _pool.Or(_b, _c)), _pool.Or(_pool.And(_a, _b), _pool.And(_a, _c)));

    [Fact]
    public void WhatAlwaysHoldsIsTrue() => AssertShortest(_pool.True, _pool.Or(_pool.And(_a, _b), _pool.Not(_a), _pool.And(_a, _pool.Not(_b))));

    [Fact]
    public void WhatIsShortStays()
    {
        var some = _pool.Or(_pool.And(_a, _b), _c);
        Assert.Same(some, new ShortestCondition(_pool).Visit(some));
    }

    private void AssertShortest(Expr expected, Expr condition) => Assert.Same(expected, new ShortestCondition(_pool).Visit(condition));
}
