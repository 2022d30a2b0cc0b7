namespace SymGrad.Generator.Tests.Lowering;

/// <summary>The primitives by what the framework and textbooks say of them, for arguments of moderate size.</summary>
internal static class PlainPrimitives
{
    public static double Apply(string name, double[] x) => name switch
    {
        "exp" => Math.Exp(x[0]),
        "log" => Math.Log(x[0]),
        "log1p" => Math.Log(1 + x[0]),
        "expm1" => Math.Exp(x[0]) - 1,
        "exp2" => Math.Pow(2, x[0]),
        "log2" => Math.Log2(x[0]),
        "log10" => Math.Log10(x[0]),
        "sqrt" or "normRoot" => Math.Sqrt(x[0]),
        "cbrt" => Math.Cbrt(x[0]),
        "sin" => Math.Sin(x[0]),
        "cos" => Math.Cos(x[0]),
        "tan" => Math.Tan(x[0]),
        "asin" => Math.Asin(x[0]),
        "acos" => Math.Acos(x[0]),
        "atan" => Math.Atan(x[0]),
        "sinh" => Math.Sinh(x[0]),
        "cosh" => Math.Cosh(x[0]),
        "tanh" => Math.Tanh(x[0]),
        "asinh" => Math.Asinh(x[0]),
        "acosh" => Math.Acosh(x[0]),
        "atanh" => Math.Atanh(x[0]),
        "sigmoid" => 1 / (1 + Math.Exp(-x[0])),
        "softplus" => Math.Log(1 + Math.Exp(x[0])),
        "logCosh" => Math.Log(Math.Cosh(x[0])),
        "relu" => Math.Max(0, x[0]),
        "leakyRelu" => x[0] > 0 ? x[0] : x[1] * x[0],
        "elu" => x[0] > 0 ? x[0] : x[1] * (Math.Exp(x[0]) - 1),
        "gelu" => x[0] * Phi(x[0]),
        "silu" => x[0] / (1 + Math.Exp(-x[0])),
        "erf" => (2 * Phi(x[0] * Math.Sqrt(2))) - 1,
        "erfc" => 2 - (2 * Phi(x[0] * Math.Sqrt(2))),
        "normalCdf" => Phi(x[0]),
        "normalPdf" => Math.Exp(-x[0] * x[0] / 2) / Math.Sqrt(2 * Math.PI),
        "logGamma" => LogGamma(x[0]),
        "digamma" => Polygamma(0, x[0]),
        "polygamma" => Polygamma((int)x[0], x[1]),
        "abs" => Math.Abs(x[0]),
        "sign" => Math.Sign(x[0]),
        "max" or "imax" => Math.Max(x[0], x[1]),
        "min" or "imin" => Math.Min(x[0], x[1]),
        "pow" => Math.Pow(x[0], x[1]),
        "atan2" => Math.Atan2(x[0], x[1]),
        "hypot" => Math.Sqrt((x[0] * x[0]) + (x[1] * x[1])),
        "xlogy" => x[0] == 0 ? 0 : x[0] * Math.Log(x[1]),
        "div" => Math.Truncate(x[0] / x[1]),
        "mod" => x[0] - (x[1] * Math.Truncate(x[0] / x[1])),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    // Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …): https://www.jstatsoft.org/article/view/v011i04 (Marsaglia 2004).
    private static double Phi(double x)
    {
        var (sum, term) = (x, x);
        for (var k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
        {
            term *= x * x / k;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }

    // Stirling's series after raising the argument: https://dlmf.nist.gov/5.11.E1.
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 20; x++)
        {
            shift -= Math.Log(x);
        }

        return shift + ((x - 0.5) * Math.Log(x)) - x + (Math.Log(2 * Math.PI) / 2) + (1 / (12 * x)) - (1 / (360 * Math.Pow(x, 3))) + (1 / (1260 * Math.Pow(x, 5)));
    }

    // ψ(x) and ψ′(x) by their asymptotic series after raising the argument: https://dlmf.nist.gov/5.11.E2, https://dlmf.nist.gov/5.15.E8.
    private static double Polygamma(int order, double x)
    {
        var shift = 0.0;
        for (; x < 30; x++)
        {
            shift += order == 0 ? -1 / x : 1 / (x * x);
        }

        return order == 0
            ? shift + Math.Log(x) - (1 / (2 * x)) - (1 / (12 * x * x)) + (1 / (120 * Math.Pow(x, 4))) - (1 / (252 * Math.Pow(x, 6)))
            : shift + (1 / x) + (1 / (2 * x * x)) + (1 / (6 * Math.Pow(x, 3))) - (1 / (30 * Math.Pow(x, 5))) + (1 / (42 * Math.Pow(x, 7)));
    }
}
