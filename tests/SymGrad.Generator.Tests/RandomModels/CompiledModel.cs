using System.Reflection;
using System.Runtime.CompilerServices;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;

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
            var (parameters, names) = (type.GetMethod(name)!.GetParameters(), reference.Weights.Keys.ToArray());
            var member = type.GetMethods().Single(m => m.Name == $"{name}{model.Kind}" && m.ReturnType.IsAssignableTo(typeof(ITuple)));
            object[] along = model.Kind switch
            {
                DerivativeKind.Vjp => [model.Result is Tree.Node<Extended[]> ? reference.Cotangent : reference.Cotangent[0]],
                DerivativeKind.Jvp or DerivativeKind.HessianVectorProduct => [.. names.Select(n => Shaped(reference.Data[n], reference.Direction[n]))],
                _ => [],
            };
            var values = parameters.Select(p => reference.Data[p.Name!]).Concat(along);
            var result = (ITuple)member.Invoke(null, [.. member.GetParameters().Zip(values, (p, v) => Argument(p.ParameterType, v))])!;
            var elements = new Queue<Extended[]>(Enumerable.Range(0, result.Length).Select(k => Elements(result[k]!)));
            var results = new Results(elements.Dequeue());
            if (model.Kind == DerivativeKind.Jvp)
            {
                results.Tangent = elements.Dequeue();
            }

            foreach (var variable in names.Where(_ => model.Kind != DerivativeKind.Jvp))
            {
                results.By.Add(variable, elements.Dequeue());
            }

            foreach (var pair in names.SelectMany((first, k) => names.Skip(k).Select(second => (first, second))).Where(_ => model.Kind == DerivativeKind.Hessian))
            {
                results.Blocks.Add(pair, elements.Dequeue());
            }

            return results.Against(reference, model.Kind, model.IsSingle ? InSingle : InDouble);
        }
        catch (TargetInvocationException e)
        {
            return new($"{e.InnerException!.GetType().Name}: {e.InnerException.Message}");
        }
    }

    private static object Shaped(object like, double[] elements)
    {
        if (like is not double[,] matrix)
        {
            return like is double ? elements[0] : elements;
        }

        var shaped = new double[matrix.GetLength(0), matrix.GetLength(1)];
        Buffer.BlockCopy(elements, 0, shaped, 0, elements.Length * sizeof(double));
        return shaped;
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
        Tensor3<double> tensor => Array.ConvertAll(tensor.ToArray(), Extended.FromDouble),
        Tensor3<float> tensor => Array.ConvertAll(tensor.ToArray(), v => Extended.FromDouble(v)),
        Mat<double> matrix => Array.ConvertAll(matrix.ToArray(), Extended.FromDouble),
        Mat<float> matrix => Array.ConvertAll(matrix.ToArray(), v => Extended.FromDouble(v)),
        Array array => [.. array.Cast<object>().Select(v => Extended.FromDouble(Convert.ToDouble(v, null)))],
        _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
    };
}
