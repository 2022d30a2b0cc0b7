using SymGrad.Integration.Tests.Harness;
using M = SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests.Cases;

/// <content>Index forms, syntax, parameter types, containing types.</content>
internal static partial class ModelCases
{
    private static ModelCase[] IndexForms =>
    [
        new(M.IndexForms.Sums, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 64, 1000] },
        new(M.IndexForms.Products, (n, d) => [d.Real(n)]) { Sizes = [0, 1, 2, 7, 33] },
        new(M.IndexForms.Extremes, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [1, 2, 7, 64, 1000] },
        new(M.IndexForms.LogSumExps, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [1, 2, 7, 64, 1000] },
        new(M.IndexForms.Built, (n, d) => [d.Real(n), d.Real()]),
        new(M.IndexForms.Nested, (n, d) => [d.Real(n, 5), d.Real(n), d.Real(5)]),
        new(M.IndexForms.Triangular, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 33] },
        new(M.IndexForms.Correlation, (n, d) => [d.Real(n + 2), d.Real(3)]),
        new(M.IndexForms.StridedConvolution, (n, d) => [d.Real((2 * n) + 3), d.Real(4), n]),
        new(M.IndexForms.Gather, (n, d) => [d.Real(5, 3), d.Indices(n, 5), d.Real(3)]),
        new(M.IndexForms.Differences, (n, d) => [d.Real(n + 2)]),
        new(M.IndexForms.Backwards, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 64, 1000] },
        new(M.IndexForms.Mixture, (n, d) => [d.Real(n, 2), d.Real(3), d.Real(3, 2)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.IndexForms.Packed, (n, d) => [d.Real(n * (n + 1) / 2), d.Real(n)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.IndexForms.WeightedLogSoftmax, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.IndexForms.CorrelationInALocal, (n, d) => [d.Real(n + 2), d.Real(3)]),
        new(M.IndexForms.Scaling, (n, d) => [d.Real(n), d.Real(n), d.Real(n, 3)]),
        new(M.IndexForms.MaxOfRows, (n, d) => [d.Real(n, 5)]),
        new(M.IndexForms.ProductsOfRows, (n, d) => [d.Real(n, 5)]),
    ];

    private static ModelCase[] Syntax =>
    [
        new(M.Syntax.Locals, (n, d) => [d.Real(n), d.Real()]),
        new(M.Syntax.Conditional, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Syntax.SwitchOnInteger, (n, d) => [d.Real(), n]) { Sizes = [0, 1, 2, 3, 4, 5, 6, 7] },
        new(M.Syntax.SwitchOnReal, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Syntax.ConditionsInSums, (n, d) => [d.Real(n), d.Real()]),
        new(M.Syntax.Huber, (n, d) => [d.Real(n), d.Between(0.4, 1)]),
        new(M.Syntax.LocalFunctions, (n, d) => [d.Real(n), d.Real()]),
        new(M.Syntax.Calls, (n, d) => [d.Real(n, 4), d.Real(n), d.Real(4)]),
        new(M.Syntax.Constants, (_, d) => [d.Real()]) { Sizes = Seeds },
        new(M.Syntax.Integers, (n, d) => [d.Real(n), n, 3]) { Sizes = [3, 4, 7, 64] },
        new(M.Syntax.BlockLambdas, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.Syntax.CheckedNames, (_, d) => [d.Real(), d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Syntax.Defaults, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Syntax.ByReference, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Syntax.GuardedLog, (n, d) => [d.Real(n)]),
        new(M.Syntax.Logic, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
    ];

    private static ModelCase[] ParameterTypes =>
    [
        new(M.ParameterTypes.Arrays, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.ParameterTypes.RectangularArrays, (n, d) => [d.Real(n, 4), d.Real(4)]),
        new(M.ParameterTypes.Spans, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = Nonempty },
        new(M.ParameterTypes.Mixed, (n, d) => [d.Real(n), d.Real(n), d.Real(n), d.Real()]),
        new(M.ParameterTypes.Labels, (n, d) => [d.Real(n, 4), d.Indices(n, 4)]) { Sizes = Nonempty },
        new(M.ParameterTypes.LabelVectors, (n, d) => [d.Real(n, 4), d.Indices(n, 4)]) { Sizes = Nonempty },
        new(M.ParameterTypes.Weights, (n, d) => [d.Real(n), d.Indices(n, 9), 3]),
        new(M.ParameterTypes.Views, (n, d) => [d.Real(n), d.Real(3, n)]),
    ];

    private static ModelCase[] Containers =>
    [
        new(M.Containers.Nested.Deeper.Value, (n, d) => [d.Real(), d.Real(n)]),
        new(M.Containers.Point.Distance, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Containers.Pair.Product, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new((Func<double, double>)M.Containers.Overloads.F, (_, d) => [d.Real()]) { Sizes = Seeds },
        new((Func<Vec<double>, double>)M.Containers.Overloads.F, (n, d) => [d.Real(n)]),
        new((Func<Vec<double>, int, double>)M.Containers.Overloads.F, (n, d) => [d.Real(n), 3]),
        new(GlobalModel.Cube, (_, d) => [d.Real()]) { Sizes = Seeds },
    ];

    private static ModelCase[] Loops =>
    [
        new(M.Loops.Accumulated, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 64, 1000] },
        new(M.Loops.FirstRoundInAnyCase, (n, d) => [d.Real(Math.Max(n, 1)), n]) { Sizes = [0, 1, 2, 7] },
        new(M.Loops.CountersThatMeet, (n, d) => [d.Real(n + 1), n]) { Sizes = [0, 1, 2, 7, 8] },
        new(M.Loops.CounterAsANumber, (n, d) => [d.Real(n), d.Real()]) { Sizes = [1, 2, 7, 64] },
        new(M.Loops.CounterAsANumberInSinglePrecision, (n, d) => [d.Real(n)]) { Sizes = [0, 1, 2, 7, 64] },
        new(M.Loops.StridesOfParameters, (n, d) => [d.Real(n), 1 + (n % 3), 1 + (n % 2)]) { Sizes = [0, 1, 2, 3, 7, 8, 64] },
        new(M.Loops.DecidedInTheRoundBefore, (n, d) => [d.Real(n)]) { Sizes = [0, 1, 2, 7, 64] },
        new(M.Loops.AskedInOrder, (n, d) => [d.Real(n, n + 1), d.Real(n)]) { Sizes = [0, 1, 2, 7] },
        new(M.Loops.TwoStages, (n, d) => [d.Between(0.2, 0.8), d.Between(0.3, 0.9), Math.Min(n, 7)]),
        new(M.Loops.Strided, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.Loops.Running, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = Nonempty },
        new(M.Loops.Chosen, (n, d) => [d.Real(n), d.Between(0.4, 1)]),
        new(M.Loops.Triangle, (n, d) => [d.Real(n, n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 33] },
        new(M.Loops.PackedTriangle, (n, d) => [d.Real(n * (n + 1) / 2), d.Real(n)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Loops.Dense, (n, d) => [d.Real(n, 5), d.Real(n), d.Real(5)]),
        new(M.Loops.FlatProduct, (n, d) => [d.Real(n * n), d.Real(n * n), n]) { Sizes = [0, 1, 2, 7] },
        new(M.Loops.MatrixProduct, (n, d) => [d.Real(n, 3), d.Real(3, n + 1)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Loops.Smoothed, (n, d) => [d.Real(n)]) { Sizes = [0, 1, 2, 3, 7, 64] },
        new(M.Loops.Interleaved, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.Loops.Histogram, (n, d) => [d.Real(n), d.Indices(n, 4), d.Real(4)]),
        new(M.Loops.EarlyReturns, (n, d) => [d.Real(n), d.Real()]),
        new(M.Loops.Branches, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Loops.LoopsInSums, (n, d) => [d.Real(n, 5), d.Real(5)]),
        new(M.Loops.Written, (n, d) => [d.Real(n), d.Real()]),
        new(M.Loops.Tuples, (n, d) => [d.Real(n), d.Real()]),
        new(M.Loops.ThreeAxes, (n, d) => [d.Real(n, 3, 2), d.Real(4, 3, 2), d.Real(4)]) { Sizes = Nonempty },
        new(M.Loops.Single, (n, d) => [d.Real(n), d.Real(n)]),
    ];

    private static ModelCase[] Checkpointed =>
    [
        new(M.Checkpoints.Network, (n, d) => [d.Unit(4, 4), d.Unit(4, 3), d.Real(4), d.Real(4), d.Real(n, 3), d.Real(n, 4)]),
        new(M.Checkpoints.NetworkKept, (n, d) => [d.Unit(4, 4), d.Unit(4, 3), d.Real(4), d.Real(4), d.Real(n, 3), d.Real(n, 4)]) { Sizes = [2] },
        new(M.Checkpoints.Logistic, (n, d) => [d.Between(1, 3, n), d.Between(0.2, 0.8)]),
        new(M.Checkpoints.LogisticKept, (n, d) => [d.Between(1, 3, n), d.Between(0.2, 0.8)]) { Sizes = [2] },
        new(M.Checkpoints.Filter, (n, d) => [d.Real(n), d.Between(-0.9, 0.9)]),
        new(M.Checkpoints.FilterKept, (n, d) => [d.Real(n), d.Between(-0.9, 0.9)]) { Sizes = [2] },
        new(M.Checkpoints.Fibonacci, (n, d) => [d.Unit(n)]),
        new(M.Checkpoints.FibonacciKept, (n, d) => [d.Unit(n)]) { Sizes = [2] },
        new(M.Checkpoints.Pairs, (n, d) => [d.Unit(n), d.Real()]),
        new(M.Checkpoints.PairsKept, (n, d) => [d.Unit(n), d.Real()]) { Sizes = [2] },
        new(M.Checkpoints.StackedUnits, (n, d) => [d.Real(n, 2), d.Real(3), d.Unit(3, 2), d.Unit(3, 3), d.Unit(3, 3), d.Unit(3, 3)]) { Sizes = FewRounds },
        new(M.Checkpoints.LongShortTermMemory, (n, d) => [d.Real(n, 3), d.Real(3), d.Real(3), d.Unit(3, 3), d.Unit(3, 3), d.Real(n, 3)]) { Sizes = FewRounds },
        new(M.Checkpoints.Outputs, (n, d) => [d.Real(n, 2), d.Indices(n, 4), d.Real(3), d.Unit(3, 2), d.Unit(3, 3), d.Unit(4, 3), d.Real(4)]) { Sizes = [1, 2, 7, 20] },
        new(M.Checkpoints.Bidirectional, (n, d) => [d.Real(n, 2), d.Unit(3, 2), d.Unit(3, 3), d.Unit(3, 2), d.Unit(3, 3), d.Real(3)]) { Sizes = FewRounds },
        new(M.Checkpoints.PredatorAndPrey, (n, d) => [d.Between(-0.9, 0.9), d.Between(-0.9, 0.9), d.Between(-0.9, 0.9), d.Between(-0.9, 0.9), d.Between(-0.9, 0.9), d.Between(-0.9, 0.9), 0.1, n, d.Real(n + 1)]),
        new(M.Checkpoints.Horner, (n, d) => [d.Real(n), d.Between(-0.9, 0.9)]),
        new(M.Checkpoints.Kalman, (n, d) => [d.Real(n), d.Between(0.5, 0.9), d.Between(0.2, 1), d.Between(0.2, 1), d.Real(), d.Between(0.2, 1)]),
        new(M.Checkpoints.Momentum, (n, d) => [d.Unit(3, 3), d.Real(3), d.Real(3), 0.1, d.Between(0.2, 0.8), n]) { Sizes = FewRounds },
        new(M.Checkpoints.EncoderAndDecoder, (n, d) => [d.Real(n, 2), d.Real(n, 2), d.Unit(3, 2), d.Unit(3, 3), d.Unit(3, 3), d.Unit(2, 3), d.Real(3)]) { Sizes = FewRounds },
        new(M.Checkpoints.Layers, (n, d) => [d.Real(n, 3), d.Unit(3, 3), d.Unit(3, 3), d.Unit(3, 3), d.Real(3), d.Real(3)]) { Sizes = FewRounds },
        new(M.Checkpoints.Filled, (n, d) => [d.Real(n)]),
        new(M.Checkpoints.Started, (n, d) => [d.Real(n), d.Real()]) { Sizes = Nonempty },
        new(M.Checkpoints.Leapfrog, (n, d) => [d.Real(), d.Real(), d.Real(), 0.1, n, d.Real(n)]) { Sizes = FewRounds },
        new(M.Checkpoints.TwoBack, (n, d) => [d.Unit(n), d.Between(-0.9, 0.9), d.Between(-0.9, 0.9)]),
        new(M.Checkpoints.SoftmaxOverTime, (n, d) => [d.Real(n, 3), d.Real(3), d.Unit(3, 3), d.Unit(3, 3), d.Real(3)]) { Sizes = FewRounds },
        new(M.Checkpoints.LargestAndProduct, (n, d) => [d.Real(n), d.Real()]) { Sizes = [1, 2, 7, 20] },
        new(M.Checkpoints.Attention, (n, d) => [d.Real(n, 3), d.Real(3), d.Unit(3, 3)]) { Sizes = [1, 2, 5, 10] },
        new(M.Checkpoints.Paired, (n, d) => [d.Real(n, 2), d.Unit(2, 2), d.Unit(2, 2), d.Real(2)]) { Sizes = FewRounds },
        new(M.Checkpoints.FarApart, (n, d) => [d.Real(n), d.Real()]) { Sizes = FewRounds },
        new(M.Checkpoints.NextWords, (n, d) => [d.Indices(n, 5), d.Real(5, 3), d.Unit(3, 3), d.Real(3), d.Real(5, 3)]) { Sizes = FewRounds },
    ];

    private static ModelCase[] Recurrences =>
    [
        new(M.Recurrences.Network, (n, d) => [d.Unit(4, 4), d.Unit(4, 3), d.Real(4), d.Real(4), d.Real(n, 3), d.Real(n, 4)]),
        new(M.Recurrences.NetworkByScan, (n, d) => [d.Unit(4, 4), d.Real(n, 4), d.Real(4)]),
        new(M.Recurrences.NetworkByElements, (n, d) => [d.Unit(4, 4), d.Real(n, 4), d.Real(4)]),
        new(M.Recurrences.Logistic, (n, d) => [d.Between(1, 3, n), d.Between(0.2, 0.8)]),
        new(M.Recurrences.Newton, (_, d) => [d.Between(0.5, 4)]) { Sizes = Seeds },
        new(M.Recurrences.Filter, (n, d) => [d.Real(n), d.Between(-0.9, 0.9)]),
        new(M.Recurrences.Backwards, (n, d) => [d.Real(n), d.Between(-0.9, 0.9)]),
        new(M.Recurrences.Horner, (n, d) => [d.Real(n), d.Between(-0.9, 0.9)]),
        new(M.Recurrences.Fibonacci, (n, d) => [d.Unit(n)]),
        new(M.Recurrences.Differences, (n, d) => [d.Real(n)]),
        new(M.Recurrences.PrefixSums, (n, d) => [d.Real(n)]),
        new(M.Recurrences.RunningByIf, (n, d) => [d.Real(n)]) { Sizes = Nonempty },
        new(M.Recurrences.Pairs, (n, d) => [d.Unit(n), d.Real()]),
        new(M.Recurrences.ManySequences, (n, d) => [d.Real(n, 5), d.Real(5)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Recurrences.SequencesInSums, (n, d) => [d.Real(n, 5), d.Real(5)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Recurrences.Alignment, (n, d) => [d.Positive(n, n + 1)]) { Sizes = [1, 2, 7, 20] },
        new(M.Recurrences.InPlace, (n, d) => [d.Unit(n, n), d.Real(n)]) { Sizes = [0, 1, 2, 7] },
        new(M.Recurrences.Counted, (n, d) => [d.Real(n), n / 2, d.Real()]),
        new(M.Recurrences.StatesAndTheirSum, (n, d) => [d.Real(n, 3), d.Real(3)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Recurrences.Guarded, (n, d) => [d.Real(n), d.Real()]),
    ];
}
