using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace SymGrad.Benchmarks.Gradients;

/// <summary>
/// Ratios of medians in about a minute, for tuning. All sides are warmed up until tiered compilation has settled; then batches
/// of all alternate. They are much shorter than the system's time slices, so that other load meets few of them and no median; the fastest
/// batches stand beside, which it meets least.
/// </summary>
internal static class QuickTable
{
    private const int Rounds = 3001;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(0.2);

    /// <summary>The pairs whose name contains one of the given words, or all.</summary>
    public static void Print(IEnumerable<Pair> pairs, IReadOnlyList<string> words)
    {
        Line($"one core at its best: {Peak.Operations:F0} GFLOP/s, {Peak.Bytes:F0} GB/s read and written in the first cache");
        Console.WriteLine($"{"gradient",-36}{"generated",14}{"by hand",14}{"ratio",8}{"best",8}{"bytes",7}{"value alone",14}{"times",8}{"speed",16}{"of peak",9}");
        foreach (var pair in pairs.Where(p => words.Count == 0 || words.Any(w => p.Name.Contains(w, StringComparison.OrdinalIgnoreCase))))
        {
            pair.Check();
            Console.WriteLine(Row(pair));
        }
    }

    private static string Row(Pair pair)
    {
        List<Func<double>> calls = [pair.Generated, pair.ByHand];
        if (!double.IsNaN(pair.Value()))
        {
            calls.Add(pair.Value);
        }

        var counts = calls.ConvertAll(WarmedUp);
        var times = calls.ConvertAll(_ => new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            for (var k = 0; k < calls.Count; k++)
            {
                times[k][round] = Nanoseconds(calls[k], counts[k]) / pair.Operations;
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = pair.Generated();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        times.ForEach(Array.Sort);
        var (ours, theirs) = (times[0][Rounds / 2], times[1][Rounds / 2]);
        var row = string.Create(CultureInfo.InvariantCulture, $"{pair.Name,-36}{ours,11:F1} ns{theirs,11:F1} ns{ours / theirs,8:F2}{times[0][0] / times[1][0],8:F2}{bytes,7}");
        row += calls.Count == 2
            ? new string(' ', 22)
            : string.Create(CultureInfo.InvariantCulture, $"{times[2][Rounds / 2],11:F1} ns{ours / times[2][Rounds / 2],8:F2}");
        return pair.Work is not { } work
            ? row.TrimEnd()
            : row + string.Create(CultureInfo.InvariantCulture, $"{work.Amount / ours,8:F1} {work.Unit,-7}{work.Amount / ours / Peak.Of(work),9:P0}");
    }

    /// <summary>
    /// Runs in pieces with pauses, in which the compiler's background thread gets its turn, until it has had nothing to compile for a while; returns
    /// the calls that fill a batch.
    /// </summary>
    private static int WarmedUp(Func<double> call)
    {
        var (start, nanoseconds) = (Stopwatch.GetTimestamp(), 1.0);
        var (compiled, lastChange) = (0L, start);
        while (Stopwatch.GetElapsedTime(start) < WarmUp || (Stopwatch.GetElapsedTime(lastChange) < Quiet && Stopwatch.GetElapsedTime(start) < Patience))
        {
            nanoseconds = Nanoseconds(call, 100);
            Thread.Sleep(5);
            if (JitInfo.GetCompiledMethodCount() is var count && count != compiled)
            {
                (compiled, lastChange) = (count, Stopwatch.GetTimestamp());
            }
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

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
