using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Loops that accumulate, and loops that fill arrays.</summary>
internal static partial class Loops
{
    [Gradient]
    public static double Accumulated(Vec<double> x, Vec<double> y)
    {
        var (dot, norm, product) = (1.0, 0.0, 1.0);
        for (var i = 0; i < x.Length; i++)
        {
            dot += x[i] * y[i];
            norm += Sq(y[i]);
            product *= 1 + (0.1 * x[i]);
        }

        return (dot * product) + Sqrt(1 + norm);
    }

    [Gradient]
    public static double Strided(Vec<double> x, Vec<double> y)
    {
        var s = 0.0;
        for (var i = x.Length - 1; i >= 0; i -= 2)
        {
            s += x[i] * (i + 1);
        }

        for (var i = 1; i < x.Length; i += 3)
        {
            s -= Exp(x[i - 1]) * y[i];
        }

        return s * s;
    }

    [Gradient]
    public static double Running(double[] x, double[] y)
    {
        var (largest, least) = (x[0], double.PositiveInfinity);
        for (var i = 1; i < x.Length; i++)
        {
            largest = Math.Max(largest, x[i]);
        }

        foreach (var e in y)
        {
            least = Math.Min(e, least);
        }

        return largest * least;
    }

    [Gradient]
    public static double Chosen(Vec<double> x, double limit)
    {
        var (inside, outside, count) = (0.0, 0.0, 0);
        foreach (var e in x)
        {
            if (Abs(e) <= limit)
            {
                inside += e * e / 2;
                count++;
            }
            else
            {
                var excess = Abs(e) - limit;
                outside += excess * excess;
            }
        }

        return inside + (limit * outside) + (count * limit);
    }

    [Gradient]
    public static double Triangle(Mat<double> A, Vec<double> x)
    {
        var s = 0.0;
        for (var i = 0; i < A.Rows; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                s += A[i, j] * x[i] * x[j];
            }
        }

