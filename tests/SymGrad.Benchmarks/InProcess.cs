using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SymGrad.Benchmarks;

/// <summary>
/// Runs in this process: the project that BenchmarkDotNet would generate and restore outside this folder knows the central package versions but not
/// this project's override of Roslyn's, so that its restore fails. Tiered compilation is as users have it; the pilot stage and ten warm-up iterations of
/// half a second and more leave both sides fully optimised before the first that counts.
/// </summary>
internal class InProcess : ManualConfig
{
    public InProcess() => AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10));
}
