using SymGrad.Integration.Tests.Harness;
using M = SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests.Cases;

/// <content>Functions: of scalars, elementwise, of vectors and of matrices.</content>
internal static partial class ModelCases
{
    private static ModelCase[] Scalars =>
    [
        new(M.Scalars.Powers, (_, d) => [d.Between(0.3, 2), d.Between(0.5, 2)]) { Sizes = Seeds },
        new(M.Scalars.Trigonometric, (_, d) => [d.Between(-0.9, 0.9), d.Between(0.3, 2)]) { Sizes = Seeds },
        new(M.Scalars.Hyperbolic, (_, d) => [d.Between(-0.9, 0.9), d.Between(1.2, 3)]) { Sizes = Seeds },
        new(M.Scalars.Activations, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Scalars.Special, (_, d) => [d.Real(), d.Between(0.3, 4)]) { Sizes = Seeds },
        new(M.Scalars.Kinked, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Scalars.OfMath, (_, d) => [d.Between(0.1, 0.9), d.Between(1.1, 2)]) { Sizes = Seeds },
        new(M.Scalars.OfDouble, (_, d) => [d.Between(0.1, 0.9), d.Between(1.1, 2)]) { Sizes = Seeds },
        new(M.Scalars.Arithmetic, (_, d) => [d.Between(0.3, 2), d.Between(0.5, 2)]) { Sizes = Seeds },
        new(M.Scalars.WithRespectToOne, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
        new(M.Scalars.Rosenbrock, (_, d) => [d.Real(), d.Real()]) { Sizes = Seeds },
    ];

    private static ModelCase[] Elementwise =>
    [
        new(M.Elementwise.Powers, (n, d) => [d.Positive(n), d.Real(n)]),
        new(M.Elementwise.Trigonometric, (n, d) => [d.Unit(n), d.Real(n)]),
        new(M.Elementwise.Activations, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.Elementwise.Special, (n, d) => [d.Positive(n), d.Real(n)]),
        new(M.Elementwise.Kinked, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.Elementwise.OfMatrices, (n, d) => [d.Positive(n, 3), d.Real(n, 3)]),
        new(M.Elementwise.Mapped, (n, d) => [d.Real(n), d.Real(2, n), d.Real()]),
        new(M.Elementwise.Operators, (n, d) => [d.Real(n), d.Real(n), d.Real()]),
        new(M.Elementwise.MatrixOperators, (n, d) => [d.Real(n, 3), d.Real(n, 3), d.Real()]),
    ];

    private static ModelCase[] Vectors =>
    [
        new(M.Vectors.Products, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 64, 1000] },
        new(M.Vectors.Norms, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [1, 2, 7, 64, 1000] },
        new(M.Vectors.Statistics, (n, d) => [d.Real(n)]) { Sizes = [1, 2, 7, 64, 1000] },
        new(M.Vectors.Extremes, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [1, 2, 7, 64, 1000] },
        new(M.Vectors.LogSumExps, (n, d) => [d.Real(n)]) { Sizes = [1, 2, 7, 64, 1000] },
        new(M.Vectors.Softmaxes, (n, d) => [d.Real(n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 64, 1000] },
        new(M.Vectors.CrossEntropyOfTargets, (n, d) => [d.Probabilities(n), d.Real(n)]),
        new(M.Vectors.CrossEntropyOfProbabilities, (n, d) => [d.Probabilities(n), d.Probabilities(n)]) { Sizes = [0, 1, 2, 7, 64, 1000] },
        new(M.Vectors.CrossEntropyOfLabel, (n, d) => [d.Index(n), d.Real(n)]) { Sizes = Nonempty },
        new(M.Vectors.CrossEntropyOfLogProbability, (n, d) => [d.Index(n), d.Real(n)]) { Sizes = Nonempty },
        new(M.Vectors.Parts, (n, d) => [d.Real(2 * n), d.Real(n / 2), n]),
        new(M.Vectors.LayerNorm, (n, d) => [d.Real(n), d.Real(n), d.Real(n), d.Real(n)]) { Sizes = Nonempty },
    ];

    private static ModelCase[] Matrices =>
    [
        new(M.Matrices.Bilinear, (n, d) => [d.Real(n), d.Real(n, 5), d.Real(5)]),
        new(M.Matrices.Quadratic, (n, d) => [d.Real(n), d.Real(n, n)]) { Sizes = [0, 1, 2, 7, 33] },
        new(M.Matrices.Product, (n, d) => [d.Real(n, 3), d.Real(3, n + 1), d.Real(n, n + 1)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Matrices.TransposedProducts, (n, d) => [d.Real(n, 4), d.Real(n, 4)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Matrices.TransposedTimesVector, (n, d) => [d.Real(n, 5), d.Real(n)]),
        new(M.Matrices.Traces, (n, d) => [d.Real(n, n), d.Real(n, n)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Matrices.OuterAndDiagonal, (n, d) => [d.Real(n), d.Real(n), d.Real(n, n)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Matrices.RowsAndColumns, (n, d) => [d.Real(n, n), d.Index(n), d.Index(n)]) { Sizes = [1, 2, 7, 33] },
        new(M.Matrices.Reductions, (n, d) => [d.Real(n, 3)]) { Sizes = Nonempty },
        new(M.Matrices.RowWise, (n, d) => [d.Real(n, 5), d.Real(n, 5)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Matrices.Chain, (n, d) => [d.Real(3, n), d.Real(n, 4), d.Real(4, n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Matrices.SlicedRows, (n, d) => [d.Real((2 * n) + 3, 4), d.Real(4), 1, n]),
        new(M.Matrices.LeastSquares, (n, d) => [d.Real(n, 6), d.Real(n), d.Real(6)]) { Sizes = Nonempty },
        new(M.Matrices.PairwiseDistances, (n, d) => [d.Real(n, 2)]) { Sizes = [0, 1, 2, 7, 12] },
    ];
}
