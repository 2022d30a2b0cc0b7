using System.Text.Json.Nodes;

namespace SymGrad.Package.Tests;

/// <summary>A project anywhere on the disk that imports the clone's generator in place of the package.</summary>
public sealed class CloneReferenceTests
{
    /// <summary>What the import adds is found whatever folder imports it, with no property of the clone's own build.</summary>
    [Fact]
    public async Task ProjectOutsideTheClone_FindsWhatItImports()
    {
        var folder = Directory.CreateTempSubdirectory("symgrad-outside").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Outside.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <Import Project="{Path.Combine(PackedSymGrad.Repository, "generator", "SymGrad.Generator.props")}" />
                </Project>
                """);
            var evaluated = JsonNode.Parse(await Dotnet.Run(folder, packageCache: null, "msbuild", "Outside.csproj", "-getItem:ProjectReference,CompilerVisibleProperty"))!["Items"]!;

            var references = evaluated["ProjectReference"]!.AsArray().Select(r => (string)r!["FullPath"]!).ToList();
            Assert.Equal(["SymGrad.csproj", "SymGrad.Generator.csproj", "SymGrad.Calculus.csproj"], references.Select(Path.GetFileName));
            Assert.All(references, r => Assert.True(File.Exists(r), r));
            Assert.Contains("SymGradFormulas", evaluated["CompilerVisibleProperty"]!.AsArray().Select(p => (string)p!["Identity"]!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
