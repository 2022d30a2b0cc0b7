using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>An affine layer.</summary>
internal sealed record Layer(Mat<double> W, Vec<double> b)
{
    public int Units => W.Rows;

    public Vec<double> Apply(Vec<double> x) => (W * x) + b;
}

/// <summary>Layers with a number and data beside them.</summary>
internal sealed record Net(Layer Hidden, Layer Output, double Decay, int Power)
{
    public Vec<double> Apply(Vec<double> x) => Output.Apply(Tanh(Hidden.Apply(x)));
}

/// <summary>Members that can be set, in a struct.</summary>
internal struct Pose
{
    public double X;

    public double Angle { get; set; }

    public int Joint { get; init; }
}

/// <summary>A constructor that gives its parameters on.</summary>
internal readonly struct Affine
{
    public Affine(double[,] a, double[] c)
    {
        ArgumentNullException.ThrowIfNull(a);
        (A, C) = (a, c);
    }

    public double[,] A { get; }

    public double[] C { get; }
}

/// <summary>A class whose members are set in braces.</summary>
internal sealed class Body
{
    public required Vec<double> Velocity { get; init; }

    public double Mass { get; set; } = 1;

    public Pose Pose { get; set; }

    public int[] Labels { get; init; } = [];

    public double Energy => 0.5 * Mass * Dot(Velocity, Velocity);
}

/// <summary>A generic record.</summary>
internal readonly record struct Scaled<T>(Vec<T> Values, T Factor)
    where T : unmanaged, System.Numerics.INumber<T>;

/// <summary>Parameters that bundle others.</summary>
internal static partial class Records
{
    [Gradient(nameof(net)), Jvp(nameof(net)), HessianVectorProduct(nameof(net)), Vjp(nameof(net))]
    public static double Loss(Net net, Vec<double> x, Vec<double> t)
    {
        var y = net.Apply(x);
        return SquaredNorm(y - t) + (Pow(net.Decay, 2) * net.Power * SquaredNorm(net.Hidden.W)) + net.Hidden.Units;
    }

    [Gradient(nameof(net))]
    public static double TakenApart(Net net, Vec<double> x)
    {
        var ((w, b), output, decay, _) = net;
        var other = net with { Decay = 2 * decay, Output = output with { b = output.b + output.b } };
        var third = new Net(new(2.0 * w, b), other.Output, other.Decay, net.Power);
        return Sum(third.Apply(x)) + (decay > 0 ? third : net).Decay;
    }

    [Gradient]
    public static double Mixed(Pose pose, Body body, (double Length, Vec<double> Weights) arm, Affine map)
    {
        var moved = pose;
        moved.X = 2 * pose.X;
        var made = new Pose { X = pose.Angle, Joint = pose.Joint };
        var (length, weights) = arm;
        return (moved.X * moved.X) + (length * Sin(pose.Angle) * weights[pose.Joint]) + body.Energy + (made.X * body.Velocity[body.Labels[0]] * body.Pose.Angle)
            + (map.A[0, 1] * map.C[0]) + (made.Angle * pose.X);
    }

    [Gradient]
    public static float InALoop(Scaled<float> scaled, Vec<float> x)
    {
        var state = scaled;
        for (var k = 0; k < 3; k++)
        {
            state = state with { Factor = 2 * state.Factor * state.Values[0], Values = state.Values + x };
        }

        return Sum(state.Values) * state.Factor;
    }

    [Jacobian(nameof(f)), Vjp(nameof(f))]
    public static Vec<double> Apply(Affine f, Vec<double> x) => Build(f.A.GetLength(0), i => f.C[i] + Sum(x.Length, j => f.A[i, j] * x[j]));
}