        return s;
    }

    [Gradient]
    public static double PackedTriangle(Vec<double> packed, Vec<double> x)
    {
        var (s, k) = (0.0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                s += packed[k] * x[i] * x[j];
                k++;
            }
        }

        return s;
    }

    [Gradient]
    public static double Dense(Mat<double> W, Vec<double> b, ReadOnlySpan<double> x)
    {
        var h = new double[W.Rows];
        for (var i = 0; i < W.Rows; i++)
        {
            var z = b[i];
            for (var j = 0; j < W.Columns; j++)
            {
                z += W[i, j] * x[j];
            }

            h[i] = Tanh(z);
        }

        var energy = 0.0;
        foreach (var e in h)
        {
            energy += e * e;
        }

        return energy / 2;
    }

    [Gradient]
    public static double FlatProduct(double[] A, double[] B, int n)
    {
        var C = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                {
                    C[(i * n) + j] += A[(i * n) + k] * B[(k * n) + j];
                }
            }
        }

        var s = 0.0;
        for (var i = 0; i < C.Length; i++)
        {
            s += Sin(C[i]) * (i + 1);
        }

        return s;
    }

    [Gradient]
    public static double MatrixProduct(Mat<double> A, Mat<double> B)
    {
        var C = new Mat<double>(A.Rows, B.Columns);
        for (var i = 0; i < A.Rows; i++)
        {
            for (var j = 0; j < B.Columns; j++)
            {
                for (var k = 0; k < A.Columns; k++)
                {
                    C[i, j] += A[i, k] * B[k, j];
                }
            }
        }

        return SquaredNorm(C);
    }

    [Gradient]
    public static double Smoothed(Vec<double> x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = x[i];
        }

        for (var i = 1; i < x.Length - 1; i++)
        {
            y[i] = (x[i - 1] + (2 * x[i]) + x[i + 1]) / 4;
        }

        var roughness = 0.0;
        for (var i = 1; i < y.Length; i++)
        {
            var step = y[i] - y[i - 1];
            roughness += step * step;
        }

        return roughness;
    }

    [Gradient]
    public static double Interleaved(Vec<double> x, Vec<double> y)
    {
        var z = new double[2 * x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            z[2 * i] = x[i] * y[i];
            z[(2 * i) + 1] = x[i] - y[i];
        }

        var s = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            s += z[i] * z[i] * (i + 1);
        }

        return s;
    }

    [Gradient]
    public static double Histogram(Vec<double> x, int[] bins, Vec<double> weights)
    {
        var sums = new double[4];
        for (var i = 0; i < bins.Length; i++)
        {
            sums[bins[i]] += x[i];
        }

        var s = 0.0;
        for (var k = 0; k < 4; k++)
        {
            s += weights[k] * Exp(sums[k] / (1 + bins.Length));
        }

        return s;
    }

    [Gradient]
    public static double EarlyReturns(Vec<double> x, double a)
    {
        if (x.Length == 0)
        {
            return a * a;
        }

        var mean = Mean(x);
        if (mean > a)
        {
            var d = mean - a;
            return d * d * d;
        }

        var centred = x - mean;
        return SquaredNorm(centred) + (a * mean);
    }

    [Gradient]
    public static double Branches(double x, double y)
    {
        double z;
        var w = x;
        if (x > y)
        {
            z = x * y;
            w += Sin(z);
        }
        else if (x > 0)
        {
            z = x - y;
        }
        else
        {
            z = y;
            w = Exp(x);
        }

        switch (Math.Sign(y))
        {
            case 1:
                w *= z;
                break;
            case 0:
                return w;
            default:
                w -= z * z;
                break;
        }

        return w * z;
    }

    [Gradient]
    public static double LoopsInSums(Mat<double> A, Vec<double> x) => Sum(A.Rows, i =>
    {
        var s = 0.0;
        for (var j = 0; j < A.Columns; j++)
        {
            s += A[i, j] * x[j];
        }

        return Tanh(s) * s;
    });

    [Gradient]
    public static double Written(Vec<double> x, double a)
    {
        var buffer = new Vec<double>(x.Length + 2);
        var middle = buffer.Slice(1, x.Length);
        buffer[0] = a;
        buffer[^1] = a * a;
        for (var i = 0; i < x.Length; i++)
        {
            middle[i] = x[i] * a;
        }

        Square(buffer);
        return Dot(buffer, buffer) + Sum(middle);

        static void Square(Vec<double> v)
        {
            for (var i = 0; i < v.Length; i++)
            {
                v[i] *= v[i];
            }
        }
    }

    [Gradient]
    public static double Tuples(Vec<double> x, double a)
    {
        var (sum, squares) = Moments(x * a);
        (sum, squares) = (squares, sum);
        var pair = (Low: sum, High: squares * a);
        return (pair.Low * pair.High) + pair.Item1;

        static (double Sum, double Squares) Moments(Vec<double> v)
        {
            var result = (Sum: 0.0, Squares: 0.0);
            foreach (var e in v)
            {
                result.Sum += e;
                result = (result.Sum, result.Squares + (e * e));
            }

            return result;
        }
    }

    [Gradient]
    public static double ThreeAxes(Tensor3<double> images, Tensor3<double> kernels, Vec<double> bias)
    {
        var s = 0.0;
        for (var f = 0; f < kernels.Length0; f++)
        {
            for (var i = 0; i < images.Length0; i++)
            {
                var z = bias[f];
                for (var j = 0; j < kernels.Length1; j++)
                {
                    for (var k = 0; k < kernels.Length2; k++)
                    {
                        z += images[i, j, k] * kernels[f, j, k];
                    }
                }

                s += Softplus(z);
            }
        }

        return s + SquaredNorm(kernels.Slice(0));
    }

    [Gradient]
    public static float Single(Vec<float> x, Vec<float> y)
    {
        var s = 0f;
        for (var i = 0; i < x.Length; i++)
        {
            var d = x[i] - y[i];
            s += d * d;
        }

        return s / 2;
    }
}
