using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tests.Differentiation;
using SymGrad.Calculus.Tracing;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Stabilisation;

/// <summary>
/// Textbook forms where they overflow or cancel: value and gradient in double must be those of an equivalent safe form in 256 bits,
/// whose derivative is taken by differences.
/// </summary>
public sealed class StabilityTests
{
    private static readonly double[] Arguments = [0, 1, -1, 1e-9, -1e-9, 0.3, 36.9, -36.9, 40, -40, 355, -355, 709.9, -709.9, 750, -750, 1000, -1000];

    /// <summary>Each form over the elements of x, as written and as it is safe.</summary>
    private static readonly Dictionary<string, (Func<Quantity, Quantity> Written, Func<Quantity, Quantity> Safe)> Forms = new(StringComparer.Ordinal)
    {
        ["1/(1 + exp(−a))"] = (a => 1 / (1 + (-a).Of(Exp)), a => a.Of(Sigmoid)),
        ["exp(a)/(1 + exp(a))"] = (a => a.Of(Exp) / (1 + a.Of(Exp)), a => a.Of(Sigmoid)),
        ["exp(a)/(exp(a) + 1), squared"] = (a => (a.Of(Exp) / (a.Of(Exp) + 1)).To(2), a => a.Of(Sigmoid).To(2)),
        ["ln(1 + exp(−a))"] = (a => (1 + (-a).Of(Exp)).Of(Log), a => (-a).Of(Softplus)),
        ["ln(exp(a) + 1)"] = (a => (a.Of(Exp) + 1).Of(Log), a => a.Of(Softplus)),
        ["log1p(exp(a))"] = (a => a.Of(Exp).Of(Log1p), a => a.Of(Softplus)),
        ["ln(exp(a) + exp(−a))"] = (a => (a.Of(Exp) + (-a).Of(Exp)).Of(Log), a => a.Number(2).Of(Log) + a.Of(LogCosh)),
        ["ln(3 exp(a) + 3 exp(−a))"] = (a => ((3 * a.Of(Exp)) + (3 * (-a).Of(Exp))).Of(Log), a => a.Number(6).Of(Log) + a.Of(LogCosh)),
        ["ln cosh(a)"] = (a => a.Of(Cosh).Of(Log), a => a.Of(LogCosh)),
        ["ln(2 cosh(a))"] = (a => (2 * a.Of(Cosh)).Of(Log), a => a.Number(2).Of(Log) + a.Of(LogCosh)),
        ["ln σ(a)"] = (a => a.Of(Sigmoid).Of(Log), a => -(-a).Of(Softplus)),
        ["ln(1 − σ(a))"] = (a => (1 - a.Of(Sigmoid)).Of(Log), a => -a.Of(Softplus)),
        ["log1p(−σ(a))"] = (a => (-a.Of(Sigmoid)).Of(Log1p), a => -a.Of(Softplus)),
        ["ln(1/(1 + exp(−a)))"] = (a => (1 / (1 + (-a).Of(Exp))).Of(Log), a => -(-a).Of(Softplus)),
        ["ln(1 − 1/(1 + exp(−a)))"] = (a => (1 - (1 / (1 + (-a).Of(Exp)))).Of(Log), a => -a.Of(Softplus)),
        ["ln exp(a)"] = (a => a.Of(Exp).Of(Log), a => a),
        ["(eᵃ − e⁻ᵃ)/(eᵃ + e⁻ᵃ)"] = (a => (a.Of(Exp) - (-a).Of(Exp)) / (a.Of(Exp) + (-a).Of(Exp)), a => a.Of(Tanh)),
        ["(e⁻ᵃ − eᵃ)/(eᵃ + e⁻ᵃ)"] = (a => ((-a).Of(Exp) - a.Of(Exp)) / (a.Of(Exp) + (-a).Of(Exp)), a => -a.Of(Tanh)),
        ["(1 − e⁻²ᵃ)/(1 + e⁻²ᵃ)"] = (a => (1 - (-2 * a).Of(Exp)) / (1 + (-2 * a).Of(Exp)), a => a.Of(Tanh)),
        ["(e²ᵃ − 1)/(e²ᵃ + 1)"] = (a => ((2 * a).Of(Exp) - 1) / ((2 * a).Of(Exp) + 1), a => a.Of(Tanh)),
        ["((e²ᵃ − 1)/(e²ᵃ + 1))²"] = (a => (((2 * a).Of(Exp) - 1) / ((2 * a).Of(Exp) + 1)).To(2), a => a.Of(Tanh).To(2)),
        ["sinh a / cosh a"] = (a => 3 * a.Of(Sinh) / a.Of(Cosh), a => 3 * a.Of(Tanh)),
        ["2σ(2a) − 1"] = (a => (2 * (2 * a).Of(Sigmoid)) - 1, a => a.Of(Tanh)),
    };

