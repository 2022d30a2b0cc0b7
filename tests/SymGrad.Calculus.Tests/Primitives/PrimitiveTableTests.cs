using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Primitives;

/// <summary>Every test here walks the table: a new row is tested without anyone writing a test.</summary>
public sealed class PrimitiveTableTests
{
    private const int Points = 30;

    private static readonly Extended PartialTolerance = Extended.Parse("1e-20");
    private const double DoubleTolerance = 4e-15;

    public static TheoryData<string> Rows => [.. PrimitiveTable.Rows.Select(r => r.Name)];

    public static TheoryData<string> RealRows => [.. PrimitiveTable.Rows.Where(r => r.ResultKind == ValueKind.Real).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(RealRows))]
    public void PartialsAgreeWithDifferences(string name)
    {
        var row = RowOf(name);
        var (arguments, inputs) = ArgumentsOf(row);
        foreach (var point in PointsOf(row))
        {
            var at = inputs(point);
            for (var k = 0; k < row.Arity; k++)
            {
                if (row.Domains[k].IsDiscrete || k == row.Known?.Argument)
                {
                    continue;
                }

                var partial = Evaluate(Evaluator.Extended, PartialOf(row, arguments, k), at);
                var expected = row.IsNeutral ? Extended.Zero : Differences.Gradient([arguments.Value], arguments.Value, at, arguments.Tensors[k]).Scalar;
                var scale = Extended.Max(Extended.Abs(expected), Extended.ScaleB(1, -30));
                Assert.True(
                    Extended.Abs(partial - expected) <= scale * PartialTolerance,
                    $"∂{name}/∂x{k} at ({string.Join(", ", point)}) is {expected.ToString(25)}, not {partial.ToString(25)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(RealRows))]
    public void DoubleAgreesWithExtended(string name)
    {
        var row = RowOf(name);
        foreach (var point in PointsOf(row))
        {
            var expected = row.Value.InExtended([.. point.Select(Extended.FromDouble)]).ToDouble();
            var actual = row.Value.InDouble(point);
            Assert.True(
                Math.Abs(actual - expected) <= Math.Abs(expected) * DoubleTolerance,
                $"{name}({string.Join(", ", point)}) is {expected:R}, not {actual:R}: {Math.Abs((actual - expected) / expected)}");
        }
    }

    [Theory]
    [MemberData(nameof(RealRows))]
    public void KinksHaveTheirDeclaredDerivatives(string name)
    {
        var row = RowOf(name);
        var (arguments, inputs) = ArgumentsOf(row);
        foreach (var kink in row.Kinks)
        {
            var at = inputs([.. kink.At.Select(x => x.ToDouble())]);
            for (var k = 0; k < row.Arity; k++)
            {
                if (kink.Partials[k] is { } declared)
                {
                    var partial = PartialOf(row, arguments, k);
                    Assert.Equal(declared.ToDouble(), Evaluate(Evaluator.Double, partial, at));
                    Assert.Equal(Extended.FromRational(declared), Evaluate(Evaluator.Extended, partial, at));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void SamplesLieInTheDomain(string name)
    {
        var row = RowOf(name);
        Assert.Equal(row.Arity, row.Domains.Count);
        foreach (var domain in row.Domains)
        {
            Assert.True(domain.Sampling.From < domain.Sampling.To, $"{name} is sampled nowhere.");
            Assert.True(domain.Contains(domain.Sampling.From) && domain.Contains(domain.Sampling.To));
            Assert.False(domain.Contains(double.NaN));
        }

        Assert.All(row.Kinks, kink => Assert.All(kink.At.Zip(row.Domains), p => Assert.True(p.Second.Contains(p.First.ToDouble()))));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void OutsideTheDomainThereIsNoFiniteValue(string name)
    {
        var row = RowOf(name);
        for (var k = 0; k < row.Arity; k++)
        {
            var domain = row.Domains[k];
            if (row.ResultKind == ValueKind.Integer || domain.IsDiscrete || double.IsInfinity(domain.Lower) || domain.Contains(domain.Lower - 0.25) || name is "logGamma" or "digamma" or "polygamma")
            {
                continue;
            }

            // Γ and its derivatives are defined between the poles too; their domain is where models use them.
            var point = row.Domains.Select(d => d.Sampling.From + (0.61 * (d.Sampling.To - d.Sampling.From))).ToArray();
            point[k] = domain.Lower - 0.25;
            Assert.False(double.IsFinite(row.Value.InDouble(point)), $"{name} has a value at {point[k]}");
            Assert.False(row.Value.InExtended([.. point.Select(Extended.FromDouble)]).IsFinite, $"{name} has an extended value at {point[k]}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ARowIsFoundByEveryMethodThatMeansIt(string name)
    {
        var row = RowOf(name);
        Assert.All(row.Methods, method => Assert.Same(row, PrimitiveTable.Find(method)));
        Assert.Equal(row.ResultKind == ValueKind.Integer ? 0 : row.Arity, row.Partials.Count);
    }

    [Fact]
    public void RowsAreNumberedInOrderAndNamedOnce()
    {
        Assert.Equal(Enumerable.Range(0, PrimitiveTable.Rows.Count), PrimitiveTable.Rows.Select(r => r.Ordinal));
        Assert.Equal(PrimitiveTable.Rows.Count, PrimitiveTable.Rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void EveryDeclaredRowIsInTheTable()
    {
        var declared = typeof(PrimitiveTable).GetFields().Where(f => f.FieldType == typeof(Primitive)).Select(f => (Primitive)f.GetValue(null)!);
        Assert.Equal(declared.Select(r => r.Name).Order(StringComparer.Ordinal), PrimitiveTable.Rows.Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    private static Primitive RowOf(string name) => PrimitiveTable.Rows.Single(r => r.Name == name);

    private static T Evaluate<T>(Func<IReadOnlyList<Definition>, Inputs, CancellationToken, Evaluator<T>> evaluator, Definition definition, Inputs inputs) =>
        evaluator([definition], inputs, CancellationToken.None).Value(definition).Scalar;

    private static Definition PartialOf(Primitive row, Arguments arguments, int k)
    {
        var pool = arguments.Pool;
        var reads = Reads(row, pool, arguments.Tensors);
        return new(pool.Defined("partial", []), row.Partials[k](reads, new(pool, arguments.Value.Body)).Expr, DefinitionRole.Value);
    }

    /// <summary>The function applied to parameters, and the inputs that hold a point.</summary>
    private static (Arguments Arguments, Func<double[], Inputs> Inputs) ArgumentsOf(Primitive row)
    {
        var pool = new ExprPool();
        var tensors = Enumerable.Range(0, row.Arity).Select(k => pool.Parameter($"x{k}", ValueKind.Real, 0)).ToList();
        var value = pool.Apply(row, [.. Reads(row, pool, tensors).Select(r => r.Expr)]);
        return (
            new(pool, tensors, new(pool.Defined("y", []), value, DefinitionRole.Value)),
            point => tensors.Zip(point).Aggregate(new Inputs(), (all, p) => all.With(p.First, p.Second)));
    }

    private static List<Formula> Reads(Primitive row, ExprPool pool, IReadOnlyList<Tensor> tensors)
    {
        var reads = tensors.Select(t => new Formula(pool, pool.Read(t))).ToList();
        if (row.Known is var (known, of))
        {
            reads[known] = of(reads);
        }

        return reads;
    }

    private static IEnumerable<double[]> PointsOf(Primitive row)
    {
        var random = new Random(row.Ordinal + 1);
        for (var k = 0; k < Points; k++)
        {
            yield return [.. row.Domains.Select(Draw)];
        }

        double Draw(Domain domain)
        {
            var (from, to) = domain.Sampling;
            var x = from + (random.NextDouble() * (to - from));
            return domain.IsDiscrete ? Math.Round(x) : x;
        }
    }

    private sealed record Arguments(ExprPool Pool, IReadOnlyList<Tensor> Tensors, Definition Value);
}
