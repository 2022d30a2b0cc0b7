using System.Globalization;

namespace SymGrad.Package.Tests;

/// <summary>A user's project: restored from the package with an empty cache, built with warnings as errors, and run.</summary>
[Collection(nameof(PackedSymGrad))]
public sealed class ConsumerTests(PackedSymGrad package)
{
    // The input of Consumer/Classifier.cs.
    private static readonly double[,] W = { { 0.5, -1, 0.25 }, { 1.5, 0, -0.5 } };
    private static readonly double[] B = [0.1, -0.2];
    private static readonly double[] X = [1, 2, -1];
    private static readonly double[] T = [0.25, 0.75];

    // p = softmax(Wx + b),  L = −Σ t ln p,  ∂L/∂b = p Σt − t,  ∂L/∂W = ∂L/∂b xᵀ
    [Fact]
    public async Task Gradient_IsGenerated_AndRight()
    {
        var printed = Parse(await package.RunConsumer("Classifier.cs"));

        double[] z = [.. Enumerable.Range(0, 2).Select(j => B[j] + Enumerable.Range(0, 3).Sum(i => W[j, i] * X[i]))];
        double[] p = [.. z.Select(a => Math.Exp(a) / z.Sum(Math.Exp))];
        double[] db = [.. p.Zip(T, (pj, tj) => pj - tj)];
        double[] dW = [.. db.SelectMany(d => X.Select(x => d * x))];
        foreach (var form in new[] { "destination", "allocating" })
        {
            AssertClose([-T.Zip(p, (tj, pj) => tj * Math.Log(pj)).Sum()], printed[$"{form} value"]);
            AssertClose(dW, printed[$"{form} W"]);
            AssertClose(db, printed[$"{form} b"]);
        }
    }

    // Lines of the form "name: number number …".
    private static Dictionary<string, double[]> Parse(string output)
        => output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(": "))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray());

    private static void AssertClose(double[] expected, double[] actual)
        => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-14));
}
