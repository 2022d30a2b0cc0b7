using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>
/// Systems over rows of different lengths, against plain C# alone: values, gradients by its differences, and a Hessian's product with a
/// direction by differences of the gradient.
/// </summary>
public sealed class RowTests
{
    private const int Weights = 9;

    private static readonly int[][] Lengths = [[], [0, 0], [1], [2, 2], [3, 0, 5, 1], [9, 8, 0, 17]];

    private delegate (double Value, double[][] X, Vec<double> W) Gradient(double[][] x, Vec<double> w);

    private delegate (double Value, double[][] X, Vec<double> W) Product(double[][] x, Vec<double> w, double[][] xDirection, Vec<double> wDirection);

    private delegate (double Value, double[][] X, Vec<double> W) GradientAt(double[][] x, int[][] places, Vec<double> w);

    private delegate (double Value, double[][] X, Vec<double> W) ProductAt(double[][] x, int[][] places, Vec<double> w, double[][] xDirection, Vec<double> wDirection);

    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, Lengths.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Elements(int shape)
    {
        var lengths = Lengths[shape];
        Check(lengths, Rows.Parts, Rows.PartsGradient, Rows.PartsHessianVectorProduct);
        Check(lengths, Rows.Carried, Rows.CarriedGradient, Rows.CarriedHessianVectorProduct);
        Check(lengths, Rows.Filtered, Rows.FilteredGradient, Rows.FilteredHessianVectorProduct);
        Check(lengths, Rows.Convolved, Rows.ConvolvedGradient, Rows.ConvolvedHessianVectorProduct);
        Check(lengths, Rows.AllPairs, Rows.AllPairsGradient, Rows.AllPairsHessianVectorProduct);
        Check(lengths, Rows.Branches, Rows.BranchesGradient, Rows.BranchesHessianVectorProduct);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ListsOfPlaces(int shape)
    {
        var rows = Lengths[shape].Length;
        Check(shape, Math.Max(1, rows), Rows.Chosen, Rows.ChosenGradient, Rows.ChosenHessianVectorProduct);
        Check(shape, Weights, Rows.Sparse, Rows.SparseGradient, Rows.SparseHessianVectorProduct);
        Check(shape, Weights, Rows.SparseTransposed, Rows.SparseTransposedGradient, Rows.SparseTransposedHessianVectorProduct);
        Check(shape, Math.Max(1, rows), Rows.Graph, Rows.GraphGradient, Rows.GraphHessianVectorProduct);
        Check(shape, Weights, Rows.Neighbours, Rows.NeighboursGradient, Rows.NeighboursHessianVectorProduct);
    }

    private static void Check(int shape, int below, Func<double[][], int[][], Vec<double>, double> model, GradientAt gradient, ProductAt product)
    {
        var places = Lengths[shape].Select((n, i) => Enumerable.Range(0, n).Select(k => ((k * k) + i) % below).ToArray()).ToArray();
        Check(Lengths[shape], (x, w) => model(x, places, w), (x, w) => gradient(x, places, w), (x, w, dx, dw) => product(x, places, w, dx, dw));
    }

    private static void Check(int[] lengths, Func<double[][], Vec<double>, double> model, Gradient gradient, Product product)
    {
        var draw = new Draw(lengths.Length);
        double[] Values() => [.. lengths.SelectMany(n => draw.Real(n)), .. draw.Real(Weights)];
        var (at, along) = (Values(), Values());
        double[] GradientOf(double[] p) => Flat(gradient(X(p), W(p)));

        var (value, actual) = (model(X(at), W(at)), gradient(X(at), W(at)));
        Assert.Equal(value, actual.Value, 1e-12 * Math.Max(1, Math.Abs(value)));
        Near([.. at.Select((_, k) => Differences(p => [model(X(p), W(p))], at, [.. at.Select((_, i) => i == k ? 1.0 : 0)])[0])], Flat(actual));

        var second = product(X(at), W(at), X(along), W(along));
        Assert.Equal(value, second.Value, 1e-12 * Math.Max(1, Math.Abs(value)));
        Near(Differences(GradientOf, at, along), Flat(second));

        double[][] X(double[] p) => [.. lengths.Select((n, i) => p.Skip(lengths.Take(i).Sum()).Take(n).ToArray())];
        Vec<double> W(double[] p) => p[^Weights..];
    }

    private static double[] Flat((double Value, double[][] X, Vec<double> W) result) => [.. result.X.SelectMany(row => row), .. result.W.ToArray()];

    /// <summary>Central differences, extrapolated twice (Richardson): the error is of the order h⁶.</summary>
    private static double[] Differences(Func<double[], double[]> f, double[] at, double[] along)
    {
        double[] Central(double h) => [.. f(Moved(h)).Zip(f(Moved(-h)), (a, b) => (a - b) / (2 * h))];
        double[] Moved(double h) => [.. at.Zip(along, (x, v) => x + (h * v))];
        var (whole, half, quarter) = (Central(1e-3), Central(5e-4), Central(2.5e-4));
        return [.. whole.Select((d, k) => ((16 * ((4 * quarter[k]) - half[k]) / 3) - (((4 * half[k]) - d) / 3)) / 15)];
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-8 * Math.Max(1, largest)));
    }
}
