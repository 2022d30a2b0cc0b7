using BenchmarkDotNet.Attributes;

namespace SymGrad.Benchmarks.Generation;

/// <summary>Deriving and emitting a network of n layers, from its text: linear in n.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class DerivationBenchmarks
{
    private Project project = Project.Of();

    [Params(1, 2, 4, 8, 16, 32, 64)]
    public int Layers { get; set; }

    [GlobalSetup]
    public void SetUp() => project = Project.Of(Sources.Network(Layers)).Checked();

    [Benchmark]
    public int Derive() => project.WithNewDriver().Run().Generated.Length;
}
