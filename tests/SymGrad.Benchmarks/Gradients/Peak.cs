using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.Gradients;

/// <summary>What one core of this machine reaches at best: multiplications with additions in registers, and copies within the first cache.</summary>
internal static class Peak
{
    private const int Rounds = 2000;
    private static readonly double[] Source = new double[1024];
    private static readonly double[] Target = new double[1024];

    /// <summary>10⁹ operations a second.</summary>
    public static double Operations { get; } = Best(Multiply, 1000 * 8 * 2 * Vector512<double>.Count);

    /// <summary>10⁹ bytes read and written a second.</summary>
    public static double Bytes { get; } = Best(Copy, 100 * 2 * Source.Length * sizeof(double));

    public static double Of(Work work) => work.IsBytes ? Bytes : Operations;

    private static double Best(Action run, double amount)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return amount / best;
    }

    /// <summary>Eight sums, so that none has to wait for its last addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply()
    {
        var x = Vector512.Create(0.999999);
        var y = Vector512.Create(1e-6);
        var a = x;
        var b = x;
        var c = x;
        var d = x;
        var e = x;
        var f = x;
        var g = x;
        var h = x;
        for (var n = 0; n < 1000; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
        }

        // Where the array is may take a call, across which nothing would stay in registers.
        var sum = Vector512.Sum(a + b + c + d + e + f + g + h);
        Target[0] = sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy()
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(Source);
        ref var target = ref MemoryMarshal.GetArrayDataReference(Target);
        for (var n = 0; n < 100; n++)
        {
            for (nuint i = 0; i < 1024; i += 32)
            {
                Vector512.LoadUnsafe(ref source, i).StoreUnsafe(ref target, i);
                Vector512.LoadUnsafe(ref source, i + 8).StoreUnsafe(ref target, i + 8);
                Vector512.LoadUnsafe(ref source, i + 16).StoreUnsafe(ref target, i + 16);
                Vector512.LoadUnsafe(ref source, i + 24).StoreUnsafe(ref target, i + 24);
            }
        }
    }
}
