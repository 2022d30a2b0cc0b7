using SymGrad.Kernels;
using static SymGrad.Tests.Kernels.NaiveKernels;

namespace SymGrad.Tests.Kernels;

public class MatrixVectorKernelTests
{
    private const double Alpha = 0.75;

    private readonly Random random = new(2);

    public static TheoryData<int, bool> StridesAndAccumulation => new() { { 0, false }, { 0, true }, { 3, false }, { 3, true } };

    [Theory]
    [MemberData(nameof(StridesAndAccumulation))]
    public void Gemv_OfEverySize(int padding, bool accumulate) => ForEverySize(padding, (m, n, lda, what) =>
    {
        var (a, x, y) = (Random(random, m * lda), Random(random, n), Random(random, m));
        var expected = Product(m, 1, n, Alpha, (i, j) => a[(i * lda) + j], (j, _) => x[j], y, 1, accumulate);
        var single = Floats(y);
        Kernel.Gemv(m, n, Alpha, a, lda, x, y, accumulate);
        Kernel.Gemv(m, n, (float)Alpha, Floats(a), lda, Floats(x), single, accumulate);
        AssertEqual(expected, y, what);
        AssertEqual(expected, single, what);
    });

    [Theory]
    [MemberData(nameof(StridesAndAccumulation))]
    public void GemvTransposed_OfEverySize(int padding, bool accumulate) => ForEverySize(padding, (m, n, lda, what) =>
    {
        var (a, x, y) = (Random(random, m * lda), Random(random, m), Random(random, n));
        var expected = Product(n, 1, m, Alpha, (j, i) => a[(i * lda) + j], (i, _) => x[i], y, 1, accumulate);
        var single = Floats(y);
        Kernel.GemvTransposed(m, n, Alpha, a, lda, x, y, accumulate);
        Kernel.GemvTransposed(m, n, (float)Alpha, Floats(a), lda, Floats(x), single, accumulate);
        AssertEqual(expected, y, what);
        AssertEqual(expected, single, what);
    });

    /// <summary>What lies between the rows of A stays as it was: the whole array is compared.</summary>
    [Theory]
    [MemberData(nameof(StridesAndAccumulation))]
    public void Ger_OfEverySize(int padding, bool accumulate) => ForEverySize(padding, (m, n, lda, what) =>
    {
        var (a, x, y) = (Random(random, m * lda), Random(random, m), Random(random, n));
        var expected = Product(m, n, 1, Alpha, (i, _) => x[i], (_, j) => y[j], a, lda, accumulate);
        var single = Floats(a);
        Kernel.Ger(m, n, Alpha, x, y, a, lda, accumulate);
        Kernel.Ger(m, n, (float)Alpha, Floats(x), Floats(y), single, lda, accumulate);
        AssertEqual(expected, a, what);
        AssertEqual(expected, single, what);
    });

    [Fact]
    public void Extents_ThatTheMemoryDoesNotHold_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Kernel.Gemv(2, 3, 1, new double[5], 3, new double[3], new double[2], false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemv(2, 3, 1, new double[6], 4, new double[3], new double[2], false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemv(2, 3, 1, new double[6], 3, new double[2], new double[2], false));
        Assert.Throws<ArgumentException>(() => Kernel.Gemv(2, 3, 1, new double[6], 3, new double[3], new double[3], false));
        Assert.Throws<ArgumentException>(() => Kernel.GemvTransposed(2, 3, 1, new double[6], 3, new double[3], new double[2], false));
        Assert.Throws<ArgumentException>(() => Kernel.Ger(2, 3, 1, new double[2], new double[3], new double[5], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Ger(-1, 3, 1, [], new double[3], new double[5], 3, false));
        Assert.Throws<ArgumentException>(() => Kernel.Ger(int.MaxValue, 3, 1, new double[2], new double[3], new double[5], int.MaxValue, false));
    }

    private static void ForEverySize(int padding, Action<int, int, int, string> check)
    {
        foreach (var m in Sizes)
        {
            foreach (var n in Sizes)
            {
                check(m, n, n + padding, $"{m} × {n}, stride {n + padding}");
            }
        }
    }
}
