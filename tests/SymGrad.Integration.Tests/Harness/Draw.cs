namespace SymGrad.Integration.Tests.Harness;

/// <summary>Random data, the same in every run.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>−1.5 … 1.5.</summary>
    public double Real() => Between(-1.5, 1.5);

    public double[] Real(int n) => Between(-1.5, 1.5, n);

    public double[,] Real(int m, int n) => Between(-1.5, 1.5, m, n);

    public double[,,] Real(int m, int n, int l)
    {
        var tensor = new double[m, n, l];
        for (var k = 0; k < tensor.Length; k++)
        {
            tensor[k / (n * l), k / l % n, k % l] = Real();
        }

        return tensor;
    }

    /// <summary>0.2 … 2.2.</summary>
    public double[] Positive(int n) => Between(0.2, 2.2, n);

    public double[,] Positive(int m, int n) => Between(0.2, 2.2, m, n);

    /// <summary>−0.9 … 0.9.</summary>
    public double[] Unit(int n) => Between(-0.9, 0.9, n);

    public double[,] Unit(int m, int n) => Between(-0.9, 0.9, m, n);

    public double Between(double low, double high) => low + ((high - low) * random.NextDouble());

    public double[] Between(double low, double high, int n) => [.. Enumerable.Range(0, n).Select(_ => Between(low, high))];

    public double[,] Between(double low, double high, int m, int n)
    {
        var matrix = new double[m, n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[i, j] = Between(low, high);
            }
        }

        return matrix;
    }

    /// <summary>Positive, of sum 1.</summary>
    public double[] Probabilities(int n)
    {
        var weights = Positive(n);
        var sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    /// <summary>−1 or 1.</summary>
    public double[] Signs(int n) => [.. Enumerable.Range(0, n).Select(_ => random.Next(2) == 0 ? -1.0 : 1.0)];

    /// <summary>0 … below <paramref name="bound"/>.</summary>
    public int Index(int bound) => random.Next(bound);

    public int[] Indices(int n, int bound) => [.. Enumerable.Range(0, n).Select(_ => random.Next(bound))];
}
