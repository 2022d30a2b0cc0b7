using System.Text;

namespace VerifyTests;

/// <summary>Snapshot files are UTF-8 with a byte order mark and have plain line ends.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    public static string WithPlainLineEnds(string text)
        => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>The text of a file, or null if there is none; an empty file counts as none.</summary>
    public static string? Read(string path)
        => File.Exists(path) && new FileInfo(path).Length > 0 ? WithPlainLineEnds(File.ReadAllText(path)) : null;

    public static void Write(string path, string text) => File.WriteAllText(path, text, Encoding);
}
