using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>Points without a derivative, where no difference can judge: what is declared must hold for every spelling.</summary>
public sealed class ConventionTests
{
    private readonly ModelBuilder _m = new();

    [Fact]
    public void TwoVariablesThatTieShareEvenly()
    {
        var (x, y) = (_m.Scalar("x", 2), _m.Scalar("y", 2));
        AssertGradients(3 * ((Quantity)x).Of(Max, y), [1.5], [1.5]);
    }

    [Fact]
    public void NestedCallsShareTiesPairwise()
    {
        var (x, y, z) = (_m.Scalar("x", 2), _m.Scalar("y", 2), _m.Scalar("z", 2));
        AssertGradients(((Quantity)x).Of(Min, y).Of(Min, z), [0.25], [0.25], [0.5]);
    }

    [Fact]
    public void ATieWithAConstantGivesNothing()
    {
        var x = _m.Vector("x", [0, 1, -1]);
        AssertGradients(_m.Sum(x.Extent(0), i => x[i].Of(Max, _m.Number(0))), [0, 1, 0]);
    }

    [Fact]
    public void AllThatAttainTheMaximumShareIt()
    {
        var x = _m.Vector("x", [3, 1, 3, 3]);
        AssertGradients(_m.Reduce(ReductionKind.Max, x.Extent(0), i => x[i]), [1 / 3.0, 0, 1 / 3.0, 1 / 3.0]);
    }

    [Fact]
    public void TheMinimumOfARowIsSharedWithinTheRow()
    {
        var a = _m.Matrix("A", new double[,] { { 1, 1 }, { 5, 1 } });
        AssertGradients(_m.Sum(a.Extent(0), i => (i + 1) * _m.Reduce(ReductionKind.Min, a.Extent(1), j => a[i, j])), [0.5, 0.5, 0, 2]);
    }

    [Fact]
    public void TheMaximumOfComputedTermsIsShared()
    {
        var x = _m.Vector("x", [2, -2, 1]);
        AssertGradients(_m.Reduce(ReductionKind.Max, x.Extent(0), i => x[i].To(2)), [2, -2, 0]);
    }

    [Fact]
    public void KinkedPrimitivesHaveTheirDeclaredSlopeAtZero()
    {
        var x = _m.Vector("x", [0, 0]);
        var slope = _m.Number(Rational.Half);
        AssertGradients(
            _m.Sum(x.Extent(0), i => x[i].Of(Relu) + x[i].Of(Abs) + x[i].Of(Sign) + (10 * x[i].Of(LeakyRelu, slope)) + (100 * x[i].Of(Elu, slope))),
            [55, 55]);
    }

    [Fact]
    public void AUsersOwnBranchIsDifferentiatedAsCSharpTakesIt()
    {
        var x = _m.Vector("x", [0, 0]);
        var closed = _m.Sum(x.Extent(0), i => (x[i] >= 0).Then(x[i], _m.Number(0)));
        var open = _m.Sum(x.Extent(0), i => (x[i] > 0).Then(x[i], _m.Number(0)));
        AssertGradients(closed + (10 * open), [1, 1]);
    }

    [Fact]
    public void NormsAtZeroHaveNoGradient()
    {
        var (x, y) = (_m.Vector("x", [0, 0, 0]), _m.Vector("y", [0, 0, 0]));
        var norm = _m.Sum(x.Extent(0), i => x[i].To(2)).Of(NormRoot);
        var distance = _m.Sum(x.Extent(0), i => (x[i] - y[i]).To(2)).Of(NormRoot);
        AssertGradients(norm + distance + x[_m.Number(0)].Of(Hypot, y[_m.Number(1)]), [0, 0, 0], [0, 0, 0]);
    }

    [Fact]
    public void ATargetOfZeroContributesNothing()
    {
        var (t, p) = (_m.Vector("t", [0, 1], isVariable: false), _m.Vector("p", [0, 0.5]));
        AssertGradients(-_m.Sum(t.Extent(0), i => t[i].Of(XLogY, p[i])), [0, -2]);
    }

    [Fact]
    public void ABranchNotTakenContributesNothingNotEvenNaN()
    {
        var x = _m.Vector("x", [0, 2]);
        AssertGradients(_m.Sum(x.Extent(0), i => (x[i] > 0).Then(x[i].Of(Log), _m.Number(0))), [0, 0.5]);
    }

