using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>A model of an object: parameters of the type, fields, properties, and what other members make of them.</summary>
internal sealed partial class Oscillator(double stiffness, double[] rest, int power)
{
    private static readonly double[] Weights = [0.5, 0.25, -1];

    private readonly Vec<double> _scale = new double[] { 1.5, -0.5 };

    public double Damping { get; init; } = 0.3;

    public double Offset { get; set; }

    public Layer Inner { get; init; } = new(new double[,] { { 1, 2 }, { 3, 4 } }, new double[] { 0.1, 0.2 });

    private static double Half => Weights[0];

    private double Doubled => 2 * Damping;

    [Gradient(nameof(x), nameof(Damping), nameof(_scale), "stiffness"), Hessian(nameof(x))]
    public double Energy(Vec<double> x)
    {
        var offset = Offset;
        return (Half * stiffness * Sum(x.Length, i => Sq(x[i] - rest[i]))) + (Doubled * Dot(_scale, x)) + Potential(x[0]) + offset;
    }

    [Gradient(nameof(Inner), Name = "Slopes")]
    public double Response(Vec<double> x) => Sum(this.Inner.Apply(x)) * Damping;

    private double Potential(double y) => Pow(y, 3) * power * Weights[1] * this.Offset;
}

/// <summary>A struct whose method is a model.</summary>
internal readonly partial record struct Line(double Slope, double Intercept)
{
    [Gradient(nameof(Slope), nameof(Intercept)), Derivative(1, nameof(x))]
    public double At(double x) => (Slope * x) + Intercept;
}
