using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>
/// The models as lowering leaves them, before anything is rewritten or derived, evaluated in 256 bits: what generated values are
/// judged by. Lowered at run time from the sources that the compiler derived, which lie in this assembly as resources.
/// </summary>
internal static class Reference
{
    private const string GlobalUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly Lazy<Dictionary<string, Model>> Models = new(Lower);

    public static Model Of(MethodInfo method) => Models.Value[Key(method)];

    /// <summary>The data as the model's parameters.</summary>
    public static Inputs Inputs(Model model, IReadOnlyList<object> data)
    {
        var inputs = new Inputs();
        for (var k = 0; k < data.Count; k++)
        {
            var tensor = model.Parameters[k].Tensor;
            inputs = data[k] switch
            {
                double number => inputs.With(tensor, number),
                double[] vector => inputs.With(tensor, vector),
                double[,] matrix when tensor.Kind == ValueKind.Integer => inputs.With(tensor, new Dense<long>([matrix.GetLength(0), matrix.GetLength(1)], [.. matrix.Cast<double>().Select(v => (long)v)])),
                double[,] matrix => inputs.With(tensor, matrix),
                double[,,] cube => inputs.With(tensor, new Dense<double>([cube.GetLength(0), cube.GetLength(1), cube.GetLength(2)], [.. cube.Cast<double>()])),
                int number => inputs.With(tensor, (long)number),
                int[] vector => inputs.With(tensor, Array.ConvertAll(vector, v => (long)v)),
                var other => throw new ArgumentException(other.GetType().ToString(), nameof(data)),
            };
        }

        return inputs;
    }

    public static Extended Value(Model model, Inputs inputs) => Evaluator.Extended(model.Definitions, inputs).Value(model.Value).Scalar;

    private static Dictionary<string, Model> Lower()
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        var assembly = typeof(Reference).Assembly;
        var sources = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), parsing, name);
        });
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "SymGrad.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Models",
            [CSharpSyntaxTree.ParseText(GlobalUsings, parsing), .. sources],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create(
            [new SymGradGenerator().AsSourceGenerator()],
            parseOptions: parsing,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var methods = driver.RunGenerators(compilation).GetRunResult().Results.Single().TrackedSteps[TrackingNames.Methods];
        return methods.SelectMany(step => step.Outputs).Select(o => (AnnotatedMethod)o.Value).ToDictionary(m => m.Cref, m => m.Model!.ToModel(), StringComparer.Ordinal);
    }

    /// <summary>The method as documentation comments refer to it.</summary>
    private static string Key(MethodInfo method)
        => $"global::{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => Name(p.ParameterType)))})";

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } => "in " + Name(type.GetElementType()!),
        { IsArray: true } => Name(type.GetElementType()!) + (type.GetArrayRank() == 1 ? "[]" : "[,]"),
        { IsGenericType: true } => $"global::{type.FullName![..type.FullName!.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(", ", type.GenericTypeArguments.Select(Name))}}}",
        _ when type == typeof(double) => "double",
        _ when type == typeof(float) => "float",
        _ when type == typeof(int) => "int",
        _ => "global::" + type.FullName!.Replace('+', '.'),
    };
}
