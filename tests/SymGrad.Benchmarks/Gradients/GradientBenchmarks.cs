using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;

namespace SymGrad.Benchmarks.Gradients;

/// <summary>
/// The generated gradient against the one by hand: ratio of medians, and bytes allocated.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(Settings))]
public class GradientBenchmarks
{
    [ParamsSource(nameof(Pairs))]
    public Pair Gradient { get; set; } = Pair.All[0];

    public static IEnumerable<Pair> Pairs => Pair.All;

    [GlobalSetup]
    public void Check() => Gradient.Check();

    [Benchmark]
    public double Generated() => Gradient.Generated();

    [Benchmark(Baseline = true)]
    public double ByHand() => Gradient.ByHand();

    private sealed class Settings : InProcess
    {
        public Settings() => AddColumn(StatisticColumn.Median, new RatioOfMedians())
            .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio, Column.Ratio);
    }
}
