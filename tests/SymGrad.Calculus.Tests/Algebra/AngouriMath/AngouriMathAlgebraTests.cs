using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Algebra.AngouriMath;

/// <summary>How trees cross to AngouriMath and back, and what is refused.</summary>
public sealed class AngouriMathAlgebraTests
{
    [Fact]
    public void OneLinkLeadsThroughAWholeRegion()
    {
        var (pool, x, y) = ScalarAlgebraTests.Pool("AngouriMath");
        var node = pool.Multiply(pool.Apply(PrimitiveTable.Exp, pool.Multiply(x, y)), pool.Apply(PrimitiveTable.Sin, x));
        var partials = pool.Algebra.Differentiate(pool, node, node, IsOpen).ToList();

        Assert.Equal([x, y], partials.Select(p => p.Part).OrderBy(p => ReferenceEquals(p, y)));
    }

    [Fact]
    public void AnExponentialReadsItsOwnValue()
    {
        var (pool, x, y) = ScalarAlgebraTests.Pool("AngouriMath");
        var node = pool.Apply(PrimitiveTable.Exp, pool.Scale(3, x));
        var partial = Assert.Single(pool.Algebra.Differentiate(pool, node, y, IsOpen));

        Assert.Same(pool.Scale(3, y), partial.Derivative);
    }

    /// <summary>|x| has a derivative for x ≠ 0 only; the declared convention has one everywhere.</summary>
    [Fact]
    public void AKinkIsDifferentiatedByItsRow()
    {
        var (pool, x, _) = ScalarAlgebraTests.Pool("AngouriMath");
        var node = pool.Apply(PrimitiveTable.Abs, x);
        var partial = Assert.Single(pool.Algebra.Differentiate(pool, node, node, IsOpen));

        Assert.Same(pool.Apply(PrimitiveTable.Sign, x), partial.Derivative);
    }

    /// <summary>So that a square within is not seen together with the root around it.</summary>
    [Theory]
    [InlineData("sqrt")]
    [InlineData("log")]
    public void TheArgumentOfAnInverseFunctionIsALinkOfItsOwn(string name)
    {
        var (pool, x, _) = ScalarAlgebraTests.Pool("AngouriMath");
        var square = pool.Power(x, 2);
        var node = pool.Apply(PrimitiveTable.Rows.Single(r => r.Name == name), square);

        Assert.Same(square, Assert.Single(pool.Algebra.Differentiate(pool, node, node, IsOpen)).Part);
    }

    /// <summary>Left alone, AngouriMath takes the first two for x.</summary>
    [Fact]
    public void ARootOfASquareIsNotItsBase()
    {
        var (pool, x, _) = ScalarAlgebraTests.Pool("AngouriMath");
        var root = pool.Apply(PrimitiveTable.Sqrt, pool.Power(x, 2));
        var arc = pool.Apply(PrimitiveTable.Asin, pool.Apply(PrimitiveTable.Sin, x));
        var cosine = pool.Apply(PrimitiveTable.Sqrt, pool.Subtract(pool.One, pool.Power(pool.Apply(PrimitiveTable.Sin, x), 2)));

        Assert.All([root, arc, cosine], e => Assert.Same(e, pool.Algebra.Simplify(pool, e)));
        Assert.Null(pool.Algebra.AreEqual(pool, root, x));
        Assert.Null(pool.Algebra.AreEqual(pool, arc, x));
        Assert.Null(pool.Algebra.AreEqual(pool, cosine, pool.Apply(PrimitiveTable.Cos, x)));
    }

    /// <summary>Written out, ((x − 1)⁻² + sin eˣ)⁶ takes minutes.</summary>
    [Fact]
    public void APowerOfASumIsNotWrittenOut()
    {
        var (pool, x, y) = ScalarAlgebraTests.Pool("AngouriMath");
        var sine = pool.Apply(PrimitiveTable.Sin, pool.Apply(PrimitiveTable.Exp, x));
        var node = pool.Power(pool.Add(pool.Power(pool.Subtract(x, pool.One), -2), sine), 6);

        Assert.Same(x, Assert.Single(pool.Algebra.Differentiate(pool, node, y, IsOpen)).Part);
    }

    [Fact]
    public void WhatHasNoCounterpartIsDifferentiatedByItsRow()
    {
        var (pool, x, _) = ScalarAlgebraTests.Pool("AngouriMath");
        var node = pool.Apply(PrimitiveTable.LogGamma, x);

        Assert.Same(pool.Apply(PrimitiveTable.Digamma, x), Assert.Single(pool.Algebra.Differentiate(pool, node, node, IsOpen)).Derivative);
    }

    [Fact]
    public void ATreeBeyondTheBudgetIsDifferentiatedLinkByLink()
    {
        var (pool, x, y) = ScalarAlgebraTests.Pool("AngouriMath");
        var sum = pool.Add([.. Enumerable.Range(1, 80).Select(k => pool.Apply(PrimitiveTable.Sin, pool.Scale(k, x)))]);
        var partials = pool.Algebra.Differentiate(pool, sum, y, IsOpen).ToList();

        Assert.Equal(80, partials.Count);
        Assert.All(partials, p => Assert.Same(pool.One, p.Derivative));
    }

    [Fact]
    public void EqualityIsProvedThatTheEmbeddedAlgebraDoesNotSee()
    {
        var (pool, x, _) = ScalarAlgebraTests.Pool("AngouriMath");
        var left = pool.Add(pool.Power(pool.Apply(PrimitiveTable.Sin, x), 2), pool.Power(pool.Apply(PrimitiveTable.Cos, x), 2));

        Assert.True(pool.Algebra.AreEqual(pool, left, pool.One));
        Assert.Null(Calculus.Algebra.ScalarAlgebras.Embedded.AreEqual(pool, left, pool.One));
        Assert.Same(pool.One, pool.Algebra.Simplify(pool, left));
    }

    [Fact]
    public void ANumberNearASimplerOneIsNotThatNumber()
    {
        var (pool, x, _) = ScalarAlgebraTests.Pool("AngouriMath");
        var near = new Rational(10_000_001, 10_000_000);

        Assert.Null(pool.Algebra.AreEqual(pool, pool.Apply(PrimitiveTable.Sqrt, pool.Number(near)), pool.One));
        Assert.Null(pool.Algebra.AreEqual(pool, pool.Scale(near, x), x));
        Assert.Null(pool.Algebra.AreEqual(pool, pool.Power(pool.Apply(PrimitiveTable.Sin, pool.Scale(new Rational(1, 1_000_000_000), x)), 2), pool.Zero));
    }

    private static bool IsOpen(Expr expr) => expr.Kind == ValueKind.Real && (expr is Read || expr.Operands.Any(IsOpen));
}
