namespace SymGrad.Integration.Tests.Harness;

/// <summary>Directions in the space of a model's data, by parameter: of numbers that single precision holds too.</summary>
internal sealed class Directions(IReadOnlyDictionary<string, object> data)
{
    private readonly Random random = new(data.Count);

    /// <summary>1/16 … 1.</summary>
    public double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 17) / 16.0)];

    public int Count(string parameter) => data[parameter] is Array array ? array.Length : 1;

    /// <summary>A random direction in all the given parameters.</summary>
    public Dictionary<string, double[]> All(IEnumerable<string> parameters) => parameters.ToDictionary(p => p, p => Draw(Count(p)), StringComparer.Ordinal);

    /// <summary>Some unit vectors of a parameter, and a random direction where that says more; none where the parameter is empty.</summary>
    public IEnumerable<(double[] Weights, string What)> Some(string parameter, int units)
    {
        var count = Count(parameter);
        var entries = Enumerable.Range(0, count).ToArray();
        random.Shuffle(entries);
        var some = entries.Take(units).Select(k => (Unit(count, k), $"{parameter} #{k}"));
        return count > 1 ? some.Append((Draw(count), $"a direction in {parameter}")) : some;
    }

    /// <summary>The elements in the shape of a parameter, as cases state data.</summary>
    public object Shaped(string parameter, double[] elements) => Shaped(data[parameter], elements);

    /// <summary>The elements in the shape of other data.</summary>
    public static object Shaped(object like, double[] elements)
    {
        if (like is not Array array)
        {
            return elements[0];
        }

        var shaped = Array.CreateInstance(typeof(double), [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)]);
        Buffer.BlockCopy(elements, 0, shaped, 0, elements.Length * sizeof(double));
        return shaped;
    }

    private static double[] Unit(int count, int k)
    {
        var unit = new double[count];
        unit[k] = 1;
        return unit;
    }
}
