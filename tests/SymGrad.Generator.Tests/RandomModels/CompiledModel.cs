using System.Reflection;
using System.Runtime.CompilerServices;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels;

/// <summary>Generated code, run.</summary>
internal static class CompiledModel
{
    /// <summary>In double, of the size of value and gradient together: sums of random terms cancel.</summary>
    private static readonly Extended InDouble = Extended.Parse("1e-9");
    private static readonly Extended InSingle = Extended.Parse("1e-3");

    public static Verdict Judge(Type type, string name, RandomModel model, Reference reference)
    {
        try
        {
            var parameters = type.GetMethod(name)!.GetParameters();
            var arguments = parameters.Select(p => Argument(p.ParameterType, reference.Data[p.Name!])).ToArray();
            var result = (ITuple)type.GetMethod(name + "Gradient", [.. parameters.Select(p => p.ParameterType)])!.Invoke(null, arguments)!;
            var variables = parameters.Where(p => reference.Direction.ContainsKey(p.Name!)).Select(p => p.Name!).ToArray();
            var gradient = variables.Select((v, k) => (v, Values: Elements(result[k + 1]!))).ToDictionary(p => p.v, p => p.Values);
            return Campaign.Compare(reference, Elements(result[0]!)[0], gradient, model.IsSingle ? InSingle : InDouble);
        }
        catch (TargetInvocationException e)
        {
            return new($"{e.InnerException!.GetType().Name}: {e.InnerException.Message}");
        }
    }

    private static object Argument(Type type, object value) => value switch
    {
        int or int[] => value,
        double number => type == typeof(float) ? (object)(float)number : number,
        double[] vector when type == typeof(float[]) || type == typeof(Vec<float>) => View(type, Array.ConvertAll(vector, v => (float)v)),
        double[,] matrix when type == typeof(float[,]) || type == typeof(Mat<float>) => View(type, Single(matrix)),
        _ => View(type, ((Array)value).Clone()),
    };

    private static object View(Type type, object array) => type.IsArray ? array : type.GetMethod("op_Implicit", [array.GetType()])!.Invoke(null, [array])!;

    private static float[,] Single(double[,] matrix)
    {
        var single = new float[matrix.GetLength(0), matrix.GetLength(1)];
        for (var k = 0; k < matrix.Length; k++)
        {
            var (i, j) = (k / matrix.GetLength(1), k % matrix.GetLength(1));
            single[i, j] = (float)matrix[i, j];
        }

        return single;
    }

    private static Extended[] Elements(object value) => value switch
    {
        double number => [Extended.FromDouble(number)],
        float number => [Extended.FromDouble(number)],
        Vec<double> vector => Array.ConvertAll(vector.ToArray(), Extended.FromDouble),
        Vec<float> vector => Array.ConvertAll(vector.ToArray(), v => Extended.FromDouble(v)),
        Mat<double> matrix => Array.ConvertAll(matrix.ToArray(), Extended.FromDouble),
        Mat<float> matrix => Array.ConvertAll(matrix.ToArray(), v => Extended.FromDouble(v)),
        Array array => [.. array.Cast<object>().Select(v => Extended.FromDouble(Convert.ToDouble(v, null)))],
        _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
    };
}
