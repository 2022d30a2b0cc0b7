using System.Reflection;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>The annotated methods of a class <c>M</c>, lowered and, beside it, compiled as they stand.</summary>
internal sealed class Lowered
{
    private readonly GeneratorRun run;
    private readonly Lazy<Type> type;

    private Lowered(GeneratorRun run)
    {
        this.run = run;
        type = new(() => run.Load().GetType("M")!);
    }

    public IReadOnlyList<AnnotatedMethod> Methods => [.. run.Values(TrackingNames.Methods).Cast<AnnotatedMethod>()];

    /// <summary>The first method's model; a fault of the source fails the test.</summary>
    public Calculus.Models.Model Model => Find(Methods[0].Name);

    public static Lowered Of(string members)
    {
        var generated = GeneratorRun.Of($"public static partial class M\n{{\n{members}\n}}");
        Assert.Null(generated.Exception);
        Assert.Equal("", string.Join('\n', generated.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return new(generated);
    }

    public Calculus.Models.Model Find(string method) =>
        (Methods.Single(m => m.Name == method).Model ?? throw new InvalidOperationException($"{method} has no model.")).ToModel();

    /// <summary>Asserts that the model's value is that of the method, run as C#.</summary>
    public void AgreesWithCSharp(string method, params object[] arguments)
    {
        var plain = type.Value.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        var expected = Convert.ToDouble(plain.Invoke(null, [.. plain.GetParameters().Zip(arguments, Converted)]), null);
        var model = Find(method);
        var actual = PlainInterpreter.Value(model, arguments);
        var tolerance = model.Precision == Precision.Single ? 1e-5 : 1e-12;
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1e-3, Math.Abs(expected)),
            $"{method}: C# gives {expected:R}, the model {actual:R}: {string.Join("; ", model.Definitions)}");
    }

    // An array becomes the view that the parameter takes.
    private static object Converted(ParameterInfo parameter, object argument) =>
        parameter.ParameterType.IsInstanceOfType(argument)
            ? argument
            : parameter.ParameterType.GetMethod("op_Implicit", [argument.GetType()])?.Invoke(null, [argument])
                ?? Convert.ChangeType(argument, parameter.ParameterType, null);
}
