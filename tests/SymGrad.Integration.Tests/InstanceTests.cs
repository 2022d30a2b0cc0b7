using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>Models that are methods of an object: members are inputs, each read once, and variables where the attribute names them.</summary>
public sealed class InstanceTests
{
    private static readonly double[] Rest = [0.25, -0.75];
    private static readonly double[] Point = [0.7, -0.4];

    [Fact]
    public void Results_AreTheParameters_ThenTheMembersInTheOrderOfTheirDeclaration()
    {
        var model = new Oscillator(2, Rest, 3) { Offset = 0.5 };
        var (value, dx, dStiffness, dScale, dDamping) = model.EnergyGradient(Point);

        Assert.Equal(model.Energy(Point), value, 1e-14);
        Assert.Equal(value, model.EnergyValue(Point));
        Assert.Equal(0.5 * (Square(0.45) + Square(0.35)), dStiffness, 1e-14);
        Assert.Equal([0.6 * 0.7, 0.6 * -0.4], dScale.ToArray(), Near);
        Assert.Equal(2 * ((1.5 * 0.7) + (-0.5 * -0.4)), dDamping, 1e-14);
        Assert.Equal([(2 * 0.45) + (0.6 * 1.5) + (3 * Square(0.7) * 3 * 0.25 * 0.5), (2 * 0.35) + (0.6 * -0.5)], dx.ToArray(), Near);
    }

    [Fact]
    public void Members_AreReadWhenTheGeneratedMemberIsCalled()
    {
        var model = new Oscillator(2, Rest, 3) { Offset = 0.5 };
        var before = model.EnergyValue(Point);
        model.Offset = 1.5;

        Assert.Equal(model.Energy(Point), model.EnergyValue(Point), 1e-14);
        Assert.NotEqual(before, model.EnergyValue(Point));
    }

    [Fact]
    public void DestinationForm_WritesTheSame_AndChecksMembers()
    {
        var model = new Oscillator(2, Rest, 3) { Offset = 0.5 };
        var expected = model.EnergyGradient(Point);
        var (dx, dScale) = (new Vec<double>(2), new Vec<double>(2));

        Assert.Equal(expected.Value, model.EnergyGradient(Point, dx, out var dStiffness, dScale, out var dDamping));
        Assert.Equal((expected.stiffness, expected.Damping), (dStiffness, dDamping));
        Assert.Equal(expected.x.ToArray(), dx.ToArray());
        Assert.Equal(expected.scale.ToArray(), dScale.ToArray());
        Assert.Contains("rest", Assert.ThrowsAny<ArgumentException>(() => new Oscillator(2, [1], 3).EnergyValue(Point)).Message, StringComparison.Ordinal);
        Assert.Contains("dx shares memory with dscale", Assert.ThrowsAny<ArgumentException>(() => model.EnergyGradient(Point, dx, out _, dx, out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordOfTheObject_HasAGradientOfItsType()
    {
        var model = new Oscillator(2, Rest, 3);
        var (value, gradient) = model.Slopes(Point);

        Assert.Equal(model.Response(Point), value, 1e-14);
        Assert.Equal([0.3 * 0.7, 0.3 * -0.4, 0.3 * 0.7, 0.3 * -0.4], gradient.W.ToArray(), Near);
        Assert.Equal([0.3, 0.3], gradient.b.ToArray(), Near);
        Assert.Throws<ArgumentException>(() =>
        {
            var inner = model.Inner;
            model.Slopes(Point, ref inner);
        });
    }

    [Fact]
    public void Struct()
    {
        var line = new Line(2, 3);
        Assert.Equal((11.0, 4.0, 1.0), line.AtGradient(4));
        Assert.Equal(2, line.AtDerivative(4));
    }

    [Fact]
    public void Hessian_IsOfTheParametersAlone()
    {
        var model = new Oscillator(2, Rest, 3) { Offset = 0.5 };
        Assert.Equal([2 + (6 * 0.7 * 3 * 0.25 * 0.5), 0, 0, 2], model.EnergyHessian(Point).xx.ToArray(), Near);
    }

    private static double Square(double x) => x * x;

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-13 * Math.Max(1, Math.Abs(a));
}
