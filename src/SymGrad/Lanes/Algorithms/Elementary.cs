using System.Runtime.CompilerServices;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes.Algorithms;

// What has a form of its own for each width: see Elementary512 and Trigonometric512.

/// <summary>eˣ.</summary>
internal readonly struct Exp : IUnary
{
    public static double Of(double x) => Math.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Exp(x);
}

/// <summary>2ˣ.</summary>
internal readonly struct Exp2 : IUnary
{
    public static double Of(double x) => double.Exp2(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Exp2(x);
}

/// <summary>eˣ − 1.</summary>
internal readonly struct Expm1 : IUnary
{
    public static double Of(double x) => Exponentials.Expm1(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Expm1(x);
}

/// <summary>ln x.</summary>
internal readonly struct Log : IUnary
{
    public static double Of(double x) => Math.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Log(x);
}

/// <summary>ln(1 + x).</summary>
internal readonly struct Log1p : IUnary
{
    public static double Of(double x) => Exponentials.Log1p(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Log1p(x);
}

/// <summary>log₂ x.</summary>
internal readonly struct Log2 : IUnary
{
    public static double Of(double x) => Math.Log2(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Log2(x);
}

/// <summary>tanh x.</summary>
internal readonly struct Tanh : IUnary
{
    public static double Of(double x) => Math.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Tanh(x);
}

/// <summary>σ(x).</summary>
internal readonly struct Sigmoid : IUnary
{
    public static double Of(double x) => Exponentials.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Sigmoid(x);
}

/// <summary>ln(1 + eˣ).</summary>
internal readonly struct Softplus : IUnary
{
    public static double Of(double x) => Exponentials.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Softplus(x);
}

/// <summary>ln cosh x.</summary>
internal readonly struct LogCosh : IUnary
{
    public static double Of(double x) => Exponentials.LogCosh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.LogCosh(x);
}

/// <summary>sin x.</summary>
internal readonly struct Sin : IUnary
{
    public static double Of(double x) => Math.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Sin(x);
}

/// <summary>cos x.</summary>
internal readonly struct Cos : IUnary
{
    public static double Of(double x) => Math.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
        => L.Cos(x);
}
