using System.Text;

namespace VerifyTests;

/// <summary>One text to compare with its own verified file.</summary>
public readonly struct Target
{
    /// <param name="extension">Of the file, without a dot.</param>
    /// <param name="data">The text.</param>
    /// <param name="name">Stands after <c>#</c> in the file's name; needed to tell targets of one extension apart.</param>
    public Target(string extension, string data, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(extension);
        ArgumentNullException.ThrowIfNull(data);
        Extension = extension.StartsWith('.') ? throw new ArgumentException("An extension has no leading dot.", nameof(extension)) : extension;
        Text = data;
        Name = name;
    }

    public Target(string extension, StringBuilder data, string? name = null)
        : this(extension, data?.ToString()!, name)
    {
    }

    public string Extension { get; }

    public string? Name { get; }

    internal string Text { get; }
}
