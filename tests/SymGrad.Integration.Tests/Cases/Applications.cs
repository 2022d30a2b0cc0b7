using SymGrad.Integration.Tests.Harness;
using M = SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests.Cases;

/// <content>Networks, sheets, textbook forms, single precision.</content>
internal static partial class ModelCases
{
    private static ModelCase[] Networks =>
    [
        new(M.Networks.SoftmaxRegression, (n, d) => [d.Real(5, n), d.Real(5), d.Real(n), d.Probabilities(5)]),
        new(M.Networks.SigmoidLayer, (n, d) => [d.Real(5, n), d.Real(5), d.Real(n), d.Real(5)]),
        new(M.Networks.OneSample, (n, d) => [d.Real(3), d.Index(4), d.Real(n, 3), d.Real(n), d.Real(4, n), d.Real(4)]) { Sizes = [0, 1, 2, 7, 32] },
        new(M.Networks.Batch, (n, d) => [d.Real(n, 6), d.Indices(n, 4), d.Real(5, 6), d.Real(5), d.Real(4, 5), d.Real(4), d.Between(0.01, 0.1)]) { Sizes = [1, 2, 7, 33] },
        new(M.Networks.BatchByIndices, (n, d) => [d.Real(n, 6), d.Indices(n, 4), d.Real(4, 6), d.Real(4)]) { Sizes = [1, 2, 7, 33] },
        new(M.Networks.LogisticLoss, (n, d) => [d.Real(n, 6), d.Signs(n), d.Real(6)]) { Sizes = [1, 2, 7, 64, 1000] },
        new(M.Networks.Residual, (n, d) => [d.Real(n), d.Real(6, n), d.Real(6, 6), d.Real(6)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Networks.Attention, (n, d) => [d.Real(n, 3), d.Real(n + 1, 3), d.Real(n + 1, 2), d.Real(n, 2)]) { Sizes = [1, 2, 7, 12] },
    ];

    private static ModelCase[] Sheets =>
    [
        new(M.Sheets.ReluNetwork, (n, d) => [d.Real(n, 2), d.Real(n), d.Real(2, 3), d.Real(3), d.Real(3), d.Real()]) { Sizes = [0, 1, 2, 7, 33] },
        new(M.Sheets.CrossEntropyOfExponentials, (n, d) => [d.Probabilities(n), d.Real(n)]),
        new(M.Sheets.LogisticNetwork, (n, d) => [d.Signs(1)[0], d.Real(n), d.Real(n, n), d.Real(n), d.Real(n)]) { Sizes = [0, 1, 2, 7, 20] },
        new(M.Sheets.TwoReluLayers, (n, d) => [d.Real(4, n), d.Real(4), d.Real(n), d.Real()]),
        new(M.Sheets.PiecewiseLinear, (_, d) => [d.Real(), d.Between(0.05, 0.2), d.Between(0.8, 1.2)]) { Sizes = Seeds },
        new(M.Sheets.Sentiment, (n, d) => [d.Real(9, 5), d.Indices(n, 9), d.Real(6, 5), d.Real(6), d.Real(6), d.Real()]) { Sizes = [1, 2, 7] },
    ];

    private static ModelCase[] Textbook =>
    [
        new(M.Textbook.Sigmoid, (_, d) => [d.Real()]) { Sizes = Seeds },
        new(M.Textbook.OneMinusSigmoid, (_, d) => [d.Real()]) { Sizes = Seeds },
        new(M.Textbook.Logistic, (_, d) => [d.Signs(1)[0], d.Real()]) { Sizes = Seeds },
        new(M.Textbook.LogOfSigmoid, (_, d) => [d.Real()]) { Sizes = Seeds },
        new(M.Textbook.LogOfOneMinusSigmoid, (_, d) => [d.Real()]) { Sizes = Seeds },
        new(M.Textbook.BinaryCrossEntropy, (_, d) => [d.Between(0, 1), d.Real()]) { Sizes = Seeds },
        new(M.Textbook.LogOfSum, (n, d) => [d.Real(n)]) { Sizes = Nonempty },
        new(M.Textbook.SoftmaxByHand, (n, d) => [d.Real(n), d.Real(n)]),
        new(M.Textbook.SoftmaxByIndices, (n, d) => [d.Real(n), d.Index(n)]) { Sizes = Nonempty },
        new(M.Textbook.CrossEntropyByHand, (n, d) => [d.Probabilities(n), d.Real(n)]),
        new(M.Textbook.CrossEntropyByIndices, (n, d) => [d.Probabilities(n), d.Real(n)]),
        new(M.Textbook.CrossEntropyOfLabel, (n, d) => [d.Real(n), d.Index(n)]) { Sizes = Nonempty },
        new(M.Textbook.ExpMinusOne, (_, d) => [d.Real()]) { Sizes = Seeds },
        new(M.Textbook.LogOfOnePlus, (_, d) => [d.Between(-0.5, 2)]) { Sizes = Seeds },
        new(M.Textbook.TanhByExponentials, (_, d) => [d.Real()]) { Sizes = Seeds },
    ];

    private static ModelCase[] SinglePrecision =>
    [
        new(M.SinglePrecision.Scalars, (_, d) => [d.Between(0.1, 0.9), d.Between(1.1, 2)]) { Sizes = Seeds },
        new(M.SinglePrecision.OfMathF, (_, d) => [d.Between(0.1, 0.9), d.Between(1.1, 2)]) { Sizes = Seeds },
        new(M.SinglePrecision.Elementwise, (n, d) => [d.Positive(n), d.Positive(n)]) { Sizes = [0, 1, 2, 7, 64, 1000] },
        new(M.SinglePrecision.Vectors, (n, d) => [d.Positive(n), d.Positive(n), d.Positive(n)]) { Sizes = Nonempty },
        new(M.SinglePrecision.Matrices, (n, d) => [d.Real(n, 5), d.Real(5), d.Real(n, 3)]),
        new(M.SinglePrecision.Batch, (n, d) => [d.Real(n, 6), d.Indices(n, 4), d.Real(5, 6), d.Real(5), d.Real(4, 5), d.Real(4)]) { Sizes = [1, 2, 7, 33] },
    ];
}
