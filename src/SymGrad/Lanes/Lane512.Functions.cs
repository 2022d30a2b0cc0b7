using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes;

/// <content>The functions.</content>
public readonly partial struct Lane512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Abs(Lane512<T> x)
        => new(Vector512.Abs(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sqrt(Lane512<T> x)
        => new(Vector512.Sqrt(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sq(Lane512<T> x)
        => x * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sign(Lane512<T> x)
        => Select(GreaterThan(x, Of(T.Zero)), Of(T.One), Select(LessThan(x, Of(T.Zero)), Of(-T.One), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Relu(Lane512<T> x)
        => AtLeast(x, Of(T.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Exp(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Exp(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Exp>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Exp2(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Exp2(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Exp2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Expm1(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Expm1(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Expm1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Log(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Log(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Log1p(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Log1p(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log1p>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Log2(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Log2(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Log10(Lane512<T> x)
        => Apply<Algorithms.Log10>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Cbrt(Lane512<T> x)
        => Apply<Algorithms.Cbrt>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sin(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Trigonometric512.Sin(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Sin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Cos(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Trigonometric512.Cos(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Cos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Tan(Lane512<T> x)
        => Apply<Algorithms.Tan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Asin(Lane512<T> x)
        => Apply<Algorithms.Asin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Acos(Lane512<T> x)
        => Apply<Algorithms.Acos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Atan(Lane512<T> x)
        => Apply<Algorithms.Atan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sinh(Lane512<T> x)
        => Apply<Algorithms.Sinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Cosh(Lane512<T> x)
        => Apply<Algorithms.Cosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Tanh(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Tanh(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Tanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Asinh(Lane512<T> x)
        => Apply<Algorithms.Asinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Acosh(Lane512<T> x)
        => Apply<Algorithms.Acosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Atanh(Lane512<T> x)
        => Apply<Algorithms.Atanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sigmoid(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Sigmoid(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Sigmoid>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Softplus(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.Softplus(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Softplus>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LogCosh(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary512.LogCosh(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.LogCosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Gelu(Lane512<T> x)
        => Apply<Algorithms.Gelu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Silu(Lane512<T> x)
        => Apply<Algorithms.Silu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Erf(Lane512<T> x)
        => Apply<Algorithms.Erf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Erfc(Lane512<T> x)
        => Apply<Algorithms.Erfc>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> NormalCdf(Lane512<T> x)
        => Apply<Algorithms.NormalCdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> NormalPdf(Lane512<T> x)
        => Apply<Algorithms.NormalPdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LogGamma(Lane512<T> x)
        => Apply<Algorithms.LogGamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Digamma(Lane512<T> x)
        => Apply<Algorithms.Digamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Max(Lane512<T> x, Lane512<T> y)
        => new(Vector512.Max(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Min(Lane512<T> x, Lane512<T> y)
        => new(Vector512.Min(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Clamp(Lane512<T> x, Lane512<T> low, Lane512<T> high)
        => AtMost(AtLeast(x, low), high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Pow(Lane512<T> x, Lane512<T> y)
        => Apply<Algorithms.Pow>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Hypot(Lane512<T> x, Lane512<T> y)
        => Apply<Algorithms.Hypot>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Atan2(Lane512<T> y, Lane512<T> x)
        => Apply<Algorithms.Atan2>(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LeakyRelu(Lane512<T> x, Lane512<T> slope)
        => Select(GreaterThan(x, Of(T.Zero)), x, slope * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Elu(Lane512<T> x, Lane512<T> alpha)
        => Select(GreaterThan(x, Of(T.Zero)), x, alpha * Expm1(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> SigmoidComplement(Lane512<T> x, Lane512<T> sigmoid)
        => Algorithms.Saturation.SigmoidComplement<Lane512<T>, T>(x, sigmoid);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> SechSquared(Lane512<T> x, Lane512<T> tanh)
        => Algorithms.Saturation.SechSquared<Lane512<T>, T>(x, tanh);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Polygamma(int order, Lane512<T> x)
        => PerElement.Polygamma<Lane512<T>, T>(order, x);

    /// <summary>A function of doubles, number by number; of floats, in double precision and rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane512<T> Apply<TFunction>(Lane512<T> x)
        where TFunction : struct, Algorithms.IUnary
    {
        if (typeof(T) == typeof(double))
        {
            return new(TFunction.Of(new Lane512<double>(x.vector.AsDouble())).vector.As<double, T>());
        }

        var (low, high) = Vector512.Widen(x.vector.AsSingle());
        return new(Vector512.Narrow(TFunction.Of(new Lane512<double>(low)).vector, TFunction.Of(new Lane512<double>(high)).vector).As<float, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane512<T> Apply<TFunction>(Lane512<T> x, Lane512<T> y)
        where TFunction : struct, Algorithms.IBinary
        => PerElement.Binary<TFunction, Lane512<T>, T>(x, y);
}
