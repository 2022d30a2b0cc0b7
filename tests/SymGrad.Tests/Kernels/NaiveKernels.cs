namespace SymGrad.Tests.Kernels;

/// <summary>The kernels' definitions as plain sums in double precision.</summary>
internal static class NaiveKernels
{
    internal static readonly int[] Sizes = [0, 1, 2, 3, 7, 8, 9, 10, 16, 17, 33, 64, 100];

    /// <summary>C = α·A·B, or C += α·A·B, of matrices given by their elements.</summary>
    internal static double[] Product(
        int m, int n, int k, double alpha, Func<int, int, double> a, Func<int, int, double> b, double[] c, int ldc, bool accumulate)
    {
        var result = (double[])c.Clone();
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var p = 0; p < k; p++)
                {
                    sum += a(i, p) * b(p, j);
                }

                result[(i * ldc) + j] = (alpha * sum) + (accumulate ? c[(i * ldc) + j] : 0);
            }
        }

        return result;
    }

    internal static double[] Random(Random random, int n)
    {
        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            // Multiples of 2⁻¹² below ½: doubles and floats hold them, and their products' sums in double are exact.
            x[i] = random.Next(-2048, 2048) / 4096.0;
        }

        return x;
    }

    internal static float[] Floats(double[] x) => Array.ConvertAll(x, e => (float)e);

    internal static void AssertEqual(double[] expected, double[] actual, string what) => AssertNear(expected, actual, 1e-14, what);

    internal static void AssertEqual(double[] expected, float[] actual, string what)
        => AssertNear(expected, Array.ConvertAll(actual, e => (double)e), 1e-5, what);

    private static void AssertNear(double[] expected, double[] actual, double tolerance, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"{what}, element {i}: {actual[i]:R} instead of {expected[i]:R}");
        }
    }
}
