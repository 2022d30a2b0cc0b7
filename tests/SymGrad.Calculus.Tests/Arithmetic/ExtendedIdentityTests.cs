using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Tests.Arithmetic;

/// <summary>What the functions owe to each other, at pseudo-random arguments that fill the significand.</summary>
public sealed class ExtendedIdentityTests
{
    private static readonly Extended Tolerance = Extended.Parse("1e-50");

    [Fact]
    public void SquaresOfSineAndCosineAddToOne() =>
        ForEach(1000, x => Close(Sq(Extended.Sin(x)) + Sq(Extended.Cos(x)), Extended.One));

    [Fact]
    public void TangentOfTheSumFollowsItsAdditionTheorem() => ForEach(10, x =>
    {
        var (t, u) = (Extended.Tan(x), Extended.Tan(Extended.One));
        Close(Extended.Tan(x + Extended.One), (t + u) / (Extended.One - (t * u)));
    });

    [Fact]
    public void ExponentialAndLogarithmAreInverse() => ForEach(500, x =>
    {
        Close(Extended.Log(Extended.Exp(x)), x);
        Close(Extended.Exp(Extended.Log(Extended.Abs(x))), Extended.Abs(x));
        Close(Extended.Log1p(Extended.Expm1(x / 1000)), x / 1000);
        Close(Extended.Log2(Extended.Exp2(x)), x);
    });

    [Fact]
    public void ExponentialTurnsSumsIntoProducts() =>
        ForEach(300, x => Close(Extended.Exp(x + 1) / Extended.Exp(x), Extended.E));

    [Fact]
    public void HyperbolicFunctionsAndTheirInversesAgree() => ForEach(20, x =>
    {
        Close(Extended.Tanh(x), Extended.Sinh(x) / Extended.Cosh(x));
        Close(Extended.Asinh(Extended.Sinh(x)), x);
        Close(Extended.Acosh(Extended.Cosh(x)), Extended.Abs(x));
        Close(Extended.Atanh(Extended.Tanh(x / 10)), x / 10);
        Close(Extended.Sigmoid(x), (Extended.One + Extended.Tanh(x / 2)) / 2);
        Close(Extended.Softplus(x) - Extended.Softplus(-x), x);
    });

    [Fact]
    public void ArcFunctionsInvert() => ForEach(1, x =>
    {
        Close(Extended.Sin(Extended.Asin(x)), x);
        Close(Extended.Cos(Extended.Acos(x)), x);
        Close(Extended.Tan(Extended.Atan(x)), x);
        Close(Extended.Asin(x) + Extended.Acos(x), Extended.Pi / 2);
    });

    [Fact]
    public void ErrorFunctionAndItsComplementAddToOne() => ForEach(15, x =>
    {
        Close(Extended.Erf(x) + Extended.Erfc(x), Extended.One);
        Close(Extended.Erfc(x) + Extended.Erfc(-x), 2);
    });

    // The complementary series ends and the asymptotic one begins at 14: erfc is smooth there.
    [Fact]
    public void ComplementHasItsDerivativeAcrossTheBorderOfItsMethods()
    {
        var (x, h) = (14, Extended.Parse("1e-20"));
        var slope = (Extended.Erfc(x + h) - Extended.Erfc(x - h)) / (h * 2);
        var truth = -2 / Extended.Sqrt(Extended.Pi) * Extended.Exp(-196);
        Assert.True(Extended.Abs((slope - truth) / truth) < Extended.Parse("1e-36"));
    }

    [Fact]
    public void GammaFunctionRecurs() => ForEach(80, x =>
    {
        Close(Extended.LogGamma(x + 1) - Extended.LogGamma(x), Extended.Log(Extended.Abs(x)));
        Close(Extended.Digamma(x + 1) - Extended.Digamma(x), 1 / x);
        Close(Extended.Polygamma(1, x) - Extended.Polygamma(1, x + 1), 1 / (x * x));
        Close(Extended.Polygamma(2, x + 1) - Extended.Polygamma(2, x), 2 / (x * x * x));
    });

    [Fact]
    public void GammaFunctionReflects() => ForEach(20, x =>
    {
        var sine = Extended.Sin(Extended.Pi * x);
        Close(Extended.LogGamma(x) + Extended.LogGamma(1 - x), Extended.Log(Extended.Pi / Extended.Abs(sine)));
        Close(Extended.Digamma(1 - x) - Extended.Digamma(x), Extended.Pi * Extended.Cos(Extended.Pi * x) / sine);
    });

    [Fact]
    public void GammaFunctionOfIntegersIsTheFactorial()
    {
        Extended factorial = 1;
        for (var n = 1; n < 90; n++)
        {
            Close(Extended.Exp(Extended.LogGamma(n)), factorial);
            factorial *= n;
        }
    }

    [Fact]
    public void ZetaValuesComeOutOfThePolygammaFunctions()
    {
        Close(Extended.Digamma(1), -Extended.EulerGamma);
        Close(Extended.Polygamma(1, 1), Sq(Extended.Pi) / 6);
        Close(Extended.Polygamma(3, 1), Sq(Sq(Extended.Pi)) / 15);
    }

    [Fact]
    public void RootsAndPowersInvert() => ForEach(1e6, x =>
    {
        Close(Sq(Extended.Sqrt(Extended.Abs(x))), Extended.Abs(x));
        Close(Extended.PowInteger(Extended.Cbrt(x), 3), x);
        Close(Extended.Pow(Extended.Pow(Extended.Abs(x), Extended.Pi), 1 / Extended.Pi), Extended.Abs(x));
        Close(Extended.Pow(x, -3), 1 / (x * x * x));
    });

    private static Extended Sq(Extended x) => x * x;

    private static void Close(Extended actual, Extended expected)
    {
        var scale = Extended.Max(Extended.One, Extended.Abs(expected));
        Assert.True(Extended.Abs(actual - expected) <= Tolerance * scale, $"{actual.ToString(60)} is not {expected.ToString(60)}");
    }

    private static void ForEach(double range, Action<Extended> check)
    {
        var random = new Random(20260801);
        for (var i = 0; i < 60; i++)
        {
            var fine = Extended.ScaleB(Extended.FromDouble(random.NextDouble()), -50);
            check(Extended.FromDouble(range * ((2 * random.NextDouble()) - 1)) * (Extended.One - fine));
        }
    }
}
