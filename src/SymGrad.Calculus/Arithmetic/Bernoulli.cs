using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>The Bernoulli numbers of even index, B₂ = 1/6, B₄ = −1/30, …</summary>
internal static class Bernoulli
{
    /// <summary>How many of them the asymptotic series may use.</summary>
    public const int Count = 96;

    private static readonly Lazy<Extended[]> Numbers = new(Compute);

    /// <summary>B₂ₖ for k from 1 to <see cref="Count"/>.</summary>
    public static Extended Number(int k) => Numbers.Value[k - 1];

    // From the tangent numbers Tₖ, which integers alone produce (Brent and Harvey, "Fast computation of Bernoulli, Tangent and
    // Secant numbers", 2011, algorithm 1): B₂ₖ = (−1)^(k−1) 2k Tₖ / (4ᵏ (4ᵏ − 1)).
    private static Extended[] Compute()
    {
        var tangent = new BigInteger[Count + 1];
        tangent[1] = BigInteger.One;
        for (var k = 2; k <= Count; k++)
        {
            tangent[k] = (k - 1) * tangent[k - 1];
        }

        for (var k = 2; k <= Count; k++)
        {
            for (var j = k; j <= Count; j++)
            {
                tangent[j] = ((j - k) * tangent[j - 1]) + ((j - k + 2) * tangent[j]);
            }
        }

        var numbers = new Extended[Count];
        for (var k = 1; k <= Count; k++)
        {
            var power = BigInteger.One << (2 * k);
            var magnitude = new Rational(2 * k * tangent[k], power * (power - 1));
            numbers[k - 1] = Extended.FromRational((k & 1) != 0 ? magnitude : -magnitude);
        }

        return numbers;
    }
}
