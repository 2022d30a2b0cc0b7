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

namespace SymGrad.Generator.Tests.RandomModels;

/// <summary>Runs random models through the generator, and judges what comes out by differences of the trees themselves.</summary>
internal static class Campaign
{
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
        if (Reference.Of(random) is not { } reference)
        {
            return Verdict.Discarded;
        }

        try
        {
            var derived = Derivation.Of(model, [DerivativeRequest.Of(random.Kind, model)]);
            var inputs = Inputs(derived.Model, reference);
            var values = Evaluator.Extended(derived.Definitions, inputs);
            var results = new Results(values.Value(derived.Value).Values);
            foreach (var derivative in derived.Derivatives)
            {
                var elements = values.Value(derivative).Values;
                switch (derivative.Differential!.First)
                {
                    case { } first:
                        results.Blocks.Add((first.Name, derivative.Of!.Name), elements);
                        break;
                    case null when random.Kind == DerivativeKind.Jvp:
                        results.Tangent = elements;
                        break;
                    default:
                        results.By.Add(derivative.Of!.Name, elements);
                        break;
                }
            }

            return results.Against(reference, random.Kind, Exactly);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new($"{e.GetType().Name}: {e.Message}");
        }
    }

    private static Inputs Inputs(Calculus.Models.Model model, Reference reference)
    {
        var inputs = new Inputs();
        foreach (var parameter in model.Parameters)
        {
            var tensor = parameter.Tensor;
            if (parameter.Along is { } along)
            {
                // The value's own name is the method's.
                var direction = reference.Direction.TryGetValue(along.Name, out var named) ? named : reference.Cotangent;
                var shape = reference.Direction.ContainsKey(along.Name) ? inputs.ExtentsOf(along) : tensor.Rank == 0 ? [] : [direction.Length];
                inputs = inputs.With(tensor, new Dense<double>(shape, direction));
                continue;
            }

            inputs = reference.Data[tensor.Name] switch
            {
                double number => inputs.With(tensor, number),
                double[] vector => inputs.With(tensor, vector),
                double[,] matrix => inputs.With(tensor, matrix),
                int number => inputs.With(tensor, (long)number),
                int[] vector => inputs.With(tensor, Array.ConvertAll(vector, v => (long)v)),
                var other => throw new ArgumentException(other.GetType().Name, nameof(reference)),
            };
        }

        return inputs;
    }
}

/// <summary>How a model was judged.</summary>
internal sealed record Verdict(string? Fault)
{
    public static readonly Verdict Agrees = new((string?)null);
    public static readonly Verdict Discarded = new("near a kink");

    public bool IsFault => Fault is not null && !ReferenceEquals(this, Discarded);
}
