using System.Reflection;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>
/// Data as cases state it (numbers, <c>double[]</c>, <c>double[,]</c>, <c>int[]</c>), and as a parameter takes it.
/// </summary>
internal static class Arguments
{
    /// <summary>The type of the elements of a vector, matrix, array or span; the type itself for a scalar.</summary>
    public static Type ElementOf(Type type) => type switch
    {
        { IsByRef: true } => ElementOf(type.GetElementType()!),
        { IsArray: true } => type.GetElementType()!,
        { IsGenericType: true } => type.GenericTypeArguments[0],
        _ => type,
    };

    public static bool IsReal(ParameterInfo parameter) => ElementOf(parameter.ParameterType) != typeof(int);

    /// <summary>Reals rounded to what a parameter can hold.</summary>
    public static object Rounded(object value, ParameterInfo parameter) => ElementOf(parameter.ParameterType) != typeof(float) ? value : value switch
    {
        double number => (double)(float)number,
        double[] vector => Array.ConvertAll(vector, v => (double)(float)v),
        double[,] matrix => Copy(matrix, new float[matrix.GetLength(0), matrix.GetLength(1)], typeof(float)) is var single
            ? Copy(single, new double[matrix.GetLength(0), matrix.GetLength(1)], typeof(double))
            : matrix,
        _ => value,
    };

    /// <summary>A copy of the data in the parameter's type; an array stands for a span.</summary>
    public static object For(ParameterInfo parameter, object value) => For(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType, value);

    /// <summary>A copy of the data in a type; an array stands for a span.</summary>
    public static object For(Type type, object value)
    {
        var element = ElementOf(type);
        if (value is not Array data)
        {
            return Convert.ChangeType(value, type, null);
        }

        var extents = Enumerable.Range(0, data.Rank).Select(data.GetLength).ToArray();
        var copy = Copy(data, Array.CreateInstance(element, extents), element);
        return type.IsArray || type.IsByRefLike ? copy : View(copy, type);
    }

    /// <summary>A vector or matrix over an array.</summary>
    public static object View(Array array, Type type) => type.GetMethod("op_Implicit", [array.GetType()])!.Invoke(null, [array])!;

    /// <summary>The elements of a result or destination, row after row.</summary>
    public static double[] Elements(object value) => value switch
    {
        double number => [number],
        float number => [number],
        int number => [number],
        Vec<int> vector => Array.ConvertAll(vector.ToArray(), v => (double)v),
        Vec<double> vector => vector.ToArray(),
        Vec<float> vector => Array.ConvertAll(vector.ToArray(), v => (double)v),
        Mat<double> matrix => matrix.ToArray(),
        Tensor3<double> tensor => tensor.ToArray(),
        Tensor3<float> tensor => Array.ConvertAll(tensor.ToArray(), v => (double)v),
        Mat<float> matrix => Array.ConvertAll(matrix.ToArray(), v => (double)v),
        Array array => [.. array.Cast<object>().Select(v => Convert.ToDouble(v, null))],
        _ => throw new ArgumentException(value.GetType().ToString(), nameof(value)),
    };

    /// <summary>The elements as data in the shape of a result.</summary>
    public static object Shaped(object result, double[] elements) => Directions.Shaped(
        result switch
        {
            double or float => 0.0,
            Mat<double> m => new double[m.Rows, m.Columns],
            Mat<float> m => new double[m.Rows, m.Columns],
            _ => new double[elements.Length],
        },
        elements);

    /// <summary>The same data with the extent of an axis changed; what is new is taken from what is there.</summary>
    public static Array Resized(Array data, int axis, int change)
    {
        var extents = Enumerable.Range(0, data.Rank).Select(data.GetLength).ToArray();
        extents[axis] += change;
        var resized = Array.CreateInstance(data.GetType().GetElementType()!, extents);
        var elements = data.Cast<object>().ToArray();
        var next = 0;
        ForEach(extents, at => resized.SetValue(elements[next++ % elements.Length], at));
        return resized;
    }

    private static Array Copy(Array from, Array to, Type element)
    {
        var extents = Enumerable.Range(0, from.Rank).Select(from.GetLength).ToArray();
        ForEach(extents, at => to.SetValue(Convert.ChangeType(from.GetValue(at), element, null), at));
        return to;
    }

    private static void ForEach(int[] extents, Action<int[]> visit)
    {
        var at = new int[extents.Length];
        var count = extents.Aggregate(1, (product, extent) => product * extent);
        for (var offset = 0; offset < count; offset++)
        {
            for (var (axis, rest) = (extents.Length - 1, offset); axis >= 0; axis--)
            {
                (at[axis], rest) = (rest % extents[axis], rest / extents[axis]);
            }

            visit(at);
        }
    }
}
