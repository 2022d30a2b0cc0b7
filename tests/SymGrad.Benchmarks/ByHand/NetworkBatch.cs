using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>The mean cross-entropy of a batch in the network 64 → 32 tanh → 10: five matrix products, the rest elementwise.</summary>
internal static class NetworkBatch
{
    private const int Classes = 16;

    public static double Gradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        Span<double> dw1,
        Span<double> db1,
        Span<double> dw2,
        Span<double> db2)
    {
        var (rows, hidden, outputs) = (labels.Length, b1.Length, b2.Length);
        var inputs = x.Length / rows;
        Linear.Check(outputs <= Classes && dw1.Length == w1.Length && dw2.Length == w2.Length);
        var pooled = ArrayPool<double>.Shared.Rent((inputs * hidden) + (hidden * Classes) + (rows * ((2 * hidden) + Classes)));
        var rest = pooled.AsSpan();
        var w1T = Take(ref rest, inputs * hidden);
        var w2T = Take(ref rest, hidden * Classes);
        var h = Take(ref rest, rows * hidden);
        var z = Take(ref rest, rows * Classes);
        var dh = Take(ref rest, rows * hidden);

        Product.Transpose(w1, hidden, inputs, w1T, hidden);
        Product.Multiply(x, inputs, 1, w1T, h, rows, inputs, hidden);
        AddRowsAndTanh(h, b1);

        Product.Transpose(w2, outputs, hidden, w2T, Classes);
        Product.Multiply(h, hidden, 1, w2T, z, rows, hidden, Classes);
        var loss = CrossEntropy(z, b2, labels, db2);

        Product.Multiply(z, 1, Classes, h, dw2, outputs, rows, hidden);
        Product.Multiply(z, Classes, 1, w2, dh, rows, outputs, hidden);
        TanhAdjoint(h, dh, db1);
        Product.Multiply(dh, 1, hidden, x, dw1, hidden, rows, inputs);
        ArrayPool<double>.Shared.Return(pooled);
        return loss;
    }

    private static Span<double> Take(ref Span<double> rest, int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static void AddRowsAndTanh(Span<double> h, ReadOnlySpan<double> b)
    {
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        for (var row = 0; row < h.Length; row += b.Length)
        {
            for (var j = 0; j < b.Length; j += 8)
            {
                Tanh.Of(Vector512.LoadUnsafe(ref h0, (nuint)(row + j)) + Vector512.LoadUnsafe(ref b0, (nuint)j)).StoreUnsafe(ref h0, (nuint)(row + j));
            }
        }
    }

    /// <summary>The mean loss; logits become their adjoints (p − onehot)/rows, zero in the padding.</summary>
    private static double CrossEntropy(Span<double> z, ReadOnlySpan<double> b, ReadOnlySpan<int> labels, Span<double> db)
    {
        Span<double> bias = stackalloc double[Classes];
        bias.Fill(double.NegativeInfinity);
        b.CopyTo(bias);
        var (bias0, bias1) = (Vector512.Create<double>(bias), Vector512.Create<double>(bias[8..]));
        var (sum0, sum1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (loss, share) = (0.0, 1.0 / labels.Length);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = z.Slice(i * Classes, Classes);
            var label = labels[i];
            (Vector512.Create<double>(row) + bias0).CopyTo(row);
            (Vector512.Create<double>(row[8..]) + bias1).CopyTo(row[8..]);
            var logit = row[..b.Length][label];
            var (max, sum) = Softmax.Exponentials(row);
            loss += max + Math.Log(sum) - logit;
            var scale = Vector512.Create(share / sum);
            (Vector512.Create<double>(row) * scale).CopyTo(row);
            (Vector512.Create<double>(row[8..]) * scale).CopyTo(row[8..]);
            row[label] -= share;
            sum0 += Vector512.Create<double>(row);
            sum1 += Vector512.Create<double>(row[8..]);
        }

        sum0.CopyTo(bias);
        sum1.CopyTo(bias[8..]);
        bias[..db.Length].CopyTo(db);
        return loss * share;
    }

    private static void TanhAdjoint(ReadOnlySpan<double> h, Span<double> dh, Span<double> db)
    {
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var d0 = ref MemoryMarshal.GetReference(dh);
        for (var j = 0; j < db.Length; j += 8)
        {
            var sum = Vector512<double>.Zero;
            for (var row = j; row < h.Length; row += db.Length)
            {
                var y = Vector512.LoadUnsafe(ref h0, (nuint)row);
                var d = Vector512.LoadUnsafe(ref d0, (nuint)row) * Vector512.FusedMultiplyAdd(-y, y, Vector512<double>.One);
                d.StoreUnsafe(ref d0, (nuint)row);
                sum += d;
            }

            sum.CopyTo(db[j..]);
        }
    }
}
