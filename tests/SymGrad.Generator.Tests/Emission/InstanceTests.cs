namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of models that are methods of an object.</summary>
public sealed class InstanceTests
{
    [Fact]
    public Task Members_AreInputs_AndVariablesWhenNamed() => EmissionSnapshot.OfSource("""
        public sealed partial class Spring(double stiffness, Vec<double> rest)
        {
            private static readonly double[] Weights = [0.5, 0.25];
            private readonly double _damping = 0.1;

            public Mat<double> Frame { get; init; } = new(2, 2);

            public double Offset { get; set; }

            private double Doubled => 2 * _damping;

            [Gradient(nameof(_damping), nameof(x), "stiffness", nameof(Frame))]
            public double Energy(Vec<double> x) => Weights[0] * stiffness * SquaredNorm(Frame * (x - rest)) + Doubled * Sum(x) + Offset;
        }
        """);
}
