namespace SymGrad.SpecialFunctions;

/// <summary>Functions of exponentials, computed so that nothing cancels and nothing overflows on the way.</summary>
internal static class Exponentials
{
    /// <summary>exp(x) − 1: the Taylor series where the difference would cancel.</summary>
    internal static double Expm1(double x)
    {
        if (!(Math.Abs(x) < 0.5))
        {
            return Math.Exp(x) - 1;
        }

        // Σ xᵏ/k! from k = 2 on; the first term left out is 2⁻¹⁷/17! of x.
        var tail = 1.0 / 20922789888000;
        tail = (tail * x) + (1.0 / 1307674368000);
        tail = (tail * x) + (1.0 / 87178291200);
        tail = (tail * x) + (1.0 / 6227020800);
        tail = (tail * x) + (1.0 / 479001600);
        tail = (tail * x) + (1.0 / 39916800);
        tail = (tail * x) + (1.0 / 3628800);
        tail = (tail * x) + (1.0 / 362880);
        tail = (tail * x) + (1.0 / 40320);
        tail = (tail * x) + (1.0 / 5040);
        tail = (tail * x) + (1.0 / 720);
        tail = (tail * x) + (1.0 / 120);
        tail = (tail * x) + (1.0 / 24);
        tail = (tail * x) + (1.0 / 6);
        tail = (tail * x) + 0.5;
        return x + (tail * x * x);
    }

    /// <summary>ln(1 + x): ln u for the rounded u = 1 + x, and the first-order effect (x − (u − 1))/u of that rounding.</summary>
    internal static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 ? x
            : u > 0 && u != x ? Math.Log(u) + ((x - (u - 1)) / u)
            : Math.Log(u);
    }

    /// <summary>1/(1 + exp(−x)), with the exponential of −|x| only.</summary>
    internal static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// <summary>ln(1 + exp x) = max(x, 0) + ln(1 + exp(−|x|)).</summary>
    internal static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>ln cosh x: near 0 of 1 + (cosh x − 1) = 1 + t²/(2(1 + t)) with t = exp(−|x|) − 1, beyond of exp(|x|)(1 + exp(−2|x|))/2.</summary>
    internal static double LogCosh(double x)
    {
        var size = Math.Abs(x);
        if (size > 1)
        {
            return size + (Log1p(Math.Exp(-2 * size)) - 0.6931471805599453);
        }

        var t = Expm1(-size);
        return Log1p(t * t / (2 * (1 + t)));
    }

    /// <summary>x·σ(x), whose limit at −∞ is 0.</summary>
    internal static double Silu(double x) => double.IsNegativeInfinity(x) ? -0.0 : x * Sigmoid(x);

    /// <summary>x above 0, α·(exp(x) − 1) below.</summary>
    internal static double Elu(double x, double alpha) => x > 0 ? x : alpha * Expm1(x);
}
