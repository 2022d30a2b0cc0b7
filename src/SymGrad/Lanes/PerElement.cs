using System.Numerics;
using System.Runtime.CompilerServices;
using SymGrad.Lanes.Algorithms;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes;

/// <summary>Functions without a lane form of their own, taken number by number.</summary>
internal static class PerElement
{
    private const int MostNumbers = 16;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static L Unary<TFunction, L>(L x)
        where TFunction : struct, IUnary
        where L : struct, ILane<L, double>
    {
        Span<double> numbers = stackalloc double[MostNumbers];
        L.Store(numbers, 0, x);
        for (var i = 0; i < L.Count; i++)
        {
            numbers[i] = TFunction.Of(numbers[i]);
        }

        return L.Load(numbers, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static L Binary<TFunction, L, T>(L x, L y)
        where TFunction : struct, IBinary
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> first = stackalloc T[MostNumbers];
        Span<T> second = stackalloc T[MostNumbers];
        L.Store(first, 0, x);
        L.Store(second, 0, y);
        for (var i = 0; i < L.Count; i++)
        {
            first[i] = T.CreateTruncating(TFunction.Of(double.CreateTruncating(first[i]), double.CreateTruncating(second[i])));
        }

        return L.Load(first, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static L Polygamma<L, T>(int order, L x)
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> numbers = stackalloc T[MostNumbers];
        L.Store(numbers, 0, x);
        for (var i = 0; i < L.Count; i++)
        {
            numbers[i] = T.CreateTruncating(PolygammaFunction.Polygamma(order, double.CreateTruncating(numbers[i])));
        }

        return L.Load(numbers, 0);
    }
}
