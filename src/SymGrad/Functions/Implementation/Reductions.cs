using System.Numerics;
using System.Numerics.Tensors;

namespace SymGrad;

/// <summary>The reductions of <see cref="Functions"/>, once for both element types.</summary>
internal static class Reductions
{
    internal static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TensorPrimitives.Sum(x);

    internal static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Kernels.Require.SameExtent(y.Length, x.Length, nameof(y), "y.Length", "x.Length");
        return TensorPrimitives.Dot(x, y);
    }

    internal static T Mean<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum(x) / T.CreateChecked(x.Length);

    /// <summary>Σ(xᵢ − x̄)²/n, in two passes: the mean is taken out before anything is squared.</summary>
    internal static T Variance<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var mean = Mean(x);
        var sum = T.Zero;
        foreach (var element in x)
        {
            sum += (element - mean) * (element - mean);
        }

        return sum / T.CreateChecked(x.Length);
    }

    internal static T Max<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.IsEmpty ? T.NegativeInfinity : TensorPrimitives.Max(x);

    internal static T Min<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.IsEmpty ? T.PositiveInfinity : TensorPrimitives.Min(x);

    /// <summary>m + ln Σ exp(xᵢ − m) with m = max xᵢ; an infinite m is the result.</summary>
    internal static T LogSumExp<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var max = Max(x);
        if (T.IsInfinity(max))
        {
            return max;
        }

        var sum = T.Zero;
        foreach (var element in x)
        {
            sum += T.Exp(element - max);
        }

        return max + T.Log(sum);
    }

    internal static void LogSoftmax<T>(ReadOnlySpan<T> x, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Of two steps, since x − (m + ln Σ) would round the logarithm away when m is large.
        var max = Max(x);
        TensorPrimitives.Subtract(x, max, destination);
        TensorPrimitives.Subtract(destination, LogSumExp<T>(destination), destination);
    }

    internal static void Softmax<T>(ReadOnlySpan<T> x, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var max = Max(x);
        for (var i = 0; i < x.Length; i++)
        {
            destination[i] = T.Exp(x[i] - max);
        }

        TensorPrimitives.Divide(destination, Sum<T>(destination), destination);
    }

    /// <summary>−Σ tᵢ ln pᵢ, where a target of 0 contributes 0 whatever its probability.</summary>
    internal static T CrossEntropy<T>(ReadOnlySpan<T> target, ReadOnlySpan<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Kernels.Require.SameExtent(p.Length, target.Length, nameof(p), "p.Length", "target.Length");
        var sum = T.Zero;
        for (var i = 0; i < p.Length; i++)
        {
            if (target[i] != T.Zero)
            {
                sum -= target[i] * T.Log(p[i]);
            }
        }

        return sum;
    }

    internal static T CrossEntropy<T>(int label, ReadOnlySpan<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Kernels.Require.Index(label, p.Length, nameof(label));
        return -T.Log(p[label]);
    }

    internal static T CrossEntropy<T>(ReadOnlySpan<int> labels, Mat<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Kernels.Require.SameExtent(labels.Length, p.Rows, nameof(labels), "labels.Length", "p.Rows");
        Kernels.Require.AllIndices(labels, p.Columns, nameof(labels));
        var sum = T.Zero;
        for (var n = 0; n < labels.Length; n++)
        {
            sum -= T.Log(p[n, labels[n]]);
        }

        return sum / T.CreateChecked(labels.Length);
    }
}
