using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>
/// The elementary functions of the by-hand gradients, as far as those need them. The compiler inlines the framework's own
/// <see cref="Vector512.Exp"/> into some loops and not into others; a call takes as long as the function.
/// </summary>
internal static class Elementary
{
    /// <summary>eˣ = 2ᵏ·eʳ with |r| ≤ ½ ln 2, to about an ulp; x is taken as at most 700 and at least −700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        x = Vector512.MinNative(Vector512.Create(700.0), Vector512.MaxNative(Vector512.Create(-700.0), x));
        var k = Vector512.Round(x * Vector512.Create(1.4426950408889634));
        var r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-0.6931471805599453), x);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-2.3190468138462996e-17), r);
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(2.5100375832561234e-08), r, Vector512.Create(2.7620075879983367e-07));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.7557268480310024e-06));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.4801521322368692e-05));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.00019841269863040545));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.0013888888917196719));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.008333333333330065));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.041666666666624164));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.16666666666666669));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5));
        p = Vector512.FusedMultiplyAdd(p, r * r, r) + Vector512<double>.One;
        return (p.AsInt64() + (Vector512.ConvertToInt64(k) << 52)).AsDouble();
    }

    /// <summary>ln(1 + e) = 2 artanh s with s = e/(2 + e), for 0 ≤ e ≤ 1, to about an ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LogOfOnePlus(Vector512<double> e)
    {
        var s = e / (Vector512.Create(2.0) + e);
        var z = s * s;
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(0.1616404561194353), z, Vector512.Create(0.08800738486144674));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.12001072809590713));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.13314144209654935));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.15385570064958623));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.18181789436132859));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.22222222717427864));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.2857142856710876));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.40000000000014585));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(0.6666666666666666));
        return Vector512.FusedMultiplyAdd(p * z, s, s + s);
    }
}
