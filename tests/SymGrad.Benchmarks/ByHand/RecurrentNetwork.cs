using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>
/// ½ Σₜ |hₜ₊₁ − yₜ|² with hₜ₊₁ = tanh(W hₜ + U xₜ + b), by back-propagation through time: the inputs of all steps are one product
/// before the loop, the gradients of W and U one product each after it. The state is a multiple of sixteen wide.
/// </summary>
internal static class RecurrentNetwork
{
    public static double Gradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> start,
        ReadOnlySpan<double> w,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> b,
        Span<double> dw,
        Span<double> du,
        Span<double> db)
    {
        var width = b.Length;
        var inputs = u.Length / width;
        var steps = x.Length / inputs;
        Linear.Check(dw.Length == width * width && du.Length == u.Length && db.Length == width && y.Length == steps * width && width % 16 == 0 && inputs % 16 == 0);
        var pooled = ArrayPool<double>.Shared.Rent((inputs * width) + (((2 * steps) + 2) * width));
        var uT = pooled.AsSpan(0, inputs * width);
        var h = pooled.AsSpan(inputs * width, (steps + 1) * width);
        var a = pooled.AsSpan((inputs * width) + h.Length, steps * width);
        var adjoint = pooled.AsSpan((inputs * width) + h.Length + a.Length, width);

        start.CopyTo(h);
        Product.Transpose(u, width, inputs, uT, width);
        Product.Multiply(x, inputs, 1, uT, a, steps, inputs, width);
        var loss = Vector512<double>.Zero;
        for (var t = 0; t < steps; t++)
        {
            var now = a.Slice(t * width, width);
            var next = h.Slice((t + 1) * width, width);
            Linear.Apply(w, h.Slice(t * width, width), now, now);
            loss += Activate(now, b, next, y.Slice(t * width, width));
        }

        // From here on a holds the adjoints of what tanh is taken of.
        adjoint.Clear();
        db.Clear();
        for (var t = steps - 1; t >= 0; t--)
        {
            var now = a.Slice(t * width, width);
            Adjoint(adjoint, h.Slice((t + 1) * width, width), y.Slice(t * width, width), now, db);
            if (t > 0)
            {
                Linear.ApplyTransposed(w, now, adjoint);
            }
        }

        Product.Multiply(a, 1, width, h, dw, width, steps, width);
        Product.Multiply(a, 1, width, x, du, width, steps, inputs);
        ArrayPool<double>.Shared.Return(pooled);
        return 0.5 * Vector512.Sum(loss);
    }

    /// <summary>h = tanh(a + b), and the squared differences to the target.</summary>
    private static Vector512<double> Activate(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> h, ReadOnlySpan<double> y)
    {
        var sum = Vector512<double>.Zero;
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        for (nuint j = 0; (int)j < h.Length; j += 8)
        {
            var v = Tanh.Of(Vector512.LoadUnsafe(ref a0, j) + Vector512.LoadUnsafe(ref b0, j));
            v.StoreUnsafe(ref h0, j);
            var gap = v - Vector512.LoadUnsafe(ref y0, j);
            sum = Vector512.FusedMultiplyAdd(gap, gap, sum);
        }

        return sum;
    }

    /// <summary>ā = (h̄ + h − y)(1 − h²), added up in the gradient of b.</summary>
    private static void Adjoint(ReadOnlySpan<double> adjoint, ReadOnlySpan<double> h, ReadOnlySpan<double> y, Span<double> a, Span<double> db)
    {
        ref var d0 = ref MemoryMarshal.GetReference(adjoint);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(db);
        for (nuint j = 0; (int)j < h.Length; j += 8)
        {
            var v = Vector512.LoadUnsafe(ref h0, j);
            var d = (Vector512.LoadUnsafe(ref d0, j) + (v - Vector512.LoadUnsafe(ref y0, j))) * Vector512.FusedMultiplyAdd(-v, v, Vector512<double>.One);
            d.StoreUnsafe(ref a0, j);
            (Vector512.LoadUnsafe(ref b0, j) + d).StoreUnsafe(ref b0, j);
        }
    }
}
