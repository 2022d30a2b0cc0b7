using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tests.Differentiation;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Claims;

/// <summary>What is proved, and what must not be: ties that hold on more than a kink, and recurrences.</summary>
public sealed class ProofTests
{
    /// <summary>∂ max x/∂x_k is shared evenly where several are greatest.</summary>
    [Fact]
    public void AShareOfTheMaximum_IsProved() => Assert.Equal(VerdictStatus.Proved, ByMaximum((m, x, k) => Share(m, x, k, Relation.Equal)).Status);

    [Fact]
    public void TheStepAtTheMaximum_IsNotRefuted_ForTiesAreOfMeasureZero() =>
        Assert.Equal(VerdictStatus.Agrees, ByMaximum((m, x, k) => Holds(m, Relation.LessOrEqual, Maximum(m, x), x[k])).Status);

    [Fact]
    public void AStepThatNoElementReaches_IsRefuted() =>
        Assert.Equal(VerdictStatus.Refuted, ByMaximum((m, x, k) => Holds(m, Relation.Less, Maximum(m, x), x[k])).Status);

    [Fact]
    public void ZeroForTheMaximum_IsRefuted() => Assert.Equal(VerdictStatus.Refuted, ByMaximum((m, _, _) => m.Number(0)).Status);

    /// <summary>[x_k &lt; max x] is no complement of [x_k &gt; max x]: where they are equal, both are 0.</summary>
    [Fact]
    public void WhatIsNotGreater_IsNotLess() =>
        Assert.Equal(VerdictStatus.Refuted, ByMaximum((m, x, k) => m.Number(1) - Holds(m, Relation.Less, Maximum(m, x), x[k])).Status);

    /// <summary>Of one array two elements may be the same: [x_j = x_k] is not 0 for j = k.</summary>
    [Theory]
    [InlineData(1, VerdictStatus.Proved)]
    [InlineData(0, VerdictStatus.Refuted)]
    public void EqualElementsAreCounted(int factor, VerdictStatus status)
    {
        static Quantity Count(ModelBuilder m, Elements x, Quantity k, int factor) => m.Number(new Rational(factor)) * m.Sum(x.Extent(0), j => Holds(m, Relation.Equal, x[j], x[k])) * x[k];
        Assert.Equal(status, Decided([], (m, x, k) => Count(m, x, k, 1), (m, x, k) => Count(m, x, k, factor)).Status);
    }

    /// <summary>s ← tanh(s + x_t), written with another name and another order.</summary>
    [Theory]
    [InlineData(1, VerdictStatus.Proved)]
    [InlineData(2, VerdictStatus.Refuted)]
    public void TheSameRecurrence_IsProved(int factor, VerdictStatus status)
    {
        static Quantity Chain(ModelBuilder m, Elements x, string name, Func<Quantity, Quantity, Quantity> next)
        {
            var rounds = x.Extent(0);
            var s = m.State(name, rounds, [], _ => m.Number(0));
            m.Next(s, [rounds], at => next(s[at[0]], x[at[0]]));
            return s[rounds];
        }

        Assert.Equal(status, Decided([], (m, x, _) => Chain(m, x, "s", (s, e) => (s + e).Of(Tanh)), (m, x, _) => Chain(m, x, "u", (s, e) => ((e * m.Number(factor)) + s).Of(Tanh))).Status);
    }

    private static Verdict ByMaximum(Func<ModelBuilder, Elements, Quantity, Quantity> claim) => Decided(["x[k]"], (m, x, _) => Maximum(m, x), claim);

    private static Verdict Decided(string[] targets, Func<ModelBuilder, Elements, Quantity, Quantity> model, Func<ModelBuilder, Elements, Quantity, Quantity> claim) =>
        ClaimDecision.Decide(new(Built(model), Built(claim)) { Targets = targets }, explains: false);

    private static Model Built(Func<ModelBuilder, Elements, Quantity, Quantity> value)
    {
        var builder = new ModelBuilder();
        return builder.Value(value(builder, builder.Vector("x", 3), builder.Integer("k", 0)));
    }

    private static Quantity Maximum(ModelBuilder m, Elements x) => m.Reduce(ReductionKind.Max, x.Extent(0), i => x[i]);

    private static Quantity Share(ModelBuilder m, Elements x, Quantity k, Relation relation) =>
        Holds(m, relation, x[k], Maximum(m, x)) / m.Sum(x.Extent(0), i => Holds(m, relation, x[i], Maximum(m, x)));

    private static Quantity Holds(ModelBuilder m, Relation relation, Quantity left, Quantity right) =>
        m.Quantity(m.Pool.Guard(m.Pool.Compare(relation, left.Expr, right.Expr), m.Pool.One));
}
