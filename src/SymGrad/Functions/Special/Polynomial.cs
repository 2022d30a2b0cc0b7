namespace SymGrad.SpecialFunctions;

/// <summary>Horner's scheme.</summary>
internal static class Polynomial
{
    /// <summary>Σₖ coefficients[k]·xᵏ.</summary>
    internal static double Of(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * x) + coefficients[k];
        }

        return sum;
    }
}
