using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace SymGrad.Package.Tests;

[Collection(nameof(PackedSymGrad))]
public sealed class PackageTests(PackedSymGrad package)
{
    [Fact]
    public void Packing_WarnsOfNothing() => Assert.DoesNotContain("warning", package.PackOutput, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Package_HoldsLibrary_GeneratorBesideItsEngine_AndDocumentation()
    {
        using var zip = ZipFile.OpenRead(package.PackageFile);
        var own = zip.Entries.Select(e => e.FullName).Where(n => n is not "[Content_Types].xml" && !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal));

        // AngouriMath with what it needs; of System.* the compiler has its own.
        string[] companions = PackedSymGrad.UsesAngouriMath
            ? ["AngouriMath", "Antlr4.Runtime.Standard", "GenericTensor", "HonkPerf.NET.Core", "HonkSharp", "IndexRange", "Numbers"]
            : [];
        string[] expected =
        [
            "README.md",
            "SymGrad.nuspec",
            .. companions.Select(c => $"analyzers/dotnet/cs/{c}.dll"),
            "analyzers/dotnet/cs/SymGrad.Calculus.dll",
            "analyzers/dotnet/cs/SymGrad.Generator.dll",
            "build/SymGrad.props",
            "buildTransitive/SymGrad.props",
            "lib/net10.0/SymGrad.dll",
            "lib/net10.0/SymGrad.xml",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), own.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SymGrad.Generator.dll")]
    [InlineData("SymGrad.Calculus.dll")]
    public void CompilerAssemblies_ReferenceNothingButTheCompilersOwn(string name)
    {
        using var zip = ZipFile.OpenRead(package.PackageFile);
        using var image = new MemoryStream();
        using (var entry = zip.GetEntry($"analyzers/dotnet/cs/{name}")!.Open())
        {
            entry.CopyTo(image);
        }

        image.Position = 0;
        using var assembly = new PEReader(image);
        var metadata = assembly.GetMetadataReader();
        string[] given = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory", "System.Runtime.CompilerServices.Unsafe", "SymGrad.Calculus", .. PackedSymGrad.UsesAngouriMath ? ["AngouriMath", "Numbers", "IndexRange"] : Array.Empty<string>()];

        Assert.Subset(
            given.ToHashSet(),
            metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name)).ToHashSet());
    }

    [Fact]
    public void Manifest_DependsOnTheTensorsPackageAlone_AndNamesTheLicence()
    {
        using var zip = ZipFile.OpenRead(package.PackageFile);
        using var stream = zip.GetEntry("SymGrad.nuspec")!.Open();
        var manifest = XDocument.Load(stream);
        var ns = manifest.Root!.Name.Namespace;

        Assert.Equal(["System.Numerics.Tensors"], manifest.Descendants(ns + "dependency").Select(d => d.Attribute("id")!.Value));
        Assert.Equal("MIT", manifest.Descendants(ns + "license").Single().Value);
    }
}
