namespace SymGrad.Benchmarks.ByHand;

/// <summary>L = −Σ t ln softmax(W x + b) and its gradient by W and b: ∂L/∂z = p Σt − t.</summary>
internal static class SoftmaxRegression
{
    public static double Gradient(
        ReadOnlySpan<double> w,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> t,
        Span<double> dw,
        Span<double> db)
    {
        Span<double> z = stackalloc double[Softmax.Padded(b.Length)];
        z[b.Length..].Fill(double.NegativeInfinity);
        Linear.Apply(w, x, b, z);
        var loss = CrossEntropy(z, t, db);
        Linear.Outer(db, x, dw);
        return loss;
    }

    /// <summary>The loss of padded logits, which it uses up, and the adjoint of the logits.</summary>
    internal static double CrossEntropy(Span<double> z, ReadOnlySpan<double> t, Span<double> dz)
    {
        var (total, inner) = (0.0, 0.0);
        for (var i = 0; i < t.Length; i++)
        {
            total += t[i];
            inner = Math.FusedMultiplyAdd(t[i], z[i], inner);
        }

        var (max, sum) = Softmax.Exponentials(z);
        var scale = total / sum;
        for (var i = 0; i < dz.Length; i++)
        {
            dz[i] = Math.FusedMultiplyAdd(z[i], scale, -t[i]);
        }

        return ((max + Math.Log(sum)) * total) - inner;
    }
}
