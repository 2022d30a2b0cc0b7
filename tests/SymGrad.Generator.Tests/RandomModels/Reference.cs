using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Tests.RandomModels;

/// <summary>What the tree says of a model at a point, by central differences in 256 bits: nothing of the engine takes part.</summary>
internal sealed class Reference
{
    private static readonly Extended Step = Extended.ScaleB(1, -60);
    private static readonly Extended KinkDistance = Extended.Parse("1e-7");
    private static readonly Extended LargestValue = Extended.Parse("1e9");

    private readonly RandomModel model;

    private Reference(RandomModel model, IReadOnlyDictionary<string, object> data, Extended[] value)
    {
        var random = new Random(model.Seed + 1);
        (this.model, Data, Value) = (model, data, value);
        var names = model.Parameters.Where(p => !p.Type.StartsWith("int", StringComparison.Ordinal)).Select(p => p.Name).ToArray();
        Weights = names.ToDictionary(name => name, name => Draw(Count(data[name])));
        Direction = names.ToDictionary(name => name, name => Draw(Count(data[name])));
        Cotangent = Draw(value.Length);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-8, 9) / 16.0)];
    }

    public IReadOnlyDictionary<string, object> Data { get; }

    public Extended[] Value { get; }

    /// <summary>The variables in order, and how much each entry of a derivative by them counts.</summary>
    public IReadOnlyDictionary<string, double[]> Weights { get; }

    /// <summary>The direction that forward derivatives take.</summary>
    public IReadOnlyDictionary<string, double[]> Direction { get; }

    public double[] Cotangent { get; }

    /// <summary>The value and derivatives by the tree alone; null near a kink, or where the value is huge.</summary>
    public static Reference? Of(RandomModel model, Sizes? sizes = null)
    {
        var data = model.Data(sizes);
        var (value, run) = model.Evaluate(Moved(data));
        return !Array.TrueForAll(value, v => v.IsFinite && Extended.Abs(v) <= LargestValue) || run.Nearest < KinkDistance ? null : new(model, data, value);
    }

    /// <summary>The same, and null where the model asks for an element that is not there, or an extreme of nothing: what plain C# refuses.</summary>
    public static Reference? WhereDefined(RandomModel model, Sizes? sizes = null)
    {
        try
        {
            return Of(model, sizes);
        }
        catch (Exception e) when (e is KeyNotFoundException or IndexOutOfRangeException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The derivative of every element of the value along a direction.</summary>
    public Extended[] Along(IReadOnlyDictionary<string, double[]> direction) => [.. At((direction, Step)).Zip(At((direction, -Step)), (a, b) => (a - b) / (2 * Step))];

    /// <summary>The second derivative of a number along both directions.</summary>
    public Extended Mixed()
    {
        Extended At(Extended u, Extended v) => this.At((Weights, u), (Direction, v))[0];
        return (At(Step, Step) - At(Step, -Step) - At(-Step, Step) + At(-Step, -Step)) / (4 * Step * Step);
    }

    private static int Count(object value) => value is Array array ? array.Length : 1;

    private Extended[] At(params (IReadOnlyDictionary<string, double[]> Direction, Extended Step)[] moves) => model.Evaluate(Moved(Data, moves)).Value;

    /// <summary>The data in extended precision, moved along directions.</summary>
    private static Dictionary<string, object> Moved(IReadOnlyDictionary<string, object> data, params (IReadOnlyDictionary<string, double[]> Direction, Extended Step)[] moves)
    {
        return data.ToDictionary(p => p.Key, p => (object)(p.Value switch
        {
            double number => At(p.Key, 0, number),
            double[] vector => vector.Select((v, k) => At(p.Key, k, v)).ToArray(),
            double[,] matrix => Matrix(p.Key, matrix),
            var integers => integers,
        }));

        Extended At(string name, int k, double value) => moves.Where(m => m.Direction.ContainsKey(name))
            .Aggregate(Extended.FromDouble(value), (x, m) => x + (m.Step * Extended.FromDouble(m.Direction[name][k])));

        Extended[,] Matrix(string name, double[,] matrix)
        {
            var moved = new Extended[matrix.GetLength(0), matrix.GetLength(1)];
            for (var k = 0; k < matrix.Length; k++)
            {
                var (i, j) = (k / matrix.GetLength(1), k % matrix.GetLength(1));
                moved[i, j] = At(name, k, matrix[i, j]);
            }

            return moved;
        }
    }
}
