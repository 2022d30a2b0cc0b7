using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Lanes.Algorithms;

/// <summary>
/// What is left to 1 of σ(x), and of tanh²x: by subtraction from the value, which has the figures wherever the function is not saturated, and there
/// only from x. The far side is a call that a loop over numbers in the middle never makes.
/// </summary>
internal static class Saturation
{
    /// <summary>Less than this of 1 has lost more than 19 of 53 bits, or 6 of 24: the derivative would have a relative error above 1e-9, or 1e-5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Limit<T>()
        where T : INumberBase<T>
        => T.CreateTruncating(typeof(T) == typeof(double) ? 1.0 / 524288 : 1.0 / 64);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static L SigmoidComplement<L, T>(L x, L sigmoid)
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rest = L.Of(T.One) - sigmoid;
        var far = L.LessThan(rest, L.Of(Limit<T>()));
        return L.Any(far) ? FarSigmoidComplement<L, T>(x, rest, far) : rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static L SechSquared<L, T>(L x, L tanh)
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rest = L.Of(T.One) - (tanh * tanh);
        var far = L.LessThan(rest, L.Of(Limit<T>()));
        return L.Any(far) ? FarSechSquared<L, T>(x, rest, far) : rest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static L FarSigmoidComplement<L, T>(L x, L rest, L far)
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => L.Select(far, L.Sigmoid(-x), rest);

    // sech² x = 4e/(1 + e)², e = exp(−2|x|)
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static L FarSechSquared<L, T>(L x, L rest, L far)
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var e = L.Exp(L.Of(T.CreateTruncating(-2)) * L.Abs(x));
        var sum = L.Of(T.One) + e;
        return L.Select(far, L.Of(T.CreateTruncating(4)) * e / (sum * sum), rest);
    }
}
