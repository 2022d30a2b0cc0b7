using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes;

/// <content>The functions.</content>
public readonly partial struct Lane256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Abs(Lane256<T> x)
        => new(Vector256.Abs(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sqrt(Lane256<T> x)
        => new(Vector256.Sqrt(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sq(Lane256<T> x)
        => x * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sign(Lane256<T> x)
        => Select(GreaterThan(x, Of(T.Zero)), Of(T.One), Select(LessThan(x, Of(T.Zero)), Of(-T.One), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Relu(Lane256<T> x)
        => AtLeast(x, Of(T.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Exp(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Exp(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Exp>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Exp2(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Exp2(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Exp2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Expm1(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Expm1(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Expm1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Log(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Log(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Log1p(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Log1p(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log1p>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Log2(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Log2(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Log10(Lane256<T> x)
        => Apply<Algorithms.Log10>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Cbrt(Lane256<T> x)
        => Apply<Algorithms.Cbrt>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sin(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Trigonometric256.Sin(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Sin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Cos(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Trigonometric256.Cos(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Cos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Tan(Lane256<T> x)
        => Apply<Algorithms.Tan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Asin(Lane256<T> x)
        => Apply<Algorithms.Asin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Acos(Lane256<T> x)
        => Apply<Algorithms.Acos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Atan(Lane256<T> x)
        => Apply<Algorithms.Atan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sinh(Lane256<T> x)
        => Apply<Algorithms.Sinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Cosh(Lane256<T> x)
        => Apply<Algorithms.Cosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Tanh(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Tanh(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Tanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Asinh(Lane256<T> x)
        => Apply<Algorithms.Asinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Acosh(Lane256<T> x)
        => Apply<Algorithms.Acosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Atanh(Lane256<T> x)
        => Apply<Algorithms.Atanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sigmoid(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Sigmoid(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Sigmoid>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Softplus(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.Softplus(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Softplus>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LogCosh(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary256.LogCosh(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.LogCosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Gelu(Lane256<T> x)
        => Apply<Algorithms.Gelu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Silu(Lane256<T> x)
        => Apply<Algorithms.Silu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Erf(Lane256<T> x)
        => Apply<Algorithms.Erf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Erfc(Lane256<T> x)
        => Apply<Algorithms.Erfc>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> NormalCdf(Lane256<T> x)
        => Apply<Algorithms.NormalCdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> NormalPdf(Lane256<T> x)
        => Apply<Algorithms.NormalPdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LogGamma(Lane256<T> x)
        => Apply<Algorithms.LogGamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Digamma(Lane256<T> x)
        => Apply<Algorithms.Digamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Max(Lane256<T> x, Lane256<T> y)
        => new(Vector256.Max(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Min(Lane256<T> x, Lane256<T> y)
        => new(Vector256.Min(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Clamp(Lane256<T> x, Lane256<T> low, Lane256<T> high)
        => AtMost(AtLeast(x, low), high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Pow(Lane256<T> x, Lane256<T> y)
        => Apply<Algorithms.Pow>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Hypot(Lane256<T> x, Lane256<T> y)
        => Apply<Algorithms.Hypot>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Atan2(Lane256<T> y, Lane256<T> x)
        => Apply<Algorithms.Atan2>(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LeakyRelu(Lane256<T> x, Lane256<T> slope)
        => Select(GreaterThan(x, Of(T.Zero)), x, slope * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Elu(Lane256<T> x, Lane256<T> alpha)
        => Select(GreaterThan(x, Of(T.Zero)), x, alpha * Expm1(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> SigmoidComplement(Lane256<T> x, Lane256<T> sigmoid)
        => Algorithms.Saturation.SigmoidComplement<Lane256<T>, T>(x, sigmoid);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> SechSquared(Lane256<T> x, Lane256<T> tanh)
        => Algorithms.Saturation.SechSquared<Lane256<T>, T>(x, tanh);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Polygamma(int order, Lane256<T> x)
        => PerElement.Polygamma<Lane256<T>, T>(order, x);

    /// <summary>A function of doubles, number by number; of floats, in double precision and rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane256<T> Apply<TFunction>(Lane256<T> x)
        where TFunction : struct, Algorithms.IUnary
    {
        if (typeof(T) == typeof(double))
        {
            return new(TFunction.Of(new Lane256<double>(x.vector.AsDouble())).vector.As<double, T>());
        }

        var (low, high) = Vector256.Widen(x.vector.AsSingle());
        return new(Vector256.Narrow(TFunction.Of(new Lane256<double>(low)).vector, TFunction.Of(new Lane256<double>(high)).vector).As<float, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane256<T> Apply<TFunction>(Lane256<T> x, Lane256<T> y)
        where TFunction : struct, Algorithms.IBinary
        => PerElement.Binary<TFunction, Lane256<T>, T>(x, y);
}
