using BenchmarkDotNet.Attributes;

namespace SymGrad.Benchmarks.Generation;

/// <summary>A whole generator run over 1, 10 and 100 annotated models; divide by their number for the time per model.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class GeneratorBenchmarks
{
    private Project project = Project.Of();
    private int edit;

    [Params(1, 10, 100)]
    public int Models { get; set; }

    [GlobalSetup]
    public void SetUp() => project = Project.WithModels(Models).Checked().Run();

    /// <summary>A new driver: nothing is cached.</summary>
    [Benchmark]
    public int Cold() => project.WithNewDriver().Run().Generated.Length;

    /// <summary>The same driver after an edit of one model: one is derived again.</summary>
    [Benchmark]
    public int OneModelEdited() => project.Edit(0, Sources.Model(0, ++edit)).Run().Generated.Length;

    /// <summary>The same driver after an edit of a file without models: none is.</summary>
    [Benchmark]
    public int UnrelatedEdit() => project.Edit(Models, Sources.Unrelated(++edit)).Run().Generated.Length;
}
