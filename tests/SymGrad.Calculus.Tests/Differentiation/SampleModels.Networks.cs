using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <content>Networks and regressions.</content>
internal static partial class SampleModels
{
    public static Quantity SigmoidLayerWithSquaredLoss(ModelBuilder m)
    {
        var (w, b, x, y) = (m.Matrix("W", 3, 4), m.Vector("b", 3), m.Vector("x", 4), m.Vector("y", 3, isVariable: false));
        var a = m.Let("a", b.Extent(0), i => m.Sum(x.Extent(0), j => w[i, j] * x[j]) + b[i]);
        var p = m.Let("p", b.Extent(0), i => a[i].Of(Sigmoid));
        return m.Sum(y.Extent(0), i => Square(p[i] - y[i]));
    }

    public static Quantity SoftmaxCrossEntropyWithTarget(ModelBuilder m)
    {
        var (w, b, x, t) = (m.Matrix("W", 3, 4), m.Vector("b", 3), m.Vector("x", 4), m.Vector("t", [0.2, 0, 0.8], isVariable: false));
        var z = m.Let("z", b.Extent(0), i => m.Sum(x.Extent(0), j => w[i, j] * x[j]) + b[i]);
        var p = m.Let("p", b.Extent(0), i => (z[i] - LogSumExpOf(m, z)).Of(Exp));
        return -m.Sum(t.Extent(0), i => t[i].Of(XLogY, p[i]));
    }

    public static Quantity SoftmaxCrossEntropyAsInTextbooks(ModelBuilder m)
    {
        var (w, x, t) = (m.Matrix("W", 3, 4), m.Vector("x", 4), m.Vector("t", [0.2, 0.1, 0.7]));
        var z = m.Let("z", w.Extent(0), i => m.Sum(x.Extent(0), j => w[i, j] * x[j]));
        var e = m.Let("e", w.Extent(0), i => z[i].Of(Exp));
        var s = m.Let("s", m.Sum(w.Extent(0), i => e[i]));
        var p = m.Let("p", w.Extent(0), i => e[i] / s);
        return -m.Sum(t.Extent(0), i => t[i] * p[i].Of(Log));
    }

    public static Quantity SoftmaxCrossEntropyWithLabel(ModelBuilder m)
    {
        var (w, b, x, label) = (m.Matrix("W", 3, 4), m.Vector("b", 3), m.Vector("x", 4), m.Integer("label", 1));
        var z = m.Let("z", b.Extent(0), i => m.Sum(x.Extent(0), j => w[i, j] * x[j]) + b[i]);
        return LogSumExpOf(m, z) - z[label];
    }

    public static Quantity BatchNetworkWithLabels(ModelBuilder m)
    {
        var (x, labels) = (m.Matrix("X", 4, 3, isVariable: false), m.Integers("labels", 1, 0, 1, 2));
        var (w1, b1, w2, b2) = (m.Matrix("W1", 5, 3), m.Vector("b1", 5), m.Matrix("W2", 3, 5), m.Vector("b2", 3));
        var h = m.Let("h", x.Extent(0), b1.Extent(0), (r, i) => (m.Sum(x.Extent(1), j => w1[i, j] * x[r, j]) + b1[i]).Of(Tanh));
        var z = m.Let("z", x.Extent(0), b2.Extent(0), (r, i) => m.Sum(b1.Extent(0), j => w2[i, j] * h[r, j]) + b2[i]);
        var data = m.Sum(x.Extent(0), r => m.Reduce(ReductionKind.LogSumExp, b2.Extent(0), k => z[r, k]) - z[r, labels[r]]) / x.Extent(0);
        var decay = m.Sum(w1.Extent(0), i => m.Sum(w1.Extent(1), j => Square(w1[i, j])));
        return data + (m.Number(new(1, 100)) * decay);
    }

    public static Quantity LogisticLossOverRows(ModelBuilder m)
    {
        var (x, y, w) = (m.Matrix("X", 6, 3, isVariable: false), m.Vector("y", [1, -1, 1, 1, -1, -1], isVariable: false), m.Vector("w", 3));
        return m.Sum(x.Extent(0), i => ((-(y[i] * m.Sum(w.Extent(0), j => x[i, j] * w[j]))).Of(Exp) + 1).Of(Log)) / x.Extent(0);
    }

