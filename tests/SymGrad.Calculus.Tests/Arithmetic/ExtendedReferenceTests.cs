using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Tests.Arithmetic;

/// <summary>Every function against digits that another program computed.</summary>
public sealed partial class ExtendedReferenceTests
{
    private static readonly Extended Tolerance = Extended.Parse("1e-50");

    private static readonly Dictionary<string, Func<Extended, Extended>> Unary = new(StringComparer.Ordinal)
    {
        ["Exp"] = Extended.Exp, ["Expm1"] = Extended.Expm1, ["Exp2"] = Extended.Exp2,
        ["Sigmoid"] = Extended.Sigmoid, ["Softplus"] = Extended.Softplus, ["LogCosh"] = Extended.LogCosh,
        ["Sinh"] = Extended.Sinh, ["Cosh"] = Extended.Cosh, ["Tanh"] = Extended.Tanh,
        ["Asinh"] = Extended.Asinh, ["Acosh"] = Extended.Acosh, ["Atanh"] = Extended.Atanh,
        ["Log"] = Extended.Log, ["Log1p"] = Extended.Log1p, ["Log2"] = Extended.Log2, ["Log10"] = Extended.Log10,
        ["Sqrt"] = Extended.Sqrt, ["Cbrt"] = Extended.Cbrt,
        ["Sin"] = Extended.Sin, ["Cos"] = Extended.Cos, ["Tan"] = Extended.Tan,
        ["Asin"] = Extended.Asin, ["Acos"] = Extended.Acos, ["Atan"] = Extended.Atan,
        ["Erf"] = Extended.Erf, ["Erfc"] = Extended.Erfc,
        ["LogGamma"] = Extended.LogGamma, ["Digamma"] = Extended.Digamma,
    };

    private static readonly Dictionary<string, Func<Extended, Extended, Extended>> Binary = new(StringComparer.Ordinal)
    {
        ["Pow"] = Extended.Pow, ["Hypot"] = Extended.Hypot, ["Atan2"] = Extended.Atan2,
        ["Polygamma"] = static (n, x) => Extended.Polygamma((int)n.ToDouble(), x),
    };

    [Theory]
    [MemberData(nameof(Exponential))]
    [MemberData(nameof(Logarithm))]
    [MemberData(nameof(Trigonometric))]
    [MemberData(nameof(Special))]
    public void FunctionsAgreeToFiftyDigits(string function, double[] arguments, string expected)
    {
        var x = Extended.FromDouble(arguments[0]);
        var actual = arguments.Length == 1 ? Unary[function](x) : Binary[function](x, Extended.FromDouble(arguments[1]));
        var truth = Extended.Parse(expected);
        Assert.True(
            Extended.Abs(actual - truth) <= Tolerance * Extended.Abs(truth),
            $"{function}({string.Join(", ", arguments)}) = {actual.ToString(60)}, not {expected}");
    }

    [Fact]
    public void ConstantsAgreeToFiftyDigits()
    {
        Assert.Equal("3.141592653589793238462643383279502884197169399375105821", Extended.Pi.ToString(55));
        Assert.Equal("2.718281828459045235360287471352662497757247093699959575", Extended.E.ToString(55));
        Assert.Equal("0.6931471805599453094172321214581765680755001343602552541", Extended.Ln2.ToString(55));
        Assert.Equal("2.302585092994045684017991454684364207601101488628772976", Extended.Ln10.ToString(55));
        Assert.Equal("0.5772156649015328606065120900824024310421593359399235988", Extended.EulerGamma.ToString(55));
    }
}
