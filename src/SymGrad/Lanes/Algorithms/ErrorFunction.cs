using System.Runtime.CompilerServices;
using SymGrad.SpecialFunctions;

namespace SymGrad.Lanes.Algorithms;

/// <summary>The pieces of erf and erfc, after W. J. Cody (Math. Comp. 23, 1969), as in <see cref="Gaussian"/>.</summary>
internal static class ErrorFunction
{
    /// <summary>erf x for |x| ≤ 0.46875.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static L NearZero<L>(L x)
        where L : struct, ILane<L, double>
    {
        var z = x * x;
        var p = L.Of(1.85777706184603153e-1);
        p = L.FusedMultiplyAdd(p, z, L.Of(3.16112374387056560));
        p = L.FusedMultiplyAdd(p, z, L.Of(1.13864154151050156e2));
        p = L.FusedMultiplyAdd(p, z, L.Of(3.77485237685302021e2));
        p = L.FusedMultiplyAdd(p, z, L.Of(3.20937758913846947e3));
        var q = L.Of(1);
        q = L.FusedMultiplyAdd(q, z, L.Of(2.36012909523441209e1));
        q = L.FusedMultiplyAdd(q, z, L.Of(2.44024637934444173e2));
        q = L.FusedMultiplyAdd(q, z, L.Of(1.28261652607737228e3));
        q = L.FusedMultiplyAdd(q, z, L.Of(2.84423683343917062e3));
        return x * p / q;
    }

    /// <summary>exp(y²)·erfc y for y &gt; 0.46875.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static L ScaledComplement<L>(L y)
        where L : struct, ILane<L, double>
    {
        var isFar = L.GreaterThan(y, L.Of(4));
        var middle = Middle(y);
        return L.Any(isFar) ? L.Select(isFar, Far(y), middle) : middle;
    }

    /// <summary>exp(−c·y²) for 0 ≤ y ≤ 40: y is split at 21 binary places, since the rounding error of the square would be multiplied by y².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static L ExpOfSquare<L>(L y, L minusC)
        where L : struct, ILane<L, double>
    {
        var head = L.Round(y * L.Of(2097152)) * L.Of(1.0 / 2097152);
        var rest = minusC * (y - head) * (y + head);
        var series = L.FusedMultiplyAdd(L.Of(1.0 / 6), rest, L.Of(0.5));
        var e = L.Exp(minusC * head * head);
        return L.FusedMultiplyAdd(e * rest, L.FusedMultiplyAdd(series, rest, L.Of(1)), e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Middle<L>(L y)
        where L : struct, ILane<L, double>
    {
        var p = L.Of(2.15311535474403846e-8);
        p = L.FusedMultiplyAdd(p, y, L.Of(5.64188496988670089e-1));
        p = L.FusedMultiplyAdd(p, y, L.Of(8.88314979438837594));
        p = L.FusedMultiplyAdd(p, y, L.Of(6.61191906371416295e1));
        p = L.FusedMultiplyAdd(p, y, L.Of(2.98635138197400131e2));
        p = L.FusedMultiplyAdd(p, y, L.Of(8.81952221241769090e2));
        p = L.FusedMultiplyAdd(p, y, L.Of(1.71204761263407058e3));
        p = L.FusedMultiplyAdd(p, y, L.Of(2.05107837782607147e3));
        p = L.FusedMultiplyAdd(p, y, L.Of(1.23033935479799725e3));
        var q = L.Of(1);
        q = L.FusedMultiplyAdd(q, y, L.Of(1.57449261107098347e1));
        q = L.FusedMultiplyAdd(q, y, L.Of(1.17693950891312499e2));
        q = L.FusedMultiplyAdd(q, y, L.Of(5.37181101862009858e2));
        q = L.FusedMultiplyAdd(q, y, L.Of(1.62138957456669019e3));
        q = L.FusedMultiplyAdd(q, y, L.Of(3.29079923573345963e3));
        q = L.FusedMultiplyAdd(q, y, L.Of(4.36261909014324716e3));
        q = L.FusedMultiplyAdd(q, y, L.Of(3.43936767414372164e3));
        q = L.FusedMultiplyAdd(q, y, L.Of(1.23033935480374942e3));
        return p / q;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Far<L>(L y)
        where L : struct, ILane<L, double>
    {
        var t = L.Of(1) / (y * y);
        var p = L.Of(1.63153871373020978e-2);
        p = L.FusedMultiplyAdd(p, t, L.Of(3.05326634961232344e-1));
        p = L.FusedMultiplyAdd(p, t, L.Of(3.60344899949804439e-1));
        p = L.FusedMultiplyAdd(p, t, L.Of(1.25781726111229246e-1));
        p = L.FusedMultiplyAdd(p, t, L.Of(1.60837851487422766e-2));
        p = L.FusedMultiplyAdd(p, t, L.Of(6.58749161529837803e-4));
        var q = L.Of(1);
        q = L.FusedMultiplyAdd(q, t, L.Of(2.56852019228982242));
        q = L.FusedMultiplyAdd(q, t, L.Of(1.87295284992346725));
        q = L.FusedMultiplyAdd(q, t, L.Of(5.27905102951428412e-1));
        q = L.FusedMultiplyAdd(q, t, L.Of(6.05183413124413191e-2));
        q = L.FusedMultiplyAdd(q, t, L.Of(2.33520497626869185e-3));
        return (L.Of(0.5641895835477563) - (t * p / q)) / y;
    }
}

/// <summary>erf x.</summary>
internal readonly struct Erf : IUnary
{
    public static double Of(double x) => Gaussian.Erf(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.AtMost(L.Abs(x), L.Of(28));
        var isFar = L.GreaterThan(y, L.Of(Gaussian.Threshold));
        var near = ErrorFunction.NearZero(L.CopySign(y, x));
        if (!L.Any(isFar))
        {
            return near;
        }

        var rest = ErrorFunction.ExpOfSquare(y, L.Of(-1)) * ErrorFunction.ScaledComplement(y);
        return L.Select(isFar, L.CopySign(L.Of(1) - rest, x), near);
    }
}

/// <summary>erfc x.</summary>
internal readonly struct Erfc : IUnary
{
    public static double Of(double x) => Gaussian.Erfc(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.AtMost(L.Abs(x), L.Of(28));
        var isFar = L.GreaterThan(y, L.Of(Gaussian.Threshold));
        var near = L.Of(1) - ErrorFunction.NearZero(L.CopySign(y, x));
        if (!L.Any(isFar))
        {
            return near;
        }

        var rest = ErrorFunction.ExpOfSquare(y, L.Of(-1)) * ErrorFunction.ScaledComplement(y);
        return L.Select(isFar, L.Select(L.LessThan(x, L.Of(0)), L.Of(2) - rest, rest), near);
    }
}
