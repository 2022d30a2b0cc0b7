using Microsoft.CodeAnalysis;

namespace SymGrad.Generator;

/// <summary>Derives what annotated methods ask for, while the compiler runs.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SymGradGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
