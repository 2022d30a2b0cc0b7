using SymGrad.Kernels;
using static SymGrad.Tests.Kernels.NaiveKernels;

namespace SymGrad.Tests.Kernels;

public class MatrixProductTests
{
    private const double Alpha = 0.75;

    private readonly Random random = new(3);

    public static TheoryData<bool, bool> Transpositions => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Transpositions))]
    public void Gemm_OfEverySize(bool transposeA, bool transposeB)
    {
        foreach (var m in Sizes)
        {
            foreach (var n in Sizes)
            {
                foreach (var k in (int[])[0, 1, 3, 10, 33])
                {
                    Check(m, n, k, (m * 7 + n) % 3, transposeA, transposeB, accumulate: (m + n + k) % 2 == 1);
                }
            }
        }
    }

    /// <summary>Sums that are longer than what is packed at a time.</summary>
    [Theory]
    [MemberData(nameof(Transpositions))]
    public void Gemm_OfLongSums(bool transposeA, bool transposeB)
    {
        Check(64, 40, 600, 1, transposeA, transposeB, accumulate: false);
        Check(65, 17, 513, 0, transposeA, transposeB, accumulate: true);
        Check(9, 33, 257, 2, transposeA, transposeB, accumulate: true);
    }

    [Fact]
    public void Extents_ThatTheMemoryDoesNotHold_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Kernel.Gemm(2, 3, 4, 1, new double[7], 4, false, new double[12], 3, false, new double[6], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemm(2, 3, 4, 1, new double[8], 4, false, new double[11], 3, false, new double[6], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemm(2, 3, 4, 1, new double[8], 4, false, new double[12], 3, false, new double[5], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemm(2, 3, 4, 1, new double[8], 0, true, new double[12], 3, false, new double[6], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemm(2, 3, -4, 1, new double[8], 4, false, new double[12], 3, false, new double[6], 3, false));
    }

    private void Check(int m, int n, int k, int padding, bool transposeA, bool transposeB, bool accumulate)
    {
        var (lda, ldb, ldc) = ((transposeA ? m : k) + padding, (transposeB ? k : n) + padding, n + padding);
        var a = Random(random, (transposeA ? k : m) * lda);
        var b = Random(random, (transposeB ? n : k) * ldb);
        var c = Random(random, m * ldc);
        var expected = Product(
            m, n, k, Alpha, (i, p) => transposeA ? a[(p * lda) + i] : a[(i * lda) + p], (p, j) => transposeB ? b[(j * ldb) + p] : b[(p * ldb) + j], c, ldc, accumulate);
        var single = Floats(c);
        Kernel.Gemm(m, n, k, Alpha, a, lda, transposeA, b, ldb, transposeB, c, ldc, accumulate);
        Kernel.Gemm(m, n, k, (float)Alpha, Floats(a), lda, transposeA, Floats(b), ldb, transposeB, single, ldc, accumulate);
        var what = $"{m} × {n} × {k}, {(transposeA ? "Aᵀ" : "A")}{(transposeB ? "Bᵀ" : "B")}, padding {padding}";
        AssertEqual(expected, c, what);
        AssertEqual(expected, single, what);
    }
}
