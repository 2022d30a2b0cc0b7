using System.Runtime.CompilerServices;

namespace SymGrad.Generator.Tests.Snapshots;

internal static class SnapshotSetup
{
    [ModuleInitializer]
    internal static void AcceptGeneratorRuns() => VerifySourceGenerators.Initialize();
}
