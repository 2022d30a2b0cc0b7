using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Loops whose gradients are computed from checkpoints, beside the same with all states kept.</summary>
internal static partial class Checkpoints
{
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Network(Mat<double> W, Mat<double> U, Vec<double> b, Vec<double> h0, Mat<double> x, Mat<double> y) =>
        Recurrences.Network(W, U, b, h0, x, y);

    [Gradient]
    public static double NetworkKept(Mat<double> W, Mat<double> U, Vec<double> b, Vec<double> h0, Mat<double> x, Mat<double> y) =>
        Recurrences.Network(W, U, b, h0, x, y);

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Logistic(Vec<double> r, double start) => Recurrences.Logistic(r, start);

    [Gradient]
    public static double LogisticKept(Vec<double> r, double start) => Recurrences.Logistic(r, start);

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Filter(Vec<double> x, double a) => Recurrences.Filter(x, a);

    [Gradient]
    public static double FilterKept(Vec<double> x, double a) => Recurrences.Filter(x, a);

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Fibonacci(Vec<double> x) => Recurrences.Fibonacci(x);

    [Gradient]
    public static double FibonacciKept(Vec<double> x) => Recurrences.Fibonacci(x);

    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double Pairs(Vec<double> x, double a) => Recurrences.Pairs(x, a);

    [Gradient]
    public static double PairsKept(Vec<double> x, double a) => Recurrences.Pairs(x, a);
}
