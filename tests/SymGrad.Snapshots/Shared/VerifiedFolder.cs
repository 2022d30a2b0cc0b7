using System.Runtime.CompilerServices;
using SymGrad.Calculus.Algebra;

namespace SymGrad.Snapshots;

/// <summary>
/// Where a test project keeps the snapshots of formulas and of generated code. Another scalar algebra may write an equal
/// derivative in another way: where it does, the folder of its name holds a file of its own, and that one counts in its flavour of the build.
/// </summary>
internal static class VerifiedFolder
{
    /// <summary>The folder, beside the tests.</summary>
    public const string Name = "Verified";

    /// <summary>Compares with the file in the folder; of a theory, with that of its row.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="parameters">What tells the rows of a theory apart.</param>
    /// <param name="sourceFile">The test's file, which has the name of its class.</param>
    /// <param name="test">The test's method.</param>
    public static SettingsTask InFolder(this SettingsTask comparison, string? parameters = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string test = "")
    {
        var named = parameters is null ? comparison : comparison.UseTextForParameters(parameters);
        var own = Path.Combine(Name, ScalarAlgebras.All[^1].Name);
        var file = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{test}{(parameters is null ? "" : "_" + parameters)}.verified.*";
        var folder = Path.Combine(Path.GetDirectoryName(sourceFile)!, own);
        return named.UseDirectory(Directory.Exists(folder) && Directory.EnumerateFiles(folder, file).Any() ? own : Name);
    }
}
