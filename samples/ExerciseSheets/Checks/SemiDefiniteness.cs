using System.Globalization;
using ExerciseSheets.Sheets;

namespace ExerciseSheets.Checks;

/// <summary>
/// A kernel is positive semi-definite where no Gram matrix has a negative eigenvalue. Series are drawn with both signs: of numbers that are
/// not negative, neither series nor weights could ever give a negative sum, whatever the kernel is.
/// </summary>
internal static class SemiDefiniteness
{
    private const int Matrices = 50;
    private const int Series = 12;
    private const int Length = 16;

    public static string Report()
    {
        var whole = SmallestEigenvalue(Recurrence.Kernel);
        var cut = SmallestEigenvalue(Central);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Matrices} Gram matrices of {Series} random series of length {Length}; eigenvalues relative to the largest one:
              of the whole convolution, as the sheet defines the kernel: smallest {whole:E2}, so none is negative
              of its central part alone, as the sheet's program computes it: smallest {cut:E2}{(cut < 0 ? ", so that is no kernel" : "")}

            """);
    }

    /// <summary>The smallest eigenvalue of random Gram matrices, each relative to the matrix's largest.</summary>
    public static double SmallestEigenvalue(Func<SymGrad.Vec<double>, SymGrad.Vec<double>, double> kernel)
    {
        var random = new Random(5);
        return Enumerable.Range(0, Matrices).Min(_ =>
        {
            var series = Enumerable.Range(0, Series).Select(_ => Draw(random)).ToArray();
            var gram = new double[Series, Series];
            for (var i = 0; i < Series; i++)
            {
                for (var j = 0; j < Series; j++)
                {
                    gram[i, j] = kernel(series[i], series[j]);
                }
            }

            var eigenvalues = SymmetricEigenvalues.Of(gram);
            return eigenvalues.Min() / eigenvalues.Max();
        });
    }

    /// <summary>The energy of the middle of the convolution, as long as the series are: NumPy's mode 'same'.</summary>
    public static double Central(SymGrad.Vec<double> x, SymGrad.Vec<double> z)
    {
        var start = (Math.Min(x.Length, z.Length) - 1) / 2;
        return Enumerable.Range(start, Math.Max(x.Length, z.Length)).Sum(t =>
        {
            var y = 0.0;
            for (var s = Math.Max(0, t - z.Length + 1); s < Math.Min(x.Length, t + 1); s++)
            {
                y += x[s] * z[t - s];
            }

            return y * y;
        });
    }

    private static double[] Draw(Random random) => [.. Enumerable.Range(0, Length).Select(_ => (2 * random.NextDouble()) - 1)];
}
