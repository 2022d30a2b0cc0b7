using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;
using SymGrad.Calculus.Tests.Differentiation;

namespace SymGrad.Calculus.Tests.Scheduling;

/// <summary>How much of a recurrence is kept: all times where all are read, else what is alive at once.</summary>
public sealed class StorageTests
{
    [Theory]
    [InlineData("LastStateOfANetwork", "x", "h 3, a 3")]
    [InlineData("LogisticMap", "r", "")]
    [InlineData("LastOfAFilter", "x", "y 3")]
    [InlineData("LongShortTermMemory", "x", "h 2, a 2, a 2, a 2, c 2, a 2")]
    [InlineData("PowerIteration", "", "v 3, u 3")]
    [InlineData("StoresIntoAnArray", "places", "a 4, s 4")]
    public void ValueAlone_KeepsAsManyElementsAsAreAliveAtOnce(string name, string time, string expected)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        var program = Scheduler.Run(derived.Model.Pool, derived.ForValue, CancellationToken.None);

        Assert.All(program.Buffers, b => Assert.False(DependsOnTime(b, time), $"{b.Tensor.Name} has {b.Size} elements."));
        Assert.Equal(expected, string.Join(", ", program.Buffers.Select(b => $"{b.Tensor.Name} {SizeOf(b, builder)}")));
    }

    [Theory]
    [InlineData("LastStateOfANetwork", "h a a", "h")]
    [InlineData("NetworkInTime", "h a a", "h")]
    public void Gradient_KeepsAllTimesOfWhatTheBackwardLoopAndTheProductsAfterItRead(string name, string whole, string folded)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        var program = Scheduler.Run(derived.Model.Pool, derived.Definitions, CancellationToken.None);

        Assert.Equal(whole.Split(' ').Order(), program.Buffers.Where(b => DependsOnTime(b, "x")).Select(b => b.Tensor.Name).Order());
        var adjoint = Assert.Single(program.Places, p => p.Of.Name == folded && derived.Definitions.Single(d => d.Target == p.Of).Role == DefinitionRole.Adjoint);
        Assert.Equal(adjoint.Of.Rank - 1, adjoint.Tensor.Rank);
    }

    public static TheoryData<string> Recurrent => ["LastStateOfANetwork", "NetworkInTime", "LongShortTermMemory", "ForwardAlgorithm", "LastOfAFilter", "RecursiveFilter", "NetworkWithoutRounds", "StoresIntoAnArray"];

    [Theory]
    [MemberData(nameof(Recurrent))]
    public void Checkpoints_GiveTheSameGradient(string name)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        var expected = ProgramInterpreter.Run(derived, builder.Inputs);
        var actual = ProgramInterpreter.Run(derived, builder.Inputs, RecurrenceStorage.Checkpoints);
        foreach (var definition in derived.Derivatives.Prepend(derived.Value))
        {
            Assert.Equal(expected[definition.Target].Length, actual[definition.Target].Length);
            Assert.All(expected[definition.Target].Zip(actual[definition.Target]), p => Assert.Equal(p.First, p.Second, 1e-13 * Math.Max(1, Math.Abs(p.First))));
        }
    }

    private static bool DependsOnTime(SymGrad.Calculus.Scheduling.Buffer buffer, string time) =>
        buffer.Size.Nodes().OfType<Extent>().Any(e => e.Axis == 0 && e.Tensor.Name == time);

    private static int SizeOf(SymGrad.Calculus.Scheduling.Buffer buffer, ModelBuilder builder) => buffer.Tensor.Extents.Aggregate(1, (product, extent) => product * extent switch
    {
        Extent e => builder.Inputs.ExtentsOf(e.Tensor)[e.Axis],
        Number n => (int)n.Value.ToDouble(),
        _ => throw new InvalidOperationException($"{extent}"),
    });
}
