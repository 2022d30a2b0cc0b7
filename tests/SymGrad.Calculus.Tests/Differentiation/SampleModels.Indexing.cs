using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <content>Shifted, strided, gathered and guarded reads.</content>
internal static partial class SampleModels
{
    public static Quantity Correlation(ModelBuilder m)
    {
        var (x, k, t) = (m.Vector("x", 7), m.Vector("k", 3), m.Vector("t", 5, isVariable: false));
        var y = m.Let("y", x.Extent(0) - k.Extent(0) + 1, i => m.Sum(k.Extent(0), j => k[j] * x[i + j]));
        return m.Sum(t.Extent(0), i => Square(y[i] - t[i]));
    }

    public static Quantity ConvolutionWithGuards(ModelBuilder m)
    {
        var (x, k) = (m.Vector("x", 6), m.Vector("k", 3));
        var (n, w) = (x.Extent(0), k.Extent(0));
        var y = m.Let("y", n + w - 1, i => m.Sum(w, j => ((i - j >= 0) & (i - j < n)).Then(k[j] * x[i - j], m.Number(0))));
        return m.Sum(n + w - 1, i => y[i].Of(Tanh));
    }

    public static Quantity StridedConvolution(ModelBuilder m)
    {
        var (x, k) = (m.Vector("x", 8), m.Vector("k", 3));
        var y = m.Let("y", m.Number(3), i => m.Sum(k.Extent(0), j => k[j] * x[(2 * i) + j]));
        return m.Sum(m.Number(3), i => y[i].Of(Exp));
    }

    public static Quantity PlaneConvolution(ModelBuilder m)
    {
        var (x, k) = (m.Matrix("X", 4, 5), m.Matrix("K", 2, 2));
        var y = m.Let("Y", x.Extent(0) - 1, x.Extent(1) - 1, (i, j) => m.Sum(k.Extent(0), a => m.Sum(k.Extent(1), b => k[a, b] * x[i + a, j + b])).Of(Tanh));
        return m.Sum(x.Extent(0) - 1, i => m.Sum(x.Extent(1) - 1, j => Square(y[i, j])));
    }

    public static Quantity Embedding(ModelBuilder m)
    {
        var (e, words, w) = (m.Matrix("E", 5, 3), m.Integers("words", 4, 1, 1, 0), m.Vector("w", 3));
        var mean = m.Let("mean", w.Extent(0), d => m.Sum(words.Extent(0), t => e[words[t], d]) / words.Extent(0));
        return m.Sum(w.Extent(0), d => (w[d] * mean[d]).Of(Sin));
    }

    public static Quantity MatrixFactorisation(ModelBuilder m)
    {
        var (u, v, rows, columns, ratings) = (
            m.Matrix("U", 3, 2), m.Matrix("V", 4, 2), m.Integers("rows", 0, 2, 2, 1, 0), m.Integers("columns", 3, 3, 0, 1, 3), m.Vector("ratings", 5, isVariable: false));
        return m.Sum(ratings.Extent(0), r => Square(m.Sum(u.Extent(1), d => u[rows[r], d] * v[columns[r], d]) - ratings[r]));
    }

    public static Quantity SegmentSums(ModelBuilder m)
    {
        var (x, segment) = (m.Vector("x", 6), m.Integers("segment", 0, 2, 2, 1, 0, 2));
        var sums = m.Let("sums", m.Number(3), s => m.Sum(x.Extent(0), i => segment[i].IsEqual(s).Then(x[i], m.Number(0))));
        return m.Sum(m.Number(3), s => Square(sums[s]));
    }

    public static Quantity PackedTriangle(ModelBuilder m)
    {
        var (q, x) = (m.Vector("q", 6), m.Vector("x", 4));
        var d = x.Extent(0);

        // The strict lower triangle, column by column.
        var y = m.Let("y", d, i => x[i].Of(Exp) + m.Sum(i, j => q[(d * j) - Triangle(j) + i - j - 1] * x[j]));
        return m.Sum(d, i => Square(y[i]));

        Quantity Triangle(Quantity j) => (j * (j + 1)).Of(IntegerDivide, m.Number(2));
    }

