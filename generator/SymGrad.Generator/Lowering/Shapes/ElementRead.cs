using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>A read at an index that the user wrote: it must be in range for whatever the open indices run over.</summary>
/// <param name="Extent">How many elements there are.</param>
/// <param name="Index">Which one is read, or, of a slice, the last one that it may show.</param>
/// <param name="IsSlice">Whether it is a slice, which may be empty.</param>
/// <param name="Around">The indices of the lambdas and loops around it: where one has no range, nothing is read.</param>
/// <param name="Origin">The ordinal of the place.</param>
internal sealed record ElementRead(Expr Extent, Expr Index, bool IsSlice, IReadOnlyList<IndexVariable> Around, int Origin);
