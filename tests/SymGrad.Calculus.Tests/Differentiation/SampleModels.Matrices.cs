using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <content>Functions of whole matrices.</content>
internal static partial class SampleModels
{
    public static Quantity QuadraticFormOfAnInverse(ModelBuilder m)
    {
        var (a, x) = (m.Matrix("A", new[,] { { 3.0, 0.4, -0.2 }, { 0.1, 2.5, 0.6 }, { -0.5, 0.3, 2.0 } }), m.Vector("x", 3));
        var n = x.Extent(0);
        return m.Sum(n, i => m.Sum(n, j => x[i] * m.Inverse(a, [i, j]) * x[j]));
    }

    public static Quantity SolvedSystem(ModelBuilder m)
    {
        var (a, b) = (m.Matrix("A", new[,] { { 3.0, 0.4, -0.2 }, { 0.1, 2.5, 0.6 }, { -0.5, 0.3, 2.0 } }), m.Vector("b", 3));
        var n = b.Extent(0);
        var x = m.Let("x", n, i => m.Sum(n, k => m.Inverse(a, [i, k]) * b[k]));
        return m.Sum(n, i => x[i].Of(Sin));
    }

    public static Quantity GaussianWithACovariance(ModelBuilder m)
    {
        var (l, x) = (m.Matrix("L", new[,] { { 1.5, 0.4 }, { 0.3, 1.2 } }), m.Matrix("X", 3, 2));
        var (n, d) = (x.Extent(0), x.Extent(1));
        var s = m.Let("S", d, d, (i, j) => m.Sum(d, k => l[i, k] * l[j, k]));
        return m.Sum(n, r => m.Sum(d, i => m.Sum(d, j => x[r, i] * m.Inverse(s, [i, j]) * x[r, j]))) + (n * m.LogDeterminant(s));
    }

    public static Quantity Determinants(ModelBuilder m)
    {
        var (a, b) = (m.Matrix("A", new[,] { { 1.0, 0.4, -0.2 }, { 0.1, 0.5, 0.6 }, { -0.5, 0.3, 2.0 } }), m.Matrix("B", 2, 2));
        return (m.Determinant(a) * m.Determinant(b)).Of(Tanh) + m.LogDeterminant(a);
    }

    public static Quantity InversesOfABatch(ModelBuilder m)
    {
        var (s, x) = (m.Real("S", new([2, 2, 2], [2.0, 0.3, 0.1, 1.5, 1.0, -0.4, 0.2, 3.0])), m.Matrix("x", 2, 2));
        var (k, d) = (x.Extent(0), x.Extent(1));
        return m.Sum(k, c => m.Sum(d, i => m.Sum(d, j => x[c, i] * m.Inverse(s, [c, i, j]) * x[c, j])).Of(Exp));
    }

    public static Quantity CholeskyFactor(ModelBuilder m)
    {
        var (a, x) = (m.Matrix("A", new[,] { { 4.0, 0.4, -0.2 }, { 0.4, 2.5, 0.6 }, { -0.2, 0.6, 2.0 } }), m.Vector("x", 3));
        var n = x.Extent(0);
        var l = m.Cholesky(a);
        return m.Sum(n, i => m.Sum(n, j => l[i, j] * x[i] * x[j]).Of(Sin));
    }
}
