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

    [Fact]
    public void AReadUnderConditionsThatContradictOneAnother_IsNone()
    {
        // [y + 1 = k] and [k < y] never hold together, though each does.
        var k = _pool.OpenIndex(_pool.Zero, _n);
        var later = _pool.Add(_pool.Axis(0), _pool.One);
        var never = _pool.And(_pool.Compare(Relation.Equal, later, k), _pool.Compare(Relation.Less, k, _pool.Axis(0)));
        var sum = _pool.Reduce(ReductionKind.Sum, k, _pool.Guard(never, Y(later)));
        Assert.False(Order(_pool.Add(sum, _pool.Guard(_pool.Compare(Relation.Less, _pool.Zero, _pool.Axis(0)), Y(_pool.Subtract(_pool.Axis(0), _pool.One))))).IsBackward);
    }

    [Fact]
    public void OppositeDirections_HaveAnOrderOnceOneIsCountedFromItsEnd()
    {
        // y[i] = s[n − 1 − i] and s[t] = x[t] + [0 < t] y[n − t]: y is s from its end.
        var s = _pool.Defined("s", [_n]);
        var earlier = _pool.Guard(_pool.Compare(Relation.Less, _pool.Zero, _pool.Axis(0)), Y(_pool.Subtract(_n, _pool.Axis(0))));
        Definition[] definitions =
        [
            new(s, _pool.Add(_pool.Read(_x, [_pool.Axis(0)]), earlier), DefinitionRole.Local),
            new(_y, _pool.Read(s, [_pool.Subtract(_pool.Subtract(_n, _pool.One), _pool.Axis(0))]), DefinitionRole.Local),
        ];
        Assert.Throws<NoOrderException>(() => EvaluationOrder.Of(definitions));
        var turned = AxisReversal.Run(_pool, definitions);
        Assert.IsType<Recurrence>(Assert.Single(EvaluationOrder.Of(turned)));
        Assert.Equal(definitions.Select(d => d.Target), turned.Select(d => d.Target));
    }

    private Expr Y(Expr at) => _pool.Read(_y, [at]);

    private Recurrence Order(Expr rest) => Assert.IsType<Recurrence>(Assert.Single(
        EvaluationOrder.Of([new Definition(_y, _pool.Add(_pool.Read(_x, [_pool.Axis(0)]), rest), DefinitionRole.Local)])));
}
