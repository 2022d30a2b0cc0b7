namespace SymGrad.Package.Tests;

/// <summary>The tests that share one packing.</summary>
[CollectionDefinition(nameof(PackedSymGrad))]
#pragma warning disable CA1711 // xunit calls it a collection.
public sealed class PackedSymGradCollection : ICollectionFixture<PackedSymGrad>;
#pragma warning restore CA1711
