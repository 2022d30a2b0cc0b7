using System.Globalization;
using ExerciseSheets.Sheets;

namespace ExerciseSheets.Checks;

/// <summary>
/// Gradient descent x ← x − η f'(x) on a parabola multiplies x by 1 − η f'' in each step, so it converges from everywhere where that is less than 1 in
/// magnitude: for 0 &lt; η &lt; 2/f''.
/// </summary>
internal static class StepSizes
{
    private const int Steps = 2_000;
    private const int Finest = 1_000;

    /// <summary>The end of the interval of step sizes, from the generated second derivative.</summary>
    public static double Limit => 2 / Batch.FDerivative2(1);

    /// <summary>The step sizes, of −0.05 to 0.3 in steps of 0.001, with which descent along the generated derivative comes to 0.</summary>
    public static IReadOnlyList<double> Converging => [.. Enumerable.Range(-50, 351).Select(k => (double)k / Finest).Where(Converges)];

    public static string Report()
    {
        var found = Converging;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            from the second derivative, f'' = {Batch.FDerivative2(1)}: for 0 < η < 2/{Batch.FDerivative2(1)} = {Limit}
            by running it, η from −0.05 to 0.3 in steps of 0.001: for {found.Min()} ≤ η ≤ {found.Max()}, {found.Count} of 351

            """);
    }

    private static bool Converges(double eta)
    {
        var x = 1.0;
        for (var step = 0; step < Steps; step++)
        {
            x -= eta * Batch.FDerivative(x);
        }

        return Math.Abs(x) < 1e-6;
    }
}
