using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>The steps of a sheet are the record of a derivation: whatever a pass made must be in it.</summary>
public sealed class TraceTests
{
    public static TheoryData<string> Models => [.. SampleModels.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryDefinitionThatAPassMadeIsRecorded(string name)
    {
        var (model, derived, trace) = Derive(name);
        foreach (var definition in derived.Definitions.Where(d => model.Definitions.All(m => m.Target != d.Target)))
        {
            var rule = definition.Role is DefinitionRole.Adjoint or DefinitionRole.Derivative ? Rule.Collect : Rule.Define;
            var made = Assert.Single(trace.Events, e => e.Rule == rule && e.Where?.Target == definition.Target);
            Assert.Same(made.Where!.Body, made.After);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryAdjointHasItsContributionsRecorded(string name)
    {
        var (_, derived, trace) = Derive(name);
        foreach (var definition in derived.Definitions.Where(d => d.Of is not null && d.Body is not Expressions.Number))
        {
            Assert.Contains(trace.Events, e => e.Rule == Rule.Chain && e.Name == definition.Of!.Name && e.Where is not null);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ALocalThatIsGoneWasInlinedOrIsUnused(string name)
    {
        var (model, derived, trace) = Derive(name);
        var read = model.Definitions.SelectMany(d => Expressions.ExprSearch.Nodes(d.Body)).OfType<Expressions.Read>().Select(r => r.Tensor).ToHashSet();
        var touched = trace.Events.Where(e => e.Rule is Rule.Stabilise).ToList();
        foreach (var local in model.Definitions.Where(d => read.Contains(d.Target) && derived.Definitions.All(k => k.Target != d.Target)))
        {
            Assert.True(
                touched.Count > 0 || trace.Events.Any(e => e.Rule == Rule.Inline && e.Where?.Target == local.Target),
                $"{local.Target.Name} vanished without a record.");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ATraceChangesNothing(string name)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        if (derived.Definitions.Sum(d => Expressions.ExprSearch.Nodes(d.Body).Count()) < 2_000)
        {
            Assert.Equal(ShapesOf(Derive(name).Derived), ShapesOf(derived));
        }
    }

    private static IEnumerable<string> ShapesOf(Derived derived) =>
        derived.Definitions.Select(d => $"{d.Target.Name}#{d.Target.Id} {d.Role} {Expressions.ExprSearch.Nodes(d.Body).Count()}");

    private static (Model Model, Derived Derived, TraceLog Trace) Derive(string name)
    {
        var builder = new ModelBuilder();
        var model = builder.Value(SampleModels.All[name](builder));
        var trace = new TraceLog();
        return (model, Derivation.Gradient(model, trace), trace);
    }
}
