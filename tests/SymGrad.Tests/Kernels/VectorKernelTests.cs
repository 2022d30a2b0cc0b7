using SymGrad.Kernels;
using static SymGrad.Tests.Kernels.NaiveKernels;

namespace SymGrad.Tests.Kernels;

public class VectorKernelTests
{
    private readonly Random random = new(1);

    [Fact]
    public void DotAndSum_OfEverySize()
    {
        foreach (var n in (int[])[.. Sizes, 1000])
        {
            var (x, y) = (Random(random, n), Random(random, n));
            var expected = x.Zip(y, (a, b) => a * b).Sum();
            AssertEqual([expected, x.Sum()], [Kernel.Dot(x, y), Kernel.Sum(x)], $"n = {n}");
            AssertEqual([expected, x.Sum()], [Kernel.Dot(Floats(x), Floats(y)), Kernel.Sum(Floats(x))], $"n = {n}");
        }
    }

    [Fact]
    public void Axpy_OfEverySizeAndAlignment()
    {
        foreach (var n in (int[])[.. Sizes, 1000, 1001])
        {
            for (var start = 0; start < 3; start++)
            {
                var (x, y) = (Random(random, n + start), Random(random, n + start));
                var expected = y.Select((e, i) => i < start ? e : e + (0.75 * x[i])).ToArray();
                var single = Floats(y);
                Kernel.Axpy(0.75, x.AsSpan(start), y.AsSpan(start));
                Kernel.Axpy(0.75f, Floats(x).AsSpan(start), single.AsSpan(start));
                AssertEqual(expected, y, $"n = {n} from {start}");
                AssertEqual(expected, single, $"n = {n} from {start}");
            }
        }
    }

    [Fact]
    public void Extents_ThatDiffer_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Kernel.Dot(new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => Kernel.Axpy(1, new double[2], new double[3]));
    }
}
