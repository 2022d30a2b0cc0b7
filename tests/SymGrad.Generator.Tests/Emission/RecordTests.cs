namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of models whose parameters are records and structs.</summary>
public sealed class RecordTests
{
    [Fact]
    public Task RecordsAsResults_AreMadeOfTheirParts() => EmissionSnapshot.OfSource("""
        public readonly record struct Swing(double Angle, double Speed);

        public static partial class Models
        {
            [Jvp]
            public static Swing Step(Swing s, double dt)
            {
                var speed = s.Speed - dt * Sin(s.Angle);
                return new(s.Angle + dt * speed, speed);
            }
        }
        """);

    [Fact]
    public Task TwoLayers_AndAnOptimiserWrittenOnce() => EmissionSnapshot.OfSource("""
        public sealed record Layer(Mat<double> W, Vec<double> b);

        public sealed record Net(Layer Hidden, Layer Output)
        {
            public Vec<double> Apply(Vec<double> x) => Output.W * Tanh(Hidden.W * x + Hidden.b) + Output.b;

            public Net Step(Net gradient, double rate) => new(
                new(Hidden.W - rate * gradient.Hidden.W, Hidden.b - rate * gradient.Hidden.b),
                new(Output.W - rate * gradient.Output.W, Output.b - rate * gradient.Output.b));
        }

        public static partial class Models
        {
            [Gradient(nameof(net))]
            public static double Loss(Net net, Vec<double> x, Vec<double> t) => SquaredNorm(net.Apply(x) - t);

            public static double Train(Net net, Vec<double> x, Vec<double> t, int rounds)
            {
                for (var k = 0; k < rounds; k++)
                {
                    net = net.Step(LossGradient(net, x, t).net, 0.01);
                }

                return LossValue(net, x, t);
            }
        }
        """);

    [Fact]
    public Task NumbersOfAStruct_AreReplaced() => EmissionSnapshot.OfSource("""
        public struct Pose
        {
            public double X;
            public double Angle { get; set; }
            public int Joint { get; init; }
        }

        public static partial class Models
        {
            [Gradient, HessianVectorProduct]
            public static double Height(Pose pose, (double Length, Vec<double> Weights) arm) =>
                pose.X * pose.X + arm.Length * Sin(pose.Angle) * arm.Weights[pose.Joint];
        }
        """);

    [Fact]
    public Task Jacobian_IsByMember() => EmissionSnapshot.OfSource("""
        public sealed record Affine(Mat<double> A, Vec<double> b);

        public static partial class Models
        {
            [Jacobian(nameof(f)), Jvp(nameof(f)), Vjp(nameof(f))]
            public static Vec<double> Apply(Affine f, Vec<double> x) => f.A * x + f.b;
        }
        """);
}
