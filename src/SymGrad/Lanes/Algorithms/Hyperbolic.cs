using System.Runtime.CompilerServices;

namespace SymGrad.Lanes.Algorithms;

/// <summary>sinh x = h − 1/(4h) with h = exp|x|/2, the square of exp(|x|/2) since that does not overflow before; below 1 its Taylor series.</summary>
internal readonly struct Sinh : IUnary
{
    public static double Of(double x) => Math.Sinh(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var y = L.Abs(x);
        var root = L.Exp(L.Of(0.5) * y);
        var h = L.Of(0.5) * root * root;
        var far = L.CopySign(h - (L.Of(0.25) / h), x);
        var z = x * x;
        var p = L.Of(1.0 / 355687428096000);
        p = L.FusedMultiplyAdd(p, z, L.Of(1.0 / 1307674368000));
        p = L.FusedMultiplyAdd(p, z, L.Of(1.0 / 6227020800));
        p = L.FusedMultiplyAdd(p, z, L.Of(1.0 / 39916800));
        p = L.FusedMultiplyAdd(p, z, L.Of(1.0 / 362880));
        p = L.FusedMultiplyAdd(p, z, L.Of(1.0 / 5040));
        p = L.FusedMultiplyAdd(p, z, L.Of(1.0 / 120));
        p = L.FusedMultiplyAdd(p, z, L.Of(1.0 / 6));
        var near = L.FusedMultiplyAdd(x * z, p, x);
        return L.Select(L.LessThan(y, L.Of(1)), near, far);
    }
}

/// <summary>cosh x = h + 1/(4h) with h = exp|x|/2, the square of exp(|x|/2) since that does not overflow before.</summary>
internal readonly struct Cosh : IUnary
{
    public static double Of(double x) => Math.Cosh(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static L Of<L>(L x)
        where L : struct, ILane<L, double>
    {
        var root = L.Exp(L.Of(0.5) * L.Abs(x));
        var h = L.Of(0.5) * root * root;
        return h + (L.Of(0.25) / h);
    }
}