    public static Quantity TriangularSums(ModelBuilder m)
    {
        var (a, x) = (m.Matrix("A", 4, 4), m.Vector("x", 4));
        var lower = m.Let("lower", x.Extent(0), i => m.Reduce(ReductionKind.Sum, m.Number(0), i + 1, j => a[i, j] * x[j]));
        return m.Sum(x.Extent(0), i => m.Sum(i, j => lower[i] * lower[j] * x[j].Of(Sin)));
    }

    public static Quantity GaussianMixture(ModelBuilder m)
    {
        var (x, alpha, mean, q, l) = (m.Matrix("X", 4, 3, isVariable: false), m.Vector("alpha", 2), m.Matrix("mean", 2, 3), m.Matrix("q", 2, 3), m.Matrix("l", 2, 3));
        var (n, k, d) = (x.Extent(0), alpha.Extent(0), x.Extent(1));
        var centred = m.Let("centred", n, k, (i, c) => SquaredNorm(i, c));
        var terms = m.Let("terms", n, k, (i, c) => alpha[c] + m.Sum(d, j => q[c, j]) - (centred[i, c] / 2));
        return m.Sum(n, i => m.Reduce(ReductionKind.LogSumExp, k, c => terms[i, c])) - (n * m.Reduce(ReductionKind.LogSumExp, k, c => alpha[c]));

        // ‖Q(x − μ)‖² with exp q on Q's diagonal and l, packed by columns, below it.
        Quantity SquaredNorm(Quantity i, Quantity c) => m.Sum(d, r => Square(
            (q[c, r].Of(Exp) * (x[i, r] - mean[c, r]))
            + m.Sum(r, j => l[c, (d * j) - (j * (j + 1)).Of(IntegerDivide, m.Number(2)) + r - j - 1] * (x[i, j] - mean[c, j]))));
    }

    public static Quantity Concatenation(ModelBuilder m)
    {
        var (x, y, w) = (m.Vector("x", 3), m.Vector("y", 2), m.Vector("w", 5));
        var z = m.Let("z", x.Extent(0) + y.Extent(0), i => (i < x.Extent(0)).Then(x[i], y[i - x.Extent(0)]));
        return m.Sum(x.Extent(0) + y.Extent(0), i => (w[i] * z[i]).Of(Sin));
    }

    public static Quantity SlicesAndFixedIndices(ModelBuilder m)
    {
        var x = m.Vector("x", 6);
        var slice = m.Let("slice", m.Number(3), i => x[i + 2]);
        return (m.Sum(m.Number(3), i => Square(slice[i])) * x[m.Number(0)]) + (x[m.Number(0)] * x[m.Number(4)]).Of(Exp) + x[x.Extent(0) - 1].Of(Sin);
    }

    public static Quantity ReversedAndShifted(ModelBuilder m)
    {
        var x = m.Vector("x", 5);
        var n = x.Extent(0);
        return m.Sum(n - 1, i => Square(x[i + 1] - x[i])) + m.Sum(n, i => x[i] * x[n - 1 - i].Of(Exp));
    }

    public static Quantity RosenbrockInManyVariables(ModelBuilder m)
    {
        var x = m.Vector("x", 5);
        return m.Sum(x.Extent(0) - 1, i => (100 * Square(x[i + 1] - Square(x[i]))) + Square(1 - x[i]));
    }

    public static Quantity ElementsByDivisionAndRemainder(ModelBuilder m)
    {
        var (x, w) = (m.Matrix("X", 2, 3), m.Vector("w", 6));
        return m.Sum(w.Extent(0), i => (w[i] * x[i.Of(IntegerDivide, m.Number(3)), i.Of(IntegerRemainder, m.Number(3))]).Of(Sin));
    }
}
