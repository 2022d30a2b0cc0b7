using System.Runtime.CompilerServices;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes;

/// <content>The functions.</content>
public readonly partial struct LaneScalar<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Abs(LaneScalar<T> x)
        => new(T.Abs(x.number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sqrt(LaneScalar<T> x)
        => new(T.Sqrt(x.number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sq(LaneScalar<T> x)
        => x * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sign(LaneScalar<T> x)
        => x.number > T.Zero ? new(T.One) : x.number < T.Zero ? new(-T.One) : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Relu(LaneScalar<T> x)
        => AtLeast(x, new(T.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Exp(LaneScalar<T> x)
        => Apply<Algorithms.Exp>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Exp2(LaneScalar<T> x)
        => Apply<Algorithms.Exp2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Expm1(LaneScalar<T> x)
        => Apply<Algorithms.Expm1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Log(LaneScalar<T> x)
        => Apply<Algorithms.Log>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Log1p(LaneScalar<T> x)
        => Apply<Algorithms.Log1p>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Log2(LaneScalar<T> x)
        => Apply<Algorithms.Log2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Log10(LaneScalar<T> x)
        => Apply<Algorithms.Log10>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Cbrt(LaneScalar<T> x)
        => Apply<Algorithms.Cbrt>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sin(LaneScalar<T> x)
        => Apply<Algorithms.Sin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Cos(LaneScalar<T> x)
        => Apply<Algorithms.Cos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Tan(LaneScalar<T> x)
        => Apply<Algorithms.Tan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Asin(LaneScalar<T> x)
        => Apply<Algorithms.Asin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Acos(LaneScalar<T> x)
        => Apply<Algorithms.Acos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Atan(LaneScalar<T> x)
        => Apply<Algorithms.Atan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sinh(LaneScalar<T> x)
        => Apply<Algorithms.Sinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Cosh(LaneScalar<T> x)
        => Apply<Algorithms.Cosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Tanh(LaneScalar<T> x)
        => Apply<Algorithms.Tanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Asinh(LaneScalar<T> x)
        => Apply<Algorithms.Asinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Acosh(LaneScalar<T> x)
        => Apply<Algorithms.Acosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Atanh(LaneScalar<T> x)
        => Apply<Algorithms.Atanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sigmoid(LaneScalar<T> x)
        => Apply<Algorithms.Sigmoid>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Softplus(LaneScalar<T> x)
        => Apply<Algorithms.Softplus>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> LogCosh(LaneScalar<T> x)
        => Apply<Algorithms.LogCosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Gelu(LaneScalar<T> x)
        => Apply<Algorithms.Gelu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Silu(LaneScalar<T> x)
        => Apply<Algorithms.Silu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Erf(LaneScalar<T> x)
        => Apply<Algorithms.Erf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Erfc(LaneScalar<T> x)
        => Apply<Algorithms.Erfc>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> NormalCdf(LaneScalar<T> x)
        => Apply<Algorithms.NormalCdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> NormalPdf(LaneScalar<T> x)
        => Apply<Algorithms.NormalPdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> LogGamma(LaneScalar<T> x)
        => Apply<Algorithms.LogGamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Digamma(LaneScalar<T> x)
        => Apply<Algorithms.Digamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Max(LaneScalar<T> x, LaneScalar<T> y)
        => new(T.Max(x.number, y.number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Min(LaneScalar<T> x, LaneScalar<T> y)
        => new(T.Min(x.number, y.number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Clamp(LaneScalar<T> x, LaneScalar<T> low, LaneScalar<T> high)
        => AtMost(AtLeast(x, low), high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Pow(LaneScalar<T> x, LaneScalar<T> y)
        => Apply<Algorithms.Pow>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Hypot(LaneScalar<T> x, LaneScalar<T> y)
        => Apply<Algorithms.Hypot>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Atan2(LaneScalar<T> y, LaneScalar<T> x)
        => Apply<Algorithms.Atan2>(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> LeakyRelu(LaneScalar<T> x, LaneScalar<T> slope)
        => x.number > T.Zero ? x : slope * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Elu(LaneScalar<T> x, LaneScalar<T> alpha)
        => x.number > T.Zero ? x : alpha * Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> SigmoidComplement(LaneScalar<T> x, LaneScalar<T> sigmoid)
        => Algorithms.Saturation.SigmoidComplement<LaneScalar<T>, T>(x, sigmoid);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> SechSquared(LaneScalar<T> x, LaneScalar<T> tanh)
        => Algorithms.Saturation.SechSquared<LaneScalar<T>, T>(x, tanh);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Polygamma(int order, LaneScalar<T> x)
        => new(T.CreateTruncating(PolygammaFunction.Polygamma(order, double.CreateTruncating(x.number))));

    /// <summary>A function in double precision, rounded to <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneScalar<T> Apply<TFunction>(LaneScalar<T> x)
        where TFunction : struct, Algorithms.IUnary
        => new(T.CreateTruncating(TFunction.Of(double.CreateTruncating(x.number))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneScalar<T> Apply<TFunction>(LaneScalar<T> x, LaneScalar<T> y)
        where TFunction : struct, Algorithms.IBinary
        => new(T.CreateTruncating(TFunction.Of(double.CreateTruncating(x.number), double.CreateTruncating(y.number))));
}
