using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>Softmax in whole registers: buffers are padded to a multiple of eight, with −∞ in the padding.</summary>
internal static class Softmax
{
    public static int Padded(int n) => (n + 7) & ~7;

    /// <summary>Replaces the logits by their exponentials, relative to the largest.</summary>
    /// <returns>The largest logit and the sum of the exponentials.</returns>
    public static (double Max, double Sum) Exponentials(Span<double> z)
    {
        ref var z0 = ref MemoryMarshal.GetReference(z);
        var largest = Vector512.LoadUnsafe(ref z0);
        for (nuint j = 8; (int)j < z.Length; j += 8)
        {
            largest = Vector512.MaxNative(largest, Vector512.LoadUnsafe(ref z0, j));
        }

        var max = Largest(largest);
        var (shift, sum) = (Vector512.Create(max), Vector512<double>.Zero);
        for (nuint j = 0; (int)j < z.Length; j += 8)
        {
            var e = Elementary.Exp(Vector512.LoadUnsafe(ref z0, j) - shift);
            e.StoreUnsafe(ref z0, j);
            sum += e;
        }

        return (max, Vector512.Sum(sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Largest(Vector512<double> v)
    {
        var half = Vector256.MaxNative(v.GetLower(), v.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        return Math.Max(quarter[0], quarter[1]);
    }
}
