using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes;

/// <content>The functions.</content>
public readonly partial struct Lane128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Abs(Lane128<T> x)
        => new(Vector128.Abs(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sqrt(Lane128<T> x)
        => new(Vector128.Sqrt(x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sq(Lane128<T> x)
        => x * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sign(Lane128<T> x)
        => Select(GreaterThan(x, Of(T.Zero)), Of(T.One), Select(LessThan(x, Of(T.Zero)), Of(-T.One), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Relu(Lane128<T> x)
        => AtLeast(x, Of(T.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Exp(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Exp(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Exp>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Exp2(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Exp2(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Exp2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Expm1(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Expm1(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Expm1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Log(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Log(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Log1p(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Log1p(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log1p>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Log2(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Log2(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Log2>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Log10(Lane128<T> x)
        => Apply<Algorithms.Log10>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Cbrt(Lane128<T> x)
        => Apply<Algorithms.Cbrt>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sin(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Trigonometric128.Sin(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Sin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Cos(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Trigonometric128.Cos(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Cos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Tan(Lane128<T> x)
        => Apply<Algorithms.Tan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Asin(Lane128<T> x)
        => Apply<Algorithms.Asin>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Acos(Lane128<T> x)
        => Apply<Algorithms.Acos>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Atan(Lane128<T> x)
        => Apply<Algorithms.Atan>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sinh(Lane128<T> x)
        => Apply<Algorithms.Sinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Cosh(Lane128<T> x)
        => Apply<Algorithms.Cosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Tanh(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Tanh(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Tanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Asinh(Lane128<T> x)
        => Apply<Algorithms.Asinh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Acosh(Lane128<T> x)
        => Apply<Algorithms.Acosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Atanh(Lane128<T> x)
        => Apply<Algorithms.Atanh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sigmoid(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Sigmoid(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Sigmoid>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Softplus(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.Softplus(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.Softplus>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LogCosh(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Algorithms.Elementary128.LogCosh(x.vector.AsDouble()).As<double, T>())
            : Apply<Algorithms.LogCosh>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Gelu(Lane128<T> x)
        => Apply<Algorithms.Gelu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Silu(Lane128<T> x)
        => Apply<Algorithms.Silu>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Erf(Lane128<T> x)
        => Apply<Algorithms.Erf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Erfc(Lane128<T> x)
        => Apply<Algorithms.Erfc>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> NormalCdf(Lane128<T> x)
        => Apply<Algorithms.NormalCdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> NormalPdf(Lane128<T> x)
        => Apply<Algorithms.NormalPdf>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LogGamma(Lane128<T> x)
        => Apply<Algorithms.LogGamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Digamma(Lane128<T> x)
        => Apply<Algorithms.Digamma>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Max(Lane128<T> x, Lane128<T> y)
        => new(Vector128.Max(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Min(Lane128<T> x, Lane128<T> y)
        => new(Vector128.Min(x.vector, y.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Clamp(Lane128<T> x, Lane128<T> low, Lane128<T> high)
        => AtMost(AtLeast(x, low), high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Pow(Lane128<T> x, Lane128<T> y)
        => Apply<Algorithms.Pow>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Hypot(Lane128<T> x, Lane128<T> y)
        => Apply<Algorithms.Hypot>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Atan2(Lane128<T> y, Lane128<T> x)
        => Apply<Algorithms.Atan2>(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LeakyRelu(Lane128<T> x, Lane128<T> slope)
        => Select(GreaterThan(x, Of(T.Zero)), x, slope * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Elu(Lane128<T> x, Lane128<T> alpha)
        => Select(GreaterThan(x, Of(T.Zero)), x, alpha * Expm1(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> SigmoidComplement(Lane128<T> x, Lane128<T> sigmoid)
        => Algorithms.Saturation.SigmoidComplement<Lane128<T>, T>(x, sigmoid);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> SechSquared(Lane128<T> x, Lane128<T> tanh)
        => Algorithms.Saturation.SechSquared<Lane128<T>, T>(x, tanh);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Polygamma(int order, Lane128<T> x)
        => PerElement.Polygamma<Lane128<T>, T>(order, x);

    /// <summary>A function of doubles, number by number; of floats, in double precision and rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane128<T> Apply<TFunction>(Lane128<T> x)
        where TFunction : struct, Algorithms.IUnary
    {
        if (typeof(T) == typeof(double))
        {
            return new(TFunction.Of(new Lane128<double>(x.vector.AsDouble())).vector.As<double, T>());
        }

        var (low, high) = Vector128.Widen(x.vector.AsSingle());
        return new(Vector128.Narrow(TFunction.Of(new Lane128<double>(low)).vector, TFunction.Of(new Lane128<double>(high)).vector).As<float, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane128<T> Apply<TFunction>(Lane128<T> x, Lane128<T> y)
        where TFunction : struct, Algorithms.IBinary
        => PerElement.Binary<TFunction, Lane128<T>, T>(x, y);
}
