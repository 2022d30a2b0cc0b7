using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Tests.Ordering;

public sealed class EvaluationOrderTests
{
    private readonly ExprPool _pool = new();
    private readonly Tensor _x;
    private readonly Expr _n;
    private readonly Tensor _y;

    public EvaluationOrderTests()
    {
        _x = _pool.Parameter("x", ValueKind.Real, 1);
        _n = _x.Extents[0];
        _y = _pool.Defined("y", [_n]);
    }

    [Fact]
    public void ReadsOfEarlierElements_RunForward()
    {
        var recurrence = Order(_pool.Guard(_pool.Compare(Relation.Less, _pool.Zero, _pool.Axis(0)), Y(_pool.Subtract(_pool.Axis(0), _pool.One))));
        Assert.False(recurrence.IsBackward);
        Assert.Equal(0, recurrence.Times[_y].Axis);
    }

    [Fact]
    public void ReadsOfLaterElements_RunBackward() =>
        Assert.True(Order(_pool.Guard(_pool.Compare(Relation.Less, _pool.Add(_pool.Axis(0), _pool.One), _n), Y(_pool.Add(_pool.Axis(0), _pool.One)))).IsBackward);

    [Fact]
    public void ReadsThatAConditionBounds_HaveAnOrder()
    {
        var k = _pool.OpenIndex(_pool.Zero, _n);
        var sum = _pool.Reduce(ReductionKind.Sum, k, _pool.Guard(_pool.Compare(Relation.Less, _pool.Axis(0), k), Y(k)));
        Assert.True(Order(sum).IsBackward);
    }

    [Fact]
    public void ReadsFromBothEnds_HaveNone() =>
        Assert.Throws<NoOrderException>(() => Order(Y(_pool.Subtract(_pool.Subtract(_n, _pool.One), _pool.Axis(0)))));

    [Fact]
    public void AReadAtTheSamePlace_HasNone() => Assert.Throws<NoOrderException>(() => Order(Y(_pool.Axis(0))));

    private Expr Y(Expr at) => _pool.Read(_y, [at]);

    private Recurrence Order(Expr rest) => Assert.IsType<Recurrence>(Assert.Single(
        EvaluationOrder.Of([new Definition(_y, _pool.Add(_pool.Read(_x, [_pool.Axis(0)]), rest), DefinitionRole.Local)])));
}
