using System.Linq;
using AngouriMath;
using PeterO.Numbers;

using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using static AngouriMath.MathS;

namespace SymGrad.Calculus.Tests.Algebra.AngouriMath;

/// <summary>
/// The table of primitives and both algebras, judged by AngouriMath's own derivatives evaluated in many digits: by code that
/// nobody of this project wrote.
/// </summary>
public sealed class OracleTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Points = 10;
    private const int Expressions = 2000;

    /// <summary>Unless told so AngouriMath takes 1 − 2e-17 for 1, and what is below 1e-16 for 0.</summary>
    private static readonly EDecimal NothingIsZero = EDecimal.Create(1, -90);

    /// <summary>Rows that AngouriMath cannot express; <c>PrimitiveTableTests</c> judges them by differences, as it does all others.</summary>
    private static readonly string[] WithoutCounterpart =
        ["cbrt", "sign", "atan2", "gelu", "erf", "erfc", "normalCdf", "logGamma", "digamma", "polygamma", "shift", "weighted"];

    public static TheoryData<string> Rows =>
        [.. PrimitiveTable.Rows.Where(r => Counterparts.Of(r) is not null).Select(r => r.Name)];

    [Fact]
    public void RowsWithoutACounterpartAreKnown() => Assert.Equal(
        WithoutCounterpart.Order(StringComparer.Ordinal),
        PrimitiveTable.Rows.Where(r => r.ResultKind == ValueKind.Real && Counterparts.Of(r) is null).Select(r => r.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public void PartialsOfARowAgree(string name)
    {
        var row = PrimitiveTable.Rows.Single(r => r.Name == name);
        using var exactly = Settings.FloatToRationalIterCount.Set(0);
        using var small = Settings.PrecisionErrorZeroRange.Set(NothingIsZero);
        var random = new Random(row.Ordinal + 100);
        Entity.Variable[] names = [Var("x_1"), Var("x_2")];
        var theirs = Counterparts.Of(row)!([.. names]);
        var pool = new ExprPool();
        var tensors = Enumerable.Range(0, row.Arity).Select(k => pool.Parameter($"x{k}", ValueKind.Real, 0)).ToList();
        var reads = tensors.Select(t => new Formula(pool, pool.Read(t))).ToList();
        var value = new Formula(pool, pool.Apply(row, [.. reads.Select(r => r.Expr)]));
        for (var k = 0; k < row.Arity; k++)
        {
            var partial = new Definition(pool.Defined("partial", []), row.Partials[k](reads, value).Expr, DefinitionRole.Value);
            var derivative = theirs.Differentiate(names[k]);
            for (var point = 0; point < Points; point++)
            {
                double[] at = [.. row.Domains.Select(d => d.Sampling.From + (random.NextDouble() * (d.Sampling.To - d.Sampling.From)))];
                var inputs = tensors.Zip(at).Aggregate(new Inputs(), (all, p) => all.With(p.First, p.Second));
                AssertNear(ValueOf(derivative, names, at), Evaluator.Extended([partial], inputs).Value(partial).Scalar, $"∂{name}/∂x{k} at ({string.Join(", ", at)})");
            }
        }
    }

    [Fact]
    public void DerivativesOfRandomExpressionsAgree()
    {
        using var exactly = Settings.FloatToRationalIterCount.Set(0);
        using var small = Settings.PrecisionErrorZeroRange.Set(NothingIsZero);
        var random = new Random(20260);
        var (compared, discarded) = (0, 0);
        for (var n = 0; n < Expressions; n++)
        {
            var term = RandomTerm.Draw(random, variables: 3, depth: 3);
            double[] at = [.. Enumerable.Range(0, 3).Select(_ => Math.Round((random.NextDouble() * 3) - 1.5, 3))];
            Entity.Variable[] names = [Var("x_1"), Var("x_2"), Var("x_3")];
            var theirs = term.Of(names);
            var judged = ScalarAlgebras.All.Select(a => GradientBy(a, term, at)).ToList();
            for (var k = 0; k < at.Length; k++)
            {
                if (judged.Any(g => !g[k].IsFinite || g[k].ToDouble() is > 1e12 or < -1e12) || ValueOf(theirs.Differentiate(names[k]), names, at) is not { IsFinite: true } expected)
                {
                    discarded++;
                    continue;
                }

                compared++;
                Assert.All(judged.Zip(ScalarAlgebras.All), p => AssertNear(expected, p.First[k], $"∂/∂{names[k]} of {theirs} at ({string.Join(", ", at)}) by {p.Second.Name}"));
            }
        }

        output.WriteLine($"{compared} derivatives compared, {discarded} points discarded.");
        Assert.True(discarded * 10 < compared, $"{discarded} of {compared + discarded} points were discarded.");
    }

    /// <summary>The gradient by an algebra, evaluated in 256 bits.</summary>
    private static Extended[] GradientBy(IScalarAlgebra algebra, RandomTerm term, double[] at)
    {
        var pool = new ExprPool(algebra);
        var tensors = Enumerable.Range(0, at.Length).Select(k => pool.Parameter($"x{k}", ValueKind.Real, 0)).ToList();
        var inputs = tensors.Zip(at).Aggregate(new Inputs(), (all, p) => all.With(p.First, p.Second));
        var body = term.In(pool, [.. tensors.Select(t => pool.Read(t))]);
        var model = new Model(pool, "F", Precision.Double, [.. tensors.Select(t => new Parameter(t, ParameterForm.Scalar) { IsVariable = true })], [new(pool.Defined("y", []), body, DefinitionRole.Value)]);
        var derived = Derivation.Gradient(model);
        var values = Evaluator.Extended(derived.Definitions, inputs);
        return [.. tensors.Select(t => derived.Derivatives.FirstOrDefault(d => d.Of == t) is { } d ? values.Value(d).Scalar : Extended.Zero)];
    }

    /// <summary>AngouriMath's value, with a hundred digits; not finite where it has none.</summary>
    private static Extended ValueOf(Entity entity, Entity.Variable[] names, double[] at)
    {
        var substituted = names.Zip(at).Aggregate(entity.Replace(WithoutRoot), (all, p) => all.Substitute(p.First, (Entity)p.Second));
        return substituted.Evaled is Entity.Number.Real { IsFinite: true } real
            ? Extended.Parse(real.EDecimal.ToString().Replace('E', 'e'))
            : Extended.NaN;
    }

    /// <summary>aʳ as e^(r ln a): for a root itself AngouriMath takes a rational number within 1e-6 of it, whatever the settings.</summary>
    private static Entity WithoutRoot(Entity entity) =>
        entity is Entity.Powf(var a, var r) && r.Evaled is Entity.Number.Rational and not Entity.Number.Integer ? e.Pow(r * Ln(a)) : entity;

    private static void AssertNear(Extended expected, Extended actual, string what)
    {
        var tolerance = Extended.Parse("1e-50") * Extended.Max(Extended.Abs(expected), Extended.Parse("1e-3"));
        Assert.True(Extended.Abs(actual - expected) <= tolerance, $"{what} is {actual.ToString(60)}, by AngouriMath {expected.ToString(60)}");
    }
}
