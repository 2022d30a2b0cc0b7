using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>The derivatives of ln Γ.</content>
public readonly partial struct Extended
{
    /// <summary>ψ(x) = d/dx ln Γ(x); −∞ at 0 (its limit from the right), NaN at the negative integers.</summary>
    public static Extended Digamma(Extended x)
    {
        if (!x.IsFinite || (x.Sign <= 0 && x.IsInteger))
        {
            return x.IsZero ? NegativeInfinity : x.Sign > 0 ? x : NaN;
        }

        // ψ(x) = ψ(1 − x) − π cot πx.
        return x.Sign < 0 ? DigammaOfPositive(One - x) - (Pi * CotPi(x)) : DigammaOfPositive(x);
    }

    /// <summary>
    /// ψ⁽ⁿ⁾(x), the n-th derivative of <see cref="Digamma"/>. At 0 and the negative integers ∞ for odd n; for even n −∞ at 0
    /// (its limit from the right) and NaN at the negative integers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public static Extended Polygamma(int n, Extended x)
    {
        if (n <= 0)
        {
            return n == 0 ? Digamma(x) : throw new ArgumentOutOfRangeException(nameof(n));
        }

        if (!x.IsFinite)
        {
            return x.Sign > 0 ? Zero : NaN;
        }

        if (x.Sign <= 0 && x.IsInteger)
        {
            return (n & 1) != 0 ? PositiveInfinity : x.IsZero ? NegativeInfinity : NaN;
        }

        if (x.Sign > 0)
        {
            return PolygammaOfPositive(n, x);
        }

        // The n-th derivative of the reflection of ψ.
        var reflected = PolygammaOfPositive(n, One - x);
        return ((n & 1) == 0 ? reflected : -reflected) - (PowInteger(Pi, n + 1) * CotDerivative(n, CotPi(x)));
    }

    // ψ(x) = ψ(x + 1) − 1/x, then ln x − 1/(2x) − Σ B₂ₖ/(2k x^(2k)).
    private static Extended DigammaOfPositive(Extended x)
    {
        var shift = Zero;
        for (; x < AsymptoticGamma; x += One)
        {
            shift += One / x;
        }

        var inverse = One / x;
        var square = inverse * inverse;
        var power = square;
        var tail = ScaleB(inverse, -1);
        for (var k = 1; k <= Bernoulli.Count; k++)
        {
            var term = Bernoulli.Number(k) * power / (2 * k);
            if (IsNegligible(term, tail))
            {
                break;
            }

            tail += term;
            power *= square;
        }

        return Log(x) - tail - shift;
    }

    // (−1)ⁿ⁺¹ ψ⁽ⁿ⁾(x) = n! Σ_{i<m} (x+i)^(−n−1) + (n−1)!/yⁿ + n!/(2yⁿ⁺¹) + Σ B₂ₖ (2k+n−1)!/((2k)! y^(2k+n)), y = x + m.
    private static Extended PolygammaOfPositive(int n, Extended x)
    {
        var sum = Zero;
        for (; x < AsymptoticGamma + n; x += One)
        {
            sum += PowInteger(x, -n - 1);
        }

        // In units of n!, so that no factorial is formed before the end: (n−1)!/n! = 1/n.
        var inverse = One / x;
        var square = inverse * inverse;
        var power = PowInteger(inverse, n);
        sum += (power / n) + ScaleB(power * inverse, -1);

        // Now the factor (2k+n−1)!/((2k)! n!), from k to k + 1.
        var factor = FromRational(new Rational(n + 1, 2));
        for (var k = 1; k <= Bernoulli.Count; k++)
        {
            power *= square;
            var term = Bernoulli.Number(k) * factor * power;
            if (IsNegligible(term, sum))
            {
                break;
            }

            sum += term;
            factor = factor * ((2 * k) + n) * ((2 * k) + n + 1) / (((2 * k) + 1) * ((2 * k) + 2));
        }

        var value = sum * FromInteger(Factorial(n));
        return (n & 1) != 0 ? value : -value;
    }

    // dⁿ/dtⁿ cot t as a polynomial in c = cot t: P₀ = c, Pₙ₊₁ = −(1 + c²) Pₙ′. Its terms share one sign, so nothing cancels.
    private static Extended CotDerivative(int n, Extended c)
    {
        var polynomial = new BigInteger[n + 2];
        polynomial[1] = BigInteger.One;
        for (var step = 0; step < n; step++)
        {
            var next = new BigInteger[n + 2];
            for (var i = 1; i <= step + 1; i++)
            {
                next[i - 1] -= i * polynomial[i];
                next[i + 1] -= i * polynomial[i];
            }

            polynomial = next;
        }

        var value = Zero;
        for (var i = n + 1; i >= 0; i--)
        {
            value = (value * c) + FromInteger(polynomial[i]);
        }

        return value;
    }

    private static Extended CotPi(Extended x)
    {
        var angle = Pi * (x - RoundToInteger(x));
        return Abs(angle).Equals(ScaleB(Pi, -1)) ? Zero : Cos(angle) / Sin(angle);
    }

    private static BigInteger Factorial(int n)
    {
        var product = BigInteger.One;
        for (var i = 2; i <= n; i++)
        {
            product *= i;
        }

        return product;
    }
}
