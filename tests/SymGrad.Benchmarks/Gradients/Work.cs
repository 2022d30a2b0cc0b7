namespace SymGrad.Benchmarks.Gradients;

/// <summary>Floating-point operations, or bytes to be read and written once each.</summary>
public sealed record Work(double Amount, bool IsBytes)
{
    public static Work Operations(double amount) => new(amount, IsBytes: false);

    public static Work Bytes(double amount) => new(amount, IsBytes: true);

    public string Unit => IsBytes ? "GB/s" : "GFLOP/s";
}
