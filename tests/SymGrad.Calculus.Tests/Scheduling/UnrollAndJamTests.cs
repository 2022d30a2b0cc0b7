using System.Linq;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Scheduling;
using SymGrad.Calculus.Tests.Differentiation;

namespace SymGrad.Calculus.Tests.Scheduling;

/// <summary>Rows of sums that read the same run several at once, and what is left over one by one.</summary>
public sealed class UnrollAndJamTests
{
    private delegate Quantity Term(Elements x, Elements m, Elements w, Quantity row, Quantity column, Quantity index);

    [Fact]
    public void OneSum_RunsForFourRows() => Assert.Equal([4], StepsOf((x, m, _, i, c, j) => (x[i, j] - m[c, j]).To(2)));

    [Fact]
    public void WhatRowsDoNotShare_GainsNothing() => Assert.Empty(StepsOf((x, _, w, i, c, j) => (x[i, j] * w[c]).To(2) + x[i, j + c]));

    [Fact]
    public void Functions_CostMoreThanReading() => Assert.Empty(StepsOf((x, m, _, i, c, j) => (x[i, j] - m[j, c]).Of(PrimitiveTable.Tanh)));

    [Fact]
    public void EveryRow_IsComputedOnce()
    {
        foreach (var (rows, columns) in from rows in Enumerable.Range(0, 10) from columns in (int[])[0, 1, 3] select (rows, columns))
        {
            var (model, inputs) = ModelOf(rows, columns, (x, m, w, i, c, j) => w[c] * (x[i, j] - m[c, j]).To(2));
            var derived = Derivation.Gradient(model);
            var (expected, actual) = (Evaluator.Double(derived.Definitions, inputs), ProgramInterpreter.Run(derived, inputs));
            foreach (var definition in derived.Derivatives.Prepend(derived.Value))
            {
                Assert.All(expected.Value(definition).Values.Zip(actual[definition.Target]), p => Assert.Equal(p.First, p.Second, 1e-12 * Math.Max(1, Math.Abs(p.First))));
            }
        }
    }

    /// <summary>How far the loops of the value's program go on that do not go on by one; the sums are on lanes in any case.</summary>
    private static IEnumerable<int> StepsOf(Term term)
    {
        var derived = Derivation.Gradient(ModelOf(5, 3, term).Model);
        var loops = Loops(Scheduler.Run(derived.Model.Pool, derived.ForValue, CancellationToken.None).Statements).ToList();
        Assert.Contains(loops, l => l.Vectorised && l.Body.OfType<Store>().Any(s => s.Value.BinderHeight > 0));
        return loops.Select(l => l.Step).Where(s => s > 1);
    }

    private static IEnumerable<For> Loops(IEnumerable<Statement> statements) =>
        statements.OfType<For>().SelectMany(l => Loops(l.Body).Prepend(l));

    private static (Model Model, Inputs Inputs) ModelOf(int rows, int columns, Term term)
    {
        var builder = new ModelBuilder();
        var (x, m, w) = (builder.Matrix("X", rows, 2 * columns), builder.Matrix("M", columns, columns), builder.Vector("w", columns));
        var (n, d) = (x.Extent(0), w.Extent(0));
        var a = builder.Let("a", n, d, (i, c) => builder.Sum(d, j => term(x, m, w, i, c, j)));
        return (builder.Value(builder.Sum(n, i => builder.Sum(d, c => a[i, c].Of(PrimitiveTable.Exp) * a[i, c]))), builder.Inputs);
    }
}
