using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Compares what a test produced with the <c>.verified.</c> file beside the test. A stand-in for the type of that name in the package
/// Verify.Xunit: the part of its surface that this project's tests use, with the same files, comparison and failure message.
/// </summary>
public static class Verifier
{
    /// <summary>Compares a text with <c>Class.Method.verified.txt</c>.</summary>
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
        => Task(settings, sourceFile, [TextOf(target)], target);

    /// <summary>Compares a text with <c>Class.Method.verified.{extension}</c>.</summary>
    public static SettingsTask Verify(string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
        => Task(settings, sourceFile, [new Target(extension, target ?? "null")], null);

    public static SettingsTask Verify(Target target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
        => Task(settings, sourceFile, [target], null);

    /// <summary>Compares each target with a file of its own: <c>Class.Method#name.verified.{extension}</c>.</summary>
    public static SettingsTask Verify(IEnumerable<Target> targets, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
        => Task(settings, sourceFile, targets, null);

    /// <summary>Compares a text with <c>Class.Method.verified.txt</c>, and each target with a file of its own.</summary>
    public static SettingsTask Verify(object? target, IEnumerable<Target> rawTargets, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
        => Task(settings, sourceFile, [.. TargetsOf(target), .. rawTargets], target);

    /// <summary>Compares a text, or what a generator driver produced.</summary>
    /// <exception cref="NotSupportedException">The target is anything else: the stand-in serialises no objects.</exception>
    public static SettingsTask Verify(object? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
        => Task(settings, sourceFile, TargetsOf(target), target);

    private static IEnumerable<Target> TargetsOf(object? target) => target switch
    {
        null or string => [TextOf((string?)target)],
        _ when VerifySourceGenerators.TryConvert(target) is { } converted => converted,
        _ => throw new NotSupportedException($"The stand-in for Verify takes texts and generator runs only, not {target.GetType()}."),
    };

    private static Target TextOf(string? text) => new("txt", text switch { null => "null", "" => "emptyString", _ => text });

    private static SettingsTask Task(VerifySettings? settings, string sourceFile, IEnumerable<Target> targets, object? root)
        => new(settings, used =>
        {
            var snapshot = new SnapshotFiles(UseVerifyAttribute.CurrentTest, used, sourceFile);
            return System.Threading.Tasks.Task.FromResult(Comparison.Run(snapshot, [.. targets], root));
        });
}
