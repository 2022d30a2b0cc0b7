using System.Collections;
using System.Globalization;
using System.Reflection;

namespace VerifyTests;

/// <summary>How a theory's row appears in a file's name.</summary>
internal static class ParameterText
{
    // The characters that some file system forbids, on every system, so that the names are the same on all.
    private const string Forbidden = "<>:\"/\\|?*";

    public static string Of(MethodInfo test, VerifySettings settings)
    {
        var names = test.GetParameters();
        if (settings.ParametersText is { } text)
        {
            return $"_{text}";
        }

        if (settings.Parameters is not { } values || names.Length == 0)
        {
            return "";
        }

        return values.Length <= names.Length
            ? string.Concat(names.Zip(values, (parameter, value) => $"_{parameter.Name}={Of(value, isRoot: true)}"))
            : throw new InvalidOperationException($"{values.Length} values were given for the {names.Length} parameters of {test.Name}.");
    }

    private static string Of(object? value, bool isRoot) => value switch
    {
        null => "null",
        string text => Clean(text),
        IEnumerable items => OfAll([.. items.Cast<object?>().Select(item => Of(item, isRoot: false))], isRoot),
        IFormattable formattable => Clean(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Clean(value.ToString()!),
    };

    private static string OfAll(string[] items, bool isRoot)
        => isRoot && items.Length > 0 ? string.Join(',', items) : $"[{string.Join(',', items)}]";

    private static string Clean(string text)
        => string.Concat(text.Select(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? '-' : c));
}
