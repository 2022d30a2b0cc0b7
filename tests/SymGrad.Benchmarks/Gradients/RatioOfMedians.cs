using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace SymGrad.Benchmarks.Gradients;

/// <summary>A benchmark's median over that of the baseline with the same parameters.</summary>
internal sealed class RatioOfMedians : IColumn
{
    public string Id => nameof(RatioOfMedians);

    public string ColumnName => "Ratio of medians";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Baseline;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Median time / median time by hand";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var byHand = summary.BenchmarksCases.FirstOrDefault(other
            => summary.IsBaseline(other) && other.Parameters.DisplayInfo == benchmarkCase.Parameters.DisplayInfo);
        return (Median(summary, benchmarkCase) / Median(summary, byHand))?.ToString("F2", CultureInfo.InvariantCulture) ?? "?";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private static double? Median(Summary summary, BenchmarkCase? benchmarkCase)
        => benchmarkCase is null ? null : summary[benchmarkCase]?.ResultStatistics?.Median;
}
