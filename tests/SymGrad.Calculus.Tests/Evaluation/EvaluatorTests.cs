using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Tests.Differentiation;

namespace SymGrad.Calculus.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly double[,] Matrix = { { 1, 2, 3 }, { 4, 5, 6 } };

    private readonly ModelBuilder _m = new();

    [Fact]
    public void AMatrixTimesAVectorIsItsRowSums()
    {
        var w = _m.Matrix("W", Matrix);
        var x = _m.Vector("x", [10, 100, 1000]);
        var z = _m.Let("z", w.Extent(0), i => _m.Sum(w.Extent(1), j => w[i, j] * x[j]));
        var model = _m.Value(z[_m.Number(1)]);

        Assert.Equal([3210, 6540], Evaluator.Double(model.Definitions, _m.Inputs).Value(z.Tensor).Values);
        Assert.Equal(6540, Double(model));
        Assert.Equal(6540, Evaluator.Extended(model.Definitions, _m.Inputs).Value(model.Value).Scalar);
    }

    [Theory]
    [InlineData(ReductionKind.Sum, 4 + 5 + 6)]
    [InlineData(ReductionKind.Product, 4 * 5 * 6)]
    [InlineData(ReductionKind.Max, 6)]
    [InlineData(ReductionKind.Min, 4)]
    [InlineData(ReductionKind.LogSumExp, 6.407605964444380)]
    public void EveryReductionJoinsItsTerms(ReductionKind operation, double expected)
    {
        var x = _m.Vector("x", [4, 5, 6]);
        Assert.Equal(expected, Double(_m.Value(_m.Reduce(operation, x.Extent(0), i => x[i]))), 14);
    }

    [Theory]
    [InlineData(ReductionKind.Sum, 0)]
    [InlineData(ReductionKind.Product, 1)]
    [InlineData(ReductionKind.Max, double.NegativeInfinity)]
    [InlineData(ReductionKind.Min, double.PositiveInfinity)]
    [InlineData(ReductionKind.LogSumExp, double.NegativeInfinity)]
    public void AReductionOfNothingIsNeutral(ReductionKind operation, double expected)
    {
        var x = _m.Vector("x", []);
        Assert.Equal(expected, Double(_m.Value(_m.Reduce(operation, x.Extent(0), i => x[i]))));
    }

    [Fact]
    public void BoundsMayDependOnOuterIndices()
    {
        var n = _m.Integer("n", 5);
        var pairs = _m.Sum(n, i => _m.Sum(i, j => (10 * i) + j));
        Assert.Equal(10 * (1 + 4 + 9 + 16) + 0 + 1 + 3 + 6, Double(_m.Value(pairs)));
    }

    [Fact]
    public void SiblingSumsDoNotSeeEachOthersIndex()
    {
        var x = _m.Vector("x", [1, 2, 3]);
        var y = _m.Vector("y", [10, 20]);
        var twice = _m.Sum(x.Extent(0), i => x[i] * x[i]) * _m.Sum(y.Extent(0), i => y[i] * x[i]);
        Assert.Equal((1 + 4 + 9) * (10 + 40), Double(_m.Value(twice)));
    }

    [Fact]
    public void WhatAConditionExcludesIsNotEvaluated()
    {
        var x = _m.Vector("x", [1, 2, 3]);
        var neighbours = _m.Sum(x.Extent(0), i => ((i + 1 < x.Extent(0)) & (x[i + 1] > 2)).Then(x[i + 1], _m.Number(0)));
        Assert.Equal(3, Double(_m.Value(neighbours)));
    }

    [Fact]
    public void AReadOutOfRangeSaysWhereItIs()
    {
        var x = _m.Vector("x", [1, 2, 3]);
        var model = _m.Value(_m.Sum(x.Extent(0), i => x[i + 1]));
        var error = Assert.Throws<EvaluationException>(() => Double(model));
        Assert.Contains("reads index 3 of axis 0, which has 3 elements", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingInputAndADivisionByZeroAreNamed()
    {
        var n = _m.Integer("n", 0);
        var model = _m.Value(n[[]].Number(7).Of(PrimitiveTable.IntegerDivide, n));
        Assert.Throws<EvaluationException>(() => Double(model));
        Assert.Contains("for n", Assert.Throws<EvaluationException>(() => Evaluator.Double(model.Definitions, new()).Value(model.Value)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IntegersInARealContextDoNotOverflow()
    {
        var n = _m.Integer("n", 3_000_000_000);
        Assert.Equal(2.7e28, Double(_m.Value(n[[]] * n * n)), 1e13);
    }

    [Fact]
    public void IntegerDataIndexesAndCompares()
    {
        var x = _m.Vector("x", [5, 6, 7]);
        var labels = _m.Integers("labels", 2, 0, 2);
        var hits = _m.Sum(labels.Extent(0), i => x[labels[i]] * labels[i].IsEqual(_m.Number(2)).Then(_m.Number(1), labels[i] - 1));
        Assert.Equal(7 - 5 + 7, Double(_m.Value(hits)));
    }

    [Fact]
    public void IntegerFunctionsRoundTowardZero()
    {
        var n = _m.Integer("n", -7);
        Quantity two = _m.Number(2);
        var value = (100 * n[[]].Of(PrimitiveTable.IntegerDivide, two)) + n[[]].Of(PrimitiveTable.IntegerRemainder, two);
        Assert.Equal(-301, Double(_m.Value(value)));
    }

    [Fact]
    public void LogSumExpOfLargeTermsIsFinite()
    {
        var x = _m.Vector("x", [1000, 1000, -1000]);
        Assert.Equal(1000 + Math.Log(2), Double(_m.Value(_m.Reduce(ReductionKind.LogSumExp, x.Extent(0), i => x[i]))), 12);
    }

    [Fact]
    public void ADeepExpressionNeitherOverflowsTheStackNorRepeatsWork()
    {
        var x = _m.Scalar("x", 0.5);
        Quantity u = x;
        for (var k = 0; k < 20_000; k++)
        {
            u = ((u * u) + u).Of(PrimitiveTable.Sin);
        }

        Assert.InRange(Double(_m.Value(u)), -1, 1);
    }

    [Fact]
    public void NestedSelectionsDoNotOverflowTheStack()
    {
        var x = _m.Scalar("x", 0.5);
        Quantity u = x;
        for (var k = 0; k < 20_000; k++)
        {
            u = (u > 0).Then(-u, u / 2);
        }

        Assert.InRange(Double(_m.Value(u)), 0, 1e-300);
    }

    [Fact]
    public void AChainOfDefinitionsIsEvaluatedInOrderOnce()
    {
        var x = _m.Vector("x", [1, 2]);
        for (var k = 0; k < 2_000; k++)
        {
            var previous = x;
            x = _m.Let("x", previous.Extent(0), i => previous[i] + previous[1 - i]);
        }

        var model = _m.Value(x[_m.Number(0)]);
        Assert.Equal(Extended.ScaleB(3, 1999), Evaluator.Extended(model.Definitions, _m.Inputs).Value(model.Value).Scalar);
    }

    [Fact]
    public void DifferencesHaveThirtyDigits()
    {
        var x = _m.Vector("x", [0.3, -1.7]);
        var model = _m.Value(_m.Sum(x.Extent(0), i => x[i].Of(PrimitiveTable.Exp) * x[i].Of(PrimitiveTable.Sin)));
        var gradient = Differences.Gradient(model, _m.Inputs, x.Tensor);
        for (var k = 0; k < 2; k++)
        {
            var at = Extended.FromDouble(k == 0 ? 0.3 : -1.7);
            var exact = Extended.Exp(at) * (Extended.Sin(at) + Extended.Cos(at));
            Assert.True(Extended.Abs(gradient.At(k) - exact) < Extended.Parse("1e-33"), $"{gradient.At(k)} is not {exact}");
        }

        var along = Differences.Along(model, _m.Inputs, new Dictionary<Tensor, Dense<double>> { [x.Tensor] = Dense.Vector<double>(2, -1) });
        Assert.True(Extended.Abs(along - (2 * gradient.At(0)) + gradient.At(1)) < Extended.Parse("1e-33"));
    }

    /// <summary>b[k] = a[k] + 1 and a[k] = (k = 0 and k ≥ 1) ? b[k] : x[k]: that a reads b is no reason to compute b first.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void WhatConditionsExclude_IsNotNeeded(int least, bool isExcluded)
    {
        var x = _m.Vector("x", [3, 4]);
        var (pool, k) = (_m.Pool, _m.Pool.Axis(0));
        var (a, b) = (pool.Defined("a", [x.Extent(0).Expr]), pool.Defined("b", [x.Extent(0).Expr]));
        var never = pool.And(pool.Compare(Relation.Equal, k, pool.Zero), pool.Compare(Relation.LessOrEqual, pool.Number(least), k));
        Definition[] definitions =
        [
            new(a, pool.Select(never, pool.Read(b, [k]), pool.Read(x.Tensor, [k])), DefinitionRole.Local),
            new(b, pool.Add(pool.Read(a, [k]), pool.One), DefinitionRole.Local),
        ];

        if (isExcluded)
        {
            Assert.Equal([4, 5], Evaluator.Double(definitions, _m.Inputs).Value(b).Values);
        }
        else
        {
            Assert.Throws<NoOrderException>(() => Evaluator.Double(definitions, _m.Inputs));
        }
    }

    private double Double(Model model) => Evaluator.Double(model.Definitions, _m.Inputs).Value(model.Value).Scalar;
}
