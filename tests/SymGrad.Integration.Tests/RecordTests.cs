using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>Models whose parameters bundle others: values against plain C#, gradients against differences in 256 bits, and both call forms.</summary>
public sealed class RecordTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 7, 64];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradient_HasTheTypeOfTheRecord(int n)
    {
        var (net, x, t) = Data(n);
        var (value, gradient) = Records.LossGradient(net, x, t);

        Close(Records.Loss(net, x, t), value);
        Assert.Equal(value, Records.LossValue(net, x, t));
        Near(Expected("Loss", net, x, t), Elements(gradient));
        Assert.Equal(net.Power, gradient.Power);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TakenApartAndMadeAgain(int n)
    {
        var (net, x, _) = Data(n);
        var (value, gradient) = Records.TakenApartGradient(net, x);

        Close(Records.TakenApart(net, x), value);
        Near(Expected("TakenApart", net, x), Elements(gradient));
    }

    [Fact]
    public void DestinationForm_WritesThroughViews_AndReplacesNumbers()
    {
        var (net, x, t) = Data(3);
        var (value, expected) = Records.LossGradient(net, x, t);
        var destination = new Net(new(new Mat<double>(3, 4), new Vec<double>(3)), new(new Mat<double>(2, 3), new Vec<double>(2)), double.NaN, 5);
        var before = destination;

        Assert.Equal(value, Records.LossGradient(net, x, t, ref destination));

        Assert.Equal(Elements(expected), Elements(destination));
        Assert.Equal(expected.Hidden.W.ToArray(), before.Hidden.W.ToArray());
        Assert.Same(before.Hidden, destination.Hidden);
        Assert.Equal((double.NaN, 5, 5), (before.Decay, before.Power, destination.Power));
    }

    [Fact]
    public void DestinationForm_AllocatesNothing_WhereNumbersCanBeSet()
    {
        var (pose, body, arm, map) = Mixed();
        var (_, dPose, dBody, dArm, dMap) = Records.MixedGradient(pose, body, arm, map);
        var same = dBody;
        for (var warmUp = 0; warmUp < 3; warmUp++)
        {
            _ = Records.MixedGradient(pose, body, arm, map, ref dPose, ref dBody, ref dArm, ref dMap);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Records.MixedGradient(pose, body, arm, map, ref dPose, ref dBody, ref dArm, ref dMap);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(same, dBody);
    }

    [Fact]
    public void Checks_NameTheMember()
    {
        var (net, x, t) = Data(3);
        var destination = Records.LossGradient(net, x, t).net;

        Throws("net.Hidden.b.Length is 2", () => Records.LossGradient(net with { Hidden = net.Hidden with { b = new Vec<double>(2) } }, x, t));
        Throws("dNet.Hidden.W.Rows is 2", () =>
        {
            var small = destination with { Hidden = destination.Hidden with { W = new Mat<double>(2, 4) } };
            Records.LossGradient(net, x, t, ref small);
        });
        Throws("dNet.Output.b shares memory with net.Output.b", () =>
        {
            var overlapping = destination with { Output = destination.Output with { b = net.Output.b } };
            Records.LossGradient(net, x, t, ref overlapping);
        });
        Throws("dNet.Hidden.b shares memory with dNet.Output.b", () =>
        {
            var vector = new Vec<double>(3);
            var twice = destination with { Hidden = destination.Hidden with { b = vector }, Output = destination.Output with { b = vector.Slice(0, 2) } };
            Records.LossGradient(net, x, t, ref twice);
        });
        Throws("netTangent.Hidden.W.Rows is 2", () => Records.LossJvp(net, x, t, net with { Hidden = net.Hidden with { W = new Mat<double>(2, 4) } }));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Directions_HaveTheTypeOfTheRecord(int n)
    {
        var (net, x, t) = Data(n);
        var (along, _, _) = Data(n, seed: 100);
        var gradient = Elements(Records.LossGradient(net, x, t).net);

        var slope = gradient.Zip(Elements(along), (g, v) => g * v).Sum();
        Close(slope, Records.LossJvp(net, x, t, along).Tangent);
        Near([.. gradient.Select(g => 3 * g)], Elements(Records.LossVjp(net, x, t, 3).net));

        const double h = 1e-5;
        var (after, before) = (Elements(Records.LossGradient(Moved(net, along, h), x, t).net), Elements(Records.LossGradient(Moved(net, along, -h), x, t).net));
        var product = Elements(Records.LossHessianVectorProduct(net, x, t, along).net);
        for (var k = 0; k < product.Length; k++)
        {
            Assert.Equal((after[k] - before[k]) / (2 * h), product[k], 1e-4 * Math.Max(1, product.Max(Math.Abs)));
        }
    }

    [Fact]
    public void StructsClassesAndTuples()
    {
        var (pose, body, arm, map) = Mixed();
        var (value, dPose, dBody, dArm, dMap) = Records.MixedGradient(pose, body, arm, map);

        Close(Records.Mixed(pose, body, arm, map), value);
        Near(
            Expected("Mixed", pose.X, pose.Angle, pose.Joint, body.Velocity, body.Mass, body.Pose.X, body.Pose.Angle, body.Pose.Joint, body.Labels, arm.Length, arm.Weights, map.A, map.C),
            [dPose.X, dPose.Angle, .. dBody.Velocity.ToArray(), dBody.Mass, dBody.Pose.X, dBody.Pose.Angle, dArm.Length, .. dArm.Weights.ToArray(), .. dMap.A.Cast<double>(), .. dMap.C]);
        Assert.Same(body.Labels, dBody.Labels);
        Assert.Equal(pose.Joint, dPose.Joint);
    }

    [Fact]
    public void RecordInALoop()
    {
        var scaled = new Scaled<float>(new float[] { 0.5f, -0.25f }, 1.5f);
        Vec<float> x = new float[] { 0.125f, 0.75f };
        var (value, dScaled, dx) = Records.InALoopGradient(scaled, x);

        Assert.Equal(Records.InALoop(scaled, x), value, 1e-5f);
        var expected = Expected("InALoop", scaled.Values, scaled.Factor, x);
        double[] actual = [.. dScaled.Values.ToArray(), dScaled.Factor, .. dx.ToArray()];
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void JacobianByARecord_IsAResultForEachMember()
    {
        var draw = new Draw(1);
        var (f, x) = (new Affine(draw.Real(2, 3), draw.Real(2)), (Vec<double>)draw.Real(3));
        var jacobian = Records.ApplyJacobian(f, x);

        Assert.Equal((2, 2, 3), (jacobian.fA.Length0, jacobian.fA.Length1, jacobian.fA.Length2));
        Assert.Equal([x[0], x[1], x[2], 0, 0, 0, 0, 0, 0, x[0], x[1], x[2]], jacobian.fA.ToArray());
        Assert.Equal([1, 0, 0, 1], jacobian.fC.ToArray());
        Assert.Equal([2 * x[0], 2 * x[1], 2 * x[2], 3 * x[0], 3 * x[1], 3 * x[2]], Records.ApplyVjp(f, x, new double[] { 2, 3 }).f.A.Cast<double>());
    }

    private static (Net Net, Vec<double> X, Vec<double> T) Data(int n, int seed = 1)
    {
        var draw = new Draw(seed + n);
        return (new(new(draw.Real(n, 4), draw.Real(n)), new(draw.Real(2, n), draw.Real(2)), draw.Between(0.2, 1), 3), draw.Real(4), draw.Real(2));
    }

    private static (Pose Pose, Body Body, (double Length, Vec<double> Weights) Arm, Affine Map) Mixed()
    {
        var draw = new Draw(5);
        var pose = new Pose { X = 0.3, Angle = 0.7, Joint = 1 };
        var body = new Body { Velocity = draw.Real(3), Mass = 2, Labels = [2, 0], Pose = new() { X = 0.4, Angle = -0.6 } };
        return (pose, body, (1.25, draw.Real(2)), new(draw.Real(2, 3), draw.Real(2)));
    }

    private static double[] Elements(Net net) =>
        [.. net.Hidden.W.ToArray(), .. net.Hidden.b.ToArray(), .. net.Output.W.ToArray(), .. net.Output.b.ToArray(), net.Decay];

    private static Net Moved(Net net, Net along, double step) => new(
        new(net.Hidden.W + (step * along.Hidden.W), net.Hidden.b + (step * along.Hidden.b)),
        new(net.Output.W + (step * along.Output.W), net.Output.b + (step * along.Output.b)),
        net.Decay + (step * along.Decay),
        net.Power);

    private static double[] Expected(string name, Net net, params object[] data) =>
        Expected(name, [net.Hidden.W, net.Hidden.b, net.Output.W, net.Output.b, net.Decay, net.Power, .. data]);

    /// <summary>The gradient of the lowered model by differences, all variables one after the other.</summary>
    private static double[] Expected(string name, params object[] leaves)
    {
        var model = Reference.Of(typeof(Records).GetMethod(name)!);
        var inputs = Reference.Inputs(model, [.. leaves.Select(Plain)]);
        return [.. model.Variables.SelectMany(v => Differences.Gradient(model, inputs, v.Tensor).Values.Select(e => e.ToDouble()))];
    }

    private static object Plain(object leaf) => leaf switch
    {
        Mat<double> m => To2D(m),
        Vec<double> v => v.ToArray(),
        Vec<float> v => Array.ConvertAll(v.ToArray(), e => (double)e),
        float f => (double)f,
        _ => leaf,
    };

    private static double[,] To2D(Mat<double> m)
    {
        var plain = new double[m.Rows, m.Columns];
        Buffer.BlockCopy(m.ToArray(), 0, plain, 0, sizeof(double) * plain.Length);
        return plain;
    }

    private static void Throws(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Math.Max(1e-9 * Math.Abs(pair.First), 1e-12 * Math.Max(1, largest))));
    }
}
