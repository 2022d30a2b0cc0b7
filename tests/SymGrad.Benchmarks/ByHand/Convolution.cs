using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>
/// ½ Σₜ (Σₛ wₛ xₜ₊ₛ − yₜ)² and its gradient by x and w. Outputs stay in registers, 32 at a time, while the short kernel goes by; the errors stand
/// between zeros, so that their convolution with the kernel, which is the gradient by x, needs no bounds either.
/// </summary>
internal static class Convolution
{
    public static double Gradient(ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> y, Span<double> dx, Span<double> dw)
    {
        var (taps, outputs) = (w.Length, x.Length - w.Length + 1);
        Linear.Check(outputs >= 32 && y.Length >= outputs && dx.Length == x.Length && dw.Length == taps && taps <= 32);
        var pooled = ArrayPool<double>.Shared.Rent(outputs + (2 * taps) - 2);
        var padded = pooled.AsSpan(0, outputs + (2 * taps) - 2);
        padded[..(taps - 1)].Clear();
        padded[^(taps - 1)..].Clear();
        var errors = padded.Slice(taps - 1, outputs);
        Correlate(x, w, errors);
        var loss = Subtract(errors, y[..outputs]);

        Span<double> mirrored = stackalloc double[taps];
        w.CopyTo(mirrored);
        mirrored.Reverse();
        Correlate(padded, mirrored, dx);
        Products(errors, x, dw);
        ArrayPool<double>.Shared.Return(pooled);
        return 0.5 * loss;
    }

    /// <summary>zₜ = Σₛ wₛ xₜ₊ₛ; the last outputs are computed with those before once more.</summary>
    private static void Correlate(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> z)
    {
        Linear.Check(x.Length == z.Length + w.Length - 1);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var w0 = ref MemoryMarshal.GetReference(w);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        for (var t = 0; t < z.Length; t += 32)
        {
            var at = (nuint)Math.Min(t, z.Length - 32);
            var (s0, s1, s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            for (nuint s = 0; (int)s < w.Length; s++)
            {
                var tap = Vector512.Create(Unsafe.Add(ref w0, s));
                s0 = Vector512.FusedMultiplyAdd(tap, Vector512.LoadUnsafe(ref x0, at + s), s0);
                s1 = Vector512.FusedMultiplyAdd(tap, Vector512.LoadUnsafe(ref x0, at + s + 8), s1);
                s2 = Vector512.FusedMultiplyAdd(tap, Vector512.LoadUnsafe(ref x0, at + s + 16), s2);
                s3 = Vector512.FusedMultiplyAdd(tap, Vector512.LoadUnsafe(ref x0, at + s + 24), s3);
            }

            s0.StoreUnsafe(ref z0, at);
            s1.StoreUnsafe(ref z0, at + 8);
            s2.StoreUnsafe(ref z0, at + 16);
            s3.StoreUnsafe(ref z0, at + 24);
        }
    }

    /// <summary>e ← e − y, and Σ e².</summary>
    private static double Subtract(Span<double> e, ReadOnlySpan<double> y)
    {
        ref var e0 = ref MemoryMarshal.GetReference(e);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        var (s0, s1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        nuint t = 0;
        for (; (int)t <= e.Length - 16; t += 16)
        {
            var (a, b) = (Vector512.LoadUnsafe(ref e0, t) - Vector512.LoadUnsafe(ref y0, t), Vector512.LoadUnsafe(ref e0, t + 8) - Vector512.LoadUnsafe(ref y0, t + 8));
            a.StoreUnsafe(ref e0, t);
            b.StoreUnsafe(ref e0, t + 8);
            (s0, s1) = (Vector512.FusedMultiplyAdd(a, a, s0), Vector512.FusedMultiplyAdd(b, b, s1));
        }

        var sum = Vector512.Sum(s0 + s1);
        for (; (int)t < e.Length; t++)
        {
            e[(int)t] -= y[(int)t];
            sum = Math.FusedMultiplyAdd(e[(int)t], e[(int)t], sum);
        }

        return sum;
    }

    /// <summary>dₛ = Σₜ eₜ xₜ₊ₛ, three at a time: each load of e serves three sums.</summary>
    private static void Products(ReadOnlySpan<double> e, ReadOnlySpan<double> x, Span<double> d)
    {
        ref var e0 = ref MemoryMarshal.GetReference(e);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var s = 0;
        for (; s <= d.Length - 3; s += 3)
        {
            var (a0, a1, a2) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            var (b0, b1, b2) = (a0, a1, a2);
            nuint t = 0;
            for (; (int)t <= e.Length - 16; t += 16)
            {
                var (v, u) = (Vector512.LoadUnsafe(ref e0, t), Vector512.LoadUnsafe(ref e0, t + 8));
                var at = t + (nuint)s;
                a0 = Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref x0, at), a0);
                a1 = Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref x0, at + 1), a1);
                a2 = Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref x0, at + 2), a2);
                b0 = Vector512.FusedMultiplyAdd(u, Vector512.LoadUnsafe(ref x0, at + 8), b0);
                b1 = Vector512.FusedMultiplyAdd(u, Vector512.LoadUnsafe(ref x0, at + 9), b1);
                b2 = Vector512.FusedMultiplyAdd(u, Vector512.LoadUnsafe(ref x0, at + 10), b2);
            }

            (d[s], d[s + 1], d[s + 2]) = (Vector512.Sum(a0 + b0), Vector512.Sum(a1 + b1), Vector512.Sum(a2 + b2));
            for (var last = (int)t; last < e.Length; last++)
            {
                for (var k = s; k < s + 3; k++)
                {
                    d[k] = Math.FusedMultiplyAdd(e[last], x[last + k], d[k]);
                }
            }
        }

        for (; s < d.Length; s++)
        {
            d[s] = System.Numerics.Tensors.TensorPrimitives.Dot(e, x.Slice(s, e.Length));
        }
    }
}
