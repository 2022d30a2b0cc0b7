namespace VerifyTests;

/// <summary>Where a snapshot's files lie and what they are called.</summary>
public class VerifySettings
{
    public VerifySettings()
    {
    }

    public VerifySettings(VerifySettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        Directory = settings.Directory;
        FileName = settings.FileName;
        TypeName = settings.TypeName;
        MethodName = settings.MethodName;
        Parameters = settings.Parameters;
        ParametersText = settings.ParametersText;
        MayShareFiles = settings.MayShareFiles;
    }

    public bool HasParameters => Parameters is not null;

    public string? Directory { get; private set; }

    internal string? FileName { get; private set; }

    internal string? TypeName { get; private set; }

    internal string? MethodName { get; private set; }

    internal object?[]? Parameters { get; private set; }

    internal string? ParametersText { get; private set; }

    internal bool MayShareFiles { get; private set; }

    /// <summary>The values of a theory's row, which become part of the file's name: <c>_order=1_mode=Forward</c>.</summary>
    public void UseParameters(params object?[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfZero(parameters.Length, nameof(parameters));
        Deny(nameof(UseFileName), FileName);
        Deny(nameof(UseTextForParameters), ParametersText);
        Parameters = parameters;
    }

    /// <inheritdoc cref="UseParameters(object?[])"/>
    public void UseParameters<T>(T parameter) => UseParameters(new object?[] { parameter });

    /// <inheritdoc cref="UseParameters(object?[])"/>
    public void UseParameters<T>(T[] parameters) => UseParameters(new object?[] { parameters });

    /// <summary>A text in the file's name in place of the parameters: <c>_text</c>.</summary>
    public void UseTextForParameters(string parametersText)
    {
        ArgumentException.ThrowIfNullOrEmpty(parametersText);
        Deny(nameof(UseFileName), FileName);
        Deny(nameof(UseParameters), Parameters);
        ParametersText = parametersText;
    }

    /// <summary>The folder of the files, relative to the test's source file.</summary>
    public void UseDirectory(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory = directory;
    }

    /// <summary>A name in place of <c>Class.Method_parameters</c>.</summary>
    public void UseFileName(string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        Deny(nameof(UseTypeName), TypeName);
        Deny(nameof(UseMethodName), MethodName);
        FileName = fileName;
    }

    /// <summary>A name in place of the class's.</summary>
    public void UseTypeName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Deny(nameof(UseFileName), FileName);
        TypeName = name;
    }

    /// <summary>A name in place of the method's.</summary>
    public void UseMethodName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Deny(nameof(UseFileName), FileName);
        MethodName = name;
    }

    /// <summary>Lets several comparisons share the same files.</summary>
    public void DisableRequireUniquePrefix() => MayShareFiles = true;

    /// <summary>Launches no diff tool. The stand-in never does; the call is for the package's sake.</summary>
    public void DisableDiff()
    {
    }

    private static void Deny(string other, object? value)
    {
        if (value is not null)
        {
            throw new InvalidOperationException($"This is not compatible with {other}.");
        }
    }
}