    [Fact]
    public void ABranchNotTakenContributesNothingThroughALocal()
    {
        var (x, y) = (_m.Vector("x", [0, 2]), _m.Vector("y", [3, 3]));
        var log = _m.Let("log", x.Extent(0), i => x[i].Of(Log) * y[i]);
        AssertGradients(_m.Sum(x.Extent(0), i => (x[i] > 0).Then(log[i].Of(Sin), y[i])), [0, Math.Cos(3 * Math.Log(2)) * 1.5], [1, Math.Cos(3 * Math.Log(2)) * Math.Log(2)]);
    }

    [Fact]
    public void InfiniteDerivativesBehindAConditionDoNotLeak()
    {
        var (x, y) = (_m.Vector("x", [0, 4]), _m.Vector("y", [0, 3]));
        var root = _m.Let("root", x.Extent(0), i => x[i].Of(Sqrt));
        var inverse = _m.Let("inverse", x.Extent(0), i => (x[i] > 0).Then(1 / root[i], _m.Number(0)));
        AssertGradients(_m.Sum(x.Extent(0), i => y[i] * inverse[i]), [0, -3 / 16.0], [0, 0.5]);
    }

    [Fact]
    public void ASumBehindAConditionDoesNotLeak()
    {
        var (a, s) = (_m.Matrix("A", new double[,] { { 0, 1 }, { 2, 4 } }), _m.Vector("s", [-1, 1]));
        var row = _m.Let("row", s.Extent(0), i => _m.Sum(a.Extent(1), j => a[i, j].Of(Log)));
        AssertGradients(_m.Sum(s.Extent(0), i => (s[i] > 0).Then(row[i] * s[i], _m.Number(0))), [0, 0, 0.5, 0.25], [0, Math.Log(8)]);
    }

    [Fact]
    public void ChosenBranchesOfANestAloneContribute()
    {
        var x = _m.Vector("x", [0, 1, -1]);
        var value = _m.Sum(x.Extent(0), i => (x[i] > 0).Then(
            (x[i] > 2).Then(x[i].Of(Log), 5 * x[i]),
            x[i].IsEqual(_m.Number(0)).Then(7 * x[i], x[i].To(-1))));
        AssertGradients(value, [7, 5, -1]);
    }

    [Fact]
    public void ProductsWithZerosHaveTheirTrueGradient()
    {
        var x = _m.Vector("x", [0, 5, 7]);
        AssertGradients(_m.Reduce(ReductionKind.Product, x.Extent(0), i => x[i]), [35, 0, 0]);
    }

    [Fact]
    public void PowersWithIntegerExponentsArePolynomialsAtZero()
    {
        var x = _m.Vector("x", [0, 0]);
        AssertGradients(_m.Sum(x.Extent(0), i => x[i].Of(Pow, _m.Number(2)) + x[i].Of(Pow, _m.Number(1)) + x[i].Of(Pow, _m.Number(0))), [1, 1]);
    }

    [Fact]
    public void MaskedLogitsHaveNoWeight()
    {
        var z = _m.Vector("z", [double.NegativeInfinity, 0, 0]);
        AssertGradients(_m.Reduce(ReductionKind.LogSumExp, z.Extent(0), i => z[i]), [0, 0.5, 0.5]);
    }

    [Fact]
    public void AnEmptySumHasAnEmptyGradient()
    {
        var (x, y) = (_m.Vector("x", []), _m.Scalar("y", 2));
        AssertGradients(_m.Sum(x.Extent(0), i => x[i] * y) + _m.Sum(x.Extent(0), i => x[i].Of(Exp)).Of(NormRoot) + y, [], [1]);
    }

    /// <summary>The gradients by the variables in order, in double to 1e-15 and in extended precision to the double's last place.</summary>
    private void AssertGradients(Quantity value, params double[][] expected)
    {
        var derived = Derivation.Gradient(_m.Value(value));
        var rounded = Evaluator.Double(derived.Definitions, _m.Inputs);
        var exact = Evaluator.Extended(derived.Definitions, _m.Inputs);
        Assert.Equal(expected.Length, derived.Derivatives.Count());
        foreach (var (derivative, entries) in derived.Derivatives.Zip(expected))
        {
            Assert.Equal(entries, rounded.Value(derivative).Values, Near);
            Assert.Equal(entries, exact.Value(derivative).Select(v => v.ToDouble()).Values, Near);
        }
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-14 * Math.Max(1, Math.Abs(expected));
}
