namespace SymGrad.Benchmarks.ByHand;

/// <summary>−Σ t ln softmax(W₂ tanh(W₁ x + b₁) + b₂) of one sample; the hidden layer is a multiple of eight wide.</summary>
internal static class Network
{
    public static double Gradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> t,
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        Span<double> dw1,
        Span<double> db1,
        Span<double> dw2,
        Span<double> db2)
    {
        Span<double> h = stackalloc double[b1.Length];
        Linear.Apply(w1, x, b1, h);
        Tanh.InPlace(h);

        Span<double> z = stackalloc double[Softmax.Padded(b2.Length)];
        z[b2.Length..].Fill(double.NegativeInfinity);
        Linear.Apply(w2, h, b2, z);
        var loss = SoftmaxRegression.CrossEntropy(z, t, db2);

        Linear.Outer(db2, h, dw2);
        Linear.ApplyTransposed(w2, db2, db1);
        Tanh.Adjoint(h, db1);
        Linear.Outer(db1, x, dw1);
        return loss;
    }
}
