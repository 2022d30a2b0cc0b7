using System.Diagnostics;
using System.Globalization;

namespace SymGrad.Benchmarks.Gradients;

/// <summary>
/// Ratios of medians in about a minute, for tuning. Both sides are warmed up until tiered compilation has settled; then batches
/// of both alternate. They are much shorter than the system's time slices, so that other load meets few of them and no median.
/// </summary>
internal static class QuickTable
{
    private const int Rounds = 5001;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(0.2);

    public static void Print(IEnumerable<Pair> pairs)
    {
        Console.WriteLine($"{"gradient",-34}{"generated",12}{"by hand",12}{"ratio",8}{"bytes",8}");
        foreach (var pair in pairs)
        {
            pair.Check();
            Console.WriteLine(Row(pair));
        }
    }

    private static string Row(Pair pair)
    {
        var count = Math.Max(WarmedUp(pair.Generated), WarmedUp(pair.ByHand));
        var (generated, byHand) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            generated[round] = Nanoseconds(pair.Generated, count);
            byHand[round] = Nanoseconds(pair.ByHand, count);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = pair.Generated();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        var (ours, theirs) = (Median(generated) / pair.Operations, Median(byHand) / pair.Operations);
        return string.Create(CultureInfo.InvariantCulture, $"{pair.Name,-34}{ours,9:F1} ns{theirs,9:F1} ns{ours / theirs,8:F2}{bytes,8}");
    }

    /// <summary>Runs in pieces with pauses, in which the compiler's background thread gets its turn; returns the calls that fill a batch.</summary>
    private static int WarmedUp(Func<double> call)
    {
        var (start, nanoseconds) = (Stopwatch.GetTimestamp(), 1.0);
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            nanoseconds = Nanoseconds(call, 100);
            Thread.Sleep(5);
        }

        return Math.Max(1, (int)(BatchTime.TotalNanoseconds / nanoseconds));
    }

    private static double Nanoseconds(Func<double> call, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            _ = call();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
