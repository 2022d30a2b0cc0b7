using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>
/// Lets <c>Verify</c> take generator runs: a target for each generated source, and one for the diagnostics if there are any. A stand-in
/// for the type of that name in the package Verify.SourceGenerators.
/// </summary>
public static class VerifySourceGenerators
{
    public static bool Initialized { get; private set; }

    public static void Initialize()
        => Initialized = Initialized ? throw new InvalidOperationException("Already Initialized") : true;

    internal static IEnumerable<Target>? TryConvert(object target) => Initialized ? GeneratorRuns.TryConvert(target) : null;

    // Apart, so that a project without Roslyn never loads its types.
    private static class GeneratorRuns
    {
        public static IEnumerable<Target>? TryConvert(object target) => target switch
        {
            GeneratorDriver driver => Convert(driver.GetRunResult()),
            GeneratorDriverRunResult run => Convert(run),
            _ => null,
        };

        private static List<Target> Convert(GeneratorDriverRunResult run)
        {
            var exceptions = run.Results.Select(r => r.Exception).OfType<Exception>().ToList();
            if (exceptions is [var only])
            {
                ExceptionDispatchInfo.Throw(only);
            }
            else if (exceptions.Count > 1)
            {
                throw new AggregateException(exceptions);
            }

            List<Target> targets = run.Diagnostics.IsEmpty ? [] : [new Target("txt", DiagnosticText.Of(run.Diagnostics))];
            targets.AddRange(run.Results.SelectMany(result => result.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal)).Select(Convert));
            return targets;
        }

        private static Target Convert(GeneratedSourceResult source)
            => new("cs", $"//HintName: {source.HintName}\n{source.SourceText}", Path.GetFileNameWithoutExtension(source.HintName));
    }
}
