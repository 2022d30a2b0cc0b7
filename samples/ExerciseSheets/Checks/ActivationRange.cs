using System.Globalization;
using ExerciseSheets.Sheets;
using Spectre.Console;

namespace ExerciseSheets.Checks;

/// <summary>Where the values of a function lie: its extremes, where the generated derivative changes its sign, and its limits.</summary>
/// <param name="Infimum">The greatest number that no value is below.</param>
/// <param name="Supremum">The least number that no value is above.</param>
/// <param name="HasMinimum">Whether <paramref name="Infimum"/> is a value.</param>
/// <param name="HasMaximum">Whether <paramref name="Supremum"/> is a value.</param>
internal sealed record ActivationRange(double Infimum, double Supremum, bool HasMinimum, bool HasMaximum)
{
    // Extremes are looked for within ±3; limits at a point so far out that nothing but growth is left.
    private const int Points = 768;
    private const double Width = 3;
    private const double Far = 1e9;

    public static IReadOnlyList<(string Name, ActivationRange Range)> All { get; } =
    [
        ("tanh", Of(Foundations.OfTanh, Foundations.OfTanhDerivative)),
        ("error function", Of(Foundations.OfErf, Foundations.OfErfDerivative)),
        ("ReLU", Of(Foundations.OfRelu, Foundations.OfReluDerivative)),
        ("leaky ReLU", Of(Foundations.OfLeakyRelu, Foundations.OfLeakyReluDerivative)),
        ("PLU, α = 0.1, c = 1", Of(x => Foundations.OfPlu(x, 0.1, 1), x => Foundations.OfPluDerivative(x, 0.1, 1))),
        ("sinusoid", Of(Foundations.OfSinusoid, Foundations.OfSinusoidDerivative)),
        ("Gaussian", Of(Foundations.OfGaussian, Foundations.OfGaussianDerivative)),
    ];

    public static Table Table()
    {
        var table = new Table().AddColumns("activation", "range");
        foreach (var (name, range) in All)
        {
            table.AddRow(Markup.Escape(name), Markup.Escape(range.ToString()));
        }

        return table;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(HasMinimum ? '[' : '(')}{Text(Infimum)}, {Text(Supremum)}{(HasMaximum ? ']' : ')')}");

    private static ActivationRange Of(Func<double, double> f, Func<double, double> derivative)
    {
        var points = Enumerable.Range(0, Points + 1).Select(k => (2 * Width * k / Points) - Width).ToList();
        var extremes = points.Zip(points.Skip(1), (a, b) => Turn(derivative, a, b)).OfType<double>();
        var values = points.Concat(extremes).Select(f).ToList();
        var (least, greatest) = (Math.Min(Limit(f, -1), Limit(f, 1)), Math.Max(Limit(f, -1), Limit(f, 1)));
        return new(Math.Min(least, values.Min()), Math.Max(greatest, values.Max()), values.Min() <= least, values.Max() >= greatest);
    }

    /// <summary>Where the derivative changes its sign between two points; null where it does not.</summary>
    private static double? Turn(Func<double, double> derivative, double a, double b)
    {
        if (derivative(a) * derivative(b) >= 0)
        {
            return null;
        }

        while (a < (a + b) / 2 && (a + b) / 2 < b)
        {
            var middle = (a + b) / 2;
            (a, b) = derivative(a) * derivative(middle) > 0 ? (middle, b) : (a, middle);
        }

        return b;
    }

    /// <summary>The limit on one side; what still grows there has none.</summary>
    private static double Limit(Func<double, double> f, int side) =>
        Math.Abs(f(side * Far)) > Far / 1000 ? Math.Sign(f(side * Far)) * double.PositiveInfinity : f(side * Far);

    private static string Text(double bound) => double.IsInfinity(bound) ? bound > 0 ? "∞" : "−∞" : bound.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');
}
