using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace SymGrad.Generator.Tests.Harness;

/// <summary>How a project sees another: as it runs, as the SDK's reference assembly, or, in an editor, as a compilation.</summary>
public enum AssemblyForm
{
    Whole,
    SurfaceOnly,
    Compilation,
}

/// <summary>An assembly that a <see cref="GeneratorRun"/> references.</summary>
/// <param name="Reference">What the compiler sees of it.</param>
/// <param name="Image">What runs.</param>
public sealed record ReferencedAssembly(MetadataReference Reference, ImmutableArray<byte> Image)
{
    internal static ReferencedAssembly Of(CSharpCompilation compilation, AssemblyForm form)
    {
        var image = Emitted(compilation, new EmitOptions());
        return new(
            form switch
            {
                AssemblyForm.Whole => MetadataReference.CreateFromImage(image),
                AssemblyForm.SurfaceOnly => MetadataReference.CreateFromImage(Emitted(compilation, new EmitOptions(metadataOnly: true, includePrivateMembers: false))),
                _ => compilation.ToMetadataReference(),
            },
            image);
    }

    private static ImmutableArray<byte> Emitted(CSharpCompilation compilation, EmitOptions options)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: options);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return [.. image.ToArray()];
    }
}
