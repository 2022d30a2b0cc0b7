using System.Linq;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Tests.Primitives;

/// <summary>What the table says of the values of its functions, against their values.</summary>
public sealed class CourseTests
{
    private const int Points = 2000;

    public static TheoryData<string> Rows => [.. PrimitiveTable.Rows.Where(r => r.Course is not null).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void ItTurnsAtItsTurningPointsOnly(string name)
    {
        var row = RowOf(name);
        var (from, to) = row.Domains[0].Sampling;
        var x = Enumerable.Range(0, Points + 1).Select(k => from + ((to - from) * k / Points)).ToList();
        var y = x.Select(t => ValueOf(row, t)).ToList();
        for (var k = 1; k + 1 < x.Count; k++)
        {
            var turns = (y[k] - y[k - 1]) * (y[k + 1] - y[k]) < -1e-24;
            Assert.False(turns && row.Course!.TurningBetween(x[k - 1], x[k + 1]) is { Count: 0 } && row.Arity == 1, $"{name} turns near {x[k]}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ItsValuesFillTheIntervalAndNoMore(string name)
    {
        var row = RowOf(name);
        var values = row.Course!.Values;
        var domain = row.Domains[0];
        double[] far = [.. row.Course.TurningPoints, .. row.Course.TurningPoints.Select(t => t + row.Course.Period), domain.Lower, domain.Upper, .. new[] { 0.1, 1, 30, 1e3, 1e9 }.SelectMany(t => (double[])[t, -t])];
        var attained = far.Where(domain.Contains).Concat(far.Where(double.IsInfinity)).Select(t => ValueOf(row, t)).Where(v => !double.IsNaN(v)).ToList();
        Assert.All(attained, v => Assert.InRange(v, values.Lower - 1e-15, values.Upper + 1e-15));
        if (double.IsFinite(values.Lower))
        {
            Assert.Contains(attained, v => v - values.Lower < 1e-12);
        }

        if (double.IsFinite(values.Upper))
        {
            Assert.Contains(attained, v => values.Upper - v < 1e-12);
        }
    }

    private static Primitive RowOf(string name) => PrimitiveTable.Rows.Single(r => r.Name == name);

    private static double ValueOf(Primitive row, double x) => row.Value.InDouble(row.Arity == 1 ? [x] : [x, 0.7]);
}
