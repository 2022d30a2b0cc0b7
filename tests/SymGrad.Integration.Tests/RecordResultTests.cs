using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>Derivatives of methods that return records: of each number and array by differences, and in the record's type where it has the value's shape.</summary>
public sealed class RecordResultTests
{
    [Fact]
    public void Step_HasItsClosedForm()
    {
        var d = RecordResults.StepJacobian(new(0.3, 0.2), 0.1);

        Assert.Equal(RecordResults.Step(new(0.3, 0.2), 0.1), d.Value);
        Assert.Equal(d.Value, RecordResults.StepValue(new(0.3, 0.2), 0.1));
        Assert.Equal(1 - (0.01 * Math.Cos(0.3)), d.angleBySAngle, 12);
        Assert.Equal(0.1, d.angleBySSpeed, 12);
        Assert.Equal(-0.1 * Math.Cos(0.3), d.speedBySAngle, 12);
        Assert.Equal(1, d.speedBySSpeed, 12);
        Assert.Equal(0.2 - (0.2 * Math.Sin(0.3)), d.angleByDt, 12);
        Assert.Equal(-Math.Sin(0.3), d.speedByDt, 12);

        var tangent = RecordResults.StepJvp(new(0.3, 0.2), 0.1, new(2, 3), 5).Tangent;
        Assert.Equal((2 * d.angleBySAngle) + (3 * d.angleBySSpeed) + (5 * d.angleByDt), tangent.Angle, 12);
        Assert.Equal((2 * d.speedBySAngle) + (3 * d.speedBySSpeed) + (5 * d.speedByDt), tangent.Speed, 12);

        var back = RecordResults.StepVjp(new(0.3, 0.2), 0.1, angleCotangent: 2, speedCotangent: 3);
        Assert.Equal((2 * d.angleBySAngle) + (3 * d.speedBySAngle), back.s.Angle, 12);
        Assert.Equal((2 * d.angleByDt) + (3 * d.speedByDt), back.dt, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Journey_IsMadeOfItsParts(int n)
    {
        const double h = 1e-5;
        var (start, steps) = (new Swing(0.7, -0.4), (Vec<double>)(double[])[.. Enumerable.Range(0, n).Select(t => 0.1 + (0.05 * t))]);
        var d = RecordResults.SwungJacobian(start, steps);
        var plain = RecordResults.Swung(start, steps);
        Near([.. Elements(plain)], [.. Elements(d.Value)], 1e-12);

        var byAngle = Slopes(RecordResults.Swung(start with { Angle = start.Angle + h }, steps), RecordResults.Swung(start with { Angle = start.Angle - h }, steps));
        Near(byAngle, [d.endAngleByStartAngle, d.endSpeedByStartAngle, .. d.anglesByStartAngle.ToArray()], 1e-8);
        var bySpeed = Slopes(RecordResults.Swung(start with { Speed = start.Speed + h }, steps), RecordResults.Swung(start with { Speed = start.Speed - h }, steps));
        Near(bySpeed, [d.endAngleByStartSpeed, d.endSpeedByStartSpeed, .. d.anglesByStartSpeed.ToArray()], 1e-8);
        for (var t = 0; t < n; t++)
        {
            var byStep = Slopes(RecordResults.Swung(start, Moved(steps, t, h)), RecordResults.Swung(start, Moved(steps, t, -h)));
            Near(byStep, [d.endAngleBySteps[t], d.endSpeedBySteps[t], .. Enumerable.Range(0, n).Select(k => d.anglesBySteps[k, t])], 1e-8);
        }

        var tangent = RecordResults.SwungJvp(start, steps, new(1, 0), new Vec<double>(n)).Tangent;
        Near([d.endAngleByStartAngle, d.endSpeedByStartAngle, .. d.anglesByStartAngle.ToArray()], [.. Elements(tangent)], 1e-12);
        var back = RecordResults.SwungVjp(start, steps, endAngleCotangent: 1, endSpeedCotangent: 0, anglesCotangent: new Vec<double>(n));
        Near([d.endAngleByStartAngle, d.endAngleByStartSpeed, .. d.endAngleBySteps.ToArray()], [back.start.Angle, back.start.Speed, .. back.steps.ToArray()], 1e-12);
    }

    [Fact]
    public void Tuples_Nest()
    {
        var d = RecordResults.NestedJacobian(2, (double[])[3, -1]);

        Assert.Equal((4, 4), (d.Value.sum, d.Value.rest.square));
        Assert.Equal([6, -2], d.Value.rest.scaled.ToArray());
        Assert.Equal((2, 4), (d.sumByX, d.restSquareByX));
        Assert.Equal([2, 2], d.sumByY.ToArray());
        Assert.Equal([2, 0, 0, 2], d.restScaledByY.ToArray());
    }

    private static IEnumerable<double> Elements(Journey journey) => [journey.End.Angle, journey.End.Speed, .. journey.Angles.ToArray()];

    private static double[] Slopes(Journey above, Journey below) => [.. Elements(above).Zip(Elements(below), (a, b) => (a - b) / 2e-5)];

    private static Vec<double> Moved(Vec<double> x, int at, double by) => (double[])[.. x.ToArray().Select((v, k) => k == at ? v + by : v)];

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, tolerance));
    }
}
