using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Benchmarks.ByHand;

/// <summary>One gate of the unit: the weights of the input and of the state, and the bias.</summary>
internal readonly ref struct Gate<TSpan>(TSpan w, TSpan u, TSpan b)
    where TSpan : allows ref struct
{
    public TSpan W { get; } = w;

    public TSpan U { get; } = u;

    public TSpan B { get; } = b;
}

/// <summary>
/// ½ Σₜ |hₜ₊₁ − yₜ|² of a gated recurrent unit: h ← h + z (c − h), with z = σ(Wz x + Uz h + bz), r = σ(Wr x + Ur h + br) and
/// c = tanh(Wc x + Uc (r h) + bc). The inputs of all steps are three products before the loop, the gradients of the matrices six after it.
/// The state is a multiple of sixteen wide.
/// </summary>
internal static class GatedUnit
{
    public static double Gradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> start,
        Gate<ReadOnlySpan<double>> update,
        Gate<ReadOnlySpan<double>> reset,
        Gate<ReadOnlySpan<double>> candidate,
        Gate<Span<double>> updateGradient,
        Gate<Span<double>> resetGradient,
        Gate<Span<double>> candidateGradient)
    {
        var width = start.Length;
        var inputs = update.W.Length / width;
        var steps = x.Length / inputs;
        Linear.Check(width % 16 == 0 && inputs % 16 == 0 && y.Length == steps * width && x.Length == steps * inputs);
        Check(update, updateGradient, inputs, width);
        Check(reset, resetGradient, inputs, width);
        Check(candidate, candidateGradient, inputs, width);
        var pooled = ArrayPool<double>.Shared.Rent((inputs * width) + ((5 * steps) + 3) * width);
        var rest = pooled.AsSpan();
        var wT = Take(ref rest, inputs * width);
        var z = Take(ref rest, steps * width);
        var r = Take(ref rest, steps * width);
        var c = Take(ref rest, steps * width);
        var kept = Take(ref rest, steps * width);
        var h = Take(ref rest, (steps + 1) * width);
        var adjoint = Take(ref rest, width);
        var work = Take(ref rest, width);

        Inputs(x, update.W, wT, z, steps, inputs, width);
        Inputs(x, reset.W, wT, r, steps, inputs, width);
        Inputs(x, candidate.W, wT, c, steps, inputs, width);
        start.CopyTo(h);
        var loss = Vector512<double>.Zero;
        for (var t = 0; t < steps; t++)
        {
            var now = h.Slice(t * width, width);
            var next = h.Slice((t + 1) * width, width);
            var keep = kept.Slice(t * width, width);
            var zt = z.Slice(t * width, width);
            var rt = r.Slice(t * width, width);
            var ct = c.Slice(t * width, width);
            Linear.Apply(update.U, now, zt, zt);
            Linear.Apply(reset.U, now, rt, rt);
            Reset(rt, reset.B, now, keep);
            Linear.Apply(candidate.U, keep, ct, ct);
            loss += Advance(zt, update.B, ct, candidate.B, now, next, y.Slice(t * width, width));
        }

        // From here on z, r and c become the adjoints of what σ and tanh are taken of.
        adjoint.Clear();
        for (var t = steps - 1; t >= 0; t--)
        {
            var now = h.Slice(t * width, width);
            var zt = z.Slice(t * width, width);
            var rt = r.Slice(t * width, width);
            var ct = c.Slice(t * width, width);
            BackThroughState(adjoint, h.Slice((t + 1) * width, width), y.Slice(t * width, width), now, zt, ct);
            Linear.ApplyTransposed(candidate.U, ct, work);
            BackThroughReset(work, now, rt, adjoint);
            Linear.ApplyTransposed(update.U, zt, work);
            Add(work, adjoint);
            Linear.ApplyTransposed(reset.U, rt, work);
            Add(work, adjoint);
        }

        Weights(z, x, h, updateGradient, steps, inputs, width);
        Weights(r, x, h, resetGradient, steps, inputs, width);
        Weights(c, x, kept, candidateGradient, steps, inputs, width);
        ArrayPool<double>.Shared.Return(pooled);
        return 0.5 * Vector512.Sum(loss);
    }

    private static void Check(Gate<ReadOnlySpan<double>> gate, Gate<Span<double>> gradient, int inputs, int width) => Linear.Check(
        gate.W.Length == inputs * width && gate.U.Length == width * width && gate.B.Length == width
        && gradient.W.Length == inputs * width && gradient.U.Length == width * width && gradient.B.Length == width);

    private static Span<double> Take(ref Span<double> rest, int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static void Inputs(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> wT, Span<double> a, int steps, int inputs, int width)
    {
        Product.Transpose(w, width, inputs, wT, width);
        Product.Multiply(x, inputs, 1, wT, a, steps, inputs, width);
    }

    private static void Weights(ReadOnlySpan<double> adjoint, ReadOnlySpan<double> x, ReadOnlySpan<double> state, Gate<Span<double>> gradient, int steps, int inputs, int width)
    {
        Product.Multiply(adjoint, 1, width, x, gradient.W, width, steps, inputs);
        Product.Multiply(adjoint, 1, width, state, gradient.U, width, steps, width);
        ref var a0 = ref MemoryMarshal.GetReference(adjoint);
        for (var j = 0; j < width; j += 8)
        {
            var (even, odd) = (Vector512<double>.Zero, Vector512<double>.Zero);
            var row = 0;
            for (; row < steps - 1; row += 2)
            {
                even += Vector512.LoadUnsafe(ref a0, (nuint)((row * width) + j));
                odd += Vector512.LoadUnsafe(ref a0, (nuint)(((row + 1) * width) + j));
            }

            if (row < steps)
            {
                even += Vector512.LoadUnsafe(ref a0, (nuint)((row * width) + j));
            }

            (even + odd).CopyTo(gradient.B[j..]);
        }
    }

    /// <summary>r = σ(a + b) in place, and r h.</summary>
    private static void Reset(Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> h, Span<double> kept)
    {
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var k0 = ref MemoryMarshal.GetReference(kept);
        for (nuint j = 0; (int)j < a.Length; j += 8)
        {
            var r = Sigmoid(Vector512.LoadUnsafe(ref a0, j) + Vector512.LoadUnsafe(ref b0, j));
            r.StoreUnsafe(ref a0, j);
            (r * Vector512.LoadUnsafe(ref h0, j)).StoreUnsafe(ref k0, j);
        }
    }

    /// <summary>z = σ(a + b) and c = tanh(a' + b') in place, the next state h + z (c − h), and the squared differences to the target.</summary>
    private static Vector512<double> Advance(
        Span<double> z, ReadOnlySpan<double> bz, Span<double> c, ReadOnlySpan<double> bc, ReadOnlySpan<double> h, Span<double> next, ReadOnlySpan<double> y)
    {
        var sum = Vector512<double>.Zero;
        ref var z0 = ref MemoryMarshal.GetReference(z);
        ref var bz0 = ref MemoryMarshal.GetReference(bz);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        ref var bc0 = ref MemoryMarshal.GetReference(bc);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var n0 = ref MemoryMarshal.GetReference(next);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        for (nuint j = 0; (int)j < z.Length; j += 8)
        {
            var gate = Sigmoid(Vector512.LoadUnsafe(ref z0, j) + Vector512.LoadUnsafe(ref bz0, j));
            var proposal = Tanh.Of(Vector512.LoadUnsafe(ref c0, j) + Vector512.LoadUnsafe(ref bc0, j));
            var state = Vector512.LoadUnsafe(ref h0, j);
            state = Vector512.FusedMultiplyAdd(gate, proposal - state, state);
            gate.StoreUnsafe(ref z0, j);
            proposal.StoreUnsafe(ref c0, j);
            state.StoreUnsafe(ref n0, j);
            var gap = state - Vector512.LoadUnsafe(ref y0, j);
            sum = Vector512.FusedMultiplyAdd(gap, gap, sum);
        }

        return sum;
    }

    /// <summary>Adds the loss of this step to h̄, replaces z and c by the adjoints of their arguments, and h̄ by its share (1 − z) h̄.</summary>
    private static void BackThroughState(Span<double> adjoint, ReadOnlySpan<double> next, ReadOnlySpan<double> y, ReadOnlySpan<double> h, Span<double> z, Span<double> c)
    {
        ref var d0 = ref MemoryMarshal.GetReference(adjoint);
        ref var n0 = ref MemoryMarshal.GetReference(next);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (nuint j = 0; (int)j < z.Length; j += 8)
        {
            var d = Vector512.LoadUnsafe(ref d0, j) + (Vector512.LoadUnsafe(ref n0, j) - Vector512.LoadUnsafe(ref y0, j));
            var (gate, proposal) = (Vector512.LoadUnsafe(ref z0, j), Vector512.LoadUnsafe(ref c0, j));
            var share = d * gate;
            (share * Vector512.FusedMultiplyAdd(-proposal, proposal, Vector512<double>.One)).StoreUnsafe(ref c0, j);
            (share * (proposal - Vector512.LoadUnsafe(ref h0, j)) * (Vector512<double>.One - gate)).StoreUnsafe(ref z0, j);
            (d - share).StoreUnsafe(ref d0, j);
        }
    }

    /// <summary>Adds the adjoint's way through r h to h̄, and replaces r by the adjoint of its argument.</summary>
    private static void BackThroughReset(ReadOnlySpan<double> product, ReadOnlySpan<double> h, Span<double> r, Span<double> adjoint)
    {
        ref var p0 = ref MemoryMarshal.GetReference(product);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var r0 = ref MemoryMarshal.GetReference(r);
        ref var d0 = ref MemoryMarshal.GetReference(adjoint);
        for (nuint j = 0; (int)j < r.Length; j += 8)
        {
            var (v, gate) = (Vector512.LoadUnsafe(ref p0, j), Vector512.LoadUnsafe(ref r0, j));
            var share = v * gate;
            (Vector512.LoadUnsafe(ref d0, j) + share).StoreUnsafe(ref d0, j);
            (share * Vector512.LoadUnsafe(ref h0, j) * (Vector512<double>.One - gate)).StoreUnsafe(ref r0, j);
        }
    }

    private static void Add(ReadOnlySpan<double> x, Span<double> y)
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        for (nuint j = 0; (int)j < y.Length; j += 8)
        {
            (Vector512.LoadUnsafe(ref x0, j) + Vector512.LoadUnsafe(ref y0, j)).StoreUnsafe(ref y0, j);
        }
    }

    private static Vector512<double> Sigmoid(Vector512<double> a) => Vector512<double>.One / (Vector512<double>.One + Elementary.Exp(-a));
}
