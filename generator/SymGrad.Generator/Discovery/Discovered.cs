using Microsoft.CodeAnalysis;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>What was found at one annotated method.</summary>
/// <param name="Method">The method as equatable data; null when nothing can be generated for it.</param>
/// <param name="Faults">What is wrong with it, at real places in the source; no part of any model.</param>
internal sealed record Discovered(AnnotatedMethod? Method, MethodFaults Faults);

/// <summary>The faults of one method, and the places that the ordinals in its model stand for.</summary>
internal sealed record MethodFaults(string? HintName, IReadOnlyList<Diagnostic> Found, LocationTable Locations);
