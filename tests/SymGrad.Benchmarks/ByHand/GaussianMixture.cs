using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>
/// The negative log-likelihood of a mixture with diagonal covariances, in one pass over the samples: components fill the registers, so that the
/// parameters are transposed before and the gradients after. Up to 32 components; the padding has no weight. The distances are taken as
/// differences: expanding the squares, which would make them matrix products, cancels.
/// </summary>
internal static class GaussianMixture
{
    private const int Lanes = 32;

    public static double Gradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> logDeviations,
        ReadOnlySpan<double> logits,
        Span<double> dmeans,
        Span<double> dlogDeviations,
        Span<double> dlogits)
    {
        var k = logits.Length;
        var d = means.Length / k;
        var n = x.Length / d;
        Linear.Check(k <= Lanes && logDeviations.Length == k * d && dmeans.Length == k * d && dlogDeviations.Length == k * d && dlogits.Length == k);
        var pooled = ArrayPool<double>.Shared.Rent(((5 * d) + 2) * Lanes);
        var rest = pooled.AsSpan();
        var mean = Take(ref rest, d);
        var precision = Take(ref rest, d);
        var scaled = Take(ref rest, d);
        var first = Take(ref rest, d);
        var second = Take(ref rest, d);
        var offset = Take(ref rest, 1);
        var share = Take(ref rest, 1);

        mean.Clear();
        precision.Clear();
        offset.Fill(double.NegativeInfinity);
        for (var c = 0; c < k; c++)
        {
            var sum = logits[c];
            for (var j = 0; j < d; j++)
            {
                mean[(j * Lanes) + c] = means[(c * d) + j];
                precision[(j * Lanes) + c] = -logDeviations[(c * d) + j];
                sum -= logDeviations[(c * d) + j];
            }

            offset[c] = sum;
        }

        for (var j = 0; j < precision.Length; j += 8)
        {
            Elementary.Exp(Vector512.Create<double>(precision[j..])).CopyTo(precision[j..]);
        }

        first.Clear();
        second.Clear();
        share.Clear();
        var likelihood = 0.0;
        for (var i = 0; i < n; i++)
        {
            likelihood += Sample(x.Slice(i * d, d), mean, precision, offset, scaled, first, second, share);
        }

        for (var c = 0; c < k; c++)
        {
            for (var j = 0; j < d; j++)
            {
                var at = (j * Lanes) + c;
                dmeans[(c * d) + j] = -precision[at] * first[at];
                dlogDeviations[(c * d) + j] = share[c] - second[at];
            }
        }

        // The normaliser of the weights.
        offset.Fill(double.NegativeInfinity);
        logits.CopyTo(offset);
        var (max, total) = Softmax.Exponentials(offset);
        for (var c = 0; c < k; c++)
        {
            dlogits[c] = (n * offset[c] / total) - share[c];
        }

        ArrayPool<double>.Shared.Return(pooled);
        return (n * (max + Math.Log(total))) + (n * d * 0.91893853320467274) - likelihood;
    }

    private static Span<double> Take(ref Span<double> rest, int rows)
    {
        var taken = rest[..(rows * Lanes)];
        rest = rest[(rows * Lanes)..];
        return taken;
    }

    /// <summary>The log-likelihood of one sample; the responsibilities γ and the moments Σγu and Σγu², with u = (x − μ)/σ, are added up.</summary>
    private static double Sample(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> mean,
        ReadOnlySpan<double> precision,
        ReadOnlySpan<double> offset,
        Span<double> scaled,
        Span<double> first,
        Span<double> second,
        Span<double> share)
    {
        ref var m0 = ref MemoryMarshal.GetReference(mean);
        ref var p0 = ref MemoryMarshal.GetReference(precision);
        ref var u0 = ref MemoryMarshal.GetReference(scaled);
        var (q0, q1, q2, q3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var j = 0; j < x.Length; j++)
        {
            var v = Vector512.Create(x[j]);
            var at = (nuint)(j * Lanes);
            q0 = Distance(v, ref m0, ref p0, ref u0, at, q0);
            q1 = Distance(v, ref m0, ref p0, ref u0, at + 8, q1);
            q2 = Distance(v, ref m0, ref p0, ref u0, at + 16, q2);
            q3 = Distance(v, ref m0, ref p0, ref u0, at + 24, q3);
        }

        ref var offset0 = ref MemoryMarshal.GetReference(offset);
        var half = Vector512.Create(-0.5);
        q0 = Vector512.FusedMultiplyAdd(half, q0, Vector512.LoadUnsafe(ref offset0));
        q1 = Vector512.FusedMultiplyAdd(half, q1, Vector512.LoadUnsafe(ref offset0, 8));
        q2 = Vector512.FusedMultiplyAdd(half, q2, Vector512.LoadUnsafe(ref offset0, 16));
        q3 = Vector512.FusedMultiplyAdd(half, q3, Vector512.LoadUnsafe(ref offset0, 24));
        var max = Softmax.Largest(Vector512.MaxNative(Vector512.MaxNative(q0, q1), Vector512.MaxNative(q2, q3)));
        var largest = Vector512.Create(max);
        (q0, q1, q2, q3) = (Elementary.Exp(q0 - largest), Elementary.Exp(q1 - largest), Elementary.Exp(q2 - largest), Elementary.Exp(q3 - largest));
        var sum = Vector512.Sum((q0 + q1) + (q2 + q3));
        var inverse = Vector512.Create(1 / sum);
        (q0, q1, q2, q3) = (q0 * inverse, q1 * inverse, q2 * inverse, q3 * inverse);
        ref var share0 = ref MemoryMarshal.GetReference(share);
        (Vector512.LoadUnsafe(ref share0) + q0).StoreUnsafe(ref share0);
        (Vector512.LoadUnsafe(ref share0, 8) + q1).StoreUnsafe(ref share0, 8);
        (Vector512.LoadUnsafe(ref share0, 16) + q2).StoreUnsafe(ref share0, 16);
        (Vector512.LoadUnsafe(ref share0, 24) + q3).StoreUnsafe(ref share0, 24);

        ref var first0 = ref MemoryMarshal.GetReference(first);
        ref var second0 = ref MemoryMarshal.GetReference(second);
        for (var j = 0; j < x.Length; j++)
        {
            var at = (nuint)(j * Lanes);
            Moments(q0, ref u0, ref first0, ref second0, at);
            Moments(q1, ref u0, ref first0, ref second0, at + 8);
            Moments(q2, ref u0, ref first0, ref second0, at + 16);
            Moments(q3, ref u0, ref first0, ref second0, at + 24);
        }

        return max + Math.Log(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Distance(Vector512<double> x, ref double mean, ref double precision, ref double scaled, nuint at, Vector512<double> sum)
    {
        var u = (x - Vector512.LoadUnsafe(ref mean, at)) * Vector512.LoadUnsafe(ref precision, at);
        u.StoreUnsafe(ref scaled, at);
        return Vector512.FusedMultiplyAdd(u, u, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Moments(Vector512<double> gamma, ref double scaled, ref double first, ref double second, nuint at)
    {
        var u = Vector512.LoadUnsafe(ref scaled, at);
        var gu = gamma * u;
        (Vector512.LoadUnsafe(ref first, at) + gu).StoreUnsafe(ref first, at);
        Vector512.FusedMultiplyAdd(gu, u, Vector512.LoadUnsafe(ref second, at)).StoreUnsafe(ref second, at);
    }
}
