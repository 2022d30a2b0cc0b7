using System.Reflection;
using System.Runtime.CompilerServices;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>The generated member of one attribute on a method: its allocating form, called with boxed arguments.</summary>
internal sealed class GeneratedKind
{
    private readonly MethodInfo member;
    private readonly Func<object[], object> call;

    private GeneratedKind(MethodInfo method, Attribute attribute, string kind, IReadOnlyList<string> wrt, string? name, int order = 1)
    {
        Kind = kind;
        Order = order;
        var inputs = method.GetParameters();
        var reals = inputs.Where(Arguments.IsReal);
        Variables = [.. (wrt.Count == 0 ? reals : reals.Where(p => wrt.Contains(p.Name))).Select(p => p.Name!)];
        name ??= method.Name + kind + (order > 1 ? $"{order}" : "");
        var arguments = inputs.Length + (kind switch { "Jvp" or "HessianVectorProduct" => Variables.Count, "Vjp" => 1, _ => 0 });
        var types = inputs.Select(p => p.ParameterType).ToArray();
        member = method.DeclaringType!.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Single(m => m.Name == name
                && m.GetParameters() is var p && p.Length == arguments && p.Take(types.Length).Select(q => q.ParameterType).SequenceEqual(types)
                && (attribute is DerivativeAttribute || m.ReturnType.IsAssignableTo(typeof(ITuple))));
        call = Invoker.Boxed(member);
        InputsFirst = (method.GetCustomAttribute<LayoutAttribute>() ?? method.DeclaringType.GetCustomAttribute<LayoutAttribute>())?.Layout == JacobianLayout.Denominator;
    }

    /// <summary>The attribute's name.</summary>
    public string Kind { get; }

    /// <summary>By what is differentiated, in the order of the results.</summary>
    public IReadOnlyList<string> Variables { get; }

    public int Order { get; }

    /// <summary>Whether Jacobians have the axes of the variable first.</summary>
    public bool InputsFirst { get; }

    /// <summary>One for each attribute on the method.</summary>
    public static IReadOnlyList<GeneratedKind> Of(MethodInfo method) => [.. method.GetCustomAttributes().SelectMany(a => From(method, a))];

    /// <summary>The results, value first, each as its elements row after row; the directions follow the method's arguments.</summary>
    public double[][] Call(IReadOnlyList<object> inputs, params object[] directions)
    {
        var taken = member.GetParameters().Skip(inputs.Count).Zip(directions, Arguments.For);
        return call([.. inputs, .. taken]) is ITuple results && Kind != "Derivative"
            ? [.. Enumerable.Range(0, results.Length).Select(k => Arguments.Elements(results[k]!))]
            : [Arguments.Elements(call([.. inputs]))];
    }

    private static IEnumerable<GeneratedKind> From(MethodInfo method, Attribute attribute) => attribute switch
    {
        GradientAttribute a => [new(method, a, "Gradient", a.Wrt, a.Name)],
        JacobianAttribute a => [new(method, a, "Jacobian", a.Wrt, a.Name)],
        HessianAttribute a => [new(method, a, "Hessian", a.Wrt, a.Name)],
        HessianVectorProductAttribute a => [new(method, a, "HessianVectorProduct", a.Wrt, a.Name)],
        JvpAttribute a => [new(method, a, "Jvp", a.Wrt, a.Name)],
        VjpAttribute a => [new(method, a, "Vjp", a.Wrt, a.Name)],
        DerivativeAttribute a => [new(method, a, "Derivative", a.Wrt is null ? [] : [a.Wrt], a.Name, a.Order)],
        _ => [],
    };
}
