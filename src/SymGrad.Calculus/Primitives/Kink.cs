using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Primitives;

/// <summary>A point at which a primitive has no derivative, or only a one-sided one, and the values that are declared for it.</summary>
/// <param name="At">The arguments.</param>
/// <param name="Partials">The partial derivative by each argument; null where nothing is declared.</param>
public sealed record Kink(IReadOnlyList<Rational> At, IReadOnlyList<Rational?> Partials);
