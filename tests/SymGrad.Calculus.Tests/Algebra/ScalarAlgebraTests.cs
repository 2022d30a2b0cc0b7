using System.Linq;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Algebra;

/// <summary>What every algebra of a build must do; under the flavour these tests walk over both.</summary>
public sealed class ScalarAlgebraTests
{
    public static TheoryData<string> Algebras => [.. ScalarAlgebras.All.Select(a => a.Name)];

    [Fact]
    public void AlgebrasAreFoundByName()
    {
        Assert.Same(ScalarAlgebras.Embedded, ScalarAlgebras.Named("embedded"));
        Assert.Null(ScalarAlgebras.Named("Maxima"));
        Assert.Equal("Embedded", ScalarAlgebras.All[0].Name);
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void PartsCoverTheReads(string name)
    {
        var (pool, x, y) = Pool(name);
        var node = pool.Multiply(pool.Apply(PrimitiveTable.Tanh, x), y, y);
        var partials = pool.Algebra.Differentiate(pool, node, node, e => ReferenceEquals(e, x) || ReferenceEquals(e, y) || e is Apply).ToList();

        var byY = Assert.Single(partials, p => ReferenceEquals(p.Part, y));
        Assert.Same(pool.Multiply(pool.Number(2), pool.Apply(PrimitiveTable.Tanh, x), y), byY.Derivative);
        Assert.Contains(partials, p => p.Part is Apply);
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void ATanhStaysATanh(string name)
    {
        var (pool, x, _) = Pool(name);
        var h = pool.Apply(PrimitiveTable.Tanh, x);
        var partial = Assert.Single(pool.Algebra.Differentiate(pool, h, h, e => ReferenceEquals(e, x)));

        Assert.Same(pool.Subtract(pool.One, pool.Power(h, 2)), partial.Derivative);
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void WhatIsEqualAsItStandsIsEqual(string name)
    {
        var (pool, x, y) = Pool(name);

        Assert.True(pool.Algebra.AreEqual(pool, pool.Add(x, y), pool.Add(y, x)));
        Assert.Null(pool.Algebra.AreEqual(pool, x, y));
    }

    internal static (ExprPool Pool, Expr X, Expr Y) Pool(string algebra)
    {
        var pool = new ExprPool(ScalarAlgebras.Named(algebra));
        return (pool, pool.Read(pool.Parameter("x", ValueKind.Real, 0)), pool.Read(pool.Parameter("y", ValueKind.Real, 0)));
    }
}
