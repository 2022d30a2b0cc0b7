using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Plots;

/// <summary>Places that are a simple part of π, where trigonometric functions have their poles and kinks.</summary>
internal static class PartOfPi
{
    private const int LargestDenominator = 6;
    private const double Tolerance = 1e-9;

    /// <summary>The number as it is written; null where it is no such part, or 0.</summary>
    public static Box? Of(double value)
    {
        for (var denominator = 1; denominator <= LargestDenominator; denominator++)
        {
            var numerator = Math.Round(value / Math.PI * denominator);
            if (numerator != 0 && Math.Abs(numerator) < 1e3 && Math.Abs(value - (numerator * Math.PI / denominator)) < Tolerance * Math.Max(1, Math.Abs(value)))
            {
                Box pi = new Symbol(@"\pi", "π");
                Box above = Math.Abs(numerator) == 1 ? pi : new Row([new Numeral(FormattableString.Invariant($"{Math.Abs(numerator)}")), pi]);
                Box part = denominator == 1 ? above : new Row([above, new Symbol("/", "/"), new Numeral(FormattableString.Invariant($"{denominator}"))]);
                return numerator < 0 ? new Row([new Minus(), part]) : part;
            }
        }

        return null;
    }
}
