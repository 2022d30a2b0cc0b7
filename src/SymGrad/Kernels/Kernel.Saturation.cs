using SymGrad.Lanes;
using SymGrad.Lanes.Algorithms;

namespace SymGrad.Kernels;

/// <content>Derivatives of σ and tanh that keep their figures where the function has reached its limit.</content>
public static partial class Kernel
{
    /// <summary>1 − σ(x), from σ(x) where that has the figures, else from x.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="sigmoid">σ(x).</param>
    public static double SigmoidComplement(double x, double sigmoid) => LaneScalar<double>.Sum(Saturation.SigmoidComplement<LaneScalar<double>, double>(new(x), new(sigmoid)));

    /// <inheritdoc cref="SigmoidComplement(double, double)"/>
    public static float SigmoidComplement(float x, float sigmoid) => LaneScalar<float>.Sum(Saturation.SigmoidComplement<LaneScalar<float>, float>(new(x), new(sigmoid)));

    /// <summary>1 − tanh²x = 1/cosh²x, from tanh x where that has the figures, else from x.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="tanh">tanh x.</param>
    public static double SechSquared(double x, double tanh) => LaneScalar<double>.Sum(Saturation.SechSquared<LaneScalar<double>, double>(new(x), new(tanh)));

    /// <inheritdoc cref="SechSquared(double, double)"/>
    public static float SechSquared(float x, float tanh) => LaneScalar<float>.Sum(Saturation.SechSquared<LaneScalar<float>, float>(new(x), new(tanh)));
}
