using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Convolutions of images.</summary>
internal static partial class ImageConvolutions
{
    [Jacobian, Vjp]
    public static Mat<double> CorrelationValid(Mat<double> x, Mat<double> w) => Build(
        x.Rows - w.Rows + 1, x.Columns - w.Columns + 1, (i, j) => Sum(w.Rows, a => Sum(w.Columns, b => w[a, b] * x[i + a, j + b])));

    [Jacobian, Vjp]
    public static Mat<double> ConvolutionFull(Mat<double> x, Mat<double> w) => Build(
        x.Rows + w.Rows - 1,
        x.Columns + w.Columns - 1,
        (i, j) => Sum(w.Rows, a => Sum(w.Columns, b => i >= a && i - a < x.Rows && j >= b && j - b < x.Columns ? w[a, b] * x[i - a, j - b] : 0)));

    [Vjp]
    public static Mat<double> CorrelationSame(Mat<double> x, Mat<double> w) => Build(x.Rows, x.Columns, (i, j) => Sum(w.Rows, a => Sum(w.Columns, b =>
    {
        var (u, v) = (i + a - (w.Rows / 2), j + b - (w.Columns / 2));
        return u >= 0 && u < x.Rows && v >= 0 && v < x.Columns ? w[a, b] * x[u, v] : 0;
    })));

    /// <summary>Stride 2 down and 3 across, dilation 2 across.</summary>
    [Vjp]
    public static Mat<double> Strided(Mat<double> x, Mat<double> w, int rows, int columns) =>
        Build(rows, columns, (i, j) => Sum(w.Rows, a => Sum(w.Columns, b => w[a, b] * x[(2 * i) + a, (3 * j) + (2 * b)])));

    /// <summary>A layer over an image with several channels, by loops, then relu and the mean of all.</summary>
    [Gradient]
    public static double Channels(Tensor3<double> image, Tensor3<double> kernel, double bias)
    {
        var (rows, columns) = (image.Length1 - kernel.Length1 + 1, image.Length2 - kernel.Length2 + 1);
        var total = 0.0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var z = bias;
                for (var c = 0; c < kernel.Length0; c++)
                {
                    for (var a = 0; a < kernel.Length1; a++)
                    {
                        for (var b = 0; b < kernel.Length2; b++)
                        {
                            z += kernel[c, a, b] * image[c, i + a, j + b];
                        }
                    }
                }

                total += Relu(z);
            }
        }

        return total / (rows * columns);
    }
}