    public static TheoryData<string> FormNames => [.. Forms.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(FormNames))]
    public void AFormIsAsGoodAsTheSafeOne(string name)
    {
        var (written, safe) = Forms[name];
        AssertAlike(
            m => m.Vector("a", Arguments),
            (m, a) => m.Sum(a.Extent(0), i => written(a[i])),
            (m, a) => m.Sum(a.Extent(0), i => safe(a[i])));
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void AFormIsSeenThroughLocals(string name)
    {
        var (written, safe) = Forms[name];
        AssertAlike(
            m => m.Vector("a", Arguments),
            (m, a) =>
            {
                var inner = m.Let("inner", a.Extent(0), i => 2 * a[i]);
                var outer = m.Let("outer", a.Extent(0), i => written(inner[i]));
                return m.Sum(a.Extent(0), i => outer[i] * (i + 1));
            },
            (m, a) => m.Sum(a.Extent(0), i => safe(2 * a[i]) * (i + 1)));
    }

    [Theory]
    [InlineData(750)]
    [InlineData(1000)]
    public void SmallDifferencesKeepTheirFigures(double scale)
    {
        AssertAlike(
            m => m.Vector("x", [1e-10, -1e-10, 1e-18, 1 / scale]),
            (m, x) => m.Sum(x.Extent(0), i => (i + 1) * ((x[i].Of(Exp) - 1) + (3 * (1 - x[i].Of(Exp))) + (5 * (1 + x[i]).Of(Log)))),
            (m, x) => m.Sum(x.Extent(0), i => (i + 1) * (x[i].Of(Expm1) - (3 * x[i].Of(Expm1)) + (5 * x[i].Of(Log1p)))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(750)]
    [InlineData(1000)]
    public void LogOfASumOfExponentials(double scale)
    {
        AssertAlike(
            m => m.Vector("z", [scale, scale - 1, -scale, 0]),
            (m, z) => m.Sum(z.Extent(0), k => z[k].Of(Exp)).Of(Log),
            (m, z) => m.Reduce(ReductionKind.LogSumExp, z.Extent(0), k => z[k]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(750)]
    [InlineData(1000)]
    public void TextbookSoftmax(double scale)
    {
        AssertAlike(
            m => m.Vector("z", [scale, scale - 1, -scale, 0]),
            (m, z) =>
            {
                var e = m.Let("e", z.Extent(0), k => z[k].Of(Exp));
                var p = m.Let("p", z.Extent(0), k => e[k] / m.Sum(z.Extent(0), j => e[j]));
                return m.Sum(z.Extent(0), k => (k + 1) * p[k]);
            },
            (m, z) => m.Sum(z.Extent(0), k => (k + 1) * (z[k] - Lse(m, z)).Of(Exp)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(750)]
    [InlineData(1000)]
    public void TextbookCrossEntropy(double scale)
    {
        AssertAlike(
            m => m.Vector("z", [scale, scale - 1, -scale, 0]),
            (m, z) =>
            {
                var s = m.Let("s", m.Sum(z.Extent(0), k => z[k].Of(Exp)));
                var p = m.Let("p", z.Extent(0), k => z[k].Of(Exp) / s);
                return -m.Sum(z.Extent(0), k => (k + 1) * p[k].Of(Log));
            },
            (m, z) => m.Sum(z.Extent(0), k => (k + 1) * (Lse(m, z) - z[k])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(750)]
    [InlineData(1000)]
    public void CrossEntropyOfALabel(double scale)
    {
        AssertAlike(
            m => m.Vector("z", [scale, scale - 1, -scale, 0]),
            (m, z) =>
            {
                var p = m.Let("p", z.Extent(0), k => z[k].Of(Exp) / m.Sum(z.Extent(0), j => z[j].Of(Exp)));
                return -p[m.Integer("label", 2)].Of(Log);
            },
            (m, z) => Lse(m, z) - z[m.Number(2)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(750)]
    [InlineData(1000)]
    public void SoftmaxOfEachRow(double scale)
    {
        AssertAlike(
            m => m.Matrix("Z", new double[,] { { scale, -scale, 0 }, { 1, 2, 3 }, { -scale, -scale, 1 - scale } }),
            (m, z) =>
            {
                var sums = m.Let("sums", z.Extent(0), r => m.Sum(z.Extent(1), k => z[r, k].Of(Exp)));
                var p = m.Let("p", z.Extent(0), z.Extent(1), (r, k) => z[r, k].Of(Exp) / sums[r]);
                return -m.Sum(z.Extent(0), r => m.Sum(z.Extent(1), k => (k + 1) * p[r, k].Of(Log)));
            },
            (m, z) => m.Sum(z.Extent(0), r => m.Sum(z.Extent(1), k => (k + 1) * (m.Reduce(ReductionKind.LogSumExp, z.Extent(1), l => z[r, l]) - z[r, k]))));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(750)]
    [InlineData(1000)]
    public void BinaryCrossEntropyOfALogit(double scale)
    {
        AssertAlike(
            m => m.Vector("a", [scale, -scale, 0.5, -3]),
            (m, a) =>
            {
                var p = m.Let("p", a.Extent(0), i => 1 / (1 + (-a[i]).Of(Exp)));
                return -m.Sum(a.Extent(0), i => (m.Number(new(1, 4)) * p[i].Of(Log)) + (m.Number(new(3, 4)) * (1 - p[i]).Of(Log)));
            },
            (m, a) => m.Sum(a.Extent(0), i => (m.Number(new(1, 4)) * (-a[i]).Of(Softplus)) + (m.Number(new(3, 4)) * a[i].Of(Softplus))));
    }

    [Theory]
    [InlineData(750)]
    [InlineData(1000)]
    public void LogisticLossOfRows(double scale)
    {
        AssertAlike(
            m => m.Vector("w", [scale, -scale]),
            (m, w) => m.Sum(m.Number(4), i => (1 + (-(Margin(i) * m.Sum(w.Extent(0), j => (i + j - 1) * w[j]))).Of(Exp)).Of(Log)),
            (m, w) => m.Sum(m.Number(4), i => (-(Margin(i) * m.Sum(w.Extent(0), j => (i + j - 1) * w[j]))).Of(Softplus)));

        static Quantity Margin(Quantity i) => (2 * i) - 3;
    }

    [Theory]
    [InlineData(750)]
    [InlineData(1000)]
    public void MixtureWithWeightedExponentials(double scale)
    {
        AssertAlike(
            m => m.Vector("z", [scale, scale - 1, -scale]),
            (m, z) => m.Sum(z.Extent(0), k => (2 * z[k]).Of(Exp)).Of(Log),
            (m, z) => m.Reduce(ReductionKind.LogSumExp, z.Extent(0), k => 2 * z[k]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(750)]
    [InlineData(1000)]
    public void LogOfAWeightedSum(double scale)
    {
        AssertAlike(
            m => m.Vector("z", [scale, scale - 1, -scale]),
            (m, z) => m.Sum(z.Extent(0), k => (k + 1) * z[k].Of(Exp)).Of(Log),
            (m, z) => m.Reduce(ReductionKind.LogSumExp, z.Extent(0), k => z[k] + (k + 1).Of(Log)));
    }

    /// <summary>What the row of a neutral primitive claims of itself: with any number in its place value, gradient and Hessian are the same.</summary>
    [Fact]
    public void OfAShiftNothingDepends()
    {
        var m = new ModelBuilder();
        var z = m.Vector("z", [1, -0.5, 2]);
        var model = m.Value(m.Sum(m.Number(2), i => m.Sum(z.Extent(0), k => (k + i + 1) * (z[k] * (i + 1)).Of(Exp)).Of(Log)));
        var derived = Derivation.Of(model, [DerivativeRequest.Of(DerivativeKind.Gradient, model), DerivativeRequest.Of(DerivativeKind.Hessian, model)]);
        Assert.Contains(derived.Definitions, d => d.Body.Nodes().Any(n => n is Apply { Primitive.IsNeutral: true }));
        Assert.NotEmpty(Shifted(0));
        foreach (var shift in new[] { -3, 1, 2 })
        {
            Assert.All(Shifted(shift).Zip(Shifted(0)), p => Assert.True(Extended.Abs(p.First - p.Second) < Extended.ScaleB(1, -200)));
        }

        List<Extended> Shifted(int by)
        {
            var instead = new Shifting(m.Pool, m.Pool.Number(by));
            List<Definition> definitions = [.. derived.Definitions.Select(d => d with { Body = instead.Visit(d.Body) })];
            var evaluator = Evaluator.Extended(definitions, m.Inputs);
            return [.. definitions.Where(d => d.Role is DefinitionRole.Value or DefinitionRole.Derivative).SelectMany(d => evaluator.Value(d).Values)];
        }
    }

    private sealed class Shifting(ExprPool pool, Expr instead) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Apply { Primitive.IsNeutral: true } ? instead : expr;
    }

    [Fact]
    public void EachRewriteIsInTheTraceByName()
    {
        var m = new ModelBuilder();
        var z = m.Vector("z", [1, 2]);
        var p = m.Let("p", z.Extent(0), k => z[k].Of(Exp) / m.Sum(z.Extent(0), j => z[j].Of(Exp)));
        var trace = new TraceLog();
        Derivation.Gradient(m.Value(-m.Sum(z.Extent(0), k => (k + 1) * p[k].Of(Log))), trace);
        var names = trace.Events.Where(e => e.Rule == Rule.Stabilise).Select(e => e.Name).ToList();
        Assert.Contains("eᵘ / Σ eᵛ → e^(u − LSE v)", names);
        Assert.Contains("ln eᵘ → u", names);
        Assert.All(trace.Events.Where(e => e.Rule == Rule.Stabilise), e => Assert.NotNull(e.Where));
    }

    private static Quantity Lse(ModelBuilder m, Elements z) => m.Reduce(ReductionKind.LogSumExp, z.Extent(0), k => z[k]);

    private static void AssertAlike(
        Func<ModelBuilder, Elements> input, Func<ModelBuilder, Elements, Quantity> written, Func<ModelBuilder, Elements, Quantity> safe)
    {
        var (m, reference) = (new ModelBuilder(), new ModelBuilder());
        var derived = Derivation.Gradient(m.Value(written(m, input(m))));
        var x = input(reference);
        var model = reference.Value(safe(reference, x));
        var value = Evaluator.Extended(model.Definitions, reference.Inputs).Value(model.Value).Scalar.ToDouble();
        var gradient = Differences.Gradient(model, reference.Inputs, x.Tensor).Select(v => v.ToDouble()).Values;

        var evaluator = Evaluator.Double(derived.Definitions, m.Inputs);
        AssertNear([value], [evaluator.Value(derived.Value).Scalar], derived);
        AssertNear(gradient, evaluator.Value(derived.Derivatives.Single()).Values, derived);
    }

    private static void AssertNear(double[] expected, double[] actual, Derived derived)
    {
        var largest = expected.Max(Math.Abs);
        for (var k = 0; k < expected.Length; k++)
        {
            if (!(Math.Abs(expected[k] - actual[k]) <= Math.Max(1e-12 * Math.Abs(expected[k]), 1e-15 * largest)))
            {
                Assert.Fail($"#{k} is {actual[k]:R} instead of {expected[k]:R}.\n{GradientJudge.TextOf(derived)}");
            }
        }
    }
}
