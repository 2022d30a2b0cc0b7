using SymGrad.Kernels;
using static SymGrad.Tests.Kernels.NaiveKernels;

namespace SymGrad.Tests.Kernels;

public class ConvolutionKernelTests
{
    private const double Alpha = 0.75;

    private static readonly int[] Taps = [0, 1, 2, 9, 17, 40];

    private readonly Random random = new(3);

    /// <summary>Shifts from where x and w do not meet yet to where they no longer do.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Convolve_OfEverySizeAndShift(bool mirrored, bool accumulate)
    {
        foreach (var (length, taps, count) in from n in Sizes from m in Taps from c in (int[])[0, 1, 8, 33, 100] select (n, m, c))
        {
            foreach (var shift in (int[])[-count - 1, -taps, -1, 0, 1, taps / 2, taps - 1, length, length + taps])
            {
                var (x, w, y) = (Random(random, length), Random(random, taps), Random(random, count));
                double Element(int i) => i >= 0 && i < length ? x[i] : 0;
                var expected = Product(count, 1, taps, Alpha, (i, u) => Element(mirrored ? i + shift + u : i + shift - u), (u, _) => w[u], y, 1, accumulate);
                var single = Floats(y);
                Kernel.Convolve(Alpha, x, w, mirrored, shift, y, accumulate);
                Kernel.Convolve((float)Alpha, Floats(x), Floats(w), mirrored, shift, single, accumulate);
                AssertEqual(expected, y, $"{length} by {taps} to {count}, shift {shift}");
                AssertEqual(expected, single, $"{length} by {taps} to {count}, shift {shift}");
            }
        }
    }

    /// <summary>The matrix x[c·i + j], whose rows overlap where they are closer than they are long.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void Products_WithRowsThatOverlap(int stride, bool accumulate)
    {
        foreach (var (m, n) in from m in Sizes from n in Sizes select (m, n))
        {
            var a = Random(random, Math.Max(0, ((m - 1) * stride) + n));
            var (x, y, z, plus) = (Random(random, n), Random(random, m), Random(random, n), Random(random, m));
            var expected = Product(m, 1, n, Alpha, (i, j) => a[(i * stride) + j], (j, _) => x[j], y, 1, accumulate);
            var transposed = Product(n, 1, m, Alpha, (j, i) => a[(i * stride) + j], (i, _) => plus[i], z, 1, accumulate);
            var affine = Product(m, 1, n, Alpha, (i, j) => a[(i * stride) + j], (j, _) => x[j], plus, 1, accumulate: true);
            Kernel.Gemv(m, n, Alpha, a, stride, x, y, accumulate);
            Kernel.GemvTransposed(m, n, Alpha, a, stride, plus, z, accumulate);
            AssertEqual(expected, y, $"{m} × {n}");
            AssertEqual(transposed, z, $"{m} × {n}");
            Kernel.Gemv(m, n, Alpha, a, stride, x, plus, y);
            AssertEqual(affine, y, $"{m} × {n}, plus a vector");
        }
    }

    /// <summary>What lies between the rows of the result stays as it was: the whole array is compared.</summary>
    [Theory]
    [InlineData(0, false, false)]
    [InlineData(3, false, true)]
    [InlineData(0, true, true)]
    [InlineData(3, true, false)]
    public void Transpose_OfEverySize(int padding, bool scaled, bool accumulate)
    {
        foreach (var (m, n) in from m in Sizes from n in Sizes select (m, n))
        {
            var (lda, ldb) = (m + padding, n + padding);
            var (d, a, b) = (Random(random, m), Random(random, n * lda), Random(random, m * ldb));
            var expected = Product(m, n, 1, Alpha, (i, _) => scaled ? d[i] : 1, (_, _) => 1, new double[b.Length], ldb, accumulate: false);
            for (var at = 0; at < b.Length; at++)
            {
                var (i, j) = (at / ldb, at % ldb);
                expected[at] = j < n ? (expected[at] * a[(j * lda) + i]) + (accumulate ? b[at] : 0) : b[at];
            }

            var single = Floats(b);
            if (scaled)
            {
                Kernel.Transpose(m, n, Alpha, d, a, lda, b, ldb, accumulate);
                Kernel.Transpose(m, n, (float)Alpha, Floats(d), Floats(a), lda, single, ldb, accumulate);
            }
            else
            {
                Kernel.Transpose(m, n, Alpha, a, lda, b, ldb, accumulate);
                Kernel.Transpose(m, n, (float)Alpha, Floats(a), lda, single, ldb, accumulate);
            }

            AssertEqual(expected, b, $"{m} × {n}");
            AssertEqual(expected, single, $"{m} × {n}");
        }
    }

    [Fact]
    public void Extents_ThatTheMemoryDoesNotHold_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Kernel.Transpose(2, 3, 1, new double[5], 2, new double[6], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Transpose(2, 3, 1, new double[6], 2, new double[6], 2, false));
        Assert.Throws<ArgumentException>(() => Kernel.Transpose(2, 3, 1, new double[3], new double[6], 2, new double[6], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemv(3, 2, 1, new double[3], 1, new double[2], new double[3], false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemv(3, 2, 1, new double[9], 0, new double[2], new double[3], false));
    }
}
