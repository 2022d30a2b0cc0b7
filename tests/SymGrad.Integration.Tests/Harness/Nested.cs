using System.Reflection;
using System.Runtime.CompilerServices;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>Values of nested records, structs, classes and tuples: what numbers and arrays are in them, and the same with others.</summary>
internal static class Nested
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The numbers and arrays in a value.</summary>
    public static IEnumerable<object> Leaves(object value) => IsArray(value.GetType()) ? [value] : Fields(value.GetType()).SelectMany(f => Leaves(f.GetValue(value)!));

    /// <summary>The numbers and arrays of reals in a value.</summary>
    public static IReadOnlyList<double[]> Reals(object value) => [.. Leaves(value).Where(l => !IsInteger(l.GetType())).Select(Arguments.Elements)];

    /// <summary>All reals in a value.</summary>
    public static double[] All(object value) => [.. Reals(value).SelectMany(r => r)];

    /// <summary>What of a value is no derivative.</summary>
    public static IReadOnlyList<double> Integers(object value) => [.. Leaves(value).Where(l => IsInteger(l.GetType())).SelectMany(Arguments.Elements)];

    /// <summary>A value of a type, perhaps of another precision, with the integers of a given one and other reals.</summary>
    public static object With(Type type, object value, IEnumerable<double> reals)
    {
        using var next = reals.GetEnumerator();
        var made = Made(type, value, () => next.MoveNext() ? next.Current : throw new ArgumentException("There are fewer reals than in the value.", nameof(reals)));
        Assert.False(next.MoveNext());
        return made;
    }

    /// <summary>A value of a type whose arrays have as many elements along each axis, integers among them less than that.</summary>
    public static object Drawn(Type type, int n, Draw draw)
    {
        if (!IsArray(type))
        {
            return Built(type, f => Drawn(f.FieldType, n, draw));
        }

        var rank = Rank(type);
        object data = IsInteger(type) ? rank == 0 ? n : Enumerable.Range(0, n).Select(k => (double)(k * k % Math.Max(n, 1))).ToArray()
            : rank == 0 ? draw.Real() : rank == 1 ? draw.Real(n) : draw.Real(n, n);
        return Arguments.For(type, data);
    }

    private static object Made(Type type, object value, Func<double> next)
    {
        if (!IsArray(type))
        {
            var from = Fields(value.GetType()).ToDictionary(f => f.Name, f => f.GetValue(value)!, StringComparer.Ordinal);
            return Built(type, f => Made(f.FieldType, from[f.Name], next));
        }

        return IsInteger(type) ? value : Arguments.For(type, Arguments.Shaped(value, [.. Arguments.Elements(value).Select(_ => next())]));
    }

    /// <summary>An object whose fields are set one by one, whatever its constructors do.</summary>
    private static object Built(Type type, Func<FieldInfo, object> field)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var f in Fields(type))
        {
            f.SetValue(made, field(f));
        }

        return made;
    }

    private static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(Instance).OrderBy(f => f.MetadataToken);

    private static bool IsArray(Type type) => Rank(type) >= 0;

    private static bool IsInteger(Type type) => Arguments.ElementOf(type) == typeof(int);

    private static int Rank(Type type) => type switch
    {
        _ when type == typeof(double) || type == typeof(float) || type == typeof(int) => 0,
        { IsArray: true } => type.GetArrayRank(),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Vec<>) => 1,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Mat<>) => 2,
        _ => -1,
    };
}
