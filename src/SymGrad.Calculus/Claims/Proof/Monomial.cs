using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Proof;

/// <summary>A power of an atom: an expression that the algebra does not look into.</summary>
internal readonly record struct Power(Expr Atom, Rational Exponent);

/// <summary>A product of powers of atoms, in structural order.</summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    public static readonly Monomial One = new([]);

    private readonly int _hash;

    private Monomial(IReadOnlyList<Power> powers)
    {
        Powers = powers;
        foreach (var power in powers)
        {
            _hash = unchecked((_hash * 31) + (power.Atom.StructuralHash * 17) + power.Exponent.GetHashCode());
        }
    }

    public IReadOnlyList<Power> Powers { get; }

    public bool IsOne => Powers.Count == 0;

    /// <summary>The sum of the exponents, by which monomials are ordered first.</summary>
    public Rational Degree => Powers.Aggregate(Rational.Zero, (sum, p) => sum + p.Exponent);

    public static Monomial Of(IEnumerable<Power> powers)
    {
        var exponents = new Dictionary<Expr, Rational>();
        foreach (var power in powers)
        {
            exponents[power.Atom] = (exponents.TryGetValue(power.Atom, out var known) ? known : Rational.Zero) + power.Exponent;
        }

        return new([.. exponents.Where(e => !e.Value.IsZero).OrderBy(e => e.Key, StructuralOrder.Instance).Select(e => new Power(e.Key, e.Value))]);
    }

    public static Monomial Of(Expr atom) => new([new(atom, Rational.One)]);

    public Monomial Times(Monomial other) => IsOne ? other : other.IsOne ? this : Of(Powers.Concat(other.Powers));

    public Monomial To(Rational exponent) => Of(Powers.Select(p => p with { Exponent = p.Exponent * exponent }));

    public Rational ExponentOf(Expr atom) => Powers.FirstOrDefault(p => ReferenceEquals(p.Atom, atom)).Exponent;

    public bool Equals(Monomial? other)
    {
        if (other is null || other.Powers.Count != Powers.Count)
        {
            return false;
        }

        for (var k = 0; k < Powers.Count; k++)
        {
            if (!ReferenceEquals(Powers[k].Atom, other.Powers[k].Atom) || Powers[k].Exponent != other.Powers[k].Exponent)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => _hash;

    /// <summary>Graded lexicographic order: admissible, so that division ends.</summary>
    public int OrderTo(Monomial other)
    {
        var order = Degree.CompareTo(other.Degree);
        if (order != 0)
        {
            return order;
        }

        var (mine, theirs) = (0, 0);
        while (mine < Powers.Count || theirs < other.Powers.Count)
        {
            var before = mine == Powers.Count ? 1 : theirs == other.Powers.Count ? -1 : StructuralOrder.Instance.Compare(Powers[mine].Atom, other.Powers[theirs].Atom);
            var left = before <= 0 ? Powers[mine].Exponent : Rational.Zero;
            var right = before >= 0 ? other.Powers[theirs].Exponent : Rational.Zero;
            if (left != right)
            {
                return left.CompareTo(right);
            }

            mine += before <= 0 ? 1 : 0;
            theirs += before >= 0 ? 1 : 0;
        }

        return 0;
    }
}
