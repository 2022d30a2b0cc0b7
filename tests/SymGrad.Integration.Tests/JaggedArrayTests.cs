using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;
using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>
/// Jagged arrays as parameters: values against plain C#, derivatives against differences of the lowered model in 256 bits, without rows, with
/// empty ones and with rows of all lengths.
/// </summary>
public sealed class JaggedArrayTests
{
    private static readonly int[][] Lengths = [[], [0, 0], [7], [2, 2, 2], [3, 0, 5, 1], [17, 33, 0, 64]];

    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, Lengths.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Elements_AndRows(int shape)
    {
        var (x, y, w) = (Data(shape, 1), Data(shape, 2), Row(64, 3));
        var (value, dx, dw) = JaggedArrays.EnergiesGradient(x, w);
        Close(JaggedArrays.Energies(x, w), value);
        Near(Expected("Energies", x, w), [.. Flat(dx), .. dw.ToArray()]);

        var vectors = JaggedArrays.AsVectorsGradient(x);
        Close(JaggedArrays.AsVectors(x), vectors.Value);
        Near(Expected("AsVectors", [x]), Flat(vectors.x));

        var products = JaggedArrays.ProductsGradient(x, y);
        Close(JaggedArrays.Products(x, y), products.Value);
        Near(Expected("Products", x, y), [.. Flat(products.x), .. Flat(products.y)]);

        var neighbours = JaggedArrays.NeighboursGradient(x);
        Close(JaggedArrays.Neighbours(x), neighbours.Value);
        Near(Expected("Neighbours", [x]), Flat(neighbours.x));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SequencesOfDifferentLengths(int shape)
    {
        var x = Data(shape, 4);
        var (value, dx, du, dv) = JaggedArrays.RecurrentGradient(x, 0.5, 0.75);

        Close(JaggedArrays.Recurrent(x, 0.5, 0.75), value);
        Near(Expected("Recurrent", x, 0.5, 0.75), [.. Flat(dx), du, dv]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ListsOfIndices(int shape)
    {
        var documents = Array.ConvertAll(Lengths[shape], n => Enumerable.Range(n, n).Select(k => k * k % 5).ToArray());
        var labels = Enumerable.Range(0, documents.Length).Select(i => i % 3).ToArray();
        var draw = new Draw(5);
        var (E, W, b) = (draw.Real(5, 4), draw.Real(3, 4), draw.Real(3));
        var (value, dE, dW) = JaggedArrays.DocumentsGradient(documents, labels, E, W, b);

        Close(JaggedArrays.Documents(documents, labels, E, W, b), value);
        Near(Expected("Documents", documents, labels, E, W, b)[..^3], [.. dE.ToArray(), .. dW.ToArray()]);

        var bb = JaggedArrays.DocumentsHessian(documents, labels, E, W, b).bb;
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(0, bb.Row(i).ToArray().Sum(), 1e-12));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void DirectionsAndProducts(int shape)
    {
        var (x, along, w) = (Data(shape, 6), Data(shape, 7), Row(64, 8));
        var gradient = JaggedArrays.EnergiesGradient(x, w);
        var slope = Flat(gradient.x).Zip(Flat(along), (g, v) => g * v).Sum();
        Close(slope, JaggedArrays.EnergiesJvp(x, w, along, new double[64]).Tangent);
        Near([.. Flat(gradient.x).Select(g => 3 * g)], Flat(JaggedArrays.EnergiesVjp(x, w, 3).x));

        // (∂/∂h) of the gradient's product with another direction, in 256 bits.
        var product = JaggedArrays.EnergiesHessianVectorProduct(x, w, along, new double[64]);
        var other = Data(shape, 9);
        var moved = Moving("Energies", x, w);
        var expected = moved.Along(At("x", other), At("x", along))[0];
        Close(expected, Flat(product.x).Zip(Flat(other), (p, v) => p * v).Sum());

        var cotangent = Row(x.Length, 10);
        var tangent = JaggedArrays.ValuesJvp(x, along).Tangent.ToArray();
        Near(Moving("Values", [x]).Along(At("x", along)), tangent);
        Close(tangent.Zip(cotangent, (t, c) => t * c).Sum(), Flat(JaggedArrays.ValuesVjp(x, cotangent).x).Zip(Flat(along), (g, v) => g * v).Sum());
        Near(Expected("Scaled", x, 0.5), JaggedArrays.ScaledJacobian(x, 0.5).s.ToArray());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Jacobians_HaveTheElementsRowAfterRow(int shape)
    {
        var (x, y, w) = (Data(shape, 17), Data(5 - shape, 18), Row(64, 19));
        var byX = JaggedArrays.ValuesJacobian(x);
        Near(JaggedArrays.Values(x).ToArray(), byX.Value.ToArray());
        IsJacobian(byX.x, Moving("Values", [x]), "x", x, x.Length);

        var first = JaggedArrays.InputsFirstJacobian(x, w);
        IsJacobian(first.x.T, Moving("InputsFirst", x, w), "x", x, x.Length);
        Assert.Equal((64, x.Length), (first.w.Rows, first.w.Columns));

        var (value, kernelByX, kernelByRows, _, kernelByGain, normByX, normByRows, _, _) = JaggedArrays.KernelsJacobian(x, new(y, w, 0.3));
        var moved = Moving("Kernels", x, y, w, 0.3);
        Close(JaggedArrays.Kernels(x, new(y, w, 0.3)).Norm, value.Norm);
        Assert.Equal(x.Length * y.Length, kernelByGain.Rows * kernelByGain.Columns);
        IsJacobian(kernelByX, moved, "x", x, x.Length * y.Length);
        IsJacobian(kernelByRows, moved, "Rows", y, x.Length * y.Length);
        Near(Flat([.. Units(x).Select(u => new[] { moved.Along(At("x", u))[^1] })]), Flat(normByX));
        Assert.Equal(new double[Flat(y).Length], Flat(normByRows));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Hessians_HaveTheElementsRowAfterRow(int shape)
    {
        var (x, y, w) = (Thinned(Data(shape, 20)), Thinned(Data(5 - shape, 21)), Row(64, 22));
        var hessian = JaggedArrays.PairsHessian(x, w, 0.3, y);
        var moved = Moving("Pairs", x, w, 0.3, y);
        Dictionary<string, double[]>[] inX = [.. Units(x).Select(u => At("x", u))], inY = [.. Units(y).Select(u => At("y", u))];
        Dictionary<string, double[]>[] inW = [.. Enumerable.Range(0, 64).Select(k => Only("w", [.. Enumerable.Range(0, 64).Select(l => l == k ? 1.0 : 0)]))], inS = [Only("s", [1])];
        IsBlock(hessian.xx.ToArray(), inX, inX);
        IsBlock(hessian.xw.ToArray(), inX, inW);
        IsBlock(Flat(hessian.xs), inX, inS);
        IsBlock(hessian.xy.ToArray(), inX, inY);
        IsBlock(hessian.wy.ToArray(), inW, inY);
        IsBlock(Flat(hessian.sy), inS, inY);
        IsBlock(hessian.yy.ToArray(), inY, inY);
        Assert.Equal((Flat(x).Length, Flat(y).Length), (hessian.xy.Rows, hessian.xy.Columns));
        Near(Expected("Pairs", x, w, 0.3, y), [.. Flat(hessian.x), .. hessian.w.ToArray(), hessian.s, .. Flat(hessian.y)]);

        var diagonal = JaggedArrays.SeparableHessianDiagonal(x).x;
        Near([.. x.SelectMany(row => row.Select((v, j) => Math.Exp(v) * (1 + j)))], Flat(diagonal));
        var whole = JaggedArrays.SeparableHessian(x).xx;
        Assert.All(Enumerable.Range(0, whole.Rows), i => Assert.All(Enumerable.Range(0, whole.Rows), j => Assert.Equal(i == j ? Flat(diagonal)[i] : 0, whole[i, j])));

        void IsBlock(double[] actual, Dictionary<string, double[]>[] rows, Dictionary<string, double[]>[] columns)
        {
            // A few entries of each block, each in 256 bits.
            Assert.Equal(rows.Length * columns.Length, actual.Length);
            for (var k = 0; k < actual.Length; k += 1 + (actual.Length / 11))
            {
                Close(moved.Along(rows[k / columns.Length], columns[k % columns.Length])[0], actual[k]);
            }
        }
    }

    [Fact]
    public void JacobiansAndHessians_CheckTheirDestinations_AndAllocateNothing()
    {
        double[][] x = [[1, 2], [], [3]];
        var (value, dx) = (new Vec<double>(3), new Mat<double>(3, 3));
        for (var k = 0; k < 3; k++)
        {
            dx.Span.Fill(double.NaN);
            JaggedArrays.ValuesJacobian(x, value, dx);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        JaggedArrays.ValuesJacobian(x, value, dx);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(JaggedArrays.ValuesJacobian(x).x.ToArray(), dx.ToArray());

        Throws("dx.Columns is 4, but the number of elements of x is 3.", () => JaggedArrays.ValuesJacobian(x, value, new Mat<double>(3, 4)));
        Throws("x[1] is null.", () => JaggedArrays.ValuesJacobian([[1], null!]));
        Throws("Value cannot be null. (Parameter 'x')", () => JaggedArrays.SeparableHessianDiagonal(null!));
        Throws("value shares memory with x.", () => JaggedArrays.ValuesJacobian([x[2]], x[2], new Mat<double>(1, 1)));
        Throws("dx[1].Length is 2, but x[1].Length is 0.", () => JaggedArrays.SeparableHessian(x, [new double[2], new double[2], new double[1]], dx));
        var single = Array.ConvertAll(x, r => Array.ConvertAll(r, v => (float)v / 8));
        var (energy, flat) = (JaggedArrays.SingleHessian(single), Array.ConvertAll([1.0, 2, 3], v => (float)v / 8));
        var blocks = JaggedArrays.SingleHessianHessian(single).xx;
        Assert.All(Enumerable.Range(0, 9), k => Assert.Equal(energy * ((4 * flat[k / 3] * flat[k % 3]) + (k % 4 == 0 ? 2 : 0)), blocks.Span[k], 1e-5f));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void InRecordsAndObjects(int shape)
    {
        var (x, w) = (Data(shape, 11), Row(64, 12));
        var sequences = new Sequences(x, w, 0.25);
        var (value, gradient) = JaggedArrays.OfARecordGradient(sequences);
        Close(JaggedArrays.OfARecord(sequences), value);
        Near(Expected("OfARecord", x, w, 0.25), [.. Flat(gradient.Rows), .. gradient.Weights.ToArray(), gradient.Gain]);

        var archive = new Archive(x);
        var likelihood = archive.LikelihoodGradient(0.5);
        Close(archive.Likelihood(0.5), likelihood.Value);
        foreach (var (row, derivative) in x.Zip(likelihood.sequences))
        {
            var sum = 1 + row.Sum(v => Math.Exp(-0.5 * v));
            Near([.. row.Select(v => -0.5 * Math.Exp(-0.5 * v) / sum)], derivative);
        }

        var single = Array.ConvertAll(x, row => Array.ConvertAll(row, v => (float)v));
        Assert.Equal(Flat(x).Length, JaggedArrays.SingleGradient(single).x.Sum(row => row.Length));
        Assert.Equal(JaggedArrays.Single(single), JaggedArrays.SingleValue(single), 1e-5f * Math.Max(1, Math.Abs(JaggedArrays.Single(single))));
    }

    [Fact]
    public void DestinationForm_OverwritesAll_AndAllocatesNothing()
    {
        var (x, w) = (Data(4, 13), Row(64, 14));
        var (_, expected, expectedW) = JaggedArrays.EnergiesGradient(x, w);
        var (dx, dw) = (Array.ConvertAll(x, row => Array.ConvertAll(row, _ => double.NaN)), (Vec<double>)new double[64]);
        for (var warmUp = 0; warmUp < 3; warmUp++)
        {
            _ = JaggedArrays.EnergiesGradient(x, w, dx, dw);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = JaggedArrays.EnergiesGradient(x, w, dx, dw);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Flat(expected), Flat(dx));
        Assert.Equal(expectedW.ToArray(), dw.ToArray());
    }

    [Fact]
    public void Checks_NameTheRow()
    {
        var (x, w) = (Data(4, 15), (Vec<double>)Row(64, 16));
        var dw = new Vec<double>(64);
        double[][] Like() => Array.ConvertAll(x, row => new double[row.Length]);

        Throws("Value cannot be null. (Parameter 'x')", () => JaggedArrays.EnergiesGradient(null!, w));
        Throws("x[1] is null.", () => JaggedArrays.EnergiesGradient([[1], null!], w));
        Throws("Where i is 2, w.Length is 4, but must be at least x[i].Length, which is 5.", () => JaggedArrays.EnergiesGradient(x, w.Slice(0, 4)));
        Throws("Where i is 0, x[i].Length is 3, but y[i].Length is 2.", () => JaggedArrays.ProductsGradient(x, [[1, 2], [], [1, 2, 3, 4, 5], [1]]));
        Throws("Where i is 1, x[i].Length is 0, but must be at least w.Length, which is 1.", () => JaggedArrays.RectangularGradient(x, w.Slice(0, 1)));
        Throws("dx.Length is 1, but x.Length is 4.", () => JaggedArrays.EnergiesGradient(x, w, [new double[3]], dw));
        Throws("dx[2].Length is 4, but x[2].Length is 5.", () => JaggedArrays.EnergiesGradient(x, w, [new double[3], [], new double[4], new double[1]], dw));
        Throws("dx[3] is null.", () => JaggedArrays.EnergiesGradient(x, w, [new double[3], [], new double[5], null!], dw));
        Throws("xTangent[0].Length is 2", () => JaggedArrays.EnergiesJvp(x, w, [new double[2], [], new double[5], new double[1]], w));
        Throws("dx shares memory with x[2].", () => JaggedArrays.EnergiesGradient(x, w, [new double[3], [], x[2], new double[1]], dw));

        var (same, shared) = (new double[2], Like());
        Throws("dx[0] shares memory with dx[2].", () => JaggedArrays.EnergiesGradient([[1, 2], [3], [4, 5]], w, [same, new double[1], same], dw));
        Throws("dx shares memory with dw.", () => JaggedArrays.EnergiesGradient(x, w.Slice(0, 5), shared, shared[2]));
        Throws("dw shares memory with x.", () => JaggedArrays.EnergiesGradient(x, w.Slice(0, 5), Like(), x[2]));
        Throws("The index must be at least 0 and less than 2. (Parameter 'documents[1][0]')", () => JaggedArrays.DocumentsGradient([[0, 1], [2]], [0, 0], new double[2, 2], new double[2, 2], new double[2]));
    }

    /// <summary>A matrix whose columns are the derivatives along each element of a jagged array, in 256 bits, row after row.</summary>
    private static void IsJacobian(Mat<double> actual, Moved moved, string name, double[][] variable, int rows)
    {
        Assert.Equal((rows, Flat(variable).Length), (actual.Rows, actual.Columns));
        foreach (var (unit, k) in Units(variable).Select((u, k) => (u, k)).Where(p => p.k % 5 == 0))
        {
            Near(moved.Along(At(name, unit))[..rows], actual.Column(k).ToArray());
        }
    }

    /// <summary>For each element rows like those given, with 1 in its place and 0 elsewhere.</summary>
    private static IEnumerable<double[][]> Units(double[][] like)
    {
        for (var i = 0; i < like.Length; i++)
        {
            for (var j = 0; j < like[i].Length; j++)
            {
                var unit = Array.ConvertAll(like, row => new double[row.Length]);
                unit[i][j] = 1;
                yield return unit;
            }
        }
    }

    private static Dictionary<string, double[]> Only(string name, double[] direction) => new(StringComparer.Ordinal) { [name] = direction };

    /// <summary>No row longer than nine: Hessians have the square of all.</summary>
    private static double[][] Thinned(double[][] rows) => Array.ConvertAll(rows, row => row[..Math.Min(row.Length, 9)]);

    private static double[][] Data(int shape, int seed) => [.. Lengths[shape].Select((n, i) => Row(n, (100 * seed) + i))];

    private static double[] Row(int n, int seed) => new Draw(seed).Real(n);

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];

    private static double[,] Padded(double[][] rows)
    {
        var padded = new double[rows.Length, rows.Select(row => row.Length).DefaultIfEmpty().Max()];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
            {
                padded[i, j] = rows[i][j];
            }
        }

        return padded;
    }

    private static Dictionary<string, double[]> At(string name, double[][] direction) => new(StringComparer.Ordinal) { [name] = [.. Padded(direction).Cast<double>()] };

    private static Model Lowered(string name) => Reference.Of(typeof(JaggedArrays).GetMethod(name)!);

    private static Inputs Inputs(string name, object[] data) => Reference.Inputs(Lowered(name), [.. data.SelectMany(d => d switch
    {
        double[][] rows => [Padded(rows), Array.ConvertAll(rows, row => row.Length)],
        int[][] rows => [Padded(Array.ConvertAll(rows, row => Array.ConvertAll(row, v => (double)v))), Array.ConvertAll(rows, row => row.Length)],
        _ => new[] { d },
    })]);

    private static Moved Moving(string name, params object[] data) => new(Lowered(name), Inputs(name, data));

    /// <summary>The gradient of the lowered model by differences, without what lies beyond the ends of rows.</summary>
    private static double[] Expected(string name, params object[] data)
    {
        var (model, inputs) = (Lowered(name), Inputs(name, data));
        return [.. model.Variables.SelectMany(v =>
        {
            var gradient = Differences.Gradient(model, inputs, v.Tensor);
            var jagged = v.Form == ParameterForm.Jagged ? data.OfType<double[][]>().ElementAt(model.Parameters.TakeWhile(p => p != v).Count(p => p.Form == ParameterForm.Jagged)) : null;
            return gradient.Values.Select(e => e.ToDouble()).Where((_, k) => jagged is null || k % gradient.Extents[1] < jagged[k / gradient.Extents[1]].Length);
        })];
    }

    private static void Throws(string message, Action action) => Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Math.Max(1e-9 * Math.Abs(pair.First), 1e-12 * Math.Max(1, largest))));
    }
}
