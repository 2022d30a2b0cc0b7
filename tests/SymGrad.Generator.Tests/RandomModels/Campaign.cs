using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Generator.Tests.Harness;
using SymGrad.Generator.Tests.Lowering;
using SymGrad.Generator.Tests.RandomModels.Tree;

namespace SymGrad.Generator.Tests.RandomModels;

/// <summary>Runs random models through the generator, and judges what comes out by differences of the trees themselves.</summary>
internal static class Campaign
{
    private static readonly Extended Step = Extended.ScaleB(1, -60);
    private static readonly Extended KinkDistance = Extended.Parse("1e-7");
    private static readonly Extended LargestValue = Extended.Parse("1e9");
    private static readonly Extended Exactly = Extended.Parse("1e-18");

    /// <summary>Models from a seed; FsCheck's generator draws what each is made from.</summary>
    public static IReadOnlyList<RandomModel> Models(ulong seed, int count)
    {
        var seeds = Gen.Choose(0, int.MaxValue).Sample(count, new Rnd(seed), 1);
        return [.. seeds.Select(ModelMaker.Make)];
    }

    /// <summary>Lowers many models in one compilation; a model that was refused has a message in its place.</summary>
    public static IReadOnlyList<(Calculus.Models.Model? Model, string? Fault)> Lower(IReadOnlyList<RandomModel> models)
    {
        var run = GeneratorRun.Of(new GeneratorRunOptions { Generator = new LoweringOnly() }, [.. models.Select(Source)]);
        var methods = run.Values(TrackingNames.Methods).Cast<AnnotatedMethod>().ToDictionary(m => m.Name);
        var isWhole = run.Exception is null && methods.Count == models.Count && methods.Values.All(m => m.Model is not null);
        var faults = (isWhole ? [] : run.Diagnostics.Concat(run.CompilerErrors)).Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => d.Location.SourceTree?.FilePath);
        return [.. models.Select((_, k) => faults[$"Source{k}.cs"].FirstOrDefault() is { } fault ? ((Calculus.Models.Model?)null, fault.ToString())
            : run.Exception is { } exception ? (null, exception.ToString())
            : methods[$"F{k}"].Model is { } model ? (model.ToModel(), (string?)null) : (null, "There is no model."))];
    }

    /// <summary>The model as a source of its own.</summary>
    public static string Source(RandomModel model, int k) => $"public static partial class M{k}\n{{\n{model.Text($"F{k}")}}}\n";

    /// <summary>How what is derived from the lowered model, evaluated in 256 bits, agrees with the tree.</summary>
    public static Verdict Judge(RandomModel random, Calculus.Models.Model model)
    {
        if (Reference(random) is not { } reference)
        {
            return Verdict.Discarded;
        }

        try
        {
            var inputs = Inputs(model, reference.Data);
            var derived = Derivation.Gradient(model);
            var values = Evaluator.Extended(derived.Definitions, inputs);
            var gradient = derived.Derivatives.ToDictionary(d => d.Of!.Name, d => values.Value(d).Values);
            return Compare(reference, values.Value(derived.Value).Scalar, gradient, Exactly);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new($"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>The value and the derivative along a direction, by the tree alone; null near a kink, or where the value is huge.</summary>
    public static Reference? Reference(RandomModel model)
    {
        var data = model.Data();
        var (value, run) = model.Evaluate(Moved(data, null, 0));
        if (!value.IsFinite || Extended.Abs(value) > LargestValue || run.Nearest < KinkDistance)
        {
            return null;
        }

        var random = new Random(model.Seed + 1);
        var names = model.Parameters.Where(p => !p.Type.StartsWith("int", StringComparison.Ordinal)).Select(p => p.Name).ToArray();
        var direction = names.ToDictionary(name => name, name => Elements(data[name]).Select(_ => random.NextDouble() - 0.5).ToArray());
        var (above, _) = model.Evaluate(Moved(data, direction, Step));
        var (below, _) = model.Evaluate(Moved(data, direction, -Step));
        return new(data, value, direction, (above - below) / (2 * Step));
    }

    /// <summary>Whether a value and a gradient agree with the reference, to a tolerance of their size.</summary>
    public static Verdict Compare(Reference reference, Extended value, IReadOnlyDictionary<string, Extended[]> gradient, Extended tolerance)
    {
        var (along, size) = (Extended.Zero, Extended.One + Extended.Abs(reference.Value));
        foreach (var (name, weights) in reference.Direction)
        {
            foreach (var (entry, weight) in gradient[name].Zip(weights))
            {
                along += entry * Extended.FromDouble(weight);
                size += Extended.Abs(entry);
            }
        }

        return !(Extended.Abs(value - reference.Value) <= tolerance * size) ? new($"The value is {value.ToString(20)} instead of {reference.Value.ToString(20)}.")
            : !(Extended.Abs(along - reference.Along) <= tolerance * size) ? new($"The derivative along a direction is {along.ToString(20)} instead of {reference.Along.ToString(20)}.")
            : Verdict.Agrees;
    }

    public static IEnumerable<double> Elements(object value) => value switch
    {
        double number => [number],
        Array array => array.Cast<double>(),
        _ => [],
    };

    private static Inputs Inputs(Calculus.Models.Model model, IReadOnlyDictionary<string, object> data)
    {
        var inputs = new Inputs();
        foreach (var tensor in model.Parameters.Select(p => p.Tensor))
        {
            inputs = data[tensor.Name] switch
            {
                double number => inputs.With(tensor, number),
                double[] vector => inputs.With(tensor, vector),
                double[,] matrix => inputs.With(tensor, matrix),
                int number => inputs.With(tensor, (long)number),
                int[] vector => inputs.With(tensor, Array.ConvertAll(vector, v => (long)v)),
                var other => throw new ArgumentException(other.GetType().Name, nameof(data)),
            };
        }

        return inputs;
    }

    /// <summary>The data in extended precision, moved along a direction.</summary>
    private static Dictionary<string, object> Moved(IReadOnlyDictionary<string, object> data, Dictionary<string, double[]>? direction, Extended step)
    {
        return data.ToDictionary(p => p.Key, p => (object)(p.Value switch
        {
            double number => At(p.Key, 0, number),
            double[] vector => vector.Select((v, k) => At(p.Key, k, v)).ToArray(),
            double[,] matrix => Matrix(p.Key, matrix),
            var integers => integers,
        }));

        Extended At(string name, int k, double value) => direction is not null && direction.TryGetValue(name, out var weights)
            ? Extended.FromDouble(value) + (step * Extended.FromDouble(weights[k]))
            : Extended.FromDouble(value);

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

/// <summary>What the tree says: the value, and the derivative along a direction.</summary>
internal sealed record Reference(IReadOnlyDictionary<string, object> Data, Extended Value, IReadOnlyDictionary<string, double[]> Direction, Extended Along);

/// <summary>How a model was judged.</summary>
internal sealed record Verdict(string? Fault)
{
    public static readonly Verdict Agrees = new((string?)null);
    public static readonly Verdict Discarded = new("near a kink");

    public bool IsFault => Fault is not null && !ReferenceEquals(this, Discarded);
}
