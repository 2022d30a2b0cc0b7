using AngouriMath;
using AngouriMath.Core;
using SymGrad.Calculus.Algebra.AngouriMath;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using static AngouriMath.MathS;

namespace SymGrad.Calculus.Tests.Algebra.AngouriMath;

/// <summary>What comes back from AngouriMath: mapped, or refused with a reason.</summary>
public sealed class ReadingTests
{
    private static readonly Entity.Variable V = Var("v_1");

    private readonly ExprPool pool = new();
    private readonly Expr x;

    public ReadingTests() => x = pool.Read(pool.Parameter("x", ValueKind.Real, 0));

    /// <summary>What the expressions of a model have no counterpart for.</summary>
    private static readonly (string Kind, Entity Entity)[] Refused =
    [
        ("Complex", V + (Entity)Entity.Number.Complex.Create(0, 1)),
        ("Real", V + (Entity)Entity.Number.Real.NaN),
        ("Real", (Entity)Entity.Number.Real.PositiveInfinity * V),
        ("Derivative", new Entity.Derivativef(new Entity.Signumf(V), V, 1)),
        ("Integral", new Entity.Integralf(V.Pow(V), V, null)),
        ("Limit", new Entity.Limitf(V, V, 0, ApproachFrom.BothSides)),
        ("FiniteSet", new Entity.Set.FiniteSet(1, 2)),
        ("Factorial", new Entity.Factorialf(V)),
        ("Variable", Var("w") + 1),
        ("Boolean", Entity.Boolean.True),
        ("In", V.Provided(V.In(Sets.Z))),
    ];

    [Fact]
    public void WhatHasNoCounterpartIsRefusedByName() => Assert.All(Refused, row =>
    {
        var reading = Reading();

        Assert.Null(reading.Of(row.Entity, V));
        Assert.StartsWith(row.Kind, reading.Refusal, StringComparison.Ordinal);
    });

    [Fact]
    public void AConditionThatTheModelDoesNotMakeIsRefused()
    {
        var reading = Reading();

        Assert.Null(reading.Of(V.Pow(2).Provided(V > 0), Sin(V)));
        Assert.Contains("0 Less x", reading.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void AConditionWithoutWhichThereIsNoValueHolds()
    {
        var reading = Reading();

        Assert.Same(pool.Power(x, 2), reading.Of(V.Pow(2).Provided(V > 0), Ln(V)));
        Assert.Same(pool.Compare(Relation.Less, pool.Zero, x), reading.Condition);
    }

    [Fact]
    public void CasesAreSelections()
    {
        Entity cases = new Entity.Piecewise(new Entity.Providedf[] { new(V.Pow(2), V < 0), new(Sin(V), Entity.Boolean.True) });

        Assert.Same(
            pool.Select(pool.Compare(Relation.Less, x, pool.Zero), pool.Power(x, 2), pool.Apply(PrimitiveTable.Sin, x)),
            Reading().Of(cases, V));
    }

    [Fact]
    public void CasesThatLeaveNumbersOutAreRefused()
    {
        Entity cases = new Entity.Piecewise(new Entity.Providedf[] { new(V.Pow(2), V < 0), new(Sin(V), V > 0) });
        var reading = Reading();

        Assert.Null(reading.Of(cases, V));
        Assert.StartsWith("holds only where", reading.Refusal, StringComparison.Ordinal);
    }

    private Reading Reading() => new(pool, [(V, x)]);
}
