using System.Reflection;
using System.Runtime.CompilerServices;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>An annotated method beside what was generated for it, found by reflection under the documented names.</summary>
internal sealed class Generated
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Func<object[], double> plain;
    private readonly Func<object[], double> value;
    private readonly Func<object[], double> destinationForm;
    private readonly Func<object[], object> allocatingForm;

    public Generated(MethodInfo method)
    {
        Method = method;
        Parameters = method.GetParameters();
        var attribute = method.GetCustomAttribute<GradientAttribute>() ?? throw new ArgumentException($"{method} is not annotated.", nameof(method));
        var reals = Parameters.Where(Arguments.IsReal);
        Variables = [.. attribute.Wrt.Count == 0 ? reals : reals.Where(p => attribute.Wrt.Contains(p.Name))];
        var name = attribute.Name ?? method.Name + "Gradient";
        var inputs = Parameters.Select(p => p.ParameterType).ToArray();
        Destinations = Method.DeclaringType!.GetMethods(Static)
            .Single(m => m.Name == name && m.GetParameters().Select(p => p.ParameterType).SequenceEqual([.. inputs, .. Variables.Select(DestinationType)]));
        plain = Invoker.Number(method);
        value = Invoker.Number(Find(method.Name + "Value", inputs));
        destinationForm = Invoker.Number(Destinations);
        allocatingForm = Invoker.Boxed(Find(name, inputs));
    }

    public MethodInfo Method { get; }

    /// <summary>The destination form.</summary>
    public MethodInfo Destinations { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>The parameters by which is differentiated, in order.</summary>
    public ParameterInfo[] Variables { get; }

    public bool IsSingle => Method.ReturnType == typeof(float);

    /// <summary>The data in the parameters' types.</summary>
    public object[] Inputs(IReadOnlyList<object> data) => [.. Parameters.Zip(data, Arguments.For)];

    public double Plain(object[] inputs) => plain(inputs);

    public double Value(object[] inputs) => value(inputs);

    /// <summary>New destinations, in which every element is NaN.</summary>
    public object[] NewDestinations(object[] inputs) => [.. Variables.Select(v => NotNumbers(v, inputs[Array.IndexOf(Parameters, v)]))];

    /// <summary>The destination form; writes into the destinations.</summary>
    public double Gradient(object[] inputs, object[] destinations) => destinationForm([.. inputs, .. destinations]);

    /// <summary>The same with all arguments in one array, so that nothing is allocated on the way.</summary>
    public double GradientInto(object[] all) => destinationForm(all);

    /// <summary>The allocating form: the value, then the gradients.</summary>
    public (double Value, object[] Gradients) Allocated(object[] inputs)
    {
        var tuple = (ITuple)allocatingForm(inputs);
        return (Convert.ToDouble(tuple[0], null), [.. Enumerable.Range(1, tuple.Length - 1).Select(k => tuple[k]!)]);
    }

    private MethodInfo Find(string name, Type[] parameters)
        => Method.DeclaringType!.GetMethod(name, Static, parameters) ?? throw new ArgumentException($"{Method.DeclaringType} has no {name}.", name);

    private static Type DestinationType(ParameterInfo parameter)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return type.IsPrimitive ? type.MakeByRefType() : type.IsByRefLike ? typeof(Span<>).MakeGenericType(type.GenericTypeArguments) : type;
    }

    private static object NotNumbers(ParameterInfo parameter, object input) => input switch
    {
        double => new[] { double.NaN },
        float => new[] { float.NaN },
        double[] v => Enumerable.Repeat(double.NaN, v.Length).ToArray(),
        float[] v => Enumerable.Repeat(float.NaN, v.Length).ToArray(),
        Vec<double> v => (Vec<double>)Enumerable.Repeat(double.NaN, v.Length).ToArray(),
        Vec<float> v => (Vec<float>)Enumerable.Repeat(float.NaN, v.Length).ToArray(),
        Mat<double> m => Mat.View(m.Rows, m.Columns, Enumerable.Repeat(double.NaN, m.Rows * m.Columns).ToArray()),
        Mat<float> m => Mat.View(m.Rows, m.Columns, Enumerable.Repeat(float.NaN, m.Rows * m.Columns).ToArray()),
        Tensor3<double> t => NotNumbers(t),
        double[,] m => Filled(m, double.NaN),
        float[,] m => Filled(m, float.NaN),
        _ => throw new ArgumentException(input.GetType().ToString(), parameter.Name),
    };

    private static Tensor3<double> NotNumbers(Tensor3<double> like)
    {
        var filled = new Tensor3<double>(like.Length0, like.Length1, like.Length2);
        filled.Span.Fill(double.NaN);
        return filled;
    }

    private static T[,] Filled<T>(T[,] like, T value)
    {
        var filled = new T[like.GetLength(0), like.GetLength(1)];
        for (var i = 0; i < filled.GetLength(0); i++)
        {
            for (var j = 0; j < filled.GetLength(1); j++)
            {
                filled[i, j] = value;
            }
        }

        return filled;
    }
}