    public static Quantity LayerNorm(ModelBuilder m)
    {
        var (x, g, b, t) = (m.Vector("x", 5), m.Vector("g", 5), m.Vector("b", 5), m.Vector("t", 5, isVariable: false));
        var n = x.Extent(0);
        var mean = m.Let("mean", m.Sum(n, i => x[i]) / n);
        var variance = m.Let("variance", m.Sum(n, i => Square(x[i] - mean)) / n);
        var y = m.Let("y", n, i => (g[i] * (x[i] - mean) / (variance + m.Number(new(1, 1000))).Of(Sqrt)) + b[i]);
        return m.Sum(n, i => t[i] * Square(y[i]));
    }

    public static Quantity LayerNormOfEachRow(ModelBuilder m)
    {
        var (x, g) = (m.Matrix("X", 3, 4), m.Vector("g", 4));
        var (rows, n) = (x.Extent(0), x.Extent(1));
        var mean = m.Let("mean", rows, r => m.Sum(n, i => x[r, i]) / n);
        var scale = m.Let("scale", rows, r => 1 / ((m.Sum(n, i => Square(x[r, i] - mean[r])) / n) + m.Number(new(1, 100))).Of(Sqrt));
        return m.Sum(rows, r => m.Sum(n, i => (g[i] * (x[r, i] - mean[r]) * scale[r]).Of(Sin)));
    }

    public static Quantity Attention(ModelBuilder m)
    {
        var (q, k, v) = (m.Matrix("Q", 2, 3), m.Matrix("K", 4, 3), m.Matrix("V", 4, 2));
        var s = m.Let("S", q.Extent(0), k.Extent(0), (i, j) => m.Sum(q.Extent(1), d => q[i, d] * k[j, d]) / q.Extent(1).Of(Sqrt));
        var a = m.Let("A", q.Extent(0), k.Extent(0), (i, j) => s[i, j].Of(Exp) / m.Sum(k.Extent(0), l => s[i, l].Of(Exp)));
        return m.Sum(q.Extent(0), i => m.Sum(v.Extent(1), d => Square(m.Sum(k.Extent(0), j => a[i, j] * v[j, d]))));
    }

    public static Quantity UnrolledRecurrence(ModelBuilder m)
    {
        var (w, u, x) = (m.Matrix("W", 3, 3), m.Vector("u", 3), m.Vector("x", 4));
        var h = m.Let("h0", u.Extent(0), i => x[m.Number(0)] * u[i]);
        for (var t = 1; t < 4; t++)
        {
            var (previous, step) = (h, t);
            h = m.Let("h", u.Extent(0), i => (m.Sum(u.Extent(0), j => w[i, j] * previous[j]) + (u[i] * x[m.Number(step)])).Of(Tanh));
        }

        return m.Sum(u.Extent(0), i => Square(h[i]));
    }

    public static Quantity SmoothActivations(ModelBuilder m)
    {
        var x = m.Vector("x", 6);
        return m.Sum(x.Extent(0), i => x[i].Of(Gelu) + (x[i].Of(Silu) * x[i].Of(Softplus)) + x[i].Of(Erf) + (2 * x[i]).Of(Elu, m.Number(1)) + x[i].Of(LeakyRelu, m.Number(new(1, 100))));
    }

    public static Quantity ReluLayers(ModelBuilder m)
    {
        var (w, v, x) = (m.Matrix("W", 4, 3), m.Vector("v", 4), m.Vector("x", 3));
        return m.Sum(w.Extent(0), i => v[i] * m.Sum(x.Extent(0), j => w[i, j] * x[j]).Of(Relu)).Of(Relu) + m.Sum(x.Extent(0), j => x[j].Of(Abs));
    }

    private static Quantity LogSumExpOf(ModelBuilder m, Elements z) => m.Reduce(ReductionKind.LogSumExp, z.Extent(0), k => z[k]);
}
