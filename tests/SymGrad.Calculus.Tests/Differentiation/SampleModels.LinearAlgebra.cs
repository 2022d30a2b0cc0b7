using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <content>Products, traces, norms and other expressions of linear algebra.</content>
internal static partial class SampleModels
{
    public static Quantity QuadraticForm(ModelBuilder m)
    {
        var (a, x) = (m.Matrix("A", 4, 4), m.Vector("x", 4));
        return m.Sum(x.Extent(0), i => x[i] * m.Sum(x.Extent(0), j => a[i, j] * x[j]));
    }

    public static Quantity TraceOfProducts(ModelBuilder m)
    {
        var (a, r) = (m.Matrix("A", 3, 3), m.Matrix("R", 3, 3));
        return m.Sum(a.Extent(0), i => m.Sum(a.Extent(0), j => m.Sum(a.Extent(0), k => a[j, i] * r[j, k] * a[k, i]))) + m.Sum(a.Extent(0), i => a[i, i]);
    }

    public static Quantity OuterProductAgainstAMatrix(ModelBuilder m)
    {
        var (u, v, a) = (m.Vector("u", 3), m.Vector("v", 4), m.Matrix("A", 3, 4));
        var o = m.Let("O", u.Extent(0), v.Extent(0), (i, j) => u[i] * v[j]);
        return m.Sum(u.Extent(0), i => m.Sum(v.Extent(0), j => Square(o[i, j] - a[i, j])));
    }

    public static Quantity MatrixChain(ModelBuilder m)
    {
        var (a, b, c) = (m.Matrix("A", 2, 3), m.Matrix("B", 3, 4), m.Matrix("C", 4, 2));
        var ab = m.Let("AB", a.Extent(0), b.Extent(1), (i, j) => m.Sum(a.Extent(1), k => a[i, k] * b[k, j]));
        var abc = m.Let("ABC", a.Extent(0), c.Extent(1), (i, j) => m.Sum(b.Extent(1), k => ab[i, k] * c[k, j]));
        return m.Sum(a.Extent(0), i => abc[i, i].Of(Sin));
    }

    public static Quantity NormsAndDistances(ModelBuilder m)
    {
        var (x, y) = (m.Vector("x", 4), m.Vector("y", 4));
        var norm = m.Let("norm", m.Sum(x.Extent(0), i => Square(x[i])).Of(NormRoot));
        var distance = m.Let("distance", m.Sum(x.Extent(0), i => Square(x[i] - y[i])).Of(NormRoot));
        var cosine = m.Sum(x.Extent(0), i => x[i] * y[i]) / (norm * m.Sum(y.Extent(0), i => Square(y[i])).Of(NormRoot));
        return (norm[[]] * distance) + cosine;
    }

    public static Quantity DiagonalScaling(ModelBuilder m)
    {
        var (d, a) = (m.Vector("d", 3), m.Matrix("A", 3, 3));
        var diagonal = m.Let("D", d.Extent(0), d.Extent(0), (i, j) => i.IsEqual(j).Then(d[i], m.Number(0)));
        var da = m.Let("DA", d.Extent(0), d.Extent(0), (i, j) => m.Sum(d.Extent(0), k => diagonal[i, k] * a[k, j]));
        return m.Sum(d.Extent(0), i => m.Sum(d.Extent(0), j => da[i, j].Of(Exp)));
    }

    public static Quantity DiagonalAndTranspose(ModelBuilder m)
    {
        var a = m.Matrix("A", 3, 3);
        var s = m.Let("S", a.Extent(0), a.Extent(0), (i, j) => a[i, j] + a[j, i]);
        var diagonal = m.Let("diagonal", a.Extent(0), i => s[i, i]);
        return m.Sum(a.Extent(0), i => diagonal[i].Of(Sin) * m.Sum(a.Extent(0), j => s[i, j]));
    }

    public static Quantity FrobeniusNormOfAResidual(ModelBuilder m)
    {
        var (a, u, v) = (m.Matrix("A", 4, 3, isVariable: false), m.Matrix("U", 4, 2), m.Matrix("V", 3, 2));
        return m.Sum(a.Extent(0), i => m.Sum(a.Extent(1), j => Square(a[i, j] - m.Sum(u.Extent(1), k => u[i, k] * v[j, k])))).Of(NormRoot);
    }

    public static Quantity RowsOfAMatrix(ModelBuilder m)
    {
        var (x, r) = (m.Matrix("X", 4, 3), m.Integer("r", 2));
        var row = m.Let("row", x.Extent(1), j => x[r, j]);
        var column = m.Let("column", x.Extent(0), i => x[i, m.Number(1)]);
        return m.Sum(x.Extent(1), j => Square(row[j])) * m.Sum(x.Extent(0), i => column[i].Of(Cos));
    }

    public static Quantity PairwiseKernel(ModelBuilder m)
    {
        var (x, c) = (m.Matrix("X", 3, 2), m.Vector("c", 3));
        var k = m.Let("K", x.Extent(0), x.Extent(0), (i, j) => (-m.Sum(x.Extent(1), d => Square(x[i, d] - x[j, d]))).Of(Exp));
        return m.Sum(x.Extent(0), i => m.Sum(x.Extent(0), j => c[i] * c[j] * k[i, j]));
    }

    public static Quantity VarianceAndMean(ModelBuilder m)
    {
        var x = m.Vector("x", 5);
        var n = x.Extent(0);
        var mean = m.Sum(n, i => x[i]) / n;
        return (m.Sum(n, i => Square(x[i] - mean)) / n) + mean.Of(Exp);
    }

    public static Quantity LogSumExpOfAMatrix(ModelBuilder m)
    {
        var a = m.Matrix("A", 3, 4);
        return m.Reduce(ReductionKind.LogSumExp, a.Extent(0), i => m.Reduce(ReductionKind.LogSumExp, a.Extent(1), j => a[i, j] * a[i, j]));
    }
}
